### The human-readable archive: labels of its files. The node alone uses them.

archive-about = 本档案收有 { $us } 与 { $them } 之间线路的 { $count } 条条目，制作于 { $made }。
archive-no-proof = 本档案供人阅读，不作证明；证明由证据包承担。时间为 UTC；“书写”时间为作者自述。
archive-id = 标识
archive-number = 本方序号
archive-side = 一方
archive-marking = 标记
archive-written = 书写
archive-arrived = 到达此处
archive-path = 通路
archive-by = 作者
archive-about-entry = 关于
archive-regarding = 涉及
archive-content = 内容
archive-unreadable = 其内容在此无法读取。
archive-empty = 没有内容。
