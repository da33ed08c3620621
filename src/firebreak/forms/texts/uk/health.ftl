### Tests and health: layers over time, what was missed, findings, paging.

health-title = Перевірки та стан · { $party }
health-span = Показаний проміжок
health-span-hour = Година
health-span-hours = 6 годин
health-span-day = Доба
health-span-week = Тиждень
health-span-month = Місяць
health-span-year = Рік
health-span-years = 5 років
health-earlier = Раніше
health-later = Пізніше
health-now = Зараз
health-past = Це минуле. Теперішнє становище не показано.
health-export = Вивантажити таблицею
health-findings = Висновки
health-findings-table = Що підтверджували перевірки, спершу останнє
health-no-findings = За цей проміжок висновків у записі немає.
health-since = З
health-finding = Висновок
health-says = Що означає
health-no-tests = За цей проміжок перевірок не належало.
health-out = наші перевірки сторони { $party }
health-in = перевірки нас стороною { $party }
health-due = { $count ->
    [one] призначено { $count }
    [few] призначено { $count }
   *[other] призначено { $count }
}
health-answered = { $count ->
    [one] з відповіддю { $count }
    [few] з відповіддю { $count }
   *[other] з відповіддю { $count }
}
health-missed = { $count ->
    [one] без відповіді { $count }
    [few] без відповіді { $count }
   *[other] без відповіді { $count }
}
health-not-sent = { $count ->
    [one] не проведено стороною, що перевіряє, { $count }
    [few] не проведено стороною, що перевіряє, { $count }
   *[other] не проведено стороною, що перевіряє, { $count }
}
health-answered-share = З відповіддю
health-median = Медіана
health-plot-share = { $layer }: частка перевірок із відповіддю за часом. Числа в таблиці нижче.
health-circuits = Канали перевіряються що кілька секунд і вносяться до запису раз на годину; тут їх видно з першої повної години.
health-plot-counts = { $layer }: перевірки з відповіддю, без відповіді та непроведені за часом. Числа в таблиці нижче.
health-plot-median = { $layer }: медіана часу до відповіді. Числа в таблиці нижче.
health-legend-share = Лінія: частка проведених перевірок, на які відповіли. Розрив: перевірок не належало.
health-legend-counts = Розрив: перевірок не належало.
health-legend-median = Нижче: медіана часу до відповіді.
health-table = Числа в таблиці
health-from = З
health-column-due = Призначено
health-column-answered = З відповіддю
health-column-missed = Без відповіді
health-column-not-sent = Не проведено
health-missed-title = { $count ->
    [0] Перевірок без відповіді немає
    [one] { $count } перевірка без відповіді
    [few] { $count } перевірки без відповіді
   *[other] { $count } перевірок без відповіді
}
health-missed-table = Перевірки без відповіді, спершу останні
health-none-missed = За цей проміжок таких немає.
health-due-at = Призначено на
health-layer = Рівень
health-desk = Пост
health-whose = Чия перевірка
health-fact = Факт
health-show-fact = Показати
health-fact-words = { $layer }, призначено на { $at }.
health-answered-after = Відповідь надійшла пізніше:
health-entry = Запис про це
health-yes = Так
health-no = Ні

health-paging = Сповіщення
health-paging-means = Як викликають людей. Сповіщення ніколи не несе змісту, лише «прибути на лінію». Перевірка показує, що служба його прийняла, а не що людина прочитала.
health-paging-table = Засоби сповіщення
health-paging-none = Крім дзвінка самої цієї сторінки, засобів сповіщення не задано.
health-paging-name = Засіб
health-paging-independent = Незалежно від інших
health-paging-last = Остання перевірка
health-paging-next = Наступна перевірка
health-paging-never = Жодного разу не перевірялося
health-paging-bell = Лунає там, де відкрито цю сторінку. Перевіряється пробним сигналом угорі.
health-paging-test-head = Перевірка
health-paging-test = Перевірити
health-paging-test-one = Перевірити { $name }
health-paging-test-all = Перевірити всі
health-paging-tested = Засоби сповіщення перевірено. Дивіться результати.
health-plan = План виклику: кого викликають і через скільки
health-plan-after = Через
health-plan-to = Кого
health-seconds = { $count ->
    [one] { $count } секунду
    [few] { $count } секунди
   *[other] { $count } секунд
}
