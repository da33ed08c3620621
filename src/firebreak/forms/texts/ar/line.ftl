### A line: its record as a conversation, and what can be done about each item.

line-conversation = السجل في صورة محادثة
line-empty = لم يُقل شيء على هذا الخط بعد.
line-past = أنت تقرأ الماضي. ما يجري الآن لا يظهر هنا.
line-now = عُد إلى الآن
line-previous = السابق
line-next = التالي
line-older-more = تُجلب العناصر الأقدم عند التمرير إلى أعلى.
line-older-loading = جارٍ جلب العناصر الأقدم…
line-older-all = هذه بداية السجل.
line-to = إلى
line-not-readable = محتواه غير مقروء هنا.
line-behind = ما وراءه
line-ladder = سلّم الإقرار
line-no-rung = ليس في المحطة الأخرى بعد، بحسب المعلوم
line-rung-stated = مُصرَّح به
line-rung-refused = مرفوض
line-rung-missing = غير مُصرَّح به
line-rung-missing-means = لا شيء في السجل يصرّح بهذه الدرجة. ولا يدل ذلك على السبب.
line-also-refused = مرفوض أيضًا
line-rung-was-refused = رفضه
line-no-reason-given = لم يُذكر سبب.
line-released-by = أجازه { $who }
line-needs-release = يجب أن يجيزه شخص ثانٍ
line-translations = { $count ->
    [zero] لا ترجمات؛ الأخيرة: { $stage }
    [one] ترجمة واحدة، الأخيرة: { $stage }
    [two] ترجمتان، الأخيرة: { $stage }
    [few] { $count } ترجمات، الأخيرة: { $stage }
    [many] { $count } ترجمة، الأخيرة: { $stage }
   *[other] { $count } ترجمة، الأخيرة: { $stage }
}
line-test = اختبار الطبقات
line-test-out = اختبارنا: { $layer } { $desk }
line-test-in = اختبارهم: { $layer } { $desk }

line-acts-of-ours = ما يمكنك فعله
line-act-seen = اطُّلع عليه
line-act-read-back = ردِّد
line-act-passed-to = أُحيل إلى…
line-act-passed-to-now = صرّح: أُحيل إلى هذا المكتب
line-act-undertake = تعهّد…
line-act-undertake-now = قدّم هذا التعهّد
line-act-reported-done = أبلغ بالتنفيذ…
line-act-reported-done-now = أبلغ بأنه نُفّذ
line-act-refuse = ارفض درجة…
line-act-refuse-now = ارفض هذه الدرجة
line-act-refuse-confirm = ارفض نهائيًا
line-act-reason = اذكر سببًا…
line-act-reason-now = أضف هذا السبب
line-act-say = قل…
line-act-say-now = أرسل هذه الكلمات
line-act-close = أغلق
line-act-close-confirm = أغلق نهائيًا
line-undertake-what = ما يُتعهَّد به
line-undertake-due = حتى متى
line-refuse-rung = الدرجة
line-say-words = كلمات بشأن هذا الموضوع

line-acts = { $count ->
    [zero] لا قيد يذكره
    [one] يذكره قيد واحد
    [two] يذكره قيدان
    [few] تذكره { $count } قيود
    [many] يذكره { $count } قيدًا
   *[other] يذكره { $count } قيد
}
line-entry-id = القيد
line-entry-place = الموضع
line-entry-place-is = الرقم { $n } في دفتر { $side }؛ محفوظ هنا بثبات
line-entry-grade = التوثيق
line-entry-seals = { $count ->
    [0] لا يشمله ختم بعد
    [zero] لا يشمله ختم بعد
    [one] يشمله ختم واحد
    [two] يشمله ختمان
    [few] تشمله { $count } أختام
    [many] يشمله { $count } ختمًا
   *[other] يشمله { $count } ختم
}
line-entry-signature = التوقيع
line-entry-no-signature = لا توقيع محفوظ هنا لهذا القيد وحده.
line-entry-raw = البايتات الموقّعة
line-entry-bytes = { $count ->
    [zero] { $count } بايت
    [one] بايت واحد
    [two] بايتان
    [few] { $count } بايتات
    [many] { $count } بايتًا
   *[other] { $count } بايت
}

line-orderwire = قناة الخدمة
line-orderwire-means = حديث المشغّلين عن الخط. وليس كلام مسؤول.
line-orderwire-words = إلى مشغّليهم
line-orderwire-send = أرسل إلى مشغّليهم
line-orderwire-write = اكتب على قناة الخدمة
