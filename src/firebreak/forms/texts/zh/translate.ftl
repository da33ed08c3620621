### Translations in stages, and read-backs. The original is authoritative at every stage.

translate-title = 译文与复诵
translate-theirs = 来自{ $party }
translate-ours = 我方发给{ $party }
translate-on-the-line = 在线路上
translate-choose = 本线路上的话，最新在前
translate-nothing = 本线路尚无文字。
translate-written = 书写
translate-versions = 各版本
translate-original = 原文
translate-authoritative = 具有效力
translate-language = 语言：{ $lang }
translate-empty = （空）
translate-as-before = 与前一版本（{ $stage }）相同。
translate-changed = 与前一版本（{ $stage }）有 { $count } 处不同。
translate-before = 前一版本
translate-acted-earlier = 己方曾据较早版本行动
translate-acted-earlier-means = 己方最近一次行动所依据的是“{ $stage }”。此后又收到“{ $later }”。请阅读变动之处，如影响答复，请予说明。
translate-new = 新版本
translate-new-means = 从第一阶段（视译）开始。
translate-new-from-last = 以最近版本的文字为起点。
translate-stage = 阶段
translate-text = 此版本的文字
translate-send = 存入记录
translate-send-means = 双方均将保有，不改变原文。
translate-differs-here = 不同：
translate-same = 除大小写和空白外相同
translate-differences = { $count } 处不同

translate-read-backs = { $count ->
    [0] 复诵
   *[other] { $count } 次复诵
}
translate-read-back-means = 收方复述原话，由发方的机器比对。相符者视为已理解，仅此而已。
translate-read-back = 复诵
translate-read-back-new = 向对方复诵
translate-read-back-text = 您所读到的原话
translate-read-back-hint = 复述全文，或在下方填写关键项。
translate-read-back-send = 发送复诵
translate-field-name = 项目
translate-field-value = 您所读到的
translate-field-add = 添加项目
translate-field-means = 项目内容见于原文，即视为相符。
translate-differs = 不符
translate-check-open = 发方机器尚未比对
translate-check-matched = 相符
translate-check-differs = 不符
translate-check-differs-means = 至此尚未理解：一方读法不同。原文以所写为准。
translate-confirm = 确认此复诵
translate-confirm-means = 机器比对之外的人工确认，属礼节，不表示同意。
