### The frame of the page: what stands on every screen.

common-opening = Ouverture…
common-skip = Aller au contenu
common-screens = Écrans
common-screen-watch = Permanence
common-screen-line = Ligne
common-screen-compose = Rédiger
common-screen-health = État
common-screen-report = Rapport
common-screen-record = Registre
common-screen-handover = Relève
common-screen-drill = Entraînement
common-screen-admin = Administration
common-screen-help = Touches
common-screen-not-loaded = Cet écran n’a pas pu être chargé
common-screen-not-loaded-means = Le nœud n’a pas donné une partie de la page. Les autres écrans fonctionnent ; rouvrez celui-ci plus tard.
common-no-such-line = Cette ligne n’existe pas
common-no-such-line-means = Ce nœud n’a pas de ligne nommée { $line }, ou vous ne pouvez pas la voir.
common-fault-of-the-page = Erreur de cette page
common-fault-of-the-page-means = Cet écran s’est arrêté. Le nœud et le registre n’en sont pas touchés. Ouvrez un autre écran, ou rechargez la page.

common-messages = Avis
common-close = Fermer
common-try-again = Réessayer
common-press-again = Appuyez encore : { $what }
common-answer-lost = Le nœud n’a pas répondu.
common-answer-lost-means = On ignore si cela a été inscrit. Renvoyé sous la même clé, cela n’est inscrit qu’une fois.
common-was-first = { $who } a été le premier, à { $at }.
common-unknown-acts = On ignore si ceci a été inscrit
common-unknown-acts-means = Le nœud n’a pas répondu. Renvoyé, chacun n’est inscrit qu’une fois. Le registre montre s’il l’a été.
common-send-again = Renvoyer
common-leave-it = Laisser

common-passkey-not-confirmed = Vous n’avez pas confirmé avec votre clé d’accès
common-passkey-not-confirmed-means = Sans elle, l’acte est inscrit tout de même, comme ce que le nœud affirme : personne ne pourra montrer plus tard que votre titre a servi.
common-passkey-again = Réessayer la clé d’accès
common-passkey-without = Agir sans la clé d’accès
common-passkey-stop = Ne pas agir

common-never = jamais
common-ago = il y a { $span }
common-over = délai dépassé
common-span-second = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}
common-span-minute = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
common-span-hour = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
common-span-day = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
common-not-heard-yet = Rien reçu encore
common-late = Rien reçu depuis { $span }
common-stale = Périmé : rien reçu depuis { $span }
common-clock-differs = Deux horloges diffèrent
common-clock-ahead = L’horloge de cette machine avance d’au moins { $span } sur celle du nœud.
common-clock-behind = L’horloge de cette machine retarde d’au moins { $span } sur celle du nœud.
common-clock-hours = { $hours ->
    [one] L’écart est proche d’une heure entière : voyez le fuseau horaire.
   *[other] L’écart est proche de { $hours } heures entières : voyez le fuseau horaire.
}
common-clock-means = Toutes les heures suivent ici l’horloge du nœud. On ne voit pas d’ici laquelle des deux a tort.

common-sound = Son
common-sound-on = Son entendu
common-sound-off = Son non entendu
common-sound-unproven = Son non vérifié
common-sound-blocked = Pas encore de son
common-sound-test = Signal d’essai
common-sound-heard = Avez-vous entendu le signal ?
common-sound-yes = Entendu
common-sound-no = Pas entendu
common-language = Langue
common-theme-auto = Aspect : automatique
common-theme-dark = Aspect : sombre
common-theme-light = Aspect : clair
common-sign-out = Se déconnecter

common-name-here = Connu de ce seul nœud. N’a pas été envoyé et n’est pas une preuve.
common-station = station
common-author = { $desk }, { $role }, { $party }

common-unseen-character = Un caractère invisible. Il est ici sans effet.
common-mixed-scripts = Un mot en plusieurs écritures : { $scripts }
common-looks-like = Ressemble à la lettre latine { $letter }, mais en est une autre
common-show-alike = Montrer les lettres semblables
common-hide-alike = Masquer les lettres semblables

common-lost = Pas de liaison avec votre propre nœud
common-lost-never-there = Cette page ne l’a pas joint depuis son ouverture.
common-lost-since = Rien reçu depuis
common-lost-trying = La page réessaie d’elle-même, toutes les quelques secondes.
common-lost-do = Que faire
common-lost-do-telephone = Ce qui ne peut attendre, dites-le par téléphone. Notez l’heure et à qui.
common-lost-do-own = Dites à votre chef de permanence que ce poste n’entend pas la ligne.
common-lost-do-machine = Voyez si la machine du nœud fonctionne et si le réseau de ce poste est en service.
common-lost-do-other-desk = Demandez à un autre de vos postes si sa page entend encore le nœud.
common-lost-go-on = Continuer à écrire
common-lost-drafts = Ce que vous avez écrit reste sur cette page. Rien n’est envoyé avant le retour du nœud.
common-lost-show = Montrer que faire
common-lost-numbers = Numéros de téléphone
common-lost-no-numbers = Ce navigateur n’a pas encore vu de charte et ne connaît aucun numéro.
common-lost-own-numbers = Les vôtres, de { $party }
common-lost-none-in-charter = La charte n’en donne aucun.
common-lost-true = Ce qui reste vrai
common-lost-true-record = Ce qui était au registre y reste, des deux côtés.
common-lost-true-rings = Un appel qui arrive maintenant ne sonne pas à ce poste. Il peut sonner à d’autres, et des personnes peuvent être prévenues.
common-lost-true-sent = Rien de ce que vous faites ici maintenant n’atteint l’autre partie.
common-lost-last-known = dernier état connu à
common-lost-call-open = Appel encore ouvert à ce moment :

common-key = Touche
common-action = Action
common-keys-means = Aucune touche seule n’appelle, n’envoie ni ne décide. Chaque bouton montre sa touche.
common-keys-everywhere = Sur tous les écrans
common-keys-ring = Pendant que cela sonne
common-keys-line = Sur une ligne
common-keys-call = Pendant un appel

common-demo = Démonstration
common-demo-means = Ces commutateurs font partie de la démonstration. Aucune vraie console ne les a.
common-demo-cut = Couper la voie { $path }
common-demo-mend = Rétablir la voie { $path }
common-demo-is-cut = coupée
common-demo-is-whole = en service
