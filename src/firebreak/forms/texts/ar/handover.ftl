### Handing the watch over: the sheet, signatures, who is on watch.

handover-title = تسليم المناوبة
handover-desk = المكتب
handover-party = الطرف
handover-standing = المناوبة في هذا المكتب
handover-watch-on = { $desk }: المناوبة متسلَّمة
handover-watch-off = { $desk }: لا أحد في المناوبة
handover-watch-unknown = { $desk }: لا يذكر السجل من في المناوبة
handover-since = منذ
handover-take-watch = تسلّم المناوبة
handover-leave-watch = اترك المناوبة
handover-leave-watch-confirm = اترك من دون تسليم
handover-sheet = { $count ->
    [0] الكشف: لا شيء قائم
    [zero] الكشف: لا شيء قائم
    [one] الكشف: بند واحد
    [two] الكشف: بندان
    [few] الكشف: { $count } بنود
    [many] الكشف: { $count } بندًا
   *[other] الكشف: { $count } بند
}
handover-as-of = كما في
handover-sheet-again = أعِد إعداده
handover-nothing-open = لا محاولة ولا اختبار ولا وعد ولا مسودة ولا إجازة ولا إسكات قائم.
handover-sort-matter = موضوع قائم
handover-sort-test = اختبار قائم
handover-sort-promise = وعد
handover-sort-put-off = مكالمة أُجّلت
handover-sort-not-taken = مكالمة لم يتلقّها أحد
handover-put-off-by = أجّلها طرف { $who }
handover-sort-draft = مسودة
handover-sort-release = ينتظر الإجازة
handover-sort-held = ينتظر في محطتنا
handover-sort-silence = تنبيه أُسكت
handover-promised-by = من { $who }
handover-silenced-by = أسكته { $who }
handover-sign = أتسلّم هذا
handover-new = غير مذكور في التسليم
handover-handed = سُلّمت المناوبة
handover-handed-means = وقّع عن كل بند أدناه ثم تسلّم المناوبة. وما لم يُذكر في التسليم مؤشَّر.
handover-who-leaves = من يغادر
handover-who-comes = من يأتي
handover-notes = ملاحظات
handover-notes-means = للمناوبة التالية. وهي مدوّنة في السجل: ويستطيع الطرف الآخر قراءتها.
handover-to-role = إلى الصفة
handover-hand-over = وقّع وسلّم
handover-hand-over-means = يُدوّن في السجل أنك تسلّم المناوبة وما هو قائم. ولا يعني أن أحدًا قد حضر.
handover-hash = بصمة هذا الكشف:
handover-left-to-sign = { $count ->
    [zero] لم يبق بند من دون توقيع.
    [one] بند واحد لم يُوقَّع عنه بعد.
    [two] بندان لم يُوقَّع عنهما بعد.
    [few] { $count } بنود لم يُوقَّع عنها بعد.
    [many] { $count } بندًا لم يُوقَّع عنها بعد.
   *[other] { $count } بند لم يُوقَّع عنها بعد.
}
handover-all-signed = وُقّع عن كل بند.
handover-take-over = وقّع وتسلّم المناوبة
handover-take-over-means = يُدوّن في السجل أن المناوبة لديك وأنك توقّع عن هذا التسليم.
handover-watch-list = من في المناوبة
handover-watch-list-means = هنا وهناك بحسب آخر القيود الموقّعة. ولا يبيّن أن أحدًا هناك الآن.
handover-on = المناوبة
handover-word-on = متسلَّمة
handover-word-off = متروكة
handover-word-unknown = غير معروف
handover-by = بقول
handover-last-act = آخر تصرف لشخص
