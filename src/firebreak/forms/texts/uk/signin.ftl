### Signing in, and the end of a session.

signin-title = Firebreak: вхід
signin-again = Ваш сеанс завершено
signin-again-means = Написане вами тут. Увійдіть знову, щоб продовжити.
signin-officer = Черговий
signin-passphrase = Кодова фраза
signin-passkey = Увійти з ключем доступу
signin-enter = Увійти
signin-link-means = Одноразове посилання від адміністратора відкриває вхід без кодової фрази.
signin-ends-soon = Ваш сеанс невдовзі завершиться
signin-ends-means = Увійдіть знову до того; ніщо не пропаде, коли сеанс завершиться.
signin-renew = Увійти знову зараз
