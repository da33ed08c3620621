### A line: its record as a conversation, and what can be done about each item.

line-conversation = Запис у вигляді розмови
line-empty = На цій лінії ще нічого не сказано.
line-past = Ви читаєте минуле. Те, що відбувається зараз, тут не показано.
line-now = Повернутися до теперішнього
line-previous = Попереднє
line-next = Наступне
line-older-more = Раніше завантажується під час прокручування вгору.
line-older-loading = Завантажується раніше…
line-older-all = Це початок запису.
line-to = кому
line-not-readable = Зміст тут не читається.
line-behind = Що за цим стоїть
line-ladder = Сходи підтверджень
line-no-rung = Наскільки відомо, ще не на іншій станції
line-rung-stated = заявлено
line-rung-refused = відмовлено
line-rung-missing = не заявлено
line-rung-missing-means = У записі цей ступінь не заявлено. Про причину це нічого не каже.
line-also-refused = також відмовлено
line-rung-was-refused = Відмовив
line-no-reason-given = Причину не названо.
line-released-by = Дозволив { $who }
line-needs-release = Потрібен дозвіл другої особи
line-translations = { $count ->
    [one] { $count } переклад, останній: { $stage }
    [few] { $count } переклади, останній: { $stage }
   *[other] { $count } перекладів, останній: { $stage }
}
line-test = Перевірка рівнів
line-test-out = Наша перевірка: { $layer } { $desk }
line-test-in = Їхня перевірка: { $layer } { $desk }

line-acts-of-ours = Що ви можете зробити
line-act-seen = Переглянуто
line-act-read-back = Повторити текст
line-act-passed-to = Передано…
line-act-passed-to-now = Заявити: передано цьому посту
line-act-undertake = Зобов’язатися…
line-act-undertake-now = Дати це зобов’язання
line-act-reported-done = Повідомити про виконання…
line-act-reported-done-now = Повідомити, що виконано
line-act-refuse = Відмовити у ступені…
line-act-refuse-now = Відмовити в цьому ступені
line-act-refuse-confirm = Відмовити остаточно
line-act-reason = Назвати причину…
line-act-reason-now = Додати цю причину
line-act-say = Сказати…
line-act-say-now = Надіслати ці слова
line-act-close = Закрити
line-act-close-confirm = Закрити остаточно
line-undertake-what = Що обіцяно
line-undertake-due = До якого часу
line-refuse-rung = Ступінь
line-say-words = Слова щодо цього питання

line-acts = { $count ->
    [one] На це посилається { $count } запис
    [few] На це посилаються { $count } записи
   *[other] На це посилаються { $count } записів
}
line-entry-id = Запис
line-entry-place = Місце
line-entry-place-is = Номер { $n } стрічки, сторона: { $side }; надійно збережено тут
line-entry-grade = Автентичність
line-entry-seals = { $count ->
    [0] печаткою ще не охоплено
    [one] охоплено { $count } печаткою
    [few] охоплено { $count } печатками
   *[other] охоплено { $count } печатками
}
line-entry-signature = Підпис
line-entry-no-signature = Окремого підпису під цим записом тут немає.
line-entry-raw = Підписані байти
line-entry-bytes = { $count ->
    [one] { $count } байт
    [few] { $count } байти
   *[other] { $count } байтів
}

line-orderwire = Службовий зв’язок
line-orderwire-means = Розмова операторів про лінію. Це не слово керівника.
line-orderwire-words = Їхнім операторам
line-orderwire-send = Надіслати їхнім операторам
line-orderwire-write = Написати службовим зв’язком
