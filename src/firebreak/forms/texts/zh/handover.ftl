### Handing the watch over: the sheet, signatures, who is on watch.

handover-title = 交接班
handover-desk = 席位
handover-party = 一方
handover-standing = 本席位值班情况
handover-watch-on = { $desk }：已有人接班
handover-watch-off = { $desk }：无人值班
handover-watch-unknown = { $desk }：记录未说明何人值班
handover-since = 自
handover-take-watch = 接班
handover-leave-watch = 离岗
handover-leave-watch-confirm = 不交接而离岗
handover-sheet = { $count ->
    [0] 交接单：无未结事项
   *[other] 交接单：{ $count } 项
}
handover-as-of = 截至
handover-sheet-again = 重新生成
handover-nothing-open = 没有未结的呼叫、测试、承诺、草稿、核准或静音。
handover-sort-matter = 未结事项
handover-sort-test = 未结测试
handover-sort-promise = 承诺
handover-sort-put-off = 已推迟的呼叫
handover-sort-not-taken = 未接的呼叫
handover-put-off-by = 由 { $who } 推迟
handover-sort-draft = 草稿
handover-sort-release = 等待核准
handover-sort-held = 在我方的站等候
handover-sort-silence = 已静音的警报
handover-promised-by = 由{ $who }
handover-silenced-by = 由{ $who }静音
handover-sign = 我接手此项
handover-new = 交接中未列
handover-handed = 值班已交出
handover-handed-means = 请逐项签收，然后接班。交接中未列者已标出。
handover-who-leaves = 交班人
handover-who-comes = 接班人
handover-notes = 备注
handover-notes-means = 供下一班使用。备注存于记录中，对方可以阅读。
handover-to-role = 交给职责
handover-hand-over = 签名交班
handover-hand-over-means = 记入您交班及未结事项，不表示有人已到岗。
handover-hash = 本交接单的散列值：
handover-left-to-sign = 还有 { $count } 项未签收。
handover-all-signed = 各项均已签收。
handover-take-over = 签名接班
handover-take-over-means = 记入您已接班并签收此次交接。
handover-watch-list = 值班名单
handover-watch-list-means = 双方情况以最近签名条目为准，不表示此刻有人在岗。
handover-on = 值班
handover-word-on = 在岗
handover-word-off = 离岗
handover-word-unknown = 不明
handover-by = 声明者
handover-last-act = 最近一次人工行为
