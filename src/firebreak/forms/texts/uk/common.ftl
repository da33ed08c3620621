### The frame of the page: what stands on every screen.

common-opening = Відкривається…
common-skip = До змісту
common-screens = Екрани
common-screen-watch = Чергування
common-screen-line = Лінія
common-screen-compose = Написати
common-screen-health = Стан
common-screen-report = Звіт
common-screen-record = Запис
common-screen-handover = Здавання чергування
common-screen-drill = Тренування
common-screen-admin = Керування
common-screen-help = Клавіші
common-screen-not-loaded = Цей екран не завантажився
common-screen-not-loaded-means = Вузол не передав частини сторінки. Інші екрани працюють; відкрийте цей пізніше.
common-no-such-line = Такої лінії немає
common-no-such-line-means = На цьому вузлі немає лінії з іменем { $line }, або вона вам не видна.
common-fault-of-the-page = Помилка цієї сторінки
common-fault-of-the-page-means = Цей екран зупинився. Вузла й запису це не стосується. Відкрийте інший екран або завантажте сторінку знову.

common-messages = Повідомлення
common-close = Закрити
common-try-again = Повторити
common-press-again = Натисніть ще раз: { $what }
common-answer-lost = Вузол не відповів.
common-answer-lost-means = Невідомо, чи це записано. При повторному надсиланні під тим самим ключем запис буде один.
common-was-first = Першим був { $who }, о { $at }.
common-unknown-acts = Невідомо, чи це записано
common-unknown-acts-means = Вузол не відповів. При повторному надсиланні кожне буде записано один раз. Чи записано, видно із запису.
common-send-again = Надіслати знову
common-leave-it = Залишити

common-passkey-not-confirmed = Ви не підтвердили ключем доступу
common-passkey-not-confirmed-means = Без нього дію все одно буде записано, як твердження вузла: показати пізніше, що застосовано ваше посвідчення, не зможе ніхто.
common-passkey-again = Повторити з ключем доступу
common-passkey-without = Діяти без ключа доступу
common-passkey-stop = Не діяти

common-never = ніколи
common-ago = { $span } тому
common-over = строк минув
common-span-second = { $count ->
    [one] { $count } секунду
    [few] { $count } секунди
   *[other] { $count } секунд
}
common-span-minute = { $count ->
    [one] { $count } хвилину
    [few] { $count } хвилини
   *[other] { $count } хвилин
}
common-span-hour = { $count ->
    [one] { $count } годину
    [few] { $count } години
   *[other] { $count } годин
}
common-span-day = { $count ->
    [one] { $count } день
    [few] { $count } дні
   *[other] { $count } днів
}
common-not-heard-yet = Поки нічого не чути
common-late = Нічого не чути: { $span }
common-stale = Застаріло: нічого не чути { $span }
common-clock-differs = Годинники розходяться
common-clock-ahead = Годинник цієї машини поспішає щодо годинника вузла щонайменше на { $span }.
common-clock-behind = Годинник цієї машини відстає від годинника вузла щонайменше на { $span }.
common-clock-hours = { $hours ->
    [one] Розбіжність близька до цілого числа годин ({ $hours }): перевірте часовий пояс.
    [few] Розбіжність близька до цілого числа годин ({ $hours }): перевірте часовий пояс.
   *[other] Розбіжність близька до цілого числа годин ({ $hours }): перевірте часовий пояс.
}
common-clock-means = Увесь час тут за годинником вузла. Котрий із двох неправильний, звідси не видно.

common-sound = Звук
common-sound-on = Звук є
common-sound-off = Звуку не було чути
common-sound-unproven = Звук не перевірено
common-sound-blocked = Звуку поки немає
common-sound-test = Пробний сигнал
common-sound-heard = Ви чули сигнал?
common-sound-yes = Чути
common-sound-no = Не чути
common-language = Мова
common-theme-auto = Вигляд: автоматично
common-theme-dark = Вигляд: темний
common-theme-light = Вигляд: світлий
common-sign-out = Вийти

common-name-here = Відомо лише на цьому вузлі. Не надіслано і свідченням не є.
common-station = станція
common-author = { $desk }, { $role }, { $party }

common-unseen-character = Невидимий знак. Тут він ні на що не впливає.
common-mixed-scripts = Слово з кількох писемностей: { $scripts }
common-looks-like = Схоже на латинську літеру { $letter }, але це інша
common-show-alike = Показати схожі літери
common-hide-alike = Сховати схожі літери

common-lost = Немає зв’язку з вашим власним вузлом
common-lost-never-there = Відколи цю сторінку відкрито, вона з ним не зв’язалася.
common-lost-since = Нічого не чути з
common-lost-trying = Сторінка сама повторює спробу що кілька секунд.
common-lost-do = Що робити
common-lost-do-telephone = Усе, що не може чекати, передайте телефоном. Запишіть час і кому.
common-lost-do-own = Доповідайте старшому, що цей пост не чує лінії.
common-lost-do-machine = Перевірте, чи працює машина вузла і чи є мережа в цього поста.
common-lost-do-other-desk = Запитайте інший ваш пост, чи чує його сторінка вузол.
common-lost-go-on = Писати далі
common-lost-drafts = Написане вами залишається на цій сторінці. Нічого не надсилається, доки вузол не повернеться.
common-lost-show = Показати, що робити
common-lost-numbers = Телефони
common-lost-no-numbers = Цей браузер ще не бачив статуту лінії й не знає номерів.
common-lost-own-numbers = Ваші власні, { $party }
common-lost-none-in-charter = У статуті лінії їх немає.
common-lost-true = Що залишається правдою
common-lost-true-record = Усе, що було в записі, залишається в ньому в обох сторін.
common-lost-true-rings = Виклик, який надійде зараз, на цьому посту не пролунає. Він може пролунати на інших, і людей можуть сповістити.
common-lost-true-sent = Ніщо з того, що ви робите тут зараз, до іншої сторони не доходить.
common-lost-last-known = останні відомості на
common-lost-call-open = Виклик, ще відкритий тоді:

common-key = Клавіша
common-action = Дія
common-keys-means = Жодна окрема клавіша не викликає, не надсилає й не вирішує. На кожній кнопці вказано її клавішу.
common-keys-everywhere = На кожному екрані
common-keys-ring = Поки лунає сигнал
common-keys-line = На лінії
common-keys-call = У розмові

common-demo = Показ
common-demo-means = Ці перемикачі належать до показу. У справжній консолі їх немає.
common-demo-cut = Перервати канал { $path }
common-demo-mend = Відновити канал { $path }
common-demo-is-cut = перервано
common-demo-is-whole = цілий
