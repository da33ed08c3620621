### The frame of the page: what stands on every screen.

common-opening = 正在打开…
common-skip = 转到正文
common-screens = 界面
common-screen-watch = 值班
common-screen-line = 线路
common-screen-compose = 撰写
common-screen-health = 运行状况
common-screen-report = 报告
common-screen-record = 记录
common-screen-handover = 交接班
common-screen-drill = 演练
common-screen-admin = 管理
common-screen-help = 按键
common-screen-not-loaded = 无法载入此界面
common-screen-not-loaded-means = 节点未提供页面的一部分。其他界面可用；请稍后再打开此界面。
common-no-such-line = 没有这条线路
common-no-such-line-means = 本节点没有名为 { $line } 的线路，或您无权查看。
common-fault-of-the-page = 本页面出错
common-fault-of-the-page-means = 此界面已停止。节点和记录不受影响。请打开其他界面，或重新载入页面。

common-messages = 提示
common-close = 关闭
common-try-again = 重试
common-press-again = 再按一次：{ $what }
common-answer-lost = 节点没有回应。
common-answer-lost-means = 不知是否已写入。以同一密钥重发，只会写入一次。
common-was-first = { $who }已先处理，时间：{ $at }。
common-unknown-acts = 不知以下是否已写入
common-unknown-acts-means = 节点没有回应。重发时每项只写入一次。是否已写入，以记录为准。
common-send-again = 重发
common-leave-it = 不再重发

common-passkey-not-confirmed = 您未用通行密钥确认
common-passkey-not-confirmed-means = 没有它，此行为仍会记入，但仅为节点所声称：日后无人能证明使用过您的凭证。
common-passkey-again = 重试通行密钥
common-passkey-without = 不用通行密钥办理
common-passkey-stop = 不办理

common-never = 从未
common-ago = { $span }前
common-over = 已逾时
common-span-second = { $count } 秒
common-span-minute = { $count } 分钟
common-span-hour = { $count } 小时
common-span-day = { $count } 天
common-not-heard-yet = 尚未收到任何信息
common-late = 已 { $span } 未收到信息
common-stale = 已过时：{ $span } 未收到信息
common-clock-differs = 两个时钟不一致
common-clock-ahead = 本机时钟比节点时钟至少快 { $span }。
common-clock-behind = 本机时钟比节点时钟至少慢 { $span }。
common-clock-hours = 相差接近整 { $hours } 小时：请检查时区。
common-clock-means = 此处所有时间均按节点时钟。何者有误，在此无法得知。

common-sound = 声音
common-sound-on = 声音正常
common-sound-off = 未听到声音
common-sound-unproven = 声音未检查
common-sound-blocked = 尚无声音
common-sound-test = 测试音
common-sound-heard = 您听到测试音了吗？
common-sound-yes = 听到
common-sound-no = 没听到
common-language = 语言
common-theme-auto = 外观：自动
common-theme-dark = 外观：深色
common-theme-light = 外观：浅色
common-sign-out = 退出

common-name-here = 仅本节点知悉，未发送，不构成证据。
common-station = 站
common-author = { $desk }，{ $role }，{ $party }

common-unseen-character = 不可见字符，在此不起作用。
common-mixed-scripts = 一词混用多种文字：{ $scripts }
common-looks-like = 形似拉丁字母 { $letter }，实为另一字母
common-show-alike = 显示形似字母
common-hide-alike = 隐藏形似字母

common-lost = 与己方节点失去连接
common-lost-never-there = 本页面打开以来未曾连上节点。
common-lost-since = 未收到信息，自
common-lost-trying = 页面每隔几秒自动重试。
common-lost-do = 应当如何
common-lost-do-telephone = 不能等的事，用电话说明，并记下时间和对象。
common-lost-do-own = 报告带班负责人：本席位收不到线路信息。
common-lost-do-machine = 检查节点主机是否运行、本席位网络是否畅通。
common-lost-do-other-desk = 询问己方其他席位，其页面是否仍与节点相通。
common-lost-go-on = 继续撰写
common-lost-drafts = 您所写内容保留在本页面。节点恢复之前不发送任何内容。
common-lost-show = 显示应当如何
common-lost-numbers = 电话号码
common-lost-no-numbers = 此浏览器尚未读到章程，不知号码。
common-lost-own-numbers = 己方（{ $party }）
common-lost-none-in-charter = 章程未列号码。
common-lost-true = 仍然成立的事实
common-lost-true-record = 已入记录者，双方均仍保有。
common-lost-true-rings = 此时来的呼叫不会在本席位振铃，但可能在其他席位振铃，也可能传呼人员。
common-lost-true-sent = 您此时在此所做的一切均不会到达对方。
common-lost-last-known = 最后所知时间
common-lost-call-open = 当时仍未结束的呼叫：

common-key = 按键
common-action = 操作
common-keys-means = 任何单个按键都不会发起呼叫、发送或作出决定。每个按钮均标明其按键。
common-keys-everywhere = 所有界面
common-keys-ring = 振铃期间
common-keys-line = 线路界面
common-keys-call = 通话中

common-demo = 演示
common-demo-means = 这些开关属于演示，真实控制台没有。
common-demo-cut = 切断通路 { $path }
common-demo-mend = 恢复通路 { $path }
common-demo-is-cut = 已切断
common-demo-is-whole = 完好
