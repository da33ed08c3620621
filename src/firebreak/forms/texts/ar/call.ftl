### Calls: what rings, the answers to it, and the talk.

call-title = مكالمة
call-title-in = مكالمة من { $desk }، { $party }
call-title-out = مكالمة إلى { $desk }، { $party }
call-also-rings = يرن أيضًا
call-next-ring = الرنين التالي
call-open = افتح
call-for = إلى
call-written = كُتب
call-arrived = وصل هنا
call-via = عبر { $path }
call-rings-until = يتبقى من الرنين
call-rang = كانت مكالمة ترن حين سُمعت العقدة آخر مرة
call-ring-not-known = لا يُعرف هنا هل ما زالت ترن أو أُخذت أو انتهت. ما تضغطه يُحفظ ويُرسل حين تعود العقدة؛ وبعد دقيقتين تُسأل أولًا. وما لا يحتمل الانتظار فقله بالهاتف.
call-answer-above = المكالمة ترن: أجب عنها أعلاه.
call-in-record = في السجل

call-phase-offered = عُرضت، ولا يُعرف هل ترن
call-phase-ringing = ترن
call-phase-rang-out = انتهت مدة الرنين
call-phase-talking = جارية
call-phase-ended = انتهت
call-phase-over = حُسمت

call-answer = أجب
call-decline = اعتذر…
call-decline-without = اعتذر من دون سبب
call-decline-so = اعتذر بهذا
call-decline-means = يمكن إضافة سبب لاحقًا. وما كتبوه يبقى لديك في كل حال.
call-will-answer = سنجيب قبل { $at }
call-will-answer-card = سنجيب قبل ربع الساعة القادم
call-defer = سنجيب في وقت آخر…
call-defer-until = سنجيب قبل
call-time-hint = بتوقيت زولو، مثل 1400Z، أو +30 للدقائق من الآن
call-time-not-understood = لم يُفهم هذا وقتًا. اكتب 1400Z أو +30.
call-time-past = هذا الوقت قد مضى.
call-other-desk = مكتب آخر…
call-offer-desk = اعرض هذا المكتب
call-desk = المكتب
call-text-instead = نص بدلًا من ذلك…
call-text-instead-words = نرجو إرسال نص بدلًا من ذلك.
call-offer-text = اعرض نصًا بدلًا من ذلك
call-message-accepted = قُبلت الرسالة، واعتُذر عن المكالمة
call-message-accepted-confirm = اقبل الرسالة واعتذر عن المكالمة
call-reason = السبب
call-no-reason = بلا سبب
call-words = كلمات (اختياري)
call-words-to-them = كلمات إليهم
call-acts-as = أنت تتصرف باسم المكتب { $desk }.
call-taken = { $what }: { $who }، في { $at }

call-silence = أسكت الصوت
call-silence-minutes = لأي مدة
call-silenced = أُسكت الصوت؛ ولم يُقَرّ بالاستلام
call-unsilence = أعد الصوت

call-place = اتصل…
call-place-title = الاتصال بـ { $party }
call-to = إلى المكتب
call-precedence = الأسبقية
call-subject = الموضوع
call-subject-needed = تحمل المكالمة موضوعها مع الرنين.
call-text = المضمون
call-text-hint = { $words ->
    [zero] لا كلمات ({ $words }). ما يُكتب يظهر مع الرنين.
    [one] كلمة واحدة. تظهر مع الرنين.
    [two] كلمتان. تظهران مع الرنين.
    [few] { $words } كلمات. تظهر مع الرنين.
    [many] { $words } كلمة. تظهر مع الرنين.
   *[other] { $words } كلمة. تظهر مع الرنين.
}
call-too-long-words = لا تحمل FLASH وIMMEDIATE أكثر من { $limit } كلمة.
call-too-long-bytes = هذا أطول من { $limit } بايت التي يتيحها الميثاق.
call-now = اتصل
call-now-means = يحمل الرنين الموضوع والمضمون. ولا يُعرف أنه رنّ حتى تقول محطتهم ذلك.
call-ask-release = اطلب إجازة شخص ثانٍ
call-waits-for-release = ينتظر إجازة شخص ثانٍ. ولم يُرسل.

call-talk = كلمات الطرفين
call-no-talk = يمكن تبادل الكلمات ما دامت المكالمة جارية.
call-nothing-said = لم تُتبادل كلمات في هذه المكالمة.
call-floor-us = الكلمة لكم
call-floor-them = الكلمة لـ { $party }
call-floor-open = الكلمة متاحة
call-floor-none = لا أحد له الكلمة
call-floor-anyway = يمكنك الإرسال مع ذلك؛ ويظهر أنه في غير دوره.
call-out-of-turn = في غير دوره
call-say = كلماتك
call-send = كلمات أُرسلت
call-send-over = أرسل: انتهى دوري
call-send-keep = أرسل واحتفظ بالكلمة
call-send-out = أرسل: انتهى
call-end = أنهِ المكالمة
call-end-confirm = أنهها للطرفين
call-withdraw = اسحب المكالمة
call-withdraw-confirm = اسحبها نهائيًا
call-transcript = ما جرى
call-voice = الصوت
call-voice-not-here = الصوت ليس جزءًا من هذه الطبعة.
