### The contact report and the statement for publication: counts, no adjectives, no motives.

report-title = Отчёт о контактах
report-what = Что подсчитано
report-direction = Попытки
report-out = наши попытки связаться с ними
report-in = их попытки связаться с нами
report-marking = Пометка
report-echelon = Уровень
report-all-echelons = Все уровни
report-span = Промежуток
report-span-all = Вся запись
report-span-day = Последние сутки
report-span-week = Последняя неделя
report-span-month = Последний месяц
report-span-year = Последний год
report-span-own = С какого и по какое время
report-since = С
report-until = До (не включая)
report-time-hint = Например, 261053Z NOV 26
report-time-wrong = Не понято. Напишите так: 261053Z NOV 26.
report-who = { $caller } → { $called }
report-table = Попытки по уровню вызываемого поста
report-total = Всего
report-attempts = Попытки
report-share-is = { $percent } %
report-share-less = менее { $percent } %
report-share-more = более { $percent } %
report-time = Время до ответа
report-time-means = { $count ->
    [one] Медиана по { $count } отвеченному вызову, по часам этого узла.
    [few] Медиана по { $count } отвеченным вызовам, по часам этого узла.
   *[other] Медиана по { $count } отвеченным вызовам, по часам этого узла.
}
report-longest = самое долгое { $span }
report-last = Последний контакт
report-counting = Вызов, который ещё может прозвучать, не считается. Молчание считается молчанием и никогда отказом. Доли приводятся от 20 попыток.
report-daily = Попытки по дням
report-plot = { $title }: попытки каждого дня по исходу. Числа в таблице выше.
report-tests = Проверки линии за тот же промежуток
report-tests-means = Считается по срокам проверок, которые задаёт устав. В разделе «Состояние» учтено каждое эхо канала.
report-export = Выгрузить таблицей
report-print = Печать

report-statement = Заявление для публикации
report-statement-means = Числа словами, под которыми могла бы подписаться любая сторона, на языках обеих. Запись другой стороны даёт те же числа там, где в ней те же записи.
report-statement-span = С { $since } до { $until } запись показывает { $attempts ->
    [one] { $attempts } попытку
    [few] { $attempts } попытки
   *[other] { $attempts } попыток
} стороны { $caller } связаться вызовом со стороной { $called }.
report-statement-until = До { $until } запись показывает { $attempts ->
    [one] { $attempts } попытку
    [few] { $attempts } попытки
   *[other] { $attempts } попыток
} стороны { $caller } связаться вызовом со стороной { $called }.
report-statement-count = { $outcome }: { $count }.
report-statement-last-contact = Человек стороны { $called } в последний раз ответил: { $at }.
report-statement-no-contact = За этот промежуток в записи нет ответа человека стороны { $called }.
report-statement-not = Почему на вызов не ответили или он отклонён, запись не показывает, если причина в ней не названа. Вызов без ответа не считается отклонённым.
report-statement-save = Сохранить текст
report-evidence = Пакет свидетельств
report-evidence-means = { $count ->
    [one] Доказывает исход { $count } попытки кому угодно, без сети. Вызовы не раскрываются; отклонение раскрывается с причиной и словами.
    [few] Доказывает исход { $count } попыток кому угодно, без сети. Вызовы не раскрываются; отклонение раскрывается с причиной и словами.
   *[other] Доказывает исход { $count } попыток кому угодно, без сети. Вызовы не раскрываются; отклонение раскрывается с причиной и словами.
}
report-evidence-left-out = Пакет вмещает { $count } утверждений: последние попытки. Более ранние ({ $left }) не вошли; для них выберите более короткий промежуток.
report-evidence-made = { $count ->
    [one] Пакет с { $count } утверждением сохранён.
    [few] Пакет с { $count } утверждениями сохранён.
   *[other] Пакет с { $count } утверждениями сохранён.
}
