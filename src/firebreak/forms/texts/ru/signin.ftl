### Signing in, and the end of a session.

signin-title = Firebreak: вход
signin-again = Ваш сеанс завершён
signin-again-means = Написанное вами здесь. Войдите снова, чтобы продолжить.
signin-officer = Дежурный
signin-passphrase = Кодовая фраза
signin-passkey = Войти с ключом доступа
signin-enter = Войти
signin-link-means = Одноразовая ссылка от администратора открывает вход без кодовой фразы.
signin-ends-soon = Ваш сеанс скоро завершится
signin-ends-means = Войдите снова до этого; ничего не пропадёт, когда сеанс завершится.
signin-renew = Войти снова сейчас
