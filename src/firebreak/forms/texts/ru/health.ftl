### Tests and health: layers over time, what was missed, findings, paging.

health-title = Проверки и состояние · { $party }
health-span = Показанный промежуток
health-span-hour = Час
health-span-hours = 6 часов
health-span-day = Сутки
health-span-week = Неделя
health-span-month = Месяц
health-span-year = Год
health-span-years = 5 лет
health-earlier = Раньше
health-later = Позже
health-now = Сейчас
health-past = Это прошлое. Нынешнее положение не показано.
health-export = Выгрузить таблицей
health-findings = Выводы
health-findings-table = Что подтверждали проверки, сначала последнее
health-no-findings = За этот промежуток выводов в записи нет.
health-since = С
health-finding = Вывод
health-says = Что значит
health-no-tests = За этот промежуток проверок не полагалось.
health-out = наши проверки стороны { $party }
health-in = проверки нас стороной { $party }
health-due = { $count ->
    [one] назначена { $count }
    [few] назначено { $count }
   *[other] назначено { $count }
}
health-answered = { $count ->
    [one] с ответом { $count }
    [few] с ответом { $count }
   *[other] с ответом { $count }
}
health-missed = { $count ->
    [one] без ответа { $count }
    [few] без ответа { $count }
   *[other] без ответа { $count }
}
health-not-sent = { $count ->
    [one] не проведена проверяющей стороной { $count }
    [few] не проведены проверяющей стороной { $count }
   *[other] не проведены проверяющей стороной { $count }
}
health-answered-share = С ответом
health-median = Медиана
health-plot-share = { $layer }: доля проверок с ответом по времени. Числа в таблице ниже.
health-circuits = Каналы проверяются каждые несколько секунд и вносятся в запись раз в час; здесь они видны с первого полного часа.
health-plot-counts = { $layer }: проверки с ответом, без ответа и непроведённые по времени. Числа в таблице ниже.
health-plot-median = { $layer }: медиана времени до ответа. Числа в таблице ниже.
health-legend-share = Линия: доля проведённых проверок, на которые ответили. Разрыв: проверок не полагалось.
health-legend-counts = Разрыв: проверок не полагалось.
health-legend-median = Ниже: медиана времени до ответа.
health-table = Числа в таблице
health-from = С
health-column-due = Назначено
health-column-answered = С ответом
health-column-missed = Без ответа
health-column-not-sent = Не проведено
health-missed-title = { $count ->
    [0] Проверок без ответа нет
    [one] { $count } проверка без ответа
    [few] { $count } проверки без ответа
   *[other] { $count } проверок без ответа
}
health-missed-table = Проверки без ответа, сначала последние
health-none-missed = За этот промежуток таких нет.
health-due-at = Назначено на
health-layer = Уровень
health-desk = Пост
health-whose = Чья проверка
health-fact = Факт
health-show-fact = Показать
health-fact-words = { $layer }, назначено на { $at }.
health-answered-after = Ответ поступил позже:
health-entry = Запись об этом
health-yes = Да
health-no = Нет

health-paging = Оповещение
health-paging-means = Как вызывают людей. Оповещение никогда не несёт содержания, только «прибыть на линию». Проверка показывает, что служба его приняла, а не что человек прочёл.
health-paging-table = Средства оповещения
health-paging-none = Кроме звонка самой этой страницы, средства оповещения не заданы.
health-paging-name = Средство
health-paging-independent = Независимо от других
health-paging-last = Последняя проверка
health-paging-next = Следующая проверка
health-paging-never = Ни разу не проверялось
health-paging-bell = Звучит там, где открыта эта страница. Проверяется пробным сигналом выше.
health-paging-test-head = Проверка
health-paging-test = Проверить
health-paging-test-one = Проверить { $name }
health-paging-test-all = Проверить все
health-paging-tested = Средства оповещения проверены. Смотрите результаты.
health-plan = План вызова: кого вызывают и через сколько
health-plan-after = Через
health-plan-to = Кого
health-seconds = { $count ->
    [one] { $count } секунду
    [few] { $count } секунды
   *[other] { $count } секунд
}
