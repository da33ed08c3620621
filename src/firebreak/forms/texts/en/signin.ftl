### Signing in, and the end of a session.

signin-title = Firebreak: sign in
signin-again = Your session has ended
signin-again-means = What you have written is still here. Sign in again to go on.
signin-officer = Officer
signin-passphrase = Passphrase
signin-passkey = Sign in with a passkey
signin-enter = Sign in
signin-link-means = A one-time link from your administrator signs you in without a passphrase.
signin-ends-soon = Your session ends soon
signin-ends-means = Sign in again before it does; nothing is lost when it ends.
signin-renew = Sign in again now
