### The human-readable archive: labels of its files. The node alone uses them.

archive-about = { $count ->
    [one] В этом архиве { $count } запись линии между { $us } и { $them }; составлен { $made }.
    [few] В этом архиве { $count } записи линии между { $us } и { $them }; составлен { $made }.
   *[other] В этом архиве { $count } записей линии между { $us } и { $them }; составлен { $made }.
}
archive-no-proof = Архив предназначен для чтения и ничего не доказывает: это делает пакет свидетельств. Время — UTC; «написано» — слово самого автора.
archive-id = Идентификатор
archive-number = Номер на своей стороне
archive-side = Сторона
archive-marking = Пометка
archive-written = Написано
archive-arrived = Поступило сюда
archive-path = Канал
archive-by = Кто
archive-about-entry = О записи
archive-regarding = В связи с
archive-content = Содержание
archive-unreadable = Содержание здесь не читается.
archive-empty = Содержания нет.
