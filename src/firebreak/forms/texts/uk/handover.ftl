### Handing the watch over: the sheet, signatures, who is on watch.

handover-title = Здавання чергування
handover-desk = Пост
handover-party = Сторона
handover-standing = Чергування на цьому посту
handover-watch-on = { $desk }: чергування прийнято
handover-watch-off = { $desk }: чергування не несе ніхто
handover-watch-unknown = { $desk }: у записі не сказано, хто чергує
handover-since = З
handover-take-watch = Прийняти чергування
handover-leave-watch = Залишити чергування
handover-leave-watch-confirm = Залишити без здавання
handover-sheet = { $count ->
    [0] Аркуш: відкритого немає
    [one] Аркуш: { $count } пункт
    [few] Аркуш: { $count } пункти
   *[other] Аркуш: { $count } пунктів
}
handover-as-of = Станом на
handover-sheet-again = Скласти знову
handover-nothing-open = Немає відкритих спроб, перевірок, обіцянок, чернеток, дозволів і вимкнених сигналів.
handover-sort-matter = Відкрите питання
handover-sort-test = Відкрита перевірка
handover-sort-promise = Обіцянка
handover-sort-put-off = Відкладений виклик
handover-sort-not-taken = Неприйнятий виклик
handover-put-off-by = відклала сторона { $who }
handover-sort-draft = Чернетка
handover-sort-release = Чекає на дозвіл
handover-sort-held = Чекає на нашій станції
handover-sort-silence = Сигнал із вимкненим звуком
handover-promised-by = ким: { $who }
handover-silenced-by = Звук вимкнув { $who }
handover-sign = Приймаю це
handover-new = Не названо при здаванні
handover-handed = Чергування здано
handover-handed-means = Розпишіться за кожен пункт нижче, потім прийміть чергування. Не назване при здаванні позначено.
handover-who-leaves = Хто здає
handover-who-comes = Хто приймає
handover-notes = Нотатки
handover-notes-means = Для наступної зміни. Вони стоять у записі: інша сторона може їх прочитати.
handover-to-role = Передається посаді
handover-hand-over = Підписати й здати
handover-hand-over-means = Вносить до запису, що ви здаєте чергування і що відкрито. Що хтось прийшов, це не каже.
handover-hash = Хеш цього аркуша:
handover-left-to-sign = { $count ->
    [one] Не підписано { $count } пункт.
    [few] Не підписано { $count } пункти.
   *[other] Не підписано { $count } пунктів.
}
handover-all-signed = За кожен пункт розписалися.
handover-take-over = Підписати й прийняти чергування
handover-take-over-means = Вносить до запису, що чергування у вас і що ви розписалися за це здавання.
handover-watch-list = Хто на чергуванні
handover-watch-list-means = Тут і там, як востаннє сказали підписані записи. Що там зараз хтось є, це не показує.
handover-on = Чергування
handover-word-on = Прийнято
handover-word-off = Залишено
handover-word-unknown = Невідомо
handover-by = З чиїх слів
handover-last-act = Остання дія людини
