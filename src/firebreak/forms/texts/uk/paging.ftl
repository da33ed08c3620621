### What a page says: come to the line, and nothing of what the matter is. And the state of the means.

paging-come = { $desk }: прохання прибути на лінію. { $precedence }
paging-come-marked = { $marking }. { $desk }: прохання прибути на лінію. { $precedence }
paging-come-plain = { $desk }: прохання прибути на лінію.
paging-stop = { $desk }: питання вже прийнято.
paging-test = { $desk }: перевірка цього засобу сповіщення. Нічого робити не потрібно.

paging-kind-bell = Дзвінок у відкритих вікнах
paging-kind-command = Програма
paging-kind-apprise = Служби
paging-result-taken = Прийнято; чи почув хтось, невідомо
paging-result-failed = Збій
paging-result-missed = Пропущено: вузол не працював
paging-warning-few-means = { $line }, { $desk }: менше двох незалежних засобів. Одне втрачене сповіщення може стати втраченим викликом.
paging-warning-not-scheduled = { $name }: перевіряється лише на запит.
paging-warning-never-tested = { $name }: жодного разу не перевірявся.
paging-warning-test-failed = { $name }: остання перевірка не вдалася.
paging-warning-test-missed = { $name }: останню перевірку пропущено.
