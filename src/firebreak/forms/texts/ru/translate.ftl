### Translations in stages, and read-backs. The original is authoritative at every stage.

translate-title = Перевод и повтор текста
translate-theirs = От: { $party }
translate-ours = Отправлено нами: { $party }
translate-on-the-line = На линии
translate-choose = Слова на этой линии, сначала новые
translate-nothing = На этой линии ещё нет слов.
translate-written = Написано
translate-versions = Версии
translate-original = Оригинал
translate-authoritative = Имеет силу
translate-language = Язык: { $lang }
translate-empty = (пусто)
translate-as-before = Совпадает с предыдущей версией ({ $stage }).
translate-changed = { $count ->
    [one] Отличается от предыдущей версии ({ $stage }) в { $count } месте.
    [few] Отличается от предыдущей версии ({ $stage }) в { $count } местах.
   *[other] Отличается от предыдущей версии ({ $stage }) в { $count } местах.
}
translate-before = Предыдущая версия
translate-acted-earlier = Ваша сторона действовала по более ранней версии
translate-acted-earlier-means = Последнее действие вашей стороны опиралось на версию «{ $stage }». С тех пор поступила версия «{ $later }». Прочтите, что изменилось, и сообщите, если это меняет ваш ответ.
translate-new = Новая версия
translate-new-means = Начинается с первого этапа, с листа.
translate-new-from-last = Начинается с текста последней версии.
translate-stage = Этап
translate-text = Текст этой версии
translate-send = Внести в запись
translate-send-means = Она будет у обеих сторон. В оригинале она ничего не меняет.
translate-differs-here = Отличается:
translate-same = То же самое, не считая регистра и пробелов
translate-differences = { $count ->
    [one] { $count } отличие
    [few] { $count } отличия
   *[other] { $count } отличий
}

translate-read-backs = { $count ->
    [0] Повтор текста
    [one] { $count } повтор
    [few] { $count } повтора
   *[other] { $count } повторов
}
translate-read-back-means = Получатель повторяет слова; машина автора их сравнивает. Совпавшее считается понятым, и не более того.
translate-read-back = Повтор текста
translate-read-back-new = Повторить им текст
translate-read-back-text = Слова так, как вы их прочли
translate-read-back-hint = Повторите весь текст или укажите ниже его ключевые поля.
translate-read-back-send = Отправить повтор
translate-field-name = Поле
translate-field-value = Как вы это прочли
translate-field-add = Добавить поле
translate-field-means = Поле считается совпавшим, если его значение встречается в оригинале.
translate-differs = Отличается
translate-check-open = Машина автора ещё не сравнила
translate-check-matched = Совпало
translate-check-differs = Отличается
translate-check-differs-means = Пока не понято: одна сторона читает иначе. Оригинал остаётся таким, как написан.
translate-confirm = Подтвердить этот повтор
translate-confirm-means = Слово человека рядом со словом машины. Это учтивость, а не согласие.
