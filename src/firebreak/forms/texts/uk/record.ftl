### The record: search, entries, verifying, export, archive.

record-title = Запис
record-search = Шукати в записі
record-words = Слова
record-words-means = Як стоять у тексті; регістр не важить.
record-kind = Вид
record-all-kinds = Усі види
record-side = Сторона
record-both-sides = Обидві сторони
record-all-markings = Усі позначки
record-newest = Спершу нові
record-beginning = Від початку
record-found = { $count ->
    [0] Записів немає
    [one] { $count } запис
    [few] { $count } записи
   *[other] { $count } записів
}
record-more = Решта завантажується під час прокручування.
record-entries = Записи
record-choose = Вибрати для вивантаження: { $kind }, { $at }
record-entry = Запис
record-on-the-line = Це питання на лінії
record-written = Написано, за годинником автора
record-arrived = Надійно збережено тут, за нашим годинником
record-number = Номер у стрічці
record-counts = Скільки записів іншої сторони врахував автор
record-id = Ідентифікатор
record-feed = Стрічка
record-root = Корінь до нього
record-of = Про запис
record-seals = Печатки, що його охоплюють
record-seal-ours = Наша, записів під нею: { $size }
record-seal-theirs = Їхня, записів під нею: { $size }
record-named-by = Записи, що на нього посилаються
record-bytes = Точні байти
record-signed-bytes = Підписані байти
record-signature = Підпис
record-payload = Зміст як написано
record-byte-count = { $count ->
    [one] { $count } байт
    [few] { $count } байти
   *[other] { $count } байтів
}

record-export = Вивантаження
record-export-means = Пакет, який будь-хто перевірить без мережі. Він доводить стверджуване й розкриває лише назване.
record-export-none = Позначте записи в списку, щоб вивантажити їх.
record-claim-rang = Що виклик пролунав
record-claim-refused = Що у ступені відмовлено
record-claim-reason = Причина
record-claim-text = Слова
record-fields = Поля, що розкриваються
record-withheld = Не розкрито: { $fields }. Пакет доводить, що ці поля є, і не показує їх.
record-nothing-withheld = Розкрито кожне поле цих записів. Хто отримає пакет, той їх прочитає.
record-also-opens-decline = Відхилення розкривається з причиною та словами.
record-also-opens-refusal = Відмова розкривається з причиною.
record-also-opens-undertaking = Зобов’язання розкривається разом із тим, у чому воно полягає.
record-order = Стверджувати, що з двох було раніше
record-export-now = Скласти пакет
record-export-forget = Зняти вибір
record-unchoose = Не включати
record-verifier-says = Що каже перевіряльник

record-check = Перевірити весь запис
record-check-means = Кожен запис, підпис і печатка обох сторін, знову прочитані з диска. Лінія тим часом працює.
record-check-now = Перевірити зараз
record-progress = { $done } із { $of }
record-check-ok = Усе сходиться
record-check-faults = { $count ->
    [one] { $count } розбіжність
    [few] { $count } розбіжності
   *[other] { $count } розбіжностей
}
record-check-counted = { $entries ->
    [one] { $entries } запис
    [few] { $entries } записи
   *[other] { $entries } записів
}, { $seals ->
    [one] { $seals } печатка
    [few] { $seals } печатки
   *[other] { $seals } печаток
}
record-heads = Порівняти голови обох сторін
record-heads-means = Де стоїть кожен запис тут і що з нашого підписала інша сторона.
record-heads-now = Порівняти зараз
record-heads-same = Обидві сторони підписалися під тим самим.
record-heads-behind = Підписане іншою стороною відстає від того, що стоїть тут. Суперечностей немає.
record-heads-differs = Підписані байти суперечать одні одним. Збережіть усі файли й доповідайте старшому.
record-head-own = Наша стрічка
record-head-theirs = Їхня стрічка
record-head-size = { $size ->
    [one] { $size } запис
    [few] { $size } записи
   *[other] { $size } записів
}
record-they-count = Наше, під чим вони підписалися
record-we-count = Їхнє, під чим ми підписалися
record-judge = Перевірити пакет
record-judge-means = Пакет будь-якої лінії, від кого завгодно. Про нього судять лише за його вмістом.
record-judge-file = Виберіть або перетягніть файл
record-archive = Архів для читання
record-archive-means = По одному читабельному файлу на запис, із покажчиком. Він показує всі слова й сам собою нічого не доводить.
record-archive-now = Зберегти архів
