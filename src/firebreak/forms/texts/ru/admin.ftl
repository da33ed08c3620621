### Administration: officers, passkeys, links, desks, address book, introduction, TLS.

admin-title = Управление
admin-role-missing = Для этого нужна одна из ролей: { $roles }.

admin-own = Вы
admin-via = Вход выполнен { $via }. Сеанс завершится
admin-via-passkey = с ключом доступа
admin-via-passphrase = с кодовой фразой
admin-via-link = по одноразовой ссылке
admin-passkeys = Ваши ключи доступа
admin-passkey = Ключ доступа
admin-passkey-host = Имя узла сети
admin-added = Добавлен
admin-no-passkeys = Нет. Без ключа свидетельство о ваших действиях говорит, что так утверждает узел.
admin-passkeys-not-here = По этому адресу ключи доступа не применяются.
admin-passkeys-need-name = Браузеры привязывают ключи доступа к имени узла: откройте эту страницу по имени узла, а не по числовому адресу.
admin-passkeys-need-tls = Браузеры разрешают ключи доступа только через TLS: дайте узлу сертификат.
admin-passkey-label = Название ключа доступа
admin-passkey-means = Например, ключ или машина, где он хранится.
admin-passkey-unnamed = Ключ доступа
admin-passkey-add = Добавить ключ доступа
admin-passkey-added = Ключ доступа добавлен.
admin-passkey-enrol = Другие смогут проверить, что для действия использован ключ, когда он внесён в манифест вашей стороны. До того это утверждает узел. Владелец корневых ключей выполняет:
admin-passphrase-new = Задать кодовую фразу
admin-passphrase-change = Сменить кодовую фразу
admin-passphrase-means = Не менее 12 знаков. Для постов, где ключ доступа не применить.
admin-passphrase-save = Сохранить кодовую фразу
admin-passphrase-set = Кодовая фраза задана.

admin-tls = Связь с узлом
admin-tls-tls = Зашифрована (TLS)
admin-tls-tls-means = Этот браузер проверил сертификат узла.
admin-tls-this-machine = На этой машине, не зашифрована
admin-tls-this-machine-means = Страница и узел на одной машине. Постам на других машинах нужен сертификат.
admin-tls-plain = Не зашифрована
admin-tls-plain-means = Любой в сети между вами может прочитать и изменить эту страницу. Дайте узлу сертификат.
admin-tls-command = Сертификат от местного удостоверяющего центра:
admin-node = Узел
admin-party = Сторона
admin-address = Адрес

admin-officers = Дежурные
admin-officers-means = Другая сторона видит посты и должности, но не эти имена. Кто теряет роль или пост, выходит из системы.
admin-officers-table = Дежурные этого узла
admin-officer-add = Добавить дежурного
admin-name = Имя
admin-id = Краткое имя
admin-id-means = Строчные латинские буквы, цифры, - и _. Позже изменить нельзя.
admin-roles = Роли
admin-acts-for = Действует за
admin-acts-for-means = Ничего не отмечено: все посты тех уровней, за которые действуют роли.
admin-desks-of-roles = Посты по ролям
admin-signs-in = Чем входит
admin-ways = { $passphrase ->
    [yes] { $passkeys ->
        [0] кодовая фраза
        [one] { $passkeys } ключ доступа, кодовая фраза
        [few] { $passkeys } ключа доступа, кодовая фраза
       *[other] { $passkeys } ключей доступа, кодовая фраза
    }
   *[no] { $passkeys ->
        [0] только ссылка
        [one] { $passkeys } ключ доступа
        [few] { $passkeys } ключа доступа
       *[other] { $passkeys } ключей доступа
    }
}
admin-signed-in = Сейчас в системе
admin-edit = Изменить
admin-edit-of = Изменить: { $name }
admin-edit-means = При смене ролей или постов дежурный выходит из системы.
admin-save = Сохранить
admin-link = Ссылка для входа
admin-link-of = Ссылка для входа: { $name }
admin-link-means = Открывает вход один раз и показана только сейчас. Не передавайте её никому другому. Действует до
admin-link-symbol = Ссылка для входа в виде QR-кода
admin-link-copy = Скопировать
admin-link-copied = Ссылка скопирована.
admin-reset = Сбросить ключи доступа и кодовую фразу
admin-reset-confirm = Изъять все ключи доступа и кодовую фразу
admin-remove = Удалить
admin-remove-confirm = Удалить окончательно

admin-desks = Посты
admin-desks-table = Посты обеих сторон
admin-desks-means = Закреплены в уставе линии, подписанном обеими сторонами. Меняет их более поздняя редакция.
admin-charter-until = Устав линии действует до
admin-two-person = Разрешают два лица
admin-two-person-none = Ни одна степень срочности
admin-addresses = Книга обращений
admin-addresses-means = Как каждая сторона просит обращаться к её постам. Согласие ничего иного не признаёт.
admin-addresses-of = Формы обращения: { $party }
admin-no-addresses = Пока не заявлены.
admin-stated = Заявлено
admin-agreed = Согласовано
admin-not-agreed = Пока не согласовано
admin-superseded = Заменено
admin-agree = Согласиться
admin-state-address = Заявить форму обращения
admin-state-means = Например: Госпожа министр

admin-introduction = Знакомство и устав линии
admin-introduction-means = Прочтите эти группы вслух другой стороне и выслушайте их группы, по телефону или лично. Только если все они совпадают, это устав, подписанный обеими сторонами.
admin-code = Код устава, по группам
admin-code-symbol = Код устава в виде QR-кода
admin-card-of = Отпечаток: { $party }
admin-telephones = Телефоны: { $party }
