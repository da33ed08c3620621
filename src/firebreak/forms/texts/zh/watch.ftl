### The watch: every line at a glance, and what waits for a person.

watch-title = 值班
watch-waits = { $count ->
    [0] 没有事项等待人工处理
   *[other] { $count } 件事项等待人工处理
}
watch-nothing-else-waits = 没有其他事项等待人工处理
watch-nothing-waits = 收到的内容显示于此，需要时振铃。
watch-lines = { $count } 条线路
watch-no-lines = 本节点尚无线路。用 `firebreak line propose` 建立。
watch-open = 打开
watch-noted = 已知悉
watch-stands-still = 本线路已停止
watch-view-closed = 未收到信息，自
watch-act-as = 代表席位
watch-no-desk = 您不代表本线路的任何席位
watch-since = 自
watch-finding = 我方测试表明
watch-declared = 已宣布
watch-declared-sides = （我方：{ $us }；对方：{ $them }）
watch-observed = 通路
watch-paths-out = 无回波：{ $paths }
watch-paths = 章程列有 { $count } 条通路
watch-last-heard = 最近一次有效信号
watch-next-test = 下次测试
watch-nothing-open = 没有未结的呼叫或承诺。
watch-open-items = 未结的呼叫和承诺
watch-call-in = 来自 { $desks } 的呼叫
watch-call-out = 呼叫 { $desks }
watch-message-unseen = 未标为已阅：来自 { $desks } 的消息
watch-more = 另有 { $count } 件
watch-read-back-differs = 对方复诵的内容与原文不同
watch-deferred-us = 我方称将回应此呼叫，时限
watch-deferred-them = 对方称将回应我方呼叫，时限
watch-promise-us = 我方承诺
watch-promise-them = 对方承诺
watch-held = 此处 { $count } 件等候
watch-waiting-release = { $count } 件等待第二人
watch-clock-ahead = 对方时钟似比我方快 { $span }。何者有误，在此无法得知。
watch-clock-behind = 对方时钟似比我方慢 { $span }。何者有误，在此无法得知。
watch-cut = 为演示而有意切断：{ $paths }
watch-on-us = 此处值班
watch-on-them = 对方值班（据最近证实）
watch-on-nobody = 无人签到
watch-handover = 交接班
watch-write = 撰写
watch-test-them = 测试对方席位
watch-test-challenge = 询问：
watch-test-your-answer = 您代表席位 { $desk } 的应答
watch-test-answer = 应答测试
watch-test-asked = 已询问
