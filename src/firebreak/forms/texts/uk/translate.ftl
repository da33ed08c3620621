### Translations in stages, and read-backs. The original is authoritative at every stage.

translate-title = Переклад і повтор тексту
translate-theirs = Від: { $party }
translate-ours = Надіслано нами: { $party }
translate-on-the-line = На лінії
translate-choose = Слова на цій лінії, спершу нові
translate-nothing = На цій лінії ще немає слів.
translate-written = Написано
translate-versions = Версії
translate-original = Оригінал
translate-authoritative = Чинний
translate-language = Мова: { $lang }
translate-empty = (порожньо)
translate-as-before = Збігається з попередньою версією ({ $stage }).
translate-changed = { $count ->
    [one] Відрізняється від попередньої версії ({ $stage }) у { $count } місці.
    [few] Відрізняється від попередньої версії ({ $stage }) у { $count } місцях.
   *[other] Відрізняється від попередньої версії ({ $stage }) у { $count } місцях.
}
translate-before = Попередня версія
translate-acted-earlier = Ваша сторона діяла за ранішою версією
translate-acted-earlier-means = Остання дія вашої сторони спиралася на версію «{ $stage }». Відтоді надійшла версія «{ $later }». Прочитайте, що змінилося, і повідомте, якщо це змінює вашу відповідь.
translate-new = Нова версія
translate-new-means = Починається з першого етапу, з аркуша.
translate-new-from-last = Починається з тексту останньої версії.
translate-stage = Етап
translate-text = Текст цієї версії
translate-send = Внести до запису
translate-send-means = Вона буде в обох сторін. В оригіналі вона нічого не змінює.
translate-differs-here = Відрізняється:
translate-same = Те саме, не рахуючи регістру та пробілів
translate-differences = { $count ->
    [one] { $count } відмінність
    [few] { $count } відмінності
   *[other] { $count } відмінностей
}

translate-read-backs = { $count ->
    [0] Повтор тексту
    [one] { $count } повтор
    [few] { $count } повтори
   *[other] { $count } повторів
}
translate-read-back-means = Отримувач повторює слова; машина автора їх порівнює. Те, що збіглося, вважається зрозумілим, і не більше.
translate-read-back = Повтор тексту
translate-read-back-new = Повторити їм текст
translate-read-back-text = Слова так, як ви їх прочитали
translate-read-back-hint = Повторіть увесь текст або вкажіть нижче його ключові поля.
translate-read-back-send = Надіслати повтор
translate-field-name = Поле
translate-field-value = Як ви це прочитали
translate-field-add = Додати поле
translate-field-means = Поле вважається таким, що збіглося, якщо його значення трапляється в оригіналі.
translate-differs = Відрізняється
translate-check-open = Машина автора ще не порівняла
translate-check-matched = Збіглося
translate-check-differs = Відрізняється
translate-check-differs-means = Поки не зрозуміло: одна сторона читає інакше. Оригінал залишається таким, як написаний.
translate-confirm = Підтвердити цей повтор
translate-confirm-means = Слово людини поруч зі словом машини. Це ґречність, а не згода.
