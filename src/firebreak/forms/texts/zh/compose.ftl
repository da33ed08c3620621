### Composing calls and messages: drafts, form of address, review, two-person release, checklists.

compose-title = 致{ $party }
compose-form = 草稿
compose-begin-means = 每次按键均保存草稿。您审阅之前不会发出任何内容。
compose-new-message = 新消息
compose-new-call = 新呼叫
compose-no-such-draft = 没有此草稿：可能已发送、已丢弃，或属于另一值班员。

compose-what = 发送内容
compose-as-message = 消息
compose-as-message-means = 发给席位的文字，仅 FLASH 会振铃。
compose-as-call = 呼叫
compose-as-call-means = 在席位振铃。主题和正文随振铃传送。
compose-regarding = 涉及：
compose-not-regarding = 与先前事项无关
compose-precedence = 紧急等级
compose-from = 发自
compose-to = 发往
compose-role = 以何职责
compose-role-means = 对方看到的是席位和职责，不是您的姓名。
compose-style = 称谓
compose-style-means = 取自双方商定的称谓簿。
compose-style-none = 无
compose-style-own = 自拟
compose-style-words = 称谓用语
compose-style-unagreed = 未商定
compose-style-unagreed-means = 对方未要求如此称呼。发送前将请您确认。
compose-style-confirm = 仍以“{ $style }”称呼，尽管未经商定
compose-language = 语言
compose-subject = 主题
compose-subject-means = 显示于振铃，以便应答前即可了解。
compose-text = 正文
compose-text-call = 正文（随振铃传送）
compose-count = { $words } 字
compose-count-of = { $words } / { $limit } 字
compose-bytes = { $bytes } / { $limit } 字节
compose-over-words = 字数超出此紧急等级的限度。请缩短正文或降低等级。
compose-over-bytes = 超出章程对此紧急等级允许的长度。
compose-second = 请第二人核准
compose-review = 审阅
compose-drop = 丢弃
compose-drop-confirm = 丢弃此草稿
compose-nothing-leaves = 此表单不会发出任何内容。

compose-kept-nothing = 尚未书写
compose-kept-here = 已存于此浏览器
compose-kept-waiting = 已存于此浏览器，尚未到节点
compose-kept-node = 已存于节点
compose-kept-conflict = 两个版本
compose-conflict = 此草稿已在别处修改
compose-conflict-means = 您的另一窗口已保存较新版本。内容均未丢失：请选择以哪一版继续。
compose-conflict-mine = 此处所写
compose-conflict-theirs = 节点所存
compose-keep-mine = 以此版继续
compose-keep-theirs = 以节点版本继续
compose-drafts = { $count ->
    [0] 草稿
   *[other] { $count } 份草稿
}
compose-no-drafts = 您在本线路没有草稿。
compose-empty-draft = 空白草稿
compose-another = 另起一份
compose-in-drill = 演练进行中：在此新起的内容标为 EXERCISE。

compose-review-title = 审阅
compose-review-means = { $party }将看到以下内容。
compose-seen-there = 对方所见
compose-look = 请先查看
compose-look-slots = 尚缺 { $count } 项事实：{ $slots }
compose-look-unseen = 正文含不可见字符或混用文字的词，已在上方标出。
compose-look-style = 称谓未经商定。
compose-look-state = 线路未宣布开放，可能须在我方的站等候。
compose-look-second = 发出前须由第二人核准。
compose-stops = 尚不能发送
compose-wrong-no-desk = 请至少指定对方一个席位。
compose-wrong-no-own-desk = 请指定己方发出的席位。
compose-wrong-no-words = 没有正文。
compose-wrong-no-subject = 呼叫须有主题：主题显示于振铃。
compose-wrong-words = { $words } 字；此紧急等级最多 { $limit } 字。
compose-wrong-bytes = { $bytes } 字节；章程给此紧急等级 { $limit } 字节。
compose-wrong-control = 字符 { $character } 不能发送，请删除。
compose-wrong-style = 请确认未商定的称谓，或另选一个。
compose-send-message = 发送消息
compose-send-call = 发起呼叫
compose-send-means = 一经入记录即不可取出。是否到达由对方自己的收据表明。
compose-ask-second = 请求核准
compose-ask-second-means = 在第二人核准前留在此处，尚未发送。
compose-waits-for-second = 等待第二人，尚未发送。
compose-back = 返回表单
compose-left = 已离开此表单。
compose-see-it = 查看
compose-not-known = 不知是否已发送
compose-not-known-means = 节点没有回应。重发是安全的：同样的话以同一密钥发出，只写入一次。在查明之前不能更改正文。
compose-send-again = 重发
compose-look-in-record = 在线路中查看
compose-copy = 复制为新草稿

compose-releases = { $count ->
    [0] 核准
   *[other] { $count } 件等待第二人
}
compose-release-waiting = 等待第二人
compose-release-released = 已核准
compose-release-returned = 已退回
compose-release-by = 由{ $who }
compose-release-show = 阅读
compose-release-title = 第二人核准
compose-release-means = 由{ $who }拟写。请按对方所见阅读。
compose-rule-charter = 章程要求两人。
compose-rule-local = 己方规定要求两人。
compose-rule-officer = 拟写者请求第二人。
compose-release-own = 此件由您拟写，须由另一值班员核准。
compose-release-now = 核准并发送
compose-return = 退回
compose-return-why = 退回原因
compose-returned-because = 已退回：

compose-held = 我方的站有 { $count } 件等候
compose-held-since = 自
compose-held-when = 线路宣布状态一旦允许即自动发出，此前不尝试任何通路。

compose-triggers = 核对单
compose-triggers-means = 须发起呼叫的情况。每项填入新草稿，均不自行发送。
compose-triggers-language = 文本使用线路语言：{ $lang }。
compose-facts-means = 未填写处保留在方括号内。
