### The human-readable archive: labels of its files. The node alone uses them.

archive-about =
    { $count ->
        [one] This archive holds { $count } entry of the line between { $us } and { $them }, made on { $made }.
       *[other] This archive holds { $count } entries of the line between { $us } and { $them }, made on { $made }.
    }
archive-no-proof = It is for people to read and proves nothing: an evidence bundle does. Times are UTC; “written” is the author's own word.
archive-id = Id
archive-number = Number on its side
archive-side = Side
archive-marking = Marking
archive-written = Written
archive-arrived = Arrived here
archive-path = Path
archive-by = By
archive-about-entry = About
archive-regarding = Regarding
archive-content = Content
archive-unreadable = Its content cannot be read here.
archive-empty = It has no content.
