### Calls: what rings, the answers to it, and the talk.

call-title = Appel
call-title-in = Appel de : { $desk }, { $party }
call-title-out = Appel à : { $desk }, { $party }
call-also-rings = Sonne aussi
call-next-ring = Sonnerie suivante
call-open = Ouvrir
call-for = Pour
call-written = écrit
call-arrived = ici
call-via = par { $path }
call-rings-until = sonne encore
call-rang = Un appel sonnait quand le nœud a été entendu pour la dernière fois
call-ring-not-known = On ne sait pas ici s’il sonne encore, ou s’il a été pris ou terminé. Ce que vous pressez est gardé et envoyé au retour du nœud ; passé deux minutes, on vous le demande d’abord. Ce qui ne peut attendre, dites-le par téléphone.
call-answer-above = Il sonne : répondez ci-dessus.
call-in-record = Au registre

call-phase-offered = Proposé ; on ignore s’il sonne
call-phase-ringing = Sonne
call-phase-rang-out = Délai de sonnerie écoulé
call-phase-talking = En cours
call-phase-ended = Terminé
call-phase-over = Décidé

call-answer = Répondre
call-decline = Décliner…
call-decline-without = Décliner sans motif
call-decline-so = Décliner ainsi
call-decline-means = Un motif peut être ajouté plus tard. Ce qu’ils ont écrit vous reste dans tous les cas.
call-will-answer = Réponse au plus tard à { $at }
call-will-answer-card = Réponse d’ici le prochain quart d’heure
call-defer = Réponse à une autre heure…
call-defer-until = Réponse au plus tard à
call-time-hint = Heure Zulu, comme 1400Z, ou +30 pour des minutes à partir de maintenant
call-time-not-understood = Ceci n’est pas compris comme une heure. Écrivez 1400Z, ou +30.
call-time-past = Cette heure est passée.
call-other-desk = Autre poste…
call-offer-desk = Proposer ce poste
call-desk = Poste
call-text-instead = Plutôt par écrit…
call-text-instead-words = Veuillez plutôt envoyer un texte.
call-offer-text = Proposer un texte
call-message-accepted = Message accepté, appel décliné
call-message-accepted-confirm = Accepter le message, décliner l’appel
call-reason = Motif
call-no-reason = aucun
call-words = Paroles (facultatif)
call-words-to-them = Paroles à leur adresse
call-acts-as = Vous agissez pour le poste { $desk }.
call-taken = { $what } : { $who }, à { $at }

call-silence = Couper le son
call-silence-minutes = Pour combien de temps
call-silenced = Son coupé ; appel non pris en charge
call-unsilence = Remettre le son

call-place = Appeler…
call-place-title = Appeler { $party }
call-to = Au poste
call-precedence = Urgence
call-subject = Objet
call-subject-needed = Un appel porte son objet avec la sonnerie.
call-text = Substance
call-text-hint = { $words ->
    [one] { $words } mot. Il s’affiche avec la sonnerie.
   *[other] { $words } mots. Ils s’affichent avec la sonnerie.
}
call-too-long-words = FLASH et IMMEDIATE portent au plus { $limit } mots.
call-too-long-bytes = C’est plus long que les { $limit } octets que donne la charte.
call-now = Appeler
call-now-means = La sonnerie porte l’objet et la substance. On ignore si elle a sonné tant que leur station ne le dit pas.
call-ask-release = Demander la validation d’une seconde personne
call-waits-for-release = En attente de la validation d’une seconde personne. Rien n’a été envoyé.

call-talk = Paroles des deux parties
call-no-talk = On peut échanger des paroles pendant que l’appel est en cours.
call-nothing-said = Aucune parole n’a été échangée dans cet appel.
call-floor-us = Vous avez la parole
call-floor-them = { $party } a la parole
call-floor-open = La parole est libre
call-floor-none = Personne n’a la parole
call-floor-anyway = Vous pouvez envoyer malgré tout ; cela s’affiche comme hors tour.
call-out-of-turn = hors tour
call-say = Vos paroles
call-send = Paroles envoyées
call-send-over = Envoyer : à vous
call-send-keep = Envoyer, garder la parole
call-send-out = Envoyer : terminé
call-end = Terminer l’appel
call-end-confirm = Terminer pour les deux
call-withdraw = Retirer l’appel
call-withdraw-confirm = Retirer définitivement
call-transcript = Ce qui s’est passé
call-voice = Voix
call-voice-not-here = La voix ne fait pas partie de cette édition.
