### Administration: officers, passkeys, links, desks, address book, introduction, TLS.

admin-title = Керування
admin-role-missing = Для цього потрібна одна з ролей: { $roles }.

admin-own = Ви
admin-via = Вхід виконано { $via }. Сеанс завершиться
admin-via-passkey = з ключем доступу
admin-via-passphrase = з кодовою фразою
admin-via-link = за одноразовим посиланням
admin-passkeys = Ваші ключі доступу
admin-passkey = Ключ доступу
admin-passkey-host = Ім’я вузла мережі
admin-added = Додано
admin-no-passkeys = Немає. Без ключа свідчення про ваші дії каже, що так стверджує вузол.
admin-passkeys-not-here = За цією адресою ключі доступу не застосовуються.
admin-passkeys-need-name = Браузери прив'язують ключі доступу до імені вузла: відкрийте цю сторінку за іменем вузла, а не за числовою адресою.
admin-passkeys-need-tls = Браузери дозволяють ключі доступу лише через TLS: дайте вузлу сертифікат.
admin-passkey-label = Назва ключа доступу
admin-passkey-means = Наприклад, ключ або машина, де він зберігається.
admin-passkey-unnamed = Ключ доступу
admin-passkey-add = Додати ключ доступу
admin-passkey-added = Ключ доступу додано.
admin-passkey-enrol = Інші зможуть перевірити, що для дії використано ключ, коли його внесено до маніфесту вашої сторони. До того це стверджує вузол. Власник кореневих ключів виконує:
admin-passphrase-new = Задати кодову фразу
admin-passphrase-change = Змінити кодову фразу
admin-passphrase-means = Не менше 12 знаків. Для постів, де ключ доступу не застосувати.
admin-passphrase-save = Зберегти кодову фразу
admin-passphrase-set = Кодову фразу задано.

admin-tls = Зв’язок із вузлом
admin-tls-tls = Зашифровано (TLS)
admin-tls-tls-means = Цей браузер перевірив сертифікат вузла.
admin-tls-this-machine = На цій машині, не зашифровано
admin-tls-this-machine-means = Сторінка й вузол на одній машині. Постам на інших машинах потрібен сертифікат.
admin-tls-plain = Не зашифровано
admin-tls-plain-means = Будь-хто в мережі між вами може прочитати й змінити цю сторінку. Дайте вузлу сертифікат.
admin-tls-command = Сертифікат від місцевого центру сертифікації:
admin-node = Вузол
admin-party = Сторона
admin-address = Адреса

admin-officers = Чергові
admin-officers-means = Інша сторона бачить пости й посади, але не ці імена. Хто втрачає роль чи пост, виходить із системи.
admin-officers-table = Чергові цього вузла
admin-officer-add = Додати чергового
admin-name = Ім’я
admin-id = Коротке ім’я
admin-id-means = Малі латинські літери, цифри, - та _. Пізніше змінити не можна.
admin-roles = Ролі
admin-acts-for = Діє за
admin-acts-for-means = Нічого не позначено: усі пости тих рівнів, за які діють ролі.
admin-desks-of-roles = Пости за ролями
admin-signs-in = Чим входить
admin-ways = { $passphrase ->
    [yes] { $passkeys ->
        [0] кодова фраза
        [one] { $passkeys } ключ доступу, кодова фраза
        [few] { $passkeys } ключі доступу, кодова фраза
       *[other] { $passkeys } ключів доступу, кодова фраза
    }
   *[no] { $passkeys ->
        [0] лише посилання
        [one] { $passkeys } ключ доступу
        [few] { $passkeys } ключі доступу
       *[other] { $passkeys } ключів доступу
    }
}
admin-signed-in = Зараз у системі
admin-edit = Змінити
admin-edit-of = Змінити: { $name }
admin-edit-means = У разі зміни ролей чи постів черговий виходить із системи.
admin-save = Зберегти
admin-link = Посилання для входу
admin-link-of = Посилання для входу: { $name }
admin-link-means = Відкриває вхід один раз і показане лише зараз. Не передавайте його нікому іншому. Діє до
admin-link-symbol = Посилання для входу у вигляді QR-коду
admin-link-copy = Скопіювати
admin-link-copied = Посилання скопійовано.
admin-reset = Скинути ключі доступу й кодову фразу
admin-reset-confirm = Вилучити всі ключі доступу й кодову фразу
admin-remove = Видалити
admin-remove-confirm = Видалити остаточно

admin-desks = Пости
admin-desks-table = Пости обох сторін
admin-desks-means = Закріплено в статуті лінії, підписаному обома сторонами. Змінює їх пізніша редакція.
admin-charter-until = Статут лінії діє до
admin-two-person = Дозволяють дві особи
admin-two-person-none = Жоден ступінь терміновості
admin-addresses = Книга звертань
admin-addresses-means = Як кожна сторона просить звертатися до її постів. Згода нічого іншого не визнає.
admin-addresses-of = Форми звертання: { $party }
admin-no-addresses = Поки не заявлено.
admin-stated = Заявлено
admin-agreed = Погоджено
admin-not-agreed = Поки не погоджено
admin-superseded = Замінено
admin-agree = Погодитися
admin-state-address = Заявити форму звертання
admin-state-means = Наприклад: Пані міністре

admin-introduction = Знайомство й статут лінії
admin-introduction-means = Прочитайте ці групи вголос іншій стороні й вислухайте їхні групи, телефоном або особисто. Лише якщо всі вони збігаються, це статут, підписаний обома сторонами.
admin-code = Код статуту, за групами
admin-code-symbol = Код статуту у вигляді QR-коду
admin-card-of = Відбиток: { $party }
admin-telephones = Телефони: { $party }
