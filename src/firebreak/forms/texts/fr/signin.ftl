### Signing in, and the end of a session.

signin-title = Firebreak : connexion
signin-again = Votre session est terminée
signin-again-means = Ce que vous avez écrit est toujours là. Reconnectez-vous pour continuer.
signin-officer = Officier
signin-passphrase = Phrase secrète
signin-passkey = Se connecter avec une clé d’accès
signin-enter = Se connecter
signin-link-means = Un lien à usage unique de votre administrateur vous connecte sans phrase secrète.
signin-ends-soon = Votre session se termine bientôt
signin-ends-means = Reconnectez-vous avant ; rien ne se perd quand elle se termine.
signin-renew = Se reconnecter maintenant
