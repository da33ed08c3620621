### The contact report and the statement for publication: counts, no adjectives, no motives.

report-title = Звіт про контакти
report-what = Що підраховано
report-direction = Спроби
report-out = наші спроби зв’язатися з ними
report-in = їхні спроби зв’язатися з нами
report-marking = Позначка
report-echelon = Рівень
report-all-echelons = Усі рівні
report-span = Проміжок
report-span-all = Увесь запис
report-span-day = Остання доба
report-span-week = Останній тиждень
report-span-month = Останній місяць
report-span-year = Останній рік
report-span-own = З якого й до якого часу
report-since = З
report-until = До (не включно)
report-time-hint = Наприклад, 261053Z NOV 26
report-time-wrong = Не зрозуміло. Напишіть так: 261053Z NOV 26.
report-who = { $caller } → { $called }
report-table = Спроби за рівнем поста, який викликали
report-total = Усього
report-attempts = Спроби
report-share-is = { $percent } %
report-share-less = менше ніж { $percent } %
report-share-more = понад { $percent } %
report-time = Час до відповіді
report-time-means = { $count ->
    [one] Медіана за { $count } викликом із відповіддю, за годинником цього вузла.
    [few] Медіана за { $count } викликами з відповіддю, за годинником цього вузла.
   *[other] Медіана за { $count } викликами з відповіддю, за годинником цього вузла.
}
report-longest = найдовше { $span }
report-last = Останній контакт
report-counting = Виклик, який ще може пролунати, не рахується. Мовчання рахується мовчанням і ніколи відмовою. Частки наводяться від 20 спроб.
report-daily = Спроби за днями
report-plot = { $title }: спроби кожного дня за результатом. Числа в таблиці вище.
report-tests = Перевірки лінії за той самий проміжок
report-tests-means = Рахується за строками перевірок, які задає статут. У розділі «Стан» враховано кожну луну каналу.
report-export = Вивантажити таблицею
report-print = Друк

report-statement = Заява для оприлюднення
report-statement-means = Числа словами, під якими могла б підписатися будь-яка сторона, мовами обох. Запис іншої сторони дає ті самі числа там, де в ньому ті самі записи.
report-statement-span = З { $since } до { $until } запис показує { $attempts ->
    [one] { $attempts } спробу
    [few] { $attempts } спроби
   *[other] { $attempts } спроб
} сторони { $caller } зв’язатися викликом зі стороною { $called }.
report-statement-until = До { $until } запис показує { $attempts ->
    [one] { $attempts } спробу
    [few] { $attempts } спроби
   *[other] { $attempts } спроб
} сторони { $caller } зв’язатися викликом зі стороною { $called }.
report-statement-count = { $outcome }: { $count }.
report-statement-last-contact = Людина сторони { $called } востаннє відповіла: { $at }.
report-statement-no-contact = За цей проміжок у записі немає відповіді людини сторони { $called }.
report-statement-not = Чому на виклик не відповіли або його відхилено, запис не показує, якщо причину в ньому не названо. Виклик без відповіді не вважається відхиленим.
report-statement-save = Зберегти текст
report-evidence = Пакет свідчень
report-evidence-means = { $count ->
    [one] Доводить результат { $count } спроби будь-кому, без мережі. Виклики не розкриваються; відхилення розкривається з причиною та словами.
    [few] Доводить результат { $count } спроб будь-кому, без мережі. Виклики не розкриваються; відхилення розкривається з причиною та словами.
   *[other] Доводить результат { $count } спроб будь-кому, без мережі. Виклики не розкриваються; відхилення розкривається з причиною та словами.
}
report-evidence-left-out = Пакет уміщує { $count } тверджень: останні спроби. Раніші ({ $left }) не ввійшли; для них виберіть коротший проміжок.
report-evidence-made = { $count ->
    [one] Пакет із { $count } твердженням збережено.
    [few] Пакет із { $count } твердженнями збережено.
   *[other] Пакет із { $count } твердженнями збережено.
}
