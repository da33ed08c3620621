### Administration: officers, passkeys, links, desks, address book, introduction, TLS.

admin-title = الإدارة
admin-role-missing = يلزم لهذا أحد هذه الأدوار: { $roles }.

admin-own = أنت
admin-via = سجّلت الدخول { $via }. وتنتهي الجلسة في
admin-via-passkey = بمفتاح مرور
admin-via-passphrase = بعبارة سر
admin-via-link = برابط يُستعمل مرة واحدة
admin-passkeys = مفاتيح المرور الخاصة بك
admin-passkey = مفتاح المرور
admin-passkey-host = اسم المضيف
admin-added = أُضيف
admin-no-passkeys = لا يوجد. ومن دونه تقول أدلة تصرفاتك إنها قول العقدة.
admin-passkeys-not-here = لا يمكن استعمال مفاتيح المرور في هذا العنوان.
admin-passkeys-need-name = تربط المتصفحات مفاتيح المرور باسم مضيف: افتح هذه الصفحة باسم العقدة لا برقم.
admin-passkeys-need-tls = لا تسمح المتصفحات بمفاتيح المرور إلا عبر TLS: زوّد العقدة بشهادة.
admin-passkey-label = اسم مفتاح المرور
admin-passkey-means = مثل المفتاح أو الجهاز الذي هو فيه.
admin-passkey-unnamed = مفتاح مرور
admin-passkey-add = أضف مفتاح مرور
admin-passkey-added = أُضيف مفتاح المرور.
admin-passkey-enrol = يمكن لغيرك أن يتحقق من استعمال مفتاح في تصرّف بعد أن يدرجه بيان مفاتيح طرفك. وقبل ذلك هو قول العقدة. ينفّذ حائز مفاتيح الجذر:
admin-passphrase-new = عيّن عبارة سر
admin-passphrase-change = غيّر عبارة السر
admin-passphrase-means = 12 محرفًا على الأقل. للمكاتب التي لا يمكن فيها استعمال مفتاح مرور.
admin-passphrase-save = احفظ عبارة السر
admin-passphrase-set = عُيّنت عبارة السر.

admin-tls = الاتصال بالعقدة
admin-tls-tls = مشفّر (TLS)
admin-tls-tls-means = تحقق هذا المتصفح من شهادة العقدة.
admin-tls-this-machine = على هذا الجهاز، غير مشفّر
admin-tls-this-machine-means = الصفحة والعقدة على الجهاز نفسه. وتحتاج المكاتب على أجهزة أخرى إلى شهادة.
admin-tls-plain = غير مشفّر
admin-tls-plain-means = يستطيع أي أحد على الشبكة بينكما قراءة هذه الصفحة وتغييرها. أعطِ العقدة شهادة.
admin-tls-command = شهادة من جهة محلية:
admin-node = العقدة
admin-party = الطرف
admin-address = العنوان

admin-officers = الضباط
admin-officers-means = يرى الطرف الآخر مكاتب وصفات، لا هذه الأسماء أبدًا. ومن يفقد دورًا أو مكتبًا يُخرَج.
admin-officers-table = ضباط هذه العقدة
admin-officer-add = أضف ضابطًا
admin-name = الاسم
admin-id = الاسم المختصر
admin-id-means = حروف لاتينية صغيرة وأرقام و- و_. ولا يمكن تغييره لاحقًا.
admin-roles = الأدوار
admin-acts-for = يتصرف باسم
admin-acts-for-means = إن لم يُؤشَّر شيء: كل مكاتب المستويات التي تتصرف باسمها الأدوار.
admin-desks-of-roles = مكاتب الأدوار
admin-signs-in = يسجّل الدخول بـ
admin-ways = { $passphrase ->
    [yes] { $passkeys ->
        [0] عبارة سر
        [zero] عبارة سر
        [one] مفتاح مرور واحد، عبارة سر
        [two] مفتاحا مرور، عبارة سر
        [few] { $passkeys } مفاتيح مرور، عبارة سر
        [many] { $passkeys } مفتاح مرور، عبارة سر
       *[other] { $passkeys } مفتاح مرور، عبارة سر
    }
   *[no] { $passkeys ->
        [0] رابط فقط
        [zero] رابط فقط
        [one] مفتاح مرور واحد
        [two] مفتاحا مرور
        [few] { $passkeys } مفاتيح مرور
        [many] { $passkeys } مفتاح مرور
       *[other] { $passkeys } مفتاح مرور
    }
}
admin-signed-in = مسجّل الدخول الآن
admin-edit = عدّل
admin-edit-of = تعديل { $name }
admin-edit-means = تغيير الأدوار أو المكاتب يُخرج الضابط.
admin-save = احفظ
admin-link = رابط دخول
admin-link-of = رابط دخول لـ { $name }
admin-link-means = يُدخل مرة واحدة ولا يظهر إلا الآن. لا تعطه لأحد آخر. ويمكن استعماله حتى
admin-link-symbol = رابط الدخول في رمز QR
admin-link-copy = انسخ
admin-link-copied = نُسخ الرابط.
admin-reset = أعد ضبط مفاتيح المرور وعبارة السر
admin-reset-confirm = اسحب كل مفاتيح المرور وعبارة السر
admin-remove = أزِل
admin-remove-confirm = أزِل نهائيًا

admin-desks = المكاتب
admin-desks-table = مكاتب الطرفين
admin-desks-means = محددة في الميثاق الذي وقّعه الطرفان. وتغيّرها مراجعة لاحقة.
admin-charter-until = ينتهي الميثاق في
admin-two-person = يجيزه شخصان
admin-two-person-none = لا أسبقية
admin-addresses = دفتر المخاطبة
admin-addresses-means = كيف يطلب كل طرف أن تُخاطَب مكاتبه. ولا تعني الموافقة الاعتراف بشيء آخر.
admin-addresses-of = صيغ مخاطبة { $party }
admin-no-addresses = لم تُذكر أي صيغة بعد.
admin-stated = ذُكرت
admin-agreed = متفق عليها
admin-not-agreed = لم يُتفق عليها بعد
admin-superseded = استُبدلت
admin-agree = وافق
admin-state-address = اذكر صيغة مخاطبة
admin-state-means = مثل: معالي الوزيرة

admin-introduction = التعارف والميثاق
admin-introduction-means = اقرأ هذه المجموعات جهرًا للطرف الآخر ودعه يقرأ مجموعاته لك، بالهاتف أو وجهًا لوجه. ولا يكون هذا هو الميثاق الذي وقّعه الطرفان إلا إذا تطابقت كلها.
admin-code = رمز الميثاق، في مجموعات
admin-code-symbol = رمز الميثاق في رمز QR
admin-card-of = بصمة { $party }
admin-telephones = هواتف { $party }
