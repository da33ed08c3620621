### The human-readable archive: labels of its files. The node alone uses them.

archive-about = { $count ->
    [one] У цьому архіві { $count } запис лінії між { $us } та { $them }; складено { $made }.
    [few] У цьому архіві { $count } записи лінії між { $us } та { $them }; складено { $made }.
   *[other] У цьому архіві { $count } записів лінії між { $us } та { $them }; складено { $made }.
}
archive-no-proof = Архів призначено для читання, і він нічого не доводить: це робить пакет свідчень. Час — UTC; «написано» — слово самого автора.
archive-id = Ідентифікатор
archive-number = Номер на своїй стороні
archive-side = Сторона
archive-marking = Позначка
archive-written = Написано
archive-arrived = Надійшло сюди
archive-path = Канал
archive-by = Хто
archive-about-entry = Про запис
archive-regarding = У зв’язку з
archive-content = Зміст
archive-unreadable = Зміст тут не читається.
archive-empty = Змісту немає.
