### A line: its record as a conversation, and what can be done about each item.

line-conversation = The record, as a conversation
line-empty = Nothing has been said on this line yet.
line-past = You are reading the past. What happens now is not shown here.
line-now = Return to now
line-previous = Item before
line-next = Item after
line-older-more = Older items are fetched as you scroll up.
line-older-loading = Fetching older items…
line-older-all = This is the beginning of the record.
line-to = to
line-not-readable = Its content is not readable here.
line-behind = What stands behind it
line-ladder = Ladder of acknowledgement
line-no-rung = Not at the other station yet, as far as is known
line-rung-stated = stated
line-rung-refused = refused
line-rung-missing = not stated
line-rung-missing-means = Nothing in the record states this rung. That says nothing of why.
line-also-refused = also refused
line-rung-was-refused = Refused by
line-no-reason-given = No reason was given.
line-released-by = Released by { $who }
line-needs-release = A second person must release it
line-translations = { $count ->
    [one] { $count } translation, the last: { $stage }
   *[other] { $count } translations, the last: { $stage }
}
line-test = Layered test
line-test-out = Our test: { $layer } { $desk }
line-test-in = Their test: { $layer } { $desk }

## Acts

line-acts-of-ours = What you can do
line-act-seen = Seen
line-act-read-back = Read back
line-act-passed-to = Passed to…
line-act-passed-to-now = State: passed to this desk
line-act-undertake = Undertake…
line-act-undertake-now = Promise this
line-act-reported-done = Report done…
line-act-reported-done-now = Report it done
line-act-refuse = Refuse a rung…
line-act-refuse-now = Refuse this rung
line-act-refuse-confirm = Refuse for good
line-act-reason = Give a reason…
line-act-reason-now = Add this reason
line-act-say = Say…
line-act-say-now = Send these words
line-act-close = Close
line-act-close-confirm = Close for good
line-undertake-what = What is promised
line-undertake-due = By when
line-refuse-rung = Rung
line-say-words = Words about this matter

## Entries behind an item

line-acts = { $count ->
    [one] { $count } entry names it
   *[other] { $count } entries name it
}
line-entry-id = Entry
line-entry-place = Place
line-entry-place-is = Number { $n } of the feed of { $side }; durable here
line-entry-grade = Authentication
line-entry-seals = { $count ->
    [0] no seal covers it yet
    [one] { $count } seal covers it
   *[other] { $count } seals cover it
}
line-entry-signature = Signature
line-entry-no-signature = None is held here for this entry alone.
line-entry-raw = Signed bytes
line-entry-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}

## Orderwire

line-orderwire = Orderwire
line-orderwire-means = Operators' own talk about the line. It is not the word of a principal.
line-orderwire-words = To their operators
line-orderwire-send = Send to their operators
line-orderwire-write = Write on the orderwire
