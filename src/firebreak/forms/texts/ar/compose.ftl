### Composing calls and messages: drafts, form of address, review, two-person release, checklists.

compose-title = كتابة إلى { $party }
compose-form = المسودة
compose-begin-means = تُحفظ المسودة مع كل ضغطة. ولا يخرج شيء قبل أن تراجعه.
compose-new-message = رسالة جديدة
compose-new-call = مكالمة جديدة
compose-no-such-draft = لا توجد مسودة بهذا الاسم. فقد أُرسلت أو أُهملت أو تخص ضابطًا آخر.

compose-what = ما يُرسل
compose-as-message = رسالة
compose-as-message-means = كلمات لمكتب. ولا ترن إلا إن كانت FLASH.
compose-as-call = مكالمة
compose-as-call-means = ترن في المكتب. وينتقل الموضوع والنص مع الرنين.
compose-regarding = بخصوص:
compose-not-regarding = لا صلة له بما سبق
compose-precedence = الأسبقية
compose-from = من
compose-to = إلى
compose-role = بصفة
compose-role-means = يرى الطرف الآخر المكتب والصفة، لا اسمك.
compose-style = صيغة المخاطبة
compose-style-means = من دفتر اتفق عليه الطرفان.
compose-style-none = بلا صيغة
compose-style-own = كلماتك أنت
compose-style-words = كلمات المخاطبة
compose-style-unagreed = غير متفق عليها
compose-style-unagreed-means = لم يطلب الطرف الآخر أن يُخاطَب هكذا. وسيُطلب منك تأكيده قبل الإرسال.
compose-style-confirm = خاطِبهم بـ«{ $style }» مع أنها غير متفق عليها
compose-language = اللغة
compose-subject = الموضوع
compose-subject-means = يظهر مع الرنين ليُفهم قبل أن يجيب أحد.
compose-text = النص
compose-text-call = النص (ينتقل مع الرنين)
compose-count = { $words ->
    [zero] لا كلمات
    [one] كلمة واحدة
    [two] كلمتان
    [few] { $words } كلمات
    [many] { $words } كلمة
   *[other] { $words } كلمة
}
compose-count-of = { $words } من { $limit } كلمة
compose-bytes = { $bytes } من { $limit } بايت
compose-over-words = كلمات كثيرة جدًا لهذه الأسبقية. اختصر النص أو اختر أسبقية أدنى.
compose-over-bytes = أطول مما يسمح به الميثاق لهذه الأسبقية.
compose-second = اطلب إجازة شخص ثانٍ
compose-review = راجِع
compose-drop = أهمل
compose-drop-confirm = أهمل هذه المسودة
compose-nothing-leaves = لا يخرج شيء من هذه الاستمارة.

compose-kept-nothing = لم يُكتب شيء بعد
compose-kept-here = محفوظ في هذا المتصفح
compose-kept-waiting = محفوظ في هذا المتصفح، وليس في العقدة بعد
compose-kept-node = محفوظ في العقدة
compose-kept-conflict = نسختان
compose-conflict = عُدّلت هذه المسودة في مكان آخر
compose-conflict-means = حفظت نافذة أخرى لك نسخة أحدث. لم يضع شيء: اختر التي تتابع بها.
compose-conflict-mine = كما كُتب هنا
compose-conflict-theirs = كما حُفظ في العقدة
compose-keep-mine = تابع بهذه
compose-keep-theirs = تابع بالتي في العقدة
compose-drafts = { $count ->
    [0] المسودات
    [zero] المسودات
    [one] مسودة واحدة
    [two] مسودتان
    [few] { $count } مسودات
    [many] { $count } مسودة
   *[other] { $count } مسودة
}
compose-no-drafts = ليس لك مسودات على هذا الخط.
compose-empty-draft = مسودة فارغة
compose-another = ابدأ أخرى
compose-in-drill = ثمة تدريب جارٍ: ما تبدؤه هنا يوسم بـ EXERCISE.

compose-review-title = المراجعة
compose-review-means = هذا ما سيراه { $party }.
compose-seen-there = كما سيراه الطرف الآخر
compose-look = انظر في هذا أولًا
compose-look-slots = { $count ->
    [zero] تنقص وقائع: { $slots }
    [one] تنقص واقعة: { $slots }
    [two] تنقص واقعتان: { $slots }
    [few] تنقص وقائع: { $slots }
    [many] تنقص وقائع: { $slots }
   *[other] تنقص وقائع: { $slots }
}
compose-look-unseen = في النص محارف غير مرئية أو كلمات من كتابات مختلطة. وهي مؤشرة أعلاه.
compose-look-style = صيغة المخاطبة غير متفق عليها.
compose-look-state = الخط غير معلن مفتوحًا. وقد يضطر إلى الانتظار في محطتنا.
compose-look-second = يجب أن يجيزه شخص ثانٍ قبل أن يخرج.
compose-stops = لا يمكن إرساله بعد
compose-wrong-no-desk = سمِّ مكتبًا واحدًا على الأقل للطرف الآخر.
compose-wrong-no-own-desk = سمِّ مكتبكم الذي يصدر عنه.
compose-wrong-no-words = لا نص.
compose-wrong-no-subject = المكالمة تحتاج موضوعًا: فهو يظهر مع الرنين.
compose-wrong-words = { $words } كلمة؛ وهذه الأسبقية تقبل { $limit } على الأكثر.
compose-wrong-bytes = { $bytes } بايت؛ والميثاق يمنح هذه الأسبقية { $limit }.
compose-wrong-control = المحرف { $character } لا يمكن إرساله. احذفه.
compose-wrong-style = أكّد صيغة المخاطبة غير المتفق عليها، أو اختر غيرها.
compose-send-message = أرسل الرسالة
compose-send-call = أجرِ المكالمة
compose-send-means = متى دخل السجل فلا يمكن إخراجه. ووصوله هناك يبيّنه إيصال الطرف الآخر نفسه.
compose-ask-second = اطلب الإجازة
compose-ask-second-means = يبقى هنا حتى يجيزه شخص ثانٍ. ولم يُرسل.
compose-waits-for-second = ينتظر شخصًا ثانيًا. ولم يُرسل.
compose-back = العودة إلى الاستمارة
compose-left = خرج من هذه الاستمارة.
compose-see-it = انظره
compose-not-known = لا يُعرف هل أُرسل هذا
compose-not-known-means = لم تُجب العقدة. إعادة الإرسال آمنة: الكلمات نفسها تذهب بالمفتاح نفسه وتُدوَّن مرة واحدة. ولا يمكن تغيير النص حتى يُعرف ذلك.
compose-send-again = أرسل مجددًا
compose-look-in-record = انظر في الخط
compose-copy = انسخ إلى مسودة جديدة

compose-releases = { $count ->
    [0] الإجازات
    [zero] الإجازات
    [one] واحد ينتظر شخصًا ثانيًا
    [two] اثنان ينتظران شخصًا ثانيًا
    [few] { $count } تنتظر شخصًا ثانيًا
    [many] { $count } تنتظر شخصًا ثانيًا
   *[other] { $count } تنتظر شخصًا ثانيًا
}
compose-release-waiting = ينتظر شخصًا ثانيًا
compose-release-released = أُجيز
compose-release-returned = أُعيد
compose-release-by = بواسطة { $who }
compose-release-show = اقرأ
compose-release-title = إجازة شخص ثانٍ
compose-release-means = حرّره { $who }. اقرأه كما سيراه الطرف الآخر.
compose-rule-charter = يطلب الميثاق شخصين.
compose-rule-local = تطلب قاعدتنا شخصين.
compose-rule-officer = طلب محرّره شخصًا ثانيًا.
compose-release-own = أنت حرّرته. ويجيزه ضابط آخر.
compose-release-now = أجِز وأرسل
compose-return = أعِده
compose-return-why = سبب الإعادة
compose-returned-because = أُعيد:

compose-held = { $count ->
    [zero] لا شيء ينتظر في محطتنا
    [one] واحد ينتظر في محطتنا
    [two] اثنان ينتظران في محطتنا
    [few] { $count } تنتظر في محطتنا
    [many] { $count } تنتظر في محطتنا
   *[other] { $count } تنتظر في محطتنا
}
compose-held-since = منذ
compose-held-when = يخرج تلقائيًا متى سمحت الحالة المعلنة للخط. ولا يُجرَّب أي مسار قبل ذلك.

compose-triggers = قوائم التحقق
compose-triggers-means = أحداث تستدعي اتصالًا. تملأ كل قائمة مسودة جديدة؛ ولا ترسل أي منها شيئًا.
compose-triggers-language = النصوص بلغة الخط: { $lang }.
compose-facts-means = ما لم يُملأ يبقى بين قوسين.
