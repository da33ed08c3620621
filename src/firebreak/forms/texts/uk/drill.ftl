### Drills: exercise traffic that cannot be mistaken for the real thing.

drill-title = Тренування · { $party }
drill-state = Стан тренування
drill-start = Почати тренування
drill-start-confirm = Почати: усе позначається EXERCISE
drill-end = Закінчити тренування
drill-end-confirm = Закінчити: усе знову справжнє
drill-on = Триває тренування
drill-since = з
drill-on-means = Усе, що ви пишете й викликаєте на цій лінії, позначається EXERCISE всередині підписаних байтів, в обох сторін. Заштриховану рамку видно на кожному екрані. Справжній виклик іншої сторони лунає як справжній.
drill-off-means = Тренування немає. Те, що ви пишете, вважається справжнім, якщо не позначено інакше.
drill-elsewhere = Триває тренування на лінії { $line }. Спершу закінчіть його.
drill-message = Навчальне повідомлення
drill-call = Навчальний виклик
drill-checklists = Пам’ятки
drill-checklists-means = Пройдіть одну й позначайте кожен крок. Час кроку рахується від попереднього. Нічого не записується.
drill-begin = Почати
drill-again = Очистити
drill-running = Триває:
drill-took = Зайняло:
drill-traffic = { $count ->
    [0] Навчальний обмін
    [one] { $count } навчальне питання
    [few] { $count } навчальні питання
   *[other] { $count } навчальних питань
}
drill-traffic-table = Навчальний обмін, спершу новий
drill-no-traffic = Навчального обміну на цій лінії не було.
drill-from = Від
drill-words = Слова
drill-came-to = Чим скінчилося
