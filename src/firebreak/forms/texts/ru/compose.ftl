### Composing calls and messages: drafts, form of address, review, two-person release, checklists.

compose-title = Сообщение для: { $party }
compose-form = Черновик
compose-begin-means = Черновик сохраняется при каждом нажатии. Ничего не уходит, пока вы не просмотрите текст.
compose-new-message = Новое сообщение
compose-new-call = Новый вызов
compose-no-such-draft = Такого черновика нет. Он отправлен, удалён или принадлежит другому дежурному.

compose-what = Что отправляется
compose-as-message = Сообщение
compose-as-message-means = Слова для поста. Сигнал звучит только при FLASH.
compose-as-call = Вызов
compose-as-call-means = Звучит на посту. Предмет и текст идут вместе с сигналом.
compose-regarding = В связи с:
compose-not-regarding = Не связано с прежним
compose-precedence = Срочность
compose-from = От
compose-to = Кому
compose-role = В должности
compose-role-means = Другая сторона видит пост и должность, а не ваше имя.
compose-style = Форма обращения
compose-style-means = Из книги обращений, согласованной обеими сторонами.
compose-style-none = Нет
compose-style-own = Ваши слова
compose-style-words = Слова обращения
compose-style-unagreed = Не согласовано
compose-style-unagreed-means = Другая сторона не просила так к ней обращаться. Перед отправкой вас попросят подтвердить.
compose-style-confirm = Обратиться «{ $style }», хотя это не согласовано
compose-language = Язык
compose-subject = Предмет
compose-subject-means = Виден вместе с сигналом, чтобы его поняли прежде, чем ответить.
compose-text = Текст
compose-text-call = Текст (идёт вместе с сигналом)
compose-count = { $words ->
    [one] { $words } слово
    [few] { $words } слова
   *[other] { $words } слов
}
compose-count-of = { $words } из { $limit } слов
compose-bytes = { $bytes } из { $limit } байт
compose-over-words = Слишком много слов для этой срочности. Сократите текст или понизьте срочность.
compose-over-bytes = Длиннее, чем устав линии допускает для этой срочности.
compose-second = Просить разрешения второго лица
compose-review = Просмотреть
compose-drop = Удалить
compose-drop-confirm = Удалить этот черновик
compose-nothing-leaves = Из этой формы ничего не уходит.

compose-kept-nothing = Пока ничего не написано
compose-kept-here = Сохранено в этом браузере
compose-kept-waiting = Сохранено в этом браузере, ещё не на узле
compose-kept-node = Сохранено на узле
compose-kept-conflict = Две версии
compose-conflict = Этот черновик изменён в другом месте
compose-conflict-means = Другое ваше окно сохранило более новую версию. Ничего не потеряно: выберите, с какой продолжить.
compose-conflict-mine = Как написано здесь
compose-conflict-theirs = Как сохранено на узле
compose-keep-mine = Продолжить с этой
compose-keep-theirs = Продолжить с той, что на узле
compose-drafts = { $count ->
    [0] Черновики
    [one] { $count } черновик
    [few] { $count } черновика
   *[other] { $count } черновиков
}
compose-no-drafts = На этой линии у вас нет черновиков.
compose-empty-draft = Пустой черновик
compose-another = Начать другой
compose-in-drill = Идёт тренировка: всё, что вы начнёте здесь, помечается EXERCISE.

compose-review-title = Просмотр
compose-review-means = Вот что увидит сторона { $party }.
compose-seen-there = Как это увидит другая сторона
compose-look = Сначала взгляните на это
compose-look-slots = { $count ->
    [one] Не заполнено: { $slots }
    [few] Не заполнено: { $slots }
   *[other] Не заполнено: { $slots }
}
compose-look-unseen = В тексте есть невидимые знаки или слова из разных письменностей. Они отмечены выше.
compose-look-style = Форма обращения не согласована.
compose-look-state = Линия не объявлена открытой. Возможно, придётся ждать на нашей станции.
compose-look-second = Прежде чем это уйдёт, нужно разрешение второго лица.
compose-stops = Отправить пока нельзя
compose-wrong-no-desk = Назовите хотя бы один пост другой стороны.
compose-wrong-no-own-desk = Назовите ваш пост, от которого это исходит.
compose-wrong-no-words = Текста нет.
compose-wrong-no-subject = Вызову нужен предмет: он виден вместе с сигналом.
compose-wrong-words = Слов: { $words }; эта срочность допускает не более { $limit }.
compose-wrong-bytes = Байт: { $bytes }; устав линии даёт этой срочности { $limit }.
compose-wrong-control = Знак { $character } отправить нельзя. Удалите его.
compose-wrong-style = Подтвердите несогласованную форму обращения или выберите другую.
compose-send-message = Отправить сообщение
compose-send-call = Вызвать
compose-send-means = Из записи это уже не изъять. Прибытие туда показывает квитанция самой другой стороны.
compose-ask-second = Просить разрешения
compose-ask-second-means = Остаётся здесь, пока второе лицо не разрешит. Не отправлено.
compose-waits-for-second = Ждёт второго лица. Не отправлено.
compose-back = Вернуться к форме
compose-left = Ушло из этой формы.
compose-see-it = Посмотреть
compose-not-known = Неизвестно, отправлено ли это
compose-not-known-means = Узел не ответил. Отправить снова безопасно: те же слова идут под тем же ключом и записываются один раз. Пока это неизвестно, текст изменить нельзя.
compose-send-again = Отправить снова
compose-look-in-record = Посмотреть на линии
compose-copy = Скопировать в новый черновик

compose-releases = { $count ->
    [0] Разрешения
    [one] { $count } ждёт второго лица
    [few] { $count } ждут второго лица
   *[other] { $count } ждут второго лица
}
compose-release-waiting = Ждёт второго лица
compose-release-released = Разрешено
compose-release-returned = Возвращено
compose-release-by = кем: { $who }
compose-release-show = Прочитать
compose-release-title = Разрешение второго лица
compose-release-means = Составил { $who }. Прочтите так, как увидит другая сторона.
compose-rule-charter = Устав линии требует двух лиц.
compose-rule-local = Наше собственное правило требует двух лиц.
compose-rule-officer = Автор попросил второе лицо.
compose-release-own = Это составили вы. Разрешает другой дежурный.
compose-release-now = Разрешить и отправить
compose-return = Вернуть
compose-return-why = Почему возвращено
compose-returned-because = Возвращено:

compose-held = { $count ->
    [one] На нашей станции ждёт { $count }
    [few] На нашей станции ждут { $count }
   *[other] На нашей станции ждут { $count }
}
compose-held-since = С
compose-held-when = Уйдёт само, как только позволит объявленное состояние линии. До этого ни один канал не пробуется.

compose-triggers = Памятки
compose-triggers-means = События, требующие вызова. Каждая памятка заполняет новый черновик; ни одна ничего не отправляет.
compose-triggers-language = Тексты на языке линии: { $lang }.
compose-facts-means = Незаполненное остаётся в скобках.
