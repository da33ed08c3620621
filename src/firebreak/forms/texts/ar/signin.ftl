### Signing in, and the end of a session.

signin-title = Firebreak: تسجيل الدخول
signin-again = انتهت جلستك
signin-again-means = ما كتبته لا يزال هنا. سجّل الدخول مجددًا للمتابعة.
signin-officer = الضابط
signin-passphrase = عبارة السر
signin-passkey = الدخول بمفتاح مرور
signin-enter = دخول
signin-link-means = رابط يُستعمل مرة واحدة من مدير النظام يُدخلك من دون عبارة سر.
signin-ends-soon = تنتهي جلستك قريبًا
signin-ends-means = سجّل الدخول مجددًا قبل ذلك؛ ولا يضيع شيء عند انتهائها.
signin-renew = سجّل الدخول مجددًا الآن
