### The frame of the page: what stands on every screen.

common-opening = جارٍ الفتح…
common-skip = إلى المحتوى
common-screens = الشاشات
common-screen-watch = المناوبة
common-screen-line = الخط
common-screen-compose = كتابة
common-screen-health = السلامة
common-screen-report = التقرير
common-screen-record = السجل
common-screen-handover = تسليم المناوبة
common-screen-drill = التدريب
common-screen-admin = الإدارة
common-screen-help = المفاتيح
common-screen-not-loaded = تعذّر تحميل هذه الشاشة
common-screen-not-loaded-means = لم تقدّم العقدة جزءًا من الصفحة. الشاشات الأخرى تعمل؛ افتح هذه لاحقًا.
common-no-such-line = لا يوجد خط كهذا
common-no-such-line-means = ليس في هذه العقدة خط باسم { $line }، أو لا يحق لك رؤيته.
common-fault-of-the-page = خطأ في هذه الصفحة
common-fault-of-the-page-means = توقفت هذه الشاشة. ولم يمسّ ذلك العقدة ولا السجل. افتح شاشة أخرى أو أعد تحميل الصفحة.

common-messages = إشعارات
common-close = إغلاق
common-try-again = أعد المحاولة
common-press-again = اضغط مرة أخرى: { $what }
common-answer-lost = لم تُجب العقدة.
common-answer-lost-means = لا يُعرف هل دُوّن ذلك. وإذا أُعيد إرساله بالمفتاح نفسه فلن يُدوَّن إلا مرة واحدة.
common-was-first = سبق إليه { $who }، في { $at }.
common-unknown-acts = لا يُعرف هل دُوّنت هذه
common-unknown-acts-means = لم تُجب العقدة. وإذا أُعيد الإرسال دُوّن كل منها مرة واحدة. والسجل يبيّن هل دُوّن.
common-send-again = أرسل مجددًا
common-leave-it = اتركه

common-passkey-not-confirmed = لم تؤكد بمفتاح المرور
common-passkey-not-confirmed-means = من دونه يُدوَّن التصرف مع ذلك، بوصفه قول العقدة: ولا يستطيع أحد لاحقًا أن يبيّن أن اعتمادًا لك قد استُعمل.
common-passkey-again = جرّب مفتاح المرور مجددًا
common-passkey-without = تصرّف من دون مفتاح المرور
common-passkey-stop = لا تتصرّف

common-never = أبدًا
common-ago = قبل { $span }
common-over = فات وقته
common-span-second = { $count ->
    [zero] { $count } ثانية
    [one] ثانية واحدة
    [two] ثانيتين
    [few] { $count } ثوانٍ
    [many] { $count } ثانية
   *[other] { $count } ثانية
}
common-span-minute = { $count ->
    [zero] { $count } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
common-span-hour = { $count ->
    [zero] { $count } ساعة
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
common-span-day = { $count ->
    [zero] { $count } يوم
    [one] يوم واحد
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
common-not-heard-yet = لم يُسمع شيء بعد
common-late = لم يُسمع شيء منذ { $span }
common-stale = قديم: لم يُسمع شيء منذ { $span }
common-clock-differs = الساعتان مختلفتان
common-clock-ahead = ساعة هذا الجهاز متقدمة على ساعة العقدة بما لا يقل عن { $span }.
common-clock-behind = ساعة هذا الجهاز متأخرة عن ساعة العقدة بما لا يقل عن { $span }.
common-clock-hours = { $hours ->
    [zero] الفرق قريب من { $hours } ساعة كاملة: راجع المنطقة الزمنية.
    [one] الفرق قريب من ساعة كاملة: راجع المنطقة الزمنية.
    [two] الفرق قريب من ساعتين كاملتين: راجع المنطقة الزمنية.
    [few] الفرق قريب من { $hours } ساعات كاملة: راجع المنطقة الزمنية.
    [many] الفرق قريب من { $hours } ساعة كاملة: راجع المنطقة الزمنية.
   *[other] الفرق قريب من { $hours } ساعة كاملة: راجع المنطقة الزمنية.
}
common-clock-means = كل الأوقات هنا وفق ساعة العقدة. ولا يُرى من هنا أيّهما الخاطئة.

common-sound = الصوت
common-sound-on = الصوت يعمل
common-sound-off = لم يُسمع الصوت
common-sound-unproven = الصوت غير مختبَر
common-sound-blocked = لا صوت بعد
common-sound-test = نغمة اختبار
common-sound-heard = هل سمعت النغمة؟
common-sound-yes = سُمعت
common-sound-no = لم تُسمع
common-language = اللغة
common-theme-auto = المظهر: تلقائي
common-theme-dark = المظهر: داكن
common-theme-light = المظهر: فاتح
common-sign-out = تسجيل الخروج

common-name-here = معروف في هذه العقدة وحدها. لم يُرسل وليس دليلًا.
common-station = المحطة
common-author = { $desk }، { $role }، { $party }

common-unseen-character = محرف غير مرئي. لا أثر له هنا.
common-mixed-scripts = كلمة من عدة كتابات: { $scripts }
common-looks-like = يشبه الحرف اللاتيني { $letter } وهو غيره
common-show-alike = أظهر الحروف المتشابهة
common-hide-alike = أخفِ الحروف المتشابهة

common-lost = لا اتصال بعقدتكم
common-lost-never-there = لم تصل هذه الصفحة إليها منذ فُتحت.
common-lost-since = لم يُسمع شيء منذ
common-lost-trying = تعيد الصفحة المحاولة تلقائيًا كل بضع ثوانٍ.
common-lost-do = ما العمل
common-lost-do-telephone = ما لا يحتمل الانتظار قولوه بالهاتف. ودوّنوا الوقت ولمن قيل.
common-lost-do-own = أبلغوا مشرفكم بأن هذا المكتب لا يسمع الخط.
common-lost-do-machine = انظروا هل يعمل جهاز العقدة وهل شبكة هذا المكتب قائمة.
common-lost-do-other-desk = اسألوا مكتبًا آخر لكم هل لا تزال صفحته تسمع العقدة.
common-lost-go-on = واصل الكتابة
common-lost-drafts = يبقى ما كتبته في هذه الصفحة. ولا يُرسل شيء حتى تعود العقدة.
common-lost-show = أظهر ما العمل
common-lost-numbers = أرقام الهاتف
common-lost-no-numbers = لم يرَ هذا المتصفح ميثاقًا بعد، فلا يعرف أرقامًا.
common-lost-own-numbers = أرقامكم، { $party }
common-lost-none-in-charter = لا يذكر الميثاق أيًّا منها.
common-lost-true = ما لا يزال صحيحًا
common-lost-true-record = كل ما كان في السجل باقٍ فيه لدى الطرفين.
common-lost-true-rings = المكالمة التي تأتي الآن لا ترن في هذا المكتب. وقد ترن في غيره، وقد يُستدعى أشخاص.
common-lost-true-sent = لا شيء مما تفعله هنا الآن يصل إلى الطرف الآخر.
common-lost-last-known = آخر ما عُرف في
common-lost-call-open = مكالمة كانت لا تزال قائمة حينها:

common-key = المفتاح
common-action = الإجراء
common-keys-means = لا مفتاح وحده يتصل أو يرسل أو يقرر. وكل زر يبيّن مفتاحه.
common-keys-everywhere = في كل شاشة
common-keys-ring = أثناء الرنين
common-keys-line = على الخط
common-keys-call = أثناء المكالمة

common-demo = عرض توضيحي
common-demo-means = هذه المفاتيح جزء من العرض التوضيحي. ولا توجد في أي لوحة حقيقية.
common-demo-cut = اقطع المسار { $path }
common-demo-mend = أصلح المسار { $path }
common-demo-is-cut = مقطوع
common-demo-is-whole = سليم
