### The contact report and the statement for publication: counts, no adjectives, no motives.

report-title = Contact report
report-what = What is counted
report-direction = Attempts
report-out = of ours to reach them
report-in = of theirs to reach us
report-marking = Marking
report-echelon = Echelon
report-all-echelons = All echelons
report-span = Span
report-span-all = Whole record
report-span-day = Last day
report-span-week = Last week
report-span-month = Last month
report-span-year = Last year
report-span-own = From and until
report-since = From
report-until = Until (not included)
report-time-hint = Such as 261053Z NOV 26
report-time-wrong = Not understood. Write it like 261053Z NOV 26.
report-who = { $caller } to { $called }
report-table = Attempts by echelon of the desk called
report-total = All
report-attempts = Attempts
report-share-is = { $percent } %
report-share-less = less than { $percent } %
report-share-more = more than { $percent } %
report-time = Time to answer
report-time-means = { $count ->
    [one] Median of { $count } answered call, by the clock of this node.
   *[other] Median of { $count } answered calls, by the clock of this node.
}
report-longest = longest { $span }
report-last = Last contact
report-counting = A call that may still ring is not counted. Silence is counted as silence and never as a refusal. Shares are given from 20 attempts on.
report-daily = Attempts by day
report-plot = { $title }: attempts of each day by outcome. The table above has the numbers.
report-tests = Tests of the line in the same span
report-tests-means = Counted at the times that the charter sets for tests. Under Health, every echo of a circuit is counted.
report-export = Export as a table
report-print = Print

## The statement

report-statement = Statement for publication
report-statement-means = The counts in words that either side could sign, in the languages of both. The other side's record gives the same counts where it holds the same entries.
report-statement-span = From { $since } until { $until } the record shows { $attempts ->
    [one] { $attempts } attempt
   *[other] { $attempts } attempts
} by { $caller } to reach { $called } by call.
report-statement-until = Until { $until } the record shows { $attempts ->
    [one] { $attempts } attempt
   *[other] { $attempts } attempts
} by { $caller } to reach { $called } by call.
report-statement-count = { $outcome }: { $count }.
report-statement-last-contact = A person of { $called } last answered at { $at }.
report-statement-no-contact = No answer by a person of { $called } stands in the record for this span.
report-statement-not = The record does not show why a call was not answered or was declined, unless a reason is named in it. A call that was not answered is not counted as declined.
report-statement-save = Save the text
report-evidence = Evidence bundle
report-evidence-means = { $count ->
    [one] Proves the outcome of { $count } attempt to anybody, offline. Calls stay closed; a decline is opened with its reason and words.
   *[other] Proves the outcomes of { $count } attempts to anybody, offline. Calls stay closed; a decline is opened with its reason and words.
}
report-evidence-left-out = A bundle takes { $count } claims: the latest attempts. { $left } earlier ones are left out; choose a shorter span for them.
report-evidence-made = { $count ->
    [one] The bundle with { $count } claim was saved.
   *[other] The bundle with { $count } claims was saved.
}
