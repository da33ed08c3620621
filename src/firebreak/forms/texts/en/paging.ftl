### What a page says: come to the line, and nothing of what the matter is. And the state of the means.

paging-come = { $desk }: come to the line. { $precedence }
paging-come-marked = { $marking }. { $desk }: come to the line. { $precedence }
paging-come-plain = { $desk }: come to the line.
paging-stop = { $desk }: somebody has taken the matter.
paging-test = { $desk }: a test of this means of paging. Nothing is needed.

## Kinds of means, results of tests, doubts

paging-kind-bell = Bell in open views
paging-kind-command = Program
paging-kind-apprise = Services
paging-result-taken = Taken; whether anybody heard it is not known
paging-result-failed = Failed
paging-result-missed = Missed: the node did not run
paging-warning-few-means = { $line }, { $desk }: fewer than two independent means. One lost page could be a lost call.
paging-warning-not-scheduled = { $name }: tested only when somebody asks.
paging-warning-never-tested = { $name }: never tested.
paging-warning-test-failed = { $name }: the last test failed.
paging-warning-test-missed = { $name }: the last test was missed.
