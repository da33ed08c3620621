### Handing the watch over: the sheet, signatures, who is on watch.

handover-title = Сдача дежурства
handover-desk = Пост
handover-party = Сторона
handover-standing = Дежурство на этом посту
handover-watch-on = { $desk }: дежурство принято
handover-watch-off = { $desk }: дежурства не несёт никто
handover-watch-unknown = { $desk }: в записи не сказано, кто дежурит
handover-since = С
handover-take-watch = Принять дежурство
handover-leave-watch = Оставить дежурство
handover-leave-watch-confirm = Оставить без сдачи
handover-sheet = { $count ->
    [0] Лист: открытого нет
    [one] Лист: { $count } пункт
    [few] Лист: { $count } пункта
   *[other] Лист: { $count } пунктов
}
handover-as-of = По состоянию на
handover-sheet-again = Составить заново
handover-nothing-open = Нет открытых попыток, проверок, обещаний, черновиков, разрешений и отключённых сигналов.
handover-sort-matter = Открытый вопрос
handover-sort-test = Открытая проверка
handover-sort-promise = Обещание
handover-sort-put-off = Отложенный вызов
handover-sort-not-taken = Непринятый вызов
handover-put-off-by = отложила сторона { $who }
handover-sort-draft = Черновик
handover-sort-release = Ждёт разрешения
handover-sort-held = Ждёт на нашей станции
handover-sort-silence = Сигнал с отключённым звуком
handover-promised-by = кем: { $who }
handover-silenced-by = Звук отключил { $who }
handover-sign = Принимаю это
handover-new = Не названо при сдаче
handover-handed = Дежурство сдано
handover-handed-means = Распишитесь за каждый пункт ниже, затем примите дежурство. Не названное при сдаче отмечено.
handover-who-leaves = Кто сдаёт
handover-who-comes = Кто принимает
handover-notes = Заметки
handover-notes-means = Для следующей смены. Они стоят в записи: другая сторона может их прочитать.
handover-to-role = Передаётся должности
handover-hand-over = Подписать и сдать
handover-hand-over-means = Вносит в запись, что вы сдаёте дежурство и что открыто. Что кто-либо пришёл, это не говорит.
handover-hash = Хеш этого листа:
handover-left-to-sign = { $count ->
    [one] Не подписан { $count } пункт.
    [few] Не подписаны { $count } пункта.
   *[other] Не подписано { $count } пунктов.
}
handover-all-signed = За каждый пункт расписались.
handover-take-over = Подписать и принять дежурство
handover-take-over-means = Вносит в запись, что дежурство у вас и что вы расписались за эту сдачу.
handover-watch-list = Кто на дежурстве
handover-watch-list-means = Здесь и там, как в последний раз сказали подписанные записи. Что там сейчас кто-либо есть, это не показывает.
handover-on = Дежурство
handover-word-on = Принято
handover-word-off = Оставлено
handover-word-unknown = Неизвестно
handover-by = С чьих слов
handover-last-act = Последнее действие человека
