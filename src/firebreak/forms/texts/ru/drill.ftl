### Drills: exercise traffic that cannot be mistaken for the real thing.

drill-title = Тренировка · { $party }
drill-state = Состояние тренировки
drill-start = Начать тренировку
drill-start-confirm = Начать: всё помечается EXERCISE
drill-end = Закончить тренировку
drill-end-confirm = Закончить: всё снова настоящее
drill-on = Идёт тренировка
drill-since = с
drill-on-means = Всё, что вы пишете и вызываете на этой линии, помечается EXERCISE внутри подписанных байтов, у обеих сторон. Заштрихованная рамка видна на каждом экране. Настоящий вызов другой стороны звучит как настоящий.
drill-off-means = Тренировки нет. То, что вы пишете, считается настоящим, если не помечено иначе.
drill-elsewhere = Идёт тренировка на линии { $line }. Сначала закончите её.
drill-message = Учебное сообщение
drill-call = Учебный вызов
drill-checklists = Памятки
drill-checklists-means = Пройдите одну и отмечайте каждый шаг. Время шага считается от предыдущего. Ничего не записывается.
drill-begin = Начать
drill-again = Очистить
drill-running = Идёт:
drill-took = Заняло:
drill-traffic = { $count ->
    [0] Учебный обмен
    [one] { $count } учебный вопрос
    [few] { $count } учебных вопроса
   *[other] { $count } учебных вопросов
}
drill-traffic-table = Учебный обмен, сначала новый
drill-no-traffic = Учебного обмена на этой линии не было.
drill-from = От
drill-words = Слова
drill-came-to = Чем кончилось
