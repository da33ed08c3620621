### What a page says: come to the line, and nothing of what the matter is. And the state of the means.

paging-come = { $desk }：请到线路前值守。{ $precedence }
paging-come-marked = { $marking }。{ $desk }：请到线路前值守。{ $precedence }
paging-come-plain = { $desk }：请到线路前值守。
paging-stop = { $desk }：此事已有人接手。
paging-test = { $desk }：正在测试此呼叫手段，无需任何操作。

paging-kind-bell = 已打开界面中的振铃
paging-kind-command = 程序
paging-kind-apprise = 通信服务
paging-result-taken = 已受理；是否有人听到，无从得知
paging-result-failed = 失败
paging-result-missed = 未测试：节点当时未运行
paging-warning-few-means = { $line }，{ $desk }：独立的呼叫手段不足两种。丢失一次传呼就可能丢失一次呼叫。
paging-warning-not-scheduled = { $name }：仅在有人要求时测试。
paging-warning-never-tested = { $name }：从未测试。
paging-warning-test-failed = { $name }：最近一次测试失败。
paging-warning-test-missed = { $name }：最近一次测试未进行。
