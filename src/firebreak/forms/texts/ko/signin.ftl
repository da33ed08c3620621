### Signing in, and the end of a session.

signin-title = Firebreak: 로그인
signin-again = 세션이 끝났습니다
signin-again-means = 작성한 것은 그대로 있습니다. 계속하려면 다시 로그인하십시오.
signin-officer = 담당관
signin-passphrase = 암호문
signin-passkey = 패스키로 로그인
signin-enter = 로그인
signin-link-means = 관리자의 일회용 링크로 암호문 없이 로그인합니다.
signin-ends-soon = 세션이 곧 끝납니다
signin-ends-means = 그 전에 다시 로그인하십시오. 세션이 끝나도 잃는 것은 없습니다.
signin-renew = 지금 다시 로그인
