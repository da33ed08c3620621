### What a page says: come to the line, and nothing of what the matter is. And the state of the means.

paging-come = { $desk }: просьба прибыть на линию. { $precedence }
paging-come-marked = { $marking }. { $desk }: просьба прибыть на линию. { $precedence }
paging-come-plain = { $desk }: просьба прибыть на линию.
paging-stop = { $desk }: вопрос уже принят.
paging-test = { $desk }: проверка этого средства оповещения. Ничего делать не нужно.

paging-kind-bell = Звонок в открытых окнах
paging-kind-command = Программа
paging-kind-apprise = Службы
paging-result-taken = Принято; слышал ли кто-нибудь, неизвестно
paging-result-failed = Сбой
paging-result-missed = Пропущено: узел не работал
paging-warning-few-means = { $line }, { $desk }: менее двух независимых средств. Одно потерянное оповещение может стать потерянным вызовом.
paging-warning-not-scheduled = { $name }: проверяется только по запросу.
paging-warning-never-tested = { $name }: ни разу не проверялось.
paging-warning-test-failed = { $name }: последняя проверка не удалась.
paging-warning-test-missed = { $name }: последняя проверка пропущена.
