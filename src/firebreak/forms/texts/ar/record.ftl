### The record: search, entries, verifying, export, archive.

record-title = السجل
record-search = ابحث في السجل
record-words = الكلمات
record-words-means = كما ترد في النص؛ ولا أثر لحالة الأحرف.
record-kind = النوع
record-all-kinds = كل الأنواع
record-side = الطرف
record-both-sides = الطرفان
record-all-markings = كل الوسوم
record-newest = الأحدث أولًا
record-beginning = من البداية
record-found = { $count ->
    [0] لا قيود
    [zero] لا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $count } قيود
    [many] { $count } قيدًا
   *[other] { $count } قيد
}
record-more = يُحمَّل المزيد عند التمرير.
record-entries = القيود
record-choose = اختر للتصدير: { $kind }، { $at }
record-entry = القيد
record-on-the-line = موضوعه على الخط
record-written = كُتب، بساعة صاحبه
record-arrived = حُفظ هنا بثبات، بساعتنا
record-number = رقمه في دفتره
record-counts = عدد قيود الطرف الآخر التي أحصاها صاحبه
record-id = المعرّف
record-feed = الدفتر
record-root = الجذر قبله
record-of = بشأن
record-seals = الأختام التي تشمله
record-seal-ours = ختمنا، على { $size } من القيود:
record-seal-theirs = ختمهم، على { $size } من القيود:
record-named-by = القيود التي تذكره
record-bytes = البايتات كما هي
record-signed-bytes = البايتات الموقّعة
record-signature = التوقيع
record-payload = المحتوى كما كُتب
record-byte-count = { $count ->
    [zero] { $count } بايت
    [one] بايت واحد
    [two] بايتان
    [few] { $count } بايتات
    [many] { $count } بايتًا
   *[other] { $count } بايت
}

record-export = التصدير
record-export-means = حزمة يمكن لأي كان التحقق منها من دون اتصال. تثبت المُدّعى ولا تكشف إلا ما سُمّي.
record-export-none = أشّر قيودًا في القائمة لتصديرها.
record-claim-rang = أنها رنّت
record-claim-refused = أن درجة رُفضت
record-claim-reason = السبب
record-claim-text = الكلمات
record-fields = الحقول المكشوفة
record-withheld = محجوب: { $fields }. تثبت الحزمة وجودها ولا تظهرها.
record-nothing-withheld = كل حقول هذه القيود مكشوفة. ومن يتسلّم الحزمة يقرؤها.
record-also-opens-decline = يُكشف الاعتذار مع سببه وكلماته.
record-also-opens-refusal = يُكشف الرفض مع سببه.
record-also-opens-undertaking = يُكشف التعهّد مع ما تُعهّد به.
record-order = ادّعِ أيّهما جاء أولًا
record-export-now = أعدّ الحزمة
record-export-forget = ألغِ الاختيار
record-unchoose = استثنِ
record-verifier-says = ما يقوله المتحقق

record-check = تحقق من السجل كله
record-check-means = كل قيد وتوقيع وختم للطرفين، يُقرأ من القرص مجددًا. ويبقى الخط عاملًا في الأثناء.
record-check-now = تحقق الآن
record-progress = { $done } من { $of }
record-check-ok = كل شيء ثابت
record-check-faults = { $count ->
    [zero] لا تعارض
    [one] تعارض واحد
    [two] تعارضان
    [few] { $count } تعارضات
    [many] { $count } تعارضًا
   *[other] { $count } تعارض
}
record-check-counted = { $entries ->
    [zero] لا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $entries } قيود
    [many] { $entries } قيدًا
   *[other] { $entries } قيد
}، { $seals ->
    [zero] لا أختام
    [one] ختم واحد
    [two] ختمان
    [few] { $seals } أختام
    [many] { $seals } ختمًا
   *[other] { $seals } ختم
}
record-heads = قارن رأسي الطرفين
record-heads-means = أين يقف كل سجل هنا، وما الذي وقّعه الطرف الآخر من سجلنا.
record-heads-now = قارن الآن
record-heads-same = وقّع الطرفان على الشيء نفسه.
record-heads-behind = ما وقّعه الطرف الآخر متأخر عما هو هنا. ولا تناقض.
record-heads-differs = البايتات الموقّعة متناقضة. احفظوا كل الملفات وأبلغوا المشرف.
record-head-own = دفترنا
record-head-theirs = دفترهم
record-head-size = { $size ->
    [zero] لا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $size } قيود
    [many] { $size } قيدًا
   *[other] { $size } قيد
}
record-they-count = ما وقّعوا عليه من قيودنا
record-we-count = ما وقّعنا عليه من قيودهم
record-judge = تحقق من حزمة
record-judge-means = حزمة من أي خط ومن أي كان. ويُحكم عليها بما تتضمنه وحده.
record-judge-file = اختر ملفًا أو أفلته
record-archive = أرشيف للقراءة
record-archive-means = ملف مقروء لكل قيد، مع فهرس. يُظهر كل الكلمات ولا يثبت شيئًا بذاته.
record-archive-now = احفظ الأرشيف
