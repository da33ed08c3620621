### The record: search, entries, verifying, export, archive.

record-title = Record
record-search = Search the record
record-words = Words
record-words-means = As they stand in the text; case does not count.
record-kind = Kind
record-all-kinds = All kinds
record-side = Side
record-both-sides = Both sides
record-all-markings = All markings
record-newest = Newest first
record-beginning = From the beginning
record-found = { $count ->
    [0] No entries
    [one] { $count } entry
   *[other] { $count } entries
}
record-more = Further ones are loaded as you scroll.
record-entries = Entries
record-choose = Choose for export: { $kind }, { $at }
record-entry = Entry
record-on-the-line = Its matter on the line
record-written = Written, by its author's clock
record-arrived = Durable here, by our clock
record-number = Number in its feed
record-counts = Entries of the other side that its author had counted
record-id = Id
record-feed = Feed
record-root = Root before it
record-of = About
record-seals = Seals that cover it
record-seal-ours = Ours, over { $size } entries:
record-seal-theirs = Theirs, over { $size } entries:
record-named-by = Entries that name it
record-bytes = Exact bytes
record-signed-bytes = Signed bytes
record-signature = Signature
record-payload = Content as written
record-byte-count = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}

## Export

record-export = Export
record-export-means = A bundle that anybody can verify offline. It proves what is claimed and opens only what is named.
record-export-none = Mark entries in the list to export them.
record-claim-rang = That it rang
record-claim-refused = That a rung was refused
record-claim-reason = The reason
record-claim-text = The words
record-fields = Fields to open
record-withheld = Withheld: { $fields }. The bundle proves that they are there and does not show them.
record-nothing-withheld = Every field of these entries is opened. Whoever gets the bundle reads them.
record-also-opens-decline = A decline is opened with its reason and words.
record-also-opens-refusal = A refusal is opened with its reason.
record-also-opens-undertaking = An undertaking is opened with what was undertaken.
record-order = Claim which of the two came first
record-export-now = Make the bundle
record-export-forget = Choose none
record-unchoose = Leave out
record-verifier-says = What the verifier says

## Verifying

record-check = Verify the whole record
record-check-means = Every entry, signature and seal of both sides, read again from the disk. The line works on meanwhile.
record-check-now = Verify now
record-progress = { $done } of { $of }
record-check-ok = Everything holds
record-check-faults = { $count ->
    [one] { $count } fault
   *[other] { $count } faults
}
record-check-counted = { $entries ->
    [one] { $entries } entry
   *[other] { $entries } entries
}, { $seals ->
    [one] { $seals } seal
   *[other] { $seals } seals
}
record-heads = Compare both sides' heads
record-heads-means = Where each record stands here, and what the other side has signed of ours.
record-heads-now = Compare now
record-heads-same = Both sides have signed for the same.
record-heads-behind = What the other side has signed is behind what stands here. Nothing contradicts.
record-heads-differs = Signed bytes contradict each other. Keep all files and tell the supervisor.
record-head-own = Our feed
record-head-theirs = Their feed
record-head-size = { $size ->
    [one] { $size } entry
   *[other] { $size } entries
}
record-they-count = Ours that they have signed for
record-we-count = Theirs that we have signed for
record-judge = Verify a bundle
record-judge-means = A bundle of any line, from anybody. It is judged by what it holds alone.
record-judge-file = Choose or drop a file
record-archive = Archive to read
record-archive-means = One legible file for each entry, with an index. It shows all words, and proves nothing by itself.
record-archive-now = Save the archive
