### The frame of the page: what stands on every screen.

common-opening = Открывается…
common-skip = К содержанию
common-screens = Экраны
common-screen-watch = Дежурство
common-screen-line = Линия
common-screen-compose = Написать
common-screen-health = Состояние
common-screen-report = Отчёт
common-screen-record = Запись
common-screen-handover = Сдача дежурства
common-screen-drill = Тренировка
common-screen-admin = Управление
common-screen-help = Клавиши
common-screen-not-loaded = Этот экран не загрузился
common-screen-not-loaded-means = Узел не передал часть страницы. Остальные экраны работают; откройте этот позже.
common-no-such-line = Такой линии нет
common-no-such-line-means = На этом узле нет линии с именем { $line }, или она вам не видна.
common-fault-of-the-page = Ошибка этой страницы
common-fault-of-the-page-means = Этот экран остановился. Узла и записи это не касается. Откройте другой экран или загрузите страницу заново.

common-messages = Уведомления
common-close = Закрыть
common-try-again = Повторить
common-press-again = Нажмите ещё раз: { $what }
common-answer-lost = Узел не ответил.
common-answer-lost-means = Неизвестно, записано ли это. При повторной отправке под тем же ключом запись будет одна.
common-was-first = Первым был { $who }, в { $at }.
common-unknown-acts = Неизвестно, записано ли это
common-unknown-acts-means = Узел не ответил. При повторной отправке каждое будет записано один раз. Записано ли, видно из записи.
common-send-again = Отправить снова
common-leave-it = Оставить

common-passkey-not-confirmed = Вы не подтвердили ключом доступа
common-passkey-not-confirmed-means = Без него действие всё равно записывается, как утверждение узла: показать позже, что применено ваше удостоверение, не сможет никто.
common-passkey-again = Повторить с ключом доступа
common-passkey-without = Действовать без ключа доступа
common-passkey-stop = Не действовать

common-never = никогда
common-ago = { $span } назад
common-over = срок прошёл
common-span-second = { $count ->
    [one] { $count } секунду
    [few] { $count } секунды
   *[other] { $count } секунд
}
common-span-minute = { $count ->
    [one] { $count } минуту
    [few] { $count } минуты
   *[other] { $count } минут
}
common-span-hour = { $count ->
    [one] { $count } час
    [few] { $count } часа
   *[other] { $count } часов
}
common-span-day = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}
common-not-heard-yet = Пока ничего не слышно
common-late = Ничего не слышно: { $span }
common-stale = Устарело: ничего не слышно { $span }
common-clock-differs = Часы расходятся
common-clock-ahead = Часы этой машины спешат относительно часов узла не менее чем на { $span }.
common-clock-behind = Часы этой машины отстают от часов узла не менее чем на { $span }.
common-clock-hours = { $hours ->
    [one] Расхождение близко к целому числу часов ({ $hours }): проверьте часовой пояс.
    [few] Расхождение близко к целому числу часов ({ $hours }): проверьте часовой пояс.
   *[other] Расхождение близко к целому числу часов ({ $hours }): проверьте часовой пояс.
}
common-clock-means = Всё время здесь по часам узла. Какие из двух часов неверны, отсюда не видно.

common-sound = Звук
common-sound-on = Звук есть
common-sound-off = Звук не был слышен
common-sound-unproven = Звук не проверен
common-sound-blocked = Звука пока нет
common-sound-test = Пробный сигнал
common-sound-heard = Вы слышали сигнал?
common-sound-yes = Слышно
common-sound-no = Не слышно
common-language = Язык
common-theme-auto = Вид: автоматически
common-theme-dark = Вид: тёмный
common-theme-light = Вид: светлый
common-sign-out = Выйти

common-name-here = Известно только на этом узле. Не отправлено и свидетельством не является.
common-station = станция
common-author = { $desk }, { $role }, { $party }

common-unseen-character = Невидимый знак. Здесь он ни на что не влияет.
common-mixed-scripts = Слово из нескольких письменностей: { $scripts }
common-looks-like = Похоже на латинскую букву { $letter }, но это другая
common-show-alike = Показать похожие буквы
common-hide-alike = Скрыть похожие буквы

common-lost = Нет связи с вашим собственным узлом
common-lost-never-there = С момента открытия эта страница с ним не связалась.
common-lost-since = Ничего не слышно с
common-lost-trying = Страница сама повторяет попытку каждые несколько секунд.
common-lost-do = Что делать
common-lost-do-telephone = Всё, что не может ждать, передайте по телефону. Запишите время и кому.
common-lost-do-own = Доложите старшему, что этот пост не слышит линию.
common-lost-do-machine = Проверьте, работает ли машина узла и есть ли сеть у этого поста.
common-lost-do-other-desk = Спросите другой ваш пост, слышит ли его страница узел.
common-lost-go-on = Продолжать писать
common-lost-drafts = Написанное вами остаётся на этой странице. Ничего не отправляется, пока узел не вернётся.
common-lost-show = Показать, что делать
common-lost-numbers = Телефоны
common-lost-no-numbers = Этот браузер ещё не видел устава линии и не знает номеров.
common-lost-own-numbers = Ваши собственные, { $party }
common-lost-none-in-charter = В уставе линии их нет.
common-lost-true = Что остаётся верным
common-lost-true-record = Всё, что было в записи, остаётся в ней у обеих сторон.
common-lost-true-rings = Вызов, который поступит сейчас, на этом посту не прозвучит. Он может прозвучать на других, и людей могут оповестить.
common-lost-true-sent = Ничто из того, что вы делаете здесь сейчас, до другой стороны не доходит.
common-lost-last-known = последние известные сведения на
common-lost-call-open = Вызов, ещё открытый тогда:

common-key = Клавиша
common-action = Действие
common-keys-means = Ни одна отдельная клавиша не вызывает, не отправляет и не решает. На каждой кнопке указана её клавиша.
common-keys-everywhere = На каждом экране
common-keys-ring = Пока звучит сигнал
common-keys-line = На линии
common-keys-call = В разговоре

common-demo = Показ
common-demo-means = Эти переключатели относятся к показу. В настоящей консоли их нет.
common-demo-cut = Прервать канал { $path }
common-demo-mend = Восстановить канал { $path }
common-demo-is-cut = прерван
common-demo-is-whole = цел
