### Signing in, and the end of a session.

signin-title = Firebreak：登录
signin-again = 您的会话已结束
signin-again-means = 您所写内容仍在。请重新登录以继续。
signin-officer = 值班员
signin-passphrase = 口令短语
signin-passkey = 用通行密钥登录
signin-enter = 登录
signin-link-means = 管理员提供的一次性链接可免口令登录。
signin-ends-soon = 您的会话即将结束
signin-ends-means = 请在此之前重新登录；会话结束时不会丢失任何内容。
signin-renew = 立即重新登录
