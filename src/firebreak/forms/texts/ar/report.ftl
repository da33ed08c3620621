### The contact report and the statement for publication: counts, no adjectives, no motives.

report-title = تقرير الاتصالات
report-what = ما يُحصى
report-direction = المحاولات
report-out = محاولاتنا للوصول إليهم
report-in = محاولاتهم للوصول إلينا
report-marking = الوسم
report-echelon = المستوى
report-all-echelons = كل المستويات
report-span = المدة
report-span-all = السجل كله
report-span-day = آخر يوم
report-span-week = آخر أسبوع
report-span-month = آخر شهر
report-span-year = آخر سنة
report-span-own = من وحتى
report-since = من
report-until = حتى (غير مشمول)
report-time-hint = مثل 261053Z NOV 26
report-time-wrong = لم يُفهم. اكتبه مثل 261053Z NOV 26.
report-who = من { $caller } إلى { $called }
report-table = المحاولات بحسب مستوى المكتب المطلوب
report-total = الكل
report-attempts = المحاولات
report-share-is = { $percent }٪
report-share-less = أقل من { $percent }٪
report-share-more = أكثر من { $percent }٪
report-time = زمن الرد
report-time-means = { $count ->
    [zero] لا مكالمات رُدّ عليها، بساعة هذه العقدة.
    [one] وسيط مكالمة واحدة رُدّ عليها، بساعة هذه العقدة.
    [two] وسيط مكالمتين رُدّ عليهما، بساعة هذه العقدة.
    [few] وسيط { $count } مكالمات رُدّ عليها، بساعة هذه العقدة.
    [many] وسيط { $count } مكالمة رُدّ عليها، بساعة هذه العقدة.
   *[other] وسيط { $count } مكالمة رُدّ عليها، بساعة هذه العقدة.
}
report-longest = الأطول { $span }
report-last = آخر اتصال
report-counting = لا تُحصى مكالمة قد لا تزال ترن. ويُحصى الصمت صمتًا، لا رفضًا أبدًا. وتُذكر النسب ابتداءً من 20 محاولة.
report-daily = المحاولات بحسب الأيام
report-plot = { $title }: محاولات كل يوم بحسب نتيجتها. الأرقام في الجدول أعلاه.
report-tests = اختبارات الخط في المدة نفسها
report-tests-means = تُعدّ في الأوقات التي يحددها الميثاق للاختبارات. وفي «السلامة» يُعدّ كل صدى للدارة.
report-export = صدّر جدولًا
report-print = اطبع

report-statement = بيان للنشر
report-statement-means = الأعداد بكلمات يمكن لأي من الطرفين توقيعها، بلغتي الطرفين. ويعطي سجل الطرف الآخر الأعداد نفسها حيث يتضمن القيود نفسها.
report-statement-span = من { $since } حتى { $until } يبيّن السجل { $attempts ->
    [zero] أنه لا محاولات
    [one] محاولة واحدة
    [two] محاولتين
    [few] { $attempts } محاولات
    [many] { $attempts } محاولة
   *[other] { $attempts } محاولة
} من { $caller } للوصول إلى { $called } بمكالمة.
report-statement-until = حتى { $until } يبيّن السجل { $attempts ->
    [zero] أنه لا محاولات
    [one] محاولة واحدة
    [two] محاولتين
    [few] { $attempts } محاولات
    [many] { $attempts } محاولة
   *[other] { $attempts } محاولة
} من { $caller } للوصول إلى { $called } بمكالمة.
report-statement-count = { $outcome }: { $count }.
report-statement-last-contact = آخر ردّ من شخص لدى { $called } كان في { $at }.
report-statement-no-contact = لا يتضمن السجل في هذه المدة ردًّا من شخص لدى { $called }.
report-statement-not = لا يبيّن السجل لماذا بقيت مكالمة بلا رد أو اعتُذر عنها، ما لم يُذكر فيه سبب. ولا تُحصى المكالمة التي بقيت بلا رد على أنها اعتُذر عنها.
report-statement-save = احفظ النص
report-evidence = حزمة الأدلة
report-evidence-means = { $count ->
    [zero] لا تثبت نتيجة أي محاولة ({ $count }). وتبقى المكالمات مغلقة.
    [one] تثبت نتيجة محاولة واحدة لأي كان، من دون اتصال. تبقى المكالمات مغلقة؛ ويُكشف الاعتذار مع سببه وكلماته.
    [two] تثبت نتيجة محاولتين لأي كان، من دون اتصال. تبقى المكالمات مغلقة؛ ويُكشف الاعتذار مع سببه وكلماته.
    [few] تثبت نتائج { $count } محاولات لأي كان، من دون اتصال. تبقى المكالمات مغلقة؛ ويُكشف الاعتذار مع سببه وكلماته.
    [many] تثبت نتائج { $count } محاولة لأي كان، من دون اتصال. تبقى المكالمات مغلقة؛ ويُكشف الاعتذار مع سببه وكلماته.
   *[other] تثبت نتائج { $count } محاولة لأي كان، من دون اتصال. تبقى المكالمات مغلقة؛ ويُكشف الاعتذار مع سببه وكلماته.
}
report-evidence-left-out = تتسع الحزمة لـ { $count } ادعاءات: آخر المحاولات. وتُركت { $left } أقدم منها؛ اختر لها مدة أقصر.
report-evidence-made = { $count ->
    [zero] حُفظت حزمة بلا ادعاءات ({ $count }).
    [one] حُفظت الحزمة وفيها ادعاء واحد.
    [two] حُفظت الحزمة وفيها ادعاءان.
    [few] حُفظت الحزمة وفيها { $count } ادعاءات.
    [many] حُفظت الحزمة وفيها { $count } ادعاءً.
   *[other] حُفظت الحزمة وفيها { $count } ادعاء.
}
