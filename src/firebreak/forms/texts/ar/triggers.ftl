### Trigger checklists with ready texts: facts, what we ask, nothing of motives. A FLASH stays under 200 words.

triggers-slot-channel = وسيلة الاتصال
triggers-slot-contact = التردد أو رمز النداء
triggers-slot-course = الاتجاه والارتفاع
triggers-slot-direction = الجهة
triggers-slot-help = المساعدة المطلوبة
triggers-slot-impact = مكان السقوط المتوقع ووقته
triggers-slot-notice = رقم الإخطار أو تاريخه
triggers-slot-payload = ما يحمله
triggers-slot-people = عدد الأشخاص
triggers-slot-place = المكان
triggers-slot-reason = السبب، إن أمكن ذكره
triggers-slot-site = اسم الموقع أو القافلة
triggers-slot-time = الوقت، UTC
triggers-slot-unit = الوحدة، إن عُرفت
triggers-slot-until = حتى متى، UTC
triggers-slot-what = ماذا

triggers-under-fire-title = أفرادنا تحت النار
triggers-under-fire-when = نيران يبدو أنها من قوات الطرف الآخر تصيب أفرادكم، أو توشك أن تصيبهم.
triggers-under-fire-step-1 = حدّدوا المكان والوقت والجهة. لا تنتظروا اليقين بشأن من يطلق النار.
triggers-under-fire-step-2 = أرسلوا الآن إلى كل مكاتب المناوبة. لا تطلبوا شخصًا بعينه.
triggers-under-fire-step-3 = اتصلوا بالكلمات نفسها بينما الرسالة في طريقها.
triggers-under-fire-step-4 = أبلغوا مشرفكم والوحدات المعنية.
triggers-under-fire-step-5 = دوّنوا من ردّ ومتى، وبماذا وُعدتم وإلى أي وقت.
triggers-under-fire-subject = أفرادنا تحت النار: { $place }
triggers-under-fire-text =
    أفرادنا تحت النار. المكان: { $place }. منذ: { $time }.
    المشاهَد: { $what }. مصدره: { $direction }. الوحدة التي يُعتقد أنها تطلق النار: { $unit }.
    إن كانت من جانبكم فأوقفوها الآن. وإن لم تكن من جانبكم فأبلغونا الآن.
    أحيلوا هذا فورًا إلى من يستطيع إيقافها. ردّوا على هذا الخط وأبلغونا متى توقفت النار.

triggers-accidental-launch-title = إطلاق بطريق الخطأ
triggers-accidental-launch-when = خرج صاروخ أو طائرة مسيّرة أو جسم آخر لكم دون قصد وقد يعبر إلى الطرف الآخر.
triggers-accidental-launch-step-1 = أرسلوا فورًا ما هو معلوم؛ ويتبع الباقي أولًا بأول.
triggers-accidental-launch-step-2 = احصلوا على إجازة الشخص الثاني إن كانت قاعدتكم تطلبها.
triggers-accidental-launch-step-3 = اتصلوا بالكلمات نفسها. اذكروا الاتجاه والارتفاع ومكان السقوط المتوقع بالأرقام.
triggers-accidental-launch-step-4 = قولوا هل لا يزال ممكنًا تدميره أو تحويله، وهل قد يتبعه غيره.
triggers-accidental-launch-step-5 = أبلغوا عن كل تغيّر في الاتجاه أو مكان السقوط برسالة FLASH جديدة.
triggers-accidental-launch-subject = إطلاق بطريق الخطأ: { $what }
triggers-accidental-launch-text =
    خرج بطريق الخطأ: { $what }. من: { $place }. الوقت: { $time }. ليس هذا هجومًا.
    الاتجاه والارتفاع: { $course }. السقوط المتوقع: { $impact }. يحمل: { $payload }.
    احموا من هم في طريقه بما ترونه لازمًا.
    نحن نبحث عن السبب وسنبلغكم بما نجده. ابقوا على هذا الخط.

triggers-site-under-fire-title = موقع أو قافلة تحت النار
triggers-site-under-fire-when = مكان أو تحرك أُخطر به الطرف الآخر واقع تحت النار.
triggers-site-under-fire-step-1 = ابحثوا عن الإخطار وعن إيصال الطرف الآخر واذكروهما.
triggers-site-under-fire-step-2 = أرسلوا إلى كل مكتب يستطيع الوصول إلى الوحدات، لا إلى المكتب الذي تعرفونه وحده.
triggers-site-under-fire-step-3 = اتصلوا. اسألوا من تولّى الأمر ومتى تتوقف النار.
triggers-site-under-fire-step-4 = أخبروا من في الموقع بما وُعد به، وبأن الوعد لم يُنفَّذ بعد.
triggers-site-under-fire-step-5 = اسألوا مجددًا فور انقضاء الوقت الموعود؛ وارفعوا الأمر إلى المستوى الأعلى.
triggers-site-under-fire-subject = تحت النار: { $site }
triggers-site-under-fire-text =
    تحت النار: { $site }. المكان: { $place }. منذ: { $time }. المشاهَد: { $what }.
    سبق إخطاركم به: { $notice }.
    أوقفوا النار الآن وأبلغونا متى توقفت. اذكروا الوحدة التي أبلغتموها.
    قد يكون هناك جرحى. سنطلب مرورًا آمنًا.

triggers-airspace-title = عبور حدود أو مجال جوي
triggers-airspace-when = عبرت طائرة أو مسيّرة أو سفينة حدودًا، أو توشك أن تعبرها، ولا تعلمون إن كان ذلك مقصودًا.
triggers-airspace-step-1 = قولوا أهي لكم أم لهم أم مجهولة؛ لا تخمّنوا.
triggers-airspace-step-2 = اذكروا الموضع والاتجاه والارتفاع بالأرقام، وكيف يمكن الاتصال بها.
triggers-airspace-step-3 = إن كانت لكم: قولوا ذلك، واذكروا السبب إن عُرف، وما تفعله الآن.
triggers-airspace-step-4 = أبلغوا مجددًا متى عادت أو فُقدت.
triggers-airspace-subject = عبور، { $place }: { $what }
triggers-airspace-text =
    عبور. الوقت: { $time }. المكان: { $place }. الهدف: { $what }. الاتجاه والارتفاع: { $course }.
    يمكن الاتصال به: { $contact }.
    لا نعدّه مقصودًا. أخبرونا هل ترونه وماذا تفعلون.
    نرجو ألا تفعلوا ما يعرّض الناس للخطر قبل أن نتحدث.

triggers-distress-title = طائرة أو سفينة في خطر أو خارج مسارها
triggers-distress-when = طائرة أو سفينة لأي جهة قرب الطرف الآخر في خطر أو ضلّت طريقها.
triggers-distress-step-1 = حدّدوا آخر موضع معروف ووقته وعدد الأشخاص.
triggers-distress-step-2 = اسألوا هل يراها الطرف الآخر وما أقرب ما لديه إليها.
triggers-distress-step-3 = اتفقوا على من يقود البحث ومن يذهب إلى أين. ثم ردّدوا ذلك.
triggers-distress-step-4 = أبلغوا متى انتهى الأمر.
triggers-distress-subject = استغاثة، { $place }: { $what }
triggers-distress-text =
    في خطر أو خارج مساره: { $what }. آخر موضع معروف: { $place } في { $time }. الأشخاص على متنه: { $people }.
    المطلوب: { $help }.
    أخبرونا بما ترون وبما يمكنكم إرساله. طائراتنا وسفننا المتجهة إلى هناك تذهب لإنقاذ الأرواح فقط.
    نرجو أن تدعوها تعمل وأن تبلغوا وحداتكم.

triggers-alert-raised-title = رفع درجة التأهب، وليس ضدكم
triggers-alert-raised-when = تنتقل قواتكم إلى درجة تأهب أعلى لسبب لا صلة له بالطرف الآخر.
triggers-alert-raised-step-1 = أرسلوا قبل أن يراه الطرف الآخر بوسائله.
triggers-alert-raised-step-2 = احصلوا على إجازة الشخص الثاني إن كانت قاعدتكم تطلبها.
triggers-alert-raised-step-3 = اطلبوا الترديد. وإن كان هذا هو المسار الوحيد الباقي فقولوا ذلك.
triggers-alert-raised-step-4 = أخبروهم متى تعود الدرجة.
triggers-alert-raised-subject = رُفعت درجة تأهبنا؛ وليس ذلك موجهًا ضدكم
triggers-alert-raised-text =
    منذ { $time } وقواتنا في درجة تأهب أعلى. ليس ذلك موجهًا ضدكم.
    السبب: { $reason }. المدة المتوقعة: { $until }.
    قد ترون تحركات وتسمعون اتصالات ناتجة عن ذلك.
    سنخبركم متى ينتهي. نرجو ترديد هذا، والسؤال هنا قبل استخلاص النتائج.

triggers-false-message-title = اشتباه في رسالة أو متصل زائف
triggers-false-message-when = شخص يتكلم باسم الطرف الآخر، أو باسمكم، وثمة ما لا يستقيم.
triggers-false-message-step-1 = لا تفعلوا شيئًا مما تطلبه الكلمات المشتبه فيها.
triggers-false-message-step-2 = اسألوا على هذا الخط، كتابةً، هل قيل ذلك. الصوت والرقم لا يثبتان شيئًا.
triggers-false-message-step-3 = أبلغوا مشرفكم وكل من قد تصله الكلمات نفسها.
triggers-false-message-step-4 = احفظوا ما ورد: الوقت والوسيلة والكلمات والرقم.
triggers-false-message-step-5 = أخبروا الطرف الآخر بما فُعل بسبب ذلك، إن فُعل شيء.
triggers-false-message-subject = هل قلتم هذا؟
triggers-false-message-text =
    في { $time } قيل لنا باسمكم، عبر { $channel }: { $what }.
    لدينا شك ولم نتصرف بناءً عليه.
    أخبرونا على هذا الخط هل صدر عنكم. وإن لم يصدر فثمة من يستعمل اسمكم: حذّروا مكاتبكم.
    وإن قيل لكم شيء باسمنا عبر وسيلة أخرى فأخبرونا ما هو.

triggers-exercise-title = تمرين على وشك البدء
triggers-exercise-when = تحركات أو رمايات مقررة قد تُفهم على أنها شيء آخر.
triggers-exercise-step-1 = اذكروا المكان والوقت بالأرقام. نافذة من عدة أيام غامضة جدًا.
triggers-exercise-step-2 = قولوا ما الذي سيُرى: طائرات، سفن، رماية، اتصالات.
triggers-exercise-step-3 = اطلبوا إحالته إلى من يراقبون المنطقة، واسألوا من هم.
triggers-exercise-step-4 = ذكّروا قبل يوم وقبل ساعة، وأبلغوا عند الانتهاء.
triggers-exercise-subject = تمرين: { $what }
triggers-exercise-text =
    نجري تمرينًا: { $what }. المكان: { $place }. من { $time } { $until }.
    ليس فيه ما هو موجه ضدكم.
    نرجو إحالة هذا إلى من يراقبون المنطقة وإخبارنا بمن أبلغتم.
    سنخبركم بالتغييرات وبالانتهاء. هذا إخطار. ولا يطلب إذنًا.

triggers-hazard-title = إخطار بنشاط خطر
triggers-hazard-when = إطلاق أو رماية أو تفجير أو إغلاق يعرّض من يقترب للخطر.
triggers-hazard-step-1 = اذكروا المكان والوقت بالأرقام. نافذة من عدة أيام غامضة جدًا.
triggers-hazard-step-2 = قولوا ما الخطر وإلى أي بعد وأي ارتفاع يمتد.
triggers-hazard-step-3 = اطلبوا إحالته إلى من يراقبون المنطقة، واسألوا من هم.
triggers-hazard-step-4 = أرسلوا تحديثًا مؤرخًا فور تحديد الوقت، وأبلغوا عند الانتهاء.
triggers-hazard-subject = نشاط خطر: { $what }
triggers-hazard-text =
    نشاط خطر: { $what }. المكان والمدى: { $place }. من { $time } { $until }.
    أبعدوا الناس والطائرات والسفن.
    نرجو إحالة هذا إلى من يراقبون المنطقة وإخبارنا بمن أبلغتم.
    سنخبركم بالتغييرات وبالانتهاء.

triggers-infrastructure-title = عمليات قرب بنية تحتية
triggers-infrastructure-when = عمليات أو أعمال قرب محطة أو سد أو كابل أو أنبوب أو شبكة تهم الطرفين.
triggers-infrastructure-step-1 = سمّوا الموقع كما يعرفه الطرفان، مع موضعه.
triggers-infrastructure-step-2 = قولوا ما المقرر أو المشاهَد، وما الذي يجب ألا يحدث هناك.
triggers-infrastructure-step-3 = اسألوا من المسؤول عنه لدى الطرف الآخر، ومن يمكن الاتصال به هناك.
triggers-infrastructure-step-4 = اتفقوا على ما يفعله كل طرف، مع الأوقات، ثم ردّدوا ذلك.
triggers-infrastructure-subject = قرب { $site }: { $what }
triggers-infrastructure-text =
    قرب { $site } (المكان: { $place }): { $what }. من { $time } { $until }.
    أي ضرر هناك يؤذي الناس في الجانبين.
    نرجو إبعاد قواتكم وأعمالكم عنه خلال هذا الوقت، وإخبارنا بما لديكم قربه.
    أخبرونا بمن يمكننا الاتصال به من جانبكم في هذا الشأن.

triggers-line-failing-title = اختبارات الخط لا تنجح
triggers-line-failing-when = اختبارات هذا الخط بلا جواب، أو أحد المسارات مقطوع. السبب غير معروف.
triggers-line-failing-step-1 = انظروا أي الطبقات لا تزال تجيب، ومنذ متى لا يجيب غيرها.
triggers-line-failing-step-2 = انظروا في جانبكم أولًا: الكهرباء والشبكة والساعة.
triggers-line-failing-step-3 = أبلغوا مشرفكم. استعملوا أرقام الهاتف الواردة في الميثاق.
triggers-line-failing-step-4 = لا تخمّنوا سببًا أمام أي أحد.
triggers-line-failing-subject = اختبارات هذا الخط بلا جواب
triggers-line-failing-text =
    منذ { $time } واختبارات هذا الخط بلا جواب لدينا: { $what }.
    لا نعرف السبب. نرجو أن تنظروا في جانبكم وتخبرونا بما تجدون.
    يمكن الاتصال بنا أيضًا عبر: { $channel }.

triggers-goodwill-title = مجاملة أو تعزية
triggers-goodwill-when = حدث لدى الطرف الآخر ما يستدعي كلمة، وإن لم تكن مطلوبة.
triggers-goodwill-step-1 = استعملوا صيغة المخاطبة المتفق عليها.
triggers-goodwill-step-2 = لا تضيفوا إليها شيئًا: لا طلبًا ولا لومًا.
triggers-goodwill-step-3 = احصلوا على إجازة من يحق له الكلام باسم جانبكم.
triggers-goodwill-subject = كلمة من جانبنا
triggers-goodwill-text =
    علمنا بما يلي: { $what }.
    نحن مع المعنيين بمشاعرنا. وإن كان بوسعنا المساعدة فأخبرونا على هذا الخط.
