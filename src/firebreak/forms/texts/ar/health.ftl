### Tests and health: layers over time, what was missed, findings, paging.

health-title = الاختبارات والسلامة · { $party }
health-span = المدة المعروضة
health-span-hour = ساعة
health-span-hours = 6 ساعات
health-span-day = يوم
health-span-week = أسبوع
health-span-month = شهر
health-span-year = سنة
health-span-years = 5 سنوات
health-earlier = أقدم
health-later = أحدث
health-now = الآن
health-past = هذا من الماضي. ولا يظهر ما هو قائم الآن.
health-export = صدّر جدولًا
health-findings = النتائج
health-findings-table = ما دلّت عليه الاختبارات، الأحدث أولًا
health-no-findings = لا نتيجة في السجل خلال هذه المدة.
health-since = منذ
health-finding = النتيجة
health-says = ما تقوله
health-no-tests = لم يكن أي اختبار مستحقًا في هذه المدة.
health-out = اختباراتنا لـ { $party }
health-in = اختبارات { $party } لنا
health-due = { $count ->
    [zero] لا مستحق
    [one] واحد مستحق
    [two] اثنان مستحقان
    [few] { $count } مستحقة
    [many] { $count } مستحقًا
   *[other] { $count } مستحق
}
health-answered = { $count ->
    [zero] لم يُجَب عن شيء
    [one] أُجيب عن واحد
    [two] أُجيب عن اثنين
    [few] أُجيب عن { $count }
    [many] أُجيب عن { $count }
   *[other] أُجيب عن { $count }
}
health-missed = { $count ->
    [zero] لا شيء بلا جواب
    [one] واحد بلا جواب
    [two] اثنان بلا جواب
    [few] { $count } بلا جواب
    [many] { $count } بلا جواب
   *[other] { $count } بلا جواب
}
health-not-sent = { $count ->
    [zero] لم يُغفل المختبِر شيئًا
    [one] واحد لم يُجرِه المختبِر
    [two] اثنان لم يُجرِهما المختبِر
    [few] { $count } لم يُجرِها المختبِر
    [many] { $count } لم يُجرِها المختبِر
   *[other] { $count } لم يُجرِها المختبِر
}
health-answered-share = نسبة المجاب عنها
health-median = الوسيط
health-plot-share = { $layer }: نسبة الاختبارات المجاب عنها عبر الزمن. الأرقام في الجدول أدناه.
health-circuits = تُجرَّب الدارات كل بضع ثوانٍ وتُدوَّن في السجل مرة كل ساعة؛ وتظهر هنا من أول ساعة كاملة.
health-plot-counts = { $layer }: الاختبارات المجاب عنها والتي بلا جواب والتي لم تُجرَ عبر الزمن. الأرقام في الجدول أدناه.
health-plot-median = { $layer }: وسيط زمن الجواب عبر الزمن. الأرقام في الجدول أدناه.
health-legend-share = الخط: نسبة ما أُجيب عنه من الاختبارات المُجراة. الفجوة: لم يكن أيٌّ مستحقًا.
health-legend-counts = الفجوة: لم يكن أيٌّ مستحقًا.
health-legend-median = أدناه: وسيط زمن الجواب.
health-table = الأرقام في جدول
health-from = من
health-column-due = المستحقة
health-column-answered = المجاب عنها
health-column-missed = بلا جواب
health-column-not-sent = لم تُجرَ
health-missed-title = { $count ->
    [0] لا اختبار بلا جواب
    [zero] لا اختبار بلا جواب
    [one] اختبار واحد بلا جواب
    [two] اختباران بلا جواب
    [few] { $count } اختبارات بلا جواب
    [many] { $count } اختبارًا بلا جواب
   *[other] { $count } اختبار بلا جواب
}
health-missed-table = الاختبارات التي بلا جواب، الأحدث أولًا
health-none-missed = لا شيء في هذه المدة.
health-due-at = موعده
health-layer = الطبقة
health-desk = المكتب
health-whose = اختبار مَن
health-fact = الواقعة
health-show-fact = أظهر
health-fact-words = { $layer }، موعده { $at }.
health-answered-after = ورد جواب بعد ذلك:
health-entry = القيد في السجل
health-yes = نعم
health-no = لا

health-paging = الاستدعاء
health-paging-means = كيف يُستدعى الأشخاص. لا يحمل الاستدعاء محتوى أبدًا، بل «احضروا إلى الخط» فقط. ويبيّن الاختبار أن الخدمة قبلته، لا أن شخصًا قرأه.
health-paging-table = وسائل الاستدعاء
health-paging-none = لم تُضبط أي وسيلة استدعاء عدا رنين هذه الصفحة.
health-paging-name = الوسيلة
health-paging-independent = مستقلة عن غيرها
health-paging-last = آخر اختبار
health-paging-next = الاختبار التالي
health-paging-never = لم تُختبر قط
health-paging-bell = يرن حيث هذه الصفحة مفتوحة. وتختبره نغمة الاختبار أعلاه.
health-paging-test-head = الاختبار
health-paging-test = اختبر الآن
health-paging-test-one = اختبر { $name } الآن
health-paging-test-all = اختبر الكل الآن
health-paging-tested = اختُبرت وسائل الاستدعاء. انظر النتائج.
health-plan = خطة الاستدعاء: من يُستدعى وبعد كم
health-plan-after = بعد
health-plan-to = إلى
health-seconds = { $count ->
    [zero] { $count } ثانية
    [one] ثانية واحدة
    [two] ثانيتين
    [few] { $count } ثوانٍ
    [many] { $count } ثانية
   *[other] { $count } ثانية
}
