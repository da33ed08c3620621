### Translations in stages, and read-backs. The original is authoritative at every stage.

translate-title = الترجمة والترديد
translate-theirs = من { $party }
translate-ours = أرسلناه إلى { $party }
translate-on-the-line = على الخط
translate-choose = الكلمات على هذا الخط، الأحدث أولًا
translate-nothing = لا كلمات على هذا الخط بعد.
translate-written = كُتب
translate-versions = النسخ
translate-original = الأصل
translate-authoritative = هو المرجع
translate-language = اللغة: { $lang }
translate-empty = (فارغ)
translate-as-before = مطابقة للنسخة السابقة ({ $stage }).
translate-changed = { $count ->
    [zero] لا تختلف عن النسخة السابقة ({ $stage }).
    [one] تختلف في موضع واحد عن النسخة السابقة ({ $stage }).
    [two] تختلف في موضعين عن النسخة السابقة ({ $stage }).
    [few] تختلف في { $count } مواضع عن النسخة السابقة ({ $stage }).
    [many] تختلف في { $count } موضعًا عن النسخة السابقة ({ $stage }).
   *[other] تختلف في { $count } موضع عن النسخة السابقة ({ $stage }).
}
translate-before = النسخة السابقة
translate-acted-earlier = تصرّف جانبكم بناءً على نسخة سابقة
translate-acted-earlier-means = استند آخر تصرف لجانبكم إلى النسخة «{ $stage }». ثم وردت النسخة «{ $later }». اقرؤوا ما تغيّر، وقولوا إن كان يغيّر جوابكم.
translate-new = نسخة جديدة
translate-new-means = تبدأ من المرحلة الأولى، الفورية.
translate-new-from-last = تبدأ بنص آخر نسخة.
translate-stage = المرحلة
translate-text = نص هذه النسخة
translate-send = أدخلها في السجل
translate-send-means = سيحتفظ بها الطرفان. ولا تغيّر شيئًا في الأصل.
translate-differs-here = مختلف:
translate-same = مطابق، عدا حالة الأحرف والمسافات
translate-differences = { $count ->
    [zero] لا اختلاف
    [one] اختلاف واحد
    [two] اختلافان
    [few] { $count } اختلافات
    [many] { $count } اختلافًا
   *[other] { $count } اختلاف
}

translate-read-backs = { $count ->
    [0] الترديد
    [zero] الترديد
    [one] ترديد واحد
    [two] ترديدان
    [few] { $count } ترديدات
    [many] { $count } ترديدًا
   *[other] { $count } ترديد
}
translate-read-back-means = يردّد المتلقي الكلمات وتقارنها آلة صاحبها. وما طابق يُعدّ مفهومًا، لا أكثر.
translate-read-back = الترديد
translate-read-back-new = ردّد لهم
translate-read-back-text = الكلمات كما قرأتها
translate-read-back-hint = ردّد النص كله، أو اذكر حقوله الأساسية أدناه.
translate-read-back-send = أرسل الترديد
translate-field-name = الحقل
translate-field-value = كما قرأته
translate-field-add = أضف حقلًا
translate-field-means = يُعدّ الحقل مطابقًا حيث ترد قيمته في الأصل.
translate-differs = مختلف
translate-check-open = لم تقارنه آلة صاحبه بعد
translate-check-matched = مطابق
translate-check-differs = مختلف
translate-check-differs-means = لم يُفهم حتى الآن: أحد الطرفين يقرؤه على نحو آخر. ويبقى الأصل كما كُتب.
translate-confirm = أكّد هذا الترديد
translate-confirm-means = كلمة شخص إلى جانب كلمة الآلة. وهي مجاملة لا موافقة.
