### Drills: exercise traffic that cannot be mistaken for the real thing.

drill-title = التدريب · { $party }
drill-state = حالة التدريب
drill-start = ابدأ تدريبًا
drill-start-confirm = ابدأ: كل شيء يوسم بـ EXERCISE
drill-end = أنهِ التدريب
drill-end-confirm = أنهِ: كل شيء يعود فعليًا
drill-on = ثمة تدريب جارٍ
drill-since = منذ
drill-on-means = ما تكتبه وتتصل به على هذا الخط يوسم بـ EXERCISE داخل البايتات الموقّعة لدى الطرفين. ويظهر الإطار المظلل في كل شاشة. والمكالمة الفعلية من الطرف الآخر ترن بوصفها فعلية.
drill-off-means = لا تدريب جارٍ. ما تكتبه فعلي ما لم يوسم بغير ذلك.
drill-elsewhere = ثمة تدريب جارٍ على الخط { $line }. أنهِه أولًا.
drill-message = رسالة تمرين
drill-call = مكالمة تمرين
drill-checklists = قوائم التحقق
drill-checklists-means = اسلك إحداها وأشّر كل خطوة. ويُحسب زمن كل خطوة من سابقتها. ولا يُدوَّن شيء.
drill-begin = ابدأ
drill-again = امسح
drill-running = جارٍ:
drill-took = استغرق:
drill-traffic = { $count ->
    [0] حركة التمارين
    [zero] حركة التمارين
    [one] موضوع تمرين واحد
    [two] موضوعا تمرين
    [few] { $count } مواضيع تمرين
    [many] { $count } موضوع تمرين
   *[other] { $count } موضوع تمرين
}
drill-traffic-table = حركة التمارين، الأحدث أولًا
drill-no-traffic = لم تكن على هذا الخط حركة تمارين.
drill-from = من
drill-words = الكلمات
drill-came-to = النتيجة
