### Translations in stages, and read-backs. The original is authoritative at every stage.

translate-title = Translation and read-back
translate-theirs = From { $party }
translate-ours = Sent by us to { $party }
translate-on-the-line = On the line
translate-choose = Words on this line, newest first
translate-nothing = There are no words on this line yet.
translate-written = Written
translate-versions = Versions
translate-original = Original
translate-authoritative = Authoritative
translate-language = Language: { $lang }
translate-empty = (empty)
translate-as-before = Reads as the version before it ({ $stage }).
translate-changed = { $count ->
    [one] Differs in { $count } place from the version before it ({ $stage }).
   *[other] Differs in { $count } places from the version before it ({ $stage }).
}
translate-before = Version before it
translate-acted-earlier = Your side acted on an earlier version
translate-acted-earlier-means = The last act of your side rested on the version “{ $stage }”. The version “{ $later }” has come since. Read what changed, and say so if it changes your answer.
translate-new = New version
translate-new-means = Begins with the first stage, at sight.
translate-new-from-last = Begins with the text of the last version.
translate-stage = Stage
translate-text = Text of this version
translate-send = Put it on the record
translate-send-means = Both sides will hold it. It changes nothing in the original.
translate-differs-here = Differs:
translate-same = The same, case and white space aside
translate-differences = { $count ->
    [one] { $count } difference
   *[other] { $count } differences
}

## Read-back

translate-read-backs = { $count ->
    [0] Read-back
    [one] { $count } read-back
   *[other] { $count } read-backs
}
translate-read-back-means = The receiver repeats the words; the author's machine compares them. What matches counts as understood, and as nothing more.
translate-read-back = Read-back
translate-read-back-new = Read back to them
translate-read-back-text = The words as you read them
translate-read-back-hint = Repeat the whole text, or give its key fields below.
translate-read-back-send = Send the read-back
translate-field-name = Field
translate-field-value = As you read it
translate-field-add = Add a field
translate-field-means = A field is found to match where its value occurs in the original.
translate-differs = Differs
translate-check-open = Not compared yet by the author's machine
translate-check-matched = Matched
translate-check-differs = Differs
translate-check-differs-means = Not understood so far: one side reads it otherwise. The original stands as it was written.
translate-confirm = Confirm this read-back
translate-confirm-means = A person's word beside the machine's. It is a courtesy, not agreement.
