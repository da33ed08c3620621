### A line: its record as a conversation, and what can be done about each item.

line-conversation = Запись в виде разговора
line-empty = На этой линии ещё ничего не сказано.
line-past = Вы читаете прошлое. Происходящее сейчас здесь не показано.
line-now = Вернуться к настоящему
line-previous = Предыдущее
line-next = Следующее
line-older-more = Более раннее загружается при прокрутке вверх.
line-older-loading = Загружается более раннее…
line-older-all = Это начало записи.
line-to = кому
line-not-readable = Содержание здесь не читается.
line-behind = Что за этим стоит
line-ladder = Лестница подтверждений
line-no-rung = Насколько известно, ещё не на другой станции
line-rung-stated = заявлено
line-rung-refused = отказано
line-rung-missing = не заявлено
line-rung-missing-means = В записи эта ступень не заявлена. О причине это ничего не говорит.
line-also-refused = также отказано
line-rung-was-refused = Отказал
line-no-reason-given = Причина не названа.
line-released-by = Разрешил { $who }
line-needs-release = Требуется разрешение второго лица
line-translations = { $count ->
    [one] { $count } перевод, последний: { $stage }
    [few] { $count } перевода, последний: { $stage }
   *[other] { $count } переводов, последний: { $stage }
}
line-test = Проверка уровней
line-test-out = Наша проверка: { $layer } { $desk }
line-test-in = Их проверка: { $layer } { $desk }

line-acts-of-ours = Что вы можете сделать
line-act-seen = Просмотрено
line-act-read-back = Повторить текст
line-act-passed-to = Передано…
line-act-passed-to-now = Заявить: передано этому посту
line-act-undertake = Обязаться…
line-act-undertake-now = Дать это обязательство
line-act-reported-done = Доложить об исполнении…
line-act-reported-done-now = Доложить, что исполнено
line-act-refuse = Отказать в ступени…
line-act-refuse-now = Отказать в этой ступени
line-act-refuse-confirm = Отказать окончательно
line-act-reason = Назвать причину…
line-act-reason-now = Добавить эту причину
line-act-say = Сказать…
line-act-say-now = Отправить эти слова
line-act-close = Закрыть
line-act-close-confirm = Закрыть окончательно
line-undertake-what = Что обещано
line-undertake-due = К какому времени
line-refuse-rung = Ступень
line-say-words = Слова по этому вопросу

line-acts = { $count ->
    [one] На это ссылается { $count } запись
    [few] На это ссылаются { $count } записи
   *[other] На это ссылаются { $count } записей
}
line-entry-id = Запись
line-entry-place = Место
line-entry-place-is = Номер { $n } ленты, сторона: { $side }; надёжно сохранено здесь
line-entry-grade = Подлинность
line-entry-seals = { $count ->
    [0] печатью ещё не охвачено
    [one] охвачено { $count } печатью
    [few] охвачено { $count } печатями
   *[other] охвачено { $count } печатями
}
line-entry-signature = Подпись
line-entry-no-signature = Отдельной подписи под этой записью здесь нет.
line-entry-raw = Подписанные байты
line-entry-bytes = { $count ->
    [one] { $count } байт
    [few] { $count } байта
   *[other] { $count } байт
}

line-orderwire = Служебная связь
line-orderwire-means = Разговор операторов о линии. Это не слово руководителя.
line-orderwire-words = Их операторам
line-orderwire-send = Отправить их операторам
line-orderwire-write = Написать по служебной связи
