### Handing the watch over: the sheet, signatures, who is on watch.

handover-title = Handover
handover-desk = Desk
handover-party = Party
handover-standing = Watch at this desk
handover-watch-on = { $desk }: the watch is taken
handover-watch-off = { $desk }: nobody has the watch
handover-watch-unknown = { $desk }: the record does not say who has the watch
handover-since = Since
handover-take-watch = Take the watch
handover-leave-watch = Leave the watch
handover-leave-watch-confirm = Leave without a handover
handover-sheet = { $count ->
    [0] Sheet: nothing is open
    [one] Sheet: { $count } item
   *[other] Sheet: { $count } items
}
handover-as-of = As of
handover-sheet-again = Draw up again
handover-nothing-open = No attempt, test, promise, draft, release or silence is open.
handover-sort-matter = Open matter
handover-sort-test = Open test
handover-sort-promise = Promise
handover-sort-put-off = Call put off
handover-sort-not-taken = Call not taken
handover-put-off-by = put off by { $who }
handover-sort-draft = Draft
handover-sort-release = Waits for release
handover-sort-held = Waits at our station
handover-sort-silence = Silenced alert
handover-promised-by = by { $who }
handover-silenced-by = Silenced by { $who }
handover-sign = I take this over
handover-new = Not named in the handover
handover-handed = The watch has been handed over
handover-handed-means = Sign for each item below, then take the watch. What was not named in the handover is marked.
handover-who-leaves = Who leaves
handover-who-comes = Who comes
handover-notes = Notes
handover-notes-means = For the next watch. They stand on the record: the other side can read them.
handover-to-role = Handed to the role
handover-hand-over = Sign and hand over
handover-hand-over-means = Puts on the record that you hand the watch over, and what is open. It does not say that anybody has come.
handover-hash = Hash of this sheet:
handover-left-to-sign = { $count ->
    [one] { $count } item is not signed for yet.
   *[other] { $count } items are not signed for yet.
}
handover-all-signed = Every item is signed for.
handover-take-over = Sign and take the watch
handover-take-over-means = Puts on the record that you have the watch and sign for this handover.
handover-watch-list = Who is on watch
handover-watch-list-means = Here and there as signed entries last said. It does not show that anybody is there now.
handover-on = Watch
handover-word-on = Taken
handover-word-off = Left
handover-word-unknown = Not known
handover-by = Said by
handover-last-act = Last act of a person
