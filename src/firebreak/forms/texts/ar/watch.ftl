### The watch: every line at a glance, and what waits for a person.

watch-title = المناوبة
watch-waits = { $count ->
    [0] لا شيء ينتظر شخصًا
    [zero] لا شيء ينتظر شخصًا
    [one] أمر واحد ينتظر شخصًا
    [two] أمران ينتظران شخصًا
    [few] { $count } أمور تنتظر شخصًا
    [many] { $count } أمرًا تنتظر شخصًا
   *[other] { $count } أمر تنتظر شخصًا
}
watch-nothing-else-waits = لا شيء آخر ينتظر شخصًا
watch-nothing-waits = ما يصل يظهر هنا، ويرن حيث يجب.
watch-lines = { $count ->
    [zero] لا خطوط
    [one] خط واحد
    [two] خطان
    [few] { $count } خطوط
    [many] { $count } خطًا
   *[other] { $count } خط
}
watch-no-lines = ليس لهذه العقدة خط بعد. ينشئه الأمر `firebreak line propose`.
watch-open = افتح
watch-noted = أُحيط علمًا
watch-stands-still = هذا الخط متوقف
watch-view-closed = لم يُسمع شيء منذ
watch-act-as = بصفة
watch-no-desk = لا تتصرف باسم أي مكتب في هذا الخط
watch-since = منذ
watch-finding = تبيّن اختباراتنا
watch-declared = المعلن
watch-declared-sides = (نحن: { $us }؛ هم: { $them })
watch-observed = المسارات
watch-paths-out = بلا صدى: { $paths }
watch-paths = { $count ->
    [zero] لا مسار في الميثاق
    [one] مسار واحد في الميثاق
    [two] مساران في الميثاق
    [few] { $count } مسارات في الميثاق
    [many] { $count } مسارًا في الميثاق
   *[other] { $count } مسار في الميثاق
}
watch-last-heard = آخر دليل حياة
watch-next-test = الاختبار التالي
watch-nothing-open = لا محاولات قائمة ولا وعود.
watch-open-items = محاولات قائمة ووعود
watch-call-in = مكالمة من { $desks }
watch-call-out = مكالمة إلى { $desks }
watch-message-unseen = لم يُؤشَّر بالاطلاع: رسالة من { $desks }
watch-more = { $count ->
    [zero] ولا مزيد
    [one] وواحد آخر
    [two] واثنان آخران
    [few] و{ $count } أخرى
    [many] و{ $count } أخرى
   *[other] و{ $count } أخرى
}
watch-read-back-differs = رددوه على غير ما كُتب
watch-deferred-us = قلنا إننا نجيب عن هذه المكالمة قبل
watch-deferred-them = قالوا إنهم يجيبون عن مكالمتنا قبل
watch-promise-us = وعدنا
watch-promise-them = وعدوا
watch-held = { $count ->
    [zero] لا شيء ينتظر هنا
    [one] واحد ينتظر هنا
    [two] اثنان ينتظران هنا
    [few] { $count } تنتظر هنا
    [many] { $count } تنتظر هنا
   *[other] { $count } تنتظر هنا
}
watch-waiting-release = { $count ->
    [zero] لا شيء ينتظر شخصًا ثانيًا
    [one] واحد ينتظر شخصه الثاني
    [two] اثنان ينتظران شخصًا ثانيًا
    [few] { $count } تنتظر شخصًا ثانيًا
    [many] { $count } تنتظر شخصًا ثانيًا
   *[other] { $count } تنتظر شخصًا ثانيًا
}
watch-clock-ahead = يبدو أن ساعتهم متقدمة على ساعتنا بـ { $span }. ولا يُرى من هنا أيّهما الخاطئة.
watch-clock-behind = يبدو أن ساعتهم متأخرة عن ساعتنا بـ { $span }. ولا يُرى من هنا أيّهما الخاطئة.
watch-cut = مقطوعة عمدًا، للعرض التوضيحي: { $paths }
watch-on-us = المناوبون هنا
watch-on-them = المناوبون هناك، بحسب آخر ما ثبت
watch-on-nobody = لم يوقّع أحد
watch-handover = تسليم المناوبة
watch-write = كتابة
watch-test-them = اختبر مكتبهم
watch-test-challenge = السؤال:
watch-test-your-answer = جوابك، عن المكتب { $desk }
watch-test-answer = أجب عن الاختبار
watch-test-asked = سُئل
