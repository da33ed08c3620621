### Drills: exercise traffic that cannot be mistaken for the real thing.

drill-title = 演练 · { $party }
drill-state = 演练状态
drill-start = 开始演练
drill-start-confirm = 开始：一切标为 EXERCISE
drill-end = 结束演练
drill-end-confirm = 结束：恢复实情
drill-on = 演练进行中
drill-since = 自
drill-on-means = 您在本线路书写和呼叫的内容均标为 EXERCISE，写入签名字节，双方均有。各界面均显示斜纹边框。对方的真实呼叫仍按真实呼叫振铃。
drill-off-means = 没有演练。您所写内容即为实情，另有标记者除外。
drill-elsewhere = 线路 { $line } 正在演练，请先结束。
drill-message = 演习消息
drill-call = 演习呼叫
drill-checklists = 核对单
drill-checklists-means = 选择一份逐步勾选。每步用时自上一步起算，不作记录。
drill-begin = 开始
drill-again = 清除
drill-running = 进行中：
drill-took = 用时：
drill-traffic = { $count ->
    [0] 演习往来
   *[other] { $count } 件演习事项
}
drill-traffic-table = 演习往来，最新在前
drill-no-traffic = 本线路没有演习往来。
drill-from = 发自
drill-words = 内容
drill-came-to = 结果
