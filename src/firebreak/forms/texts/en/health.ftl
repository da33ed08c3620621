### Tests and health: layers over time, what was missed, findings, paging.

health-title = Tests and health · { $party }
health-span = Span shown
health-span-hour = Hour
health-span-hours = 6 hours
health-span-day = Day
health-span-week = Week
health-span-month = Month
health-span-year = Year
health-span-years = 5 years
health-earlier = Earlier
health-later = Later
health-now = Now
health-past = This is the past. What is so now is not shown.
health-export = Export as a table
health-findings = Findings
health-findings-table = What the tests supported, the latest first
health-no-findings = No finding is on the record in this span.
health-since = Since
health-finding = Finding
health-says = Says
health-no-tests = No test was due in this span.
health-out = our tests of { $party }
health-in = tests of us by { $party }
health-due = { $count ->
    [one] { $count } due
   *[other] { $count } due
}
health-answered = { $count ->
    [one] { $count } answered
   *[other] { $count } answered
}
health-missed = { $count ->
    [one] { $count } missed
   *[other] { $count } missed
}
health-not-sent = { $count ->
    [one] { $count } not sent by the testing side
   *[other] { $count } not sent by the testing side
}
health-answered-share = Answered
health-median = Median
health-plot-share = { $layer }: share of tests answered, over time. The table below has the numbers.
health-circuits = Circuits are tried every few seconds and put on the record once an hour; they stand here from the first full hour on.
health-plot-counts = { $layer }: tests answered, missed and not sent, over time. The table below has the numbers.
health-plot-median = { $layer }: median time until the answer, over time. The table below has the numbers.
health-legend-share = Line: share of the tests put that were answered. A gap: none was due.
health-legend-counts = A gap: none was due.
health-legend-median = Below: median time until the answer.
health-table = Numbers as a table
health-from = From
health-column-due = Due
health-column-answered = Answered
health-column-missed = Missed
health-column-not-sent = Not sent
health-missed-title = { $count ->
    [0] No test was missed
    [one] { $count } test was missed
   *[other] { $count } tests were missed
}
health-missed-table = Missed tests, the latest first
health-none-missed = None in this span.
health-due-at = Due
health-layer = Layer
health-desk = Desk
health-whose = Whose test
health-fact = Fact
health-show-fact = Show
health-fact-words = { $layer }, due { $at }.
health-answered-after = An answer came afterwards:
health-entry = The entry in the record
health-yes = Yes
health-no = No

## Paging

health-paging = Paging
health-paging-means = How people are fetched. A page never carries content, only “come to the line”. A test shows that the service took it, not that a person read it.
health-paging-table = Means of paging
health-paging-none = No means of paging is configured beside this page's own bell.
health-paging-name = Means
health-paging-independent = Independent of the others
health-paging-last = Last test
health-paging-next = Next test
health-paging-never = Never tested
health-paging-bell = Rings where this page is open. The test tone above tries it.
health-paging-test-head = Test
health-paging-test = Test now
health-paging-test-one = Test { $name } now
health-paging-test-all = Test all now
health-paging-tested = The means of paging were tested. See the results.
health-plan = Call plan: who is fetched after how long
health-plan-after = After
health-plan-to = To
health-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
