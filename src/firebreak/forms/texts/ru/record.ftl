### The record: search, entries, verifying, export, archive.

record-title = Запись
record-search = Искать в записи
record-words = Слова
record-words-means = Как стоят в тексте; регистр не важен.
record-kind = Вид
record-all-kinds = Все виды
record-side = Сторона
record-both-sides = Обе стороны
record-all-markings = Все пометки
record-newest = Сначала новые
record-beginning = С начала
record-found = { $count ->
    [0] Записей нет
    [one] { $count } запись
    [few] { $count } записи
   *[other] { $count } записей
}
record-more = Остальные загружаются при прокрутке.
record-entries = Записи
record-choose = Выбрать для выгрузки: { $kind }, { $at }
record-entry = Запись
record-on-the-line = Этот вопрос на линии
record-written = Написано, по часам автора
record-arrived = Надёжно сохранено здесь, по нашим часам
record-number = Номер в ленте
record-counts = Сколько записей другой стороны учёл автор
record-id = Идентификатор
record-feed = Лента
record-root = Корень до неё
record-of = О записи
record-seals = Печати, которые её охватывают
record-seal-ours = Наша, записей под ней: { $size }
record-seal-theirs = Их, записей под ней: { $size }
record-named-by = Записи, которые на неё ссылаются
record-bytes = Точные байты
record-signed-bytes = Подписанные байты
record-signature = Подпись
record-payload = Содержание как написано
record-byte-count = { $count ->
    [one] { $count } байт
    [few] { $count } байта
   *[other] { $count } байт
}

record-export = Выгрузка
record-export-means = Пакет, который кто угодно проверит без сети. Он доказывает утверждаемое и раскрывает только названное.
record-export-none = Отметьте записи в списке, чтобы выгрузить их.
record-claim-rang = Что вызов прозвучал
record-claim-refused = Что в ступени отказано
record-claim-reason = Причина
record-claim-text = Слова
record-fields = Раскрываемые поля
record-withheld = Не раскрыто: { $fields }. Пакет доказывает, что эти поля есть, и не показывает их.
record-nothing-withheld = Раскрыто каждое поле этих записей. Кто получит пакет, тот их прочтёт.
record-also-opens-decline = Отклонение раскрывается с причиной и словами.
record-also-opens-refusal = Отказ раскрывается с причиной.
record-also-opens-undertaking = Обязательство раскрывается вместе с тем, в чём оно состоит.
record-order = Утверждать, что из двух было раньше
record-export-now = Составить пакет
record-export-forget = Снять выбор
record-unchoose = Не включать
record-verifier-says = Что говорит проверяющий

record-check = Проверить всю запись
record-check-means = Каждая запись, подпись и печать обеих сторон, заново прочитанные с диска. Линия тем временем работает.
record-check-now = Проверить сейчас
record-progress = { $done } из { $of }
record-check-ok = Всё сходится
record-check-faults = { $count ->
    [one] { $count } расхождение
    [few] { $count } расхождения
   *[other] { $count } расхождений
}
record-check-counted = { $entries ->
    [one] { $entries } запись
    [few] { $entries } записи
   *[other] { $entries } записей
}, { $seals ->
    [one] { $seals } печать
    [few] { $seals } печати
   *[other] { $seals } печатей
}
record-heads = Сравнить головы обеих сторон
record-heads-means = Где стоит каждая запись здесь и что из нашего подписала другая сторона.
record-heads-now = Сравнить сейчас
record-heads-same = Обе стороны подписались под одним и тем же.
record-heads-behind = Подписанное другой стороной отстаёт от того, что стоит здесь. Противоречий нет.
record-heads-differs = Подписанные байты противоречат друг другу. Сохраните все файлы и доложите старшему.
record-head-own = Наша лента
record-head-theirs = Их лента
record-head-size = { $size ->
    [one] { $size } запись
    [few] { $size } записи
   *[other] { $size } записей
}
record-they-count = Наше, под чем они подписались
record-we-count = Их, под чем мы подписались
record-judge = Проверить пакет
record-judge-means = Пакет любой линии, от кого угодно. О нём судят только по его содержимому.
record-judge-file = Выберите или перетащите файл
record-archive = Архив для чтения
record-archive-means = По одному читаемому файлу на запись, с указателем. Он показывает все слова и сам по себе ничего не доказывает.
record-archive-now = Сохранить архив
