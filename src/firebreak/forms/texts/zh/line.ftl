### A line: its record as a conversation, and what can be done about each item.

line-conversation = 以对话形式显示的记录
line-empty = 本线路尚无任何内容。
line-past = 您正在查看过去。此刻发生的内容不在此显示。
line-now = 返回当前
line-previous = 上一项
line-next = 下一项
line-older-more = 向上滚动时载入更早的内容。
line-older-loading = 正在载入更早的内容…
line-older-all = 这是记录的开头。
line-to = 至
line-not-readable = 其内容在此无法读取。
line-behind = 其依据
line-ladder = 确认阶梯
line-no-rung = 据现有所知，尚未到达对方的站
line-rung-stated = 已声明
line-rung-refused = 已拒绝
line-rung-missing = 未声明
line-rung-missing-means = 记录中未声明此级，并不说明原因。
line-also-refused = 另有拒绝
line-rung-was-refused = 拒绝者
line-no-reason-given = 未说明理由。
line-released-by = 由{ $who }核准
line-needs-release = 须由第二人核准
line-translations = { $count } 份译文，最近一份：{ $stage }
line-test = 分层测试
line-test-out = 我方测试：{ $layer } { $desk }
line-test-in = 对方测试：{ $layer } { $desk }

line-acts-of-ours = 您可以办理
line-act-seen = 已阅
line-act-read-back = 复诵
line-act-passed-to = 已转交…
line-act-passed-to-now = 声明：已转交此席位
line-act-undertake = 承诺…
line-act-undertake-now = 作出此承诺
line-act-reported-done = 报告完成…
line-act-reported-done-now = 报告已完成
line-act-refuse = 拒绝某级…
line-act-refuse-now = 拒绝此级
line-act-refuse-confirm = 确定拒绝
line-act-reason = 说明理由…
line-act-reason-now = 补充此理由
line-act-say = 发言…
line-act-say-now = 发送此话
line-act-close = 办结
line-act-close-confirm = 确定办结
line-undertake-what = 承诺内容
line-undertake-due = 完成时间
line-refuse-rung = 级别
line-say-words = 关于此事的话

line-acts = 有 { $count } 条条目提及
line-entry-id = 条目
line-entry-place = 位置
line-entry-place-is = { $side }记录流第 { $n } 号；已稳妥存于此处
line-entry-grade = 认证
line-entry-seals = { $count ->
    [0] 尚无封印覆盖
   *[other] 有 { $count } 个封印覆盖
}
line-entry-signature = 签名
line-entry-no-signature = 此处没有单独针对此条目的签名。
line-entry-raw = 签名字节
line-entry-bytes = { $count } 字节

line-orderwire = 勤务联络
line-orderwire-means = 操作员之间关于线路的通话，不代表主官的意见。
line-orderwire-words = 致对方操作员
line-orderwire-send = 发给对方操作员
line-orderwire-write = 在勤务联络中书写
