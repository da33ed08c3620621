### Composing calls and messages: drafts, form of address, review, two-person release, checklists.

compose-title = Повідомлення для: { $party }
compose-form = Чернетка
compose-begin-means = Чернетка зберігається при кожному натисканні. Нічого не йде, доки ви не переглянете текст.
compose-new-message = Нове повідомлення
compose-new-call = Новий виклик
compose-no-such-draft = Такої чернетки немає. Її надіслано, видалено, або вона належить іншому черговому.

compose-what = Що надсилається
compose-as-message = Повідомлення
compose-as-message-means = Слова для поста. Сигнал лунає лише за FLASH.
compose-as-call = Виклик
compose-as-call-means = Лунає на посту. Предмет і текст ідуть разом із сигналом.
compose-regarding = У зв’язку з:
compose-not-regarding = Не пов’язано з попереднім
compose-precedence = Терміновість
compose-from = Від
compose-to = Кому
compose-role = На посаді
compose-role-means = Інша сторона бачить пост і посаду, а не ваше ім’я.
compose-style = Форма звертання
compose-style-means = З книги звертань, погодженої обома сторонами.
compose-style-none = Немає
compose-style-own = Ваші слова
compose-style-words = Слова звертання
compose-style-unagreed = Не погоджено
compose-style-unagreed-means = Інша сторона не просила так до неї звертатися. Перед надсиланням вас попросять підтвердити.
compose-style-confirm = Звернутися «{ $style }», хоча це не погоджено
compose-language = Мова
compose-subject = Предмет
compose-subject-means = Видно разом із сигналом, щоб його зрозуміли, перш ніж відповісти.
compose-text = Текст
compose-text-call = Текст (іде разом із сигналом)
compose-count = { $words ->
    [one] { $words } слово
    [few] { $words } слова
   *[other] { $words } слів
}
compose-count-of = { $words } із { $limit } слів
compose-bytes = { $bytes } із { $limit } байтів
compose-over-words = Забагато слів для цієї терміновості. Скоротіть текст або знизьте терміновість.
compose-over-bytes = Довше, ніж статут лінії дозволяє для цієї терміновості.
compose-second = Просити дозволу другої особи
compose-review = Переглянути
compose-drop = Видалити
compose-drop-confirm = Видалити цю чернетку
compose-nothing-leaves = З цієї форми нічого не йде.

compose-kept-nothing = Поки нічого не написано
compose-kept-here = Збережено в цьому браузері
compose-kept-waiting = Збережено в цьому браузері, ще не на вузлі
compose-kept-node = Збережено на вузлі
compose-kept-conflict = Дві версії
compose-conflict = Цю чернетку змінено в іншому місці
compose-conflict-means = Інше ваше вікно зберегло новішу версію. Нічого не втрачено: виберіть, з якою продовжити.
compose-conflict-mine = Як написано тут
compose-conflict-theirs = Як збережено на вузлі
compose-keep-mine = Продовжити з цією
compose-keep-theirs = Продовжити з тією, що на вузлі
compose-drafts = { $count ->
    [0] Чернетки
    [one] { $count } чернетка
    [few] { $count } чернетки
   *[other] { $count } чернеток
}
compose-no-drafts = На цій лінії у вас немає чернеток.
compose-empty-draft = Порожня чернетка
compose-another = Почати іншу
compose-in-drill = Триває тренування: усе, що ви почнете тут, позначається EXERCISE.

compose-review-title = Перегляд
compose-review-means = Ось що побачить сторона { $party }.
compose-seen-there = Як це побачить інша сторона
compose-look = Спершу погляньте на це
compose-look-slots = { $count ->
    [one] Не заповнено: { $slots }
    [few] Не заповнено: { $slots }
   *[other] Не заповнено: { $slots }
}
compose-look-unseen = У тексті є невидимі знаки або слова з різних писемностей. Їх позначено вище.
compose-look-style = Форму звертання не погоджено.
compose-look-state = Лінію не оголошено відкритою. Можливо, доведеться чекати на нашій станції.
compose-look-second = Перш ніж це піде, потрібен дозвіл другої особи.
compose-stops = Надіслати поки не можна
compose-wrong-no-desk = Назвіть хоча б один пост іншої сторони.
compose-wrong-no-own-desk = Назвіть ваш пост, від якого це виходить.
compose-wrong-no-words = Тексту немає.
compose-wrong-no-subject = Виклику потрібен предмет: його видно разом із сигналом.
compose-wrong-words = Слів: { $words }; ця терміновість допускає не більше ніж { $limit }.
compose-wrong-bytes = Байтів: { $bytes }; статут лінії дає цій терміновості { $limit }.
compose-wrong-control = Знак { $character } надіслати не можна. Видаліть його.
compose-wrong-style = Підтвердьте непогоджену форму звертання або виберіть іншу.
compose-send-message = Надіслати повідомлення
compose-send-call = Викликати
compose-send-means = Із запису це вже не вилучити. Прибуття туди показує квитанція самої іншої сторони.
compose-ask-second = Просити дозволу
compose-ask-second-means = Залишається тут, доки друга особа не дозволить. Не надіслано.
compose-waits-for-second = Чекає на другу особу. Не надіслано.
compose-back = Повернутися до форми
compose-left = Пішло з цієї форми.
compose-see-it = Подивитися
compose-not-known = Невідомо, чи це надіслано
compose-not-known-means = Вузол не відповів. Надіслати знову безпечно: ті самі слова йдуть під тим самим ключем і записуються один раз. Доки це невідомо, текст змінити не можна.
compose-send-again = Надіслати знову
compose-look-in-record = Подивитися на лінії
compose-copy = Скопіювати в нову чернетку

compose-releases = { $count ->
    [0] Дозволи
    [one] { $count } чекає на другу особу
    [few] { $count } чекають на другу особу
   *[other] { $count } чекають на другу особу
}
compose-release-waiting = Чекає на другу особу
compose-release-released = Дозволено
compose-release-returned = Повернуто
compose-release-by = ким: { $who }
compose-release-show = Прочитати
compose-release-title = Дозвіл другої особи
compose-release-means = Склав { $who }. Прочитайте так, як побачить інша сторона.
compose-rule-charter = Статут лінії вимагає двох осіб.
compose-rule-local = Наше власне правило вимагає двох осіб.
compose-rule-officer = Автор попросив другу особу.
compose-release-own = Це склали ви. Дозволяє інший черговий.
compose-release-now = Дозволити й надіслати
compose-return = Повернути
compose-return-why = Чому повернуто
compose-returned-because = Повернуто:

compose-held = { $count ->
    [one] На нашій станції чекає { $count }
    [few] На нашій станції чекають { $count }
   *[other] На нашій станції чекають { $count }
}
compose-held-since = З
compose-held-when = Піде саме, щойно дозволить оголошений стан лінії. До того жоден канал не пробується.

compose-triggers = Пам’ятки
compose-triggers-means = Події, що потребують виклику. Кожна пам’ятка заповнює нову чернетку; жодна нічого не надсилає.
compose-triggers-language = Тексти мовою лінії: { $lang }.
compose-facts-means = Незаповнене залишається в дужках.
