### Trigger checklists with ready texts: facts, what we ask, nothing of motives. A FLASH stays under 200 words.

triggers-slot-channel = 联络方式
triggers-slot-contact = 频率或呼号
triggers-slot-course = 航向和高度
triggers-slot-direction = 方向
triggers-slot-help = 所需援助
triggers-slot-impact = 预计落点和时间
triggers-slot-notice = 通知编号或日期
triggers-slot-payload = 所载物
triggers-slot-people = 人数
triggers-slot-place = 地点
triggers-slot-reason = 原因（如可说明）
triggers-slot-site = 场所或车队名称
triggers-slot-time = 时间（UTC）
triggers-slot-unit = 部队（如知悉）
triggers-slot-until = 截止时间（UTC）
triggers-slot-what = 何事何物

triggers-under-fire-title = 我方人员遭到射击
triggers-under-fire-when = 疑似来自对方部队的火力正在击中或即将击中我方人员。
triggers-under-fire-step-1 = 查明地点、时间和方向。不要等到确知何人射击。
triggers-under-fire-step-2 = 立即发往所有值班席位。不要指名找人。
triggers-under-fire-step-3 = 消息发送途中，以同样内容呼叫。
triggers-under-fire-step-4 = 报告带班负责人，并通知有关部队。
triggers-under-fire-step-5 = 记下何人何时应答，承诺何事、何时完成。
triggers-under-fire-subject = 我方人员遭到射击：{ $place }
triggers-under-fire-text =
    我方人员遭到射击。地点：{ $place }。开始时间：{ $time }。
    所见：{ $what }。来向：{ $direction }。疑似射击部队：{ $unit }。
    如系贵方，请立即停止；如非贵方，请立即告知。
    请即刻转告能够制止者，并在本线路答复，说明何时已停止射击。

triggers-accidental-launch-title = 误射
triggers-accidental-launch-when = 我方导弹、无人机或其他物体非有意射出或飞出，可能进入对方一侧。
triggers-accidental-launch-step-1 = 立即发送已知情况，其余随知随报。
triggers-accidental-launch-step-2 = 如规定需要，请第二人核准。
triggers-accidental-launch-step-3 = 以同样内容呼叫。航向、高度和预计落点用数字说明。
triggers-accidental-launch-step-4 = 说明是否仍可销毁或改向，是否还会有后续。
triggers-accidental-launch-step-5 = 航向或落点每有变化，即以新的 FLASH 通报。
triggers-accidental-launch-subject = 误射：{ $what }
triggers-accidental-launch-text =
    因失误，{ $what }已离开{ $place }，时间：{ $time }。这不是攻击。
    航向和高度：{ $course }。预计落点：{ $impact }。所载：{ $payload }。
    请采取贵方认为必要的措施保护沿途人员。
    我方正在查明原因并将通报结果。请保持在本线路。

triggers-site-under-fire-title = 场所或车队遭到射击
triggers-site-under-fire-when = 已通知对方的地点或行动遭到射击。
triggers-site-under-fire-step-1 = 找到该通知和对方的收据，一并注明。
triggers-site-under-fire-step-2 = 发往所有能够联系到有关部队的席位，不限于熟悉的那一个。
triggers-site-under-fire-step-3 = 呼叫。询问何人负责处理，何时停止射击。
triggers-site-under-fire-step-4 = 告知现场人员已有何承诺，并说明承诺尚未兑现。
triggers-site-under-fire-step-5 = 承诺时间一过即再次询问，并上报上一级。
triggers-site-under-fire-subject = 遭到射击：{ $site }
triggers-site-under-fire-text =
    { $site }遭到射击。地点：{ $place }。开始时间：{ $time }。所见：{ $what }。
    此前已通知贵方：{ $notice }。
    请立即停止射击，并告知何时已停止，以及已通知哪支部队。
    可能有伤员。我方将请求安全通行。

triggers-airspace-title = 越过边界或空域
triggers-airspace-when = 有飞机、无人机或船只越过或即将越过边界，且不知是否有意。
triggers-airspace-step-1 = 说明属我方、对方还是不明；不要猜测。
triggers-airspace-step-2 = 位置、航向和高度用数字说明，并说明如何与其联络。
triggers-airspace-step-3 = 如属我方：如实说明，知道原因则说明原因，并说明其目前动向。
triggers-airspace-step-4 = 返回或失去联系时再次通报。
triggers-airspace-subject = 越界，{ $place }：{ $what }
triggers-airspace-text =
    { $time }，{ $what }在{ $place }越界。航向和高度：{ $course }。
    联络方式：{ $contact }。
    我方认为并非有意。请告知贵方是否看到，正在采取何种行动。
    在双方通话之前，请勿采取危及人员的行动。

triggers-distress-title = 飞机或船只遇险或偏航
triggers-distress-when = 任何一方的飞机或船只在对方附近遇险或迷航。
triggers-distress-step-1 = 查明最后已知位置及其时间和人数。
triggers-distress-step-2 = 询问对方是否看到，附近有何力量。
triggers-distress-step-3 = 商定由谁指挥搜寻、各去何处，并复诵。
triggers-distress-step-4 = 结束时通报。
triggers-distress-subject = 遇险，{ $place }：{ $what }
triggers-distress-text =
    { $what }遇险或偏航。最后已知位置：{ $place }，时间：{ $time }。人数：{ $people }。
    所需援助：{ $help }。
    请告知贵方所见及可派出的力量。我方前往的飞机和船只仅为救人。
    请勿阻碍，并通知贵方部队。

triggers-alert-raised-title = 提高戒备，并非针对贵方
triggers-alert-raised-when = 我方部队因与对方无关的原因提高戒备等级。
triggers-alert-raised-step-1 = 在对方自行发现之前发送。
triggers-alert-raised-step-2 = 如规定需要，请第二人核准。
triggers-alert-raised-step-3 = 请对方复诵。如这是仅存的通路，请予说明。
triggers-alert-raised-step-4 = 戒备等级恢复时通报。
triggers-alert-raised-subject = 我方已提高戒备，并非针对贵方
triggers-alert-raised-text =
    自{ $time }起，我方部队处于较高戒备等级。此举并非针对贵方。
    原因：{ $reason }。预计持续：{ $until }。
    贵方可能看到由此引起的调动和通信。
    结束时我方将通报。请复诵，并请在作出判断之前在此询问。

triggers-false-message-title = 疑有虚假消息或冒名者
triggers-false-message-when = 有人以对方或我方名义说话，且情况可疑。
triggers-false-message-step-1 = 可疑内容所要求之事，一概不做。
triggers-false-message-step-2 = 在本线路以书面询问是否确有其言。声音和号码不能证明什么。
triggers-false-message-step-3 = 通知带班负责人和所有可能收到同样内容的人。
triggers-false-message-step-4 = 保存所收内容：时间、渠道、原话、号码。
triggers-false-message-step-5 = 如已因此采取行动，告知对方是何行动。
triggers-false-message-subject = 贵方是否说过此话？
triggers-false-message-text =
    { $time }，有人以贵方名义通过{ $channel }告知我方：{ $what }。
    我方有疑问，未据此行动。
    请在本线路告知是否出自贵方。如非贵方，则有人冒用贵方名义，请提醒贵方各席位。
    如有人以我方名义通过其他渠道对贵方说过什么，请告知内容。

triggers-exercise-title = 演习即将开始
triggers-exercise-when = 计划中的调动或射击可能被误认为其他情况。
triggers-exercise-step-1 = 地点和时间用数字说明。数天的时段过于含糊。
triggers-exercise-step-2 = 说明将会看到什么：飞机、舰船、射击、通信。
triggers-exercise-step-3 = 请对方转告监视该区域者，并询问是哪些人。
triggers-exercise-step-4 = 提前一天和一小时提醒，结束时通报。
triggers-exercise-subject = 演习：{ $what }
triggers-exercise-text =
    我方举行演习：{ $what }。地点：{ $place }。时间：{ $time }至{ $until }。
    演习内容均非针对贵方。
    请转告监视该区域者，并告知已通知何人。
    如有变化及结束时，我方将通报。本件为通知，不请求许可。

triggers-hazard-title = 危险活动通知
triggers-hazard-when = 发射、射击、爆破或封闭，危及靠近者。
triggers-hazard-step-1 = 地点和时间用数字说明。数天的时段过于含糊。
triggers-hazard-step-2 = 说明危险为何，范围多远、多高。
triggers-hazard-step-3 = 请对方转告监视该区域者，并询问是哪些人。
triggers-hazard-step-4 = 时段一旦确定为具体时间，即发送注明日期的更新；结束时通报。
triggers-hazard-subject = 危险活动：{ $what }
triggers-hazard-text =
    危险活动：{ $what }。地点和范围：{ $place }。时间：{ $time }至{ $until }。
    请勿让人员、飞机和船只靠近。
    请转告监视该区域者，并告知已通知何人。
    如有变化及结束时，我方将通报。

triggers-infrastructure-title = 基础设施附近的行动
triggers-infrastructure-when = 在涉及双方的电站、水坝、电缆、管道或电网附近行动或施工。
triggers-infrastructure-step-1 = 用双方都知道的名称说明该设施及其位置。
triggers-infrastructure-step-2 = 说明计划或所见为何，以及那里绝不可发生什么。
triggers-infrastructure-step-3 = 询问对方由谁负责，可与何人联系。
triggers-infrastructure-step-4 = 商定双方各做什么、何时做，并复诵。
triggers-infrastructure-subject = { $site }附近：{ $what }
triggers-infrastructure-text =
    { $site }附近（地点：{ $place }）：{ $what }。时间：{ $time }至{ $until }。
    该处受损将危及双方民众。
    在此期间请让贵方部队和施工远离该处，并告知贵方在附近有何力量。
    请告知就此事可与贵方何人联系。

triggers-line-failing-title = 线路测试未通过
triggers-line-failing-when = 本线路的测试无应答，或有通路中断。原因不明。
triggers-line-failing-step-1 = 查看哪些层仍有应答，其余自何时起无应答。
triggers-line-failing-step-2 = 先查己方：电源、网络、时钟。
triggers-line-failing-step-3 = 报告带班负责人。使用章程中的电话号码。
triggers-line-failing-step-4 = 对任何人都不要猜测原因。
triggers-line-failing-subject = 本线路的测试无应答
triggers-line-failing-text =
    自{ $time }起，本线路的测试在我方未得到应答：{ $what }。
    我方不知原因。请检查贵方一侧并告知结果。
    亦可通过以下方式联系我方：{ $channel }。

triggers-goodwill-title = 致意或慰问
triggers-goodwill-when = 对方发生了值得致意之事，虽无此要求。
triggers-goodwill-step-1 = 使用商定的称谓。
triggers-goodwill-step-2 = 不附加其他内容：不提要求，不作指责。
triggers-goodwill-step-3 = 由有权代表我方发言者核准。
triggers-goodwill-subject = 我方致意
triggers-goodwill-text =
    我方获悉：{ $what }。
    谨向有关人员致以慰问。如我方能够提供帮助，请在本线路告知。
