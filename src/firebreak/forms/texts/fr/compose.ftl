### Composing calls and messages: drafts, form of address, review, two-person release, checklists.

compose-title = Rédiger à { $party }
compose-form = Brouillon
compose-begin-means = Le brouillon est gardé à chaque frappe. Rien ne part avant que vous ne l’ayez relu.
compose-new-message = Nouveau message
compose-new-call = Nouvel appel
compose-no-such-draft = Il n’y a pas de brouillon de ce nom. Il a été envoyé ou écarté, ou appartient à un autre officier.

compose-what = Ce qui est envoyé
compose-as-message = Message
compose-as-message-means = Des paroles pour un poste. Elles ne sonnent qu’en FLASH.
compose-as-call = Appel
compose-as-call-means = Sonne au poste. Objet et texte voyagent avec la sonnerie.
compose-regarding = Concernant :
compose-not-regarding = Sans lien avec ce qui précède
compose-precedence = Urgence
compose-from = De
compose-to = À
compose-role = En qualité de
compose-role-means = L’autre partie voit le poste et la fonction, pas votre nom.
compose-style = Formule d’adresse
compose-style-means = Du carnet convenu entre les deux parties.
compose-style-none = Aucune
compose-style-own = Vos propres mots
compose-style-words = Mots d’adresse
compose-style-unagreed = Non convenue
compose-style-unagreed-means = L’autre partie n’a pas demandé cette adresse. Il vous sera demandé de la confirmer avant l’envoi.
compose-style-confirm = Employer « { $style } » bien que ce ne soit pas convenu
compose-language = Langue
compose-subject = Objet
compose-subject-means = Figure sur la sonnerie, pour être compris avant toute réponse.
compose-text = Texte
compose-text-call = Texte (voyage avec la sonnerie)
compose-count = { $words ->
    [one] { $words } mot
   *[other] { $words } mots
}
compose-count-of = { $words } mots sur { $limit }
compose-bytes = { $bytes } octets sur { $limit }
compose-over-words = Trop de mots pour cette urgence. Abrégez le texte ou choisissez une urgence moindre.
compose-over-bytes = Plus long que la charte ne le permet pour cette urgence.
compose-second = Demander la validation d’une seconde personne
compose-review = Relire
compose-drop = Écarter
compose-drop-confirm = Écarter ce brouillon
compose-nothing-leaves = Rien ne part de ce formulaire.

compose-kept-nothing = Rien d’écrit encore
compose-kept-here = Gardé dans ce navigateur
compose-kept-waiting = Gardé dans ce navigateur, pas encore au nœud
compose-kept-node = Gardé au nœud
compose-kept-conflict = Deux versions
compose-conflict = Ce brouillon a été modifié ailleurs
compose-conflict-means = Une autre de vos fenêtres a gardé une version plus récente. Rien n’est perdu : choisissez celle que vous continuez.
compose-conflict-mine = Tel qu’écrit ici
compose-conflict-theirs = Tel que gardé au nœud
compose-keep-mine = Continuer celle-ci
compose-keep-theirs = Continuer celle du nœud
compose-drafts = { $count ->
    [0] Brouillons
    [one] { $count } brouillon
   *[other] { $count } brouillons
}
compose-no-drafts = Vous n’avez pas de brouillon sur cette ligne.
compose-empty-draft = Brouillon vide
compose-another = En commencer un autre
compose-in-drill = Un entraînement est en cours : ce que vous commencez ici porte la mention EXERCISE.

compose-review-title = Relecture
compose-review-means = Voici ce que { $party } verra.
compose-seen-there = Comme l’autre partie le verra
compose-look = Voyez d’abord ceci
compose-look-slots = { $count ->
    [one] Il manque un fait : { $slots }
   *[other] Il manque des faits : { $slots }
}
compose-look-unseen = Le texte a des caractères invisibles, ou des mots d’écritures mêlées. Ils sont marqués ci-dessus.
compose-look-style = La formule d’adresse n’est pas convenue.
compose-look-state = La ligne n’est pas déclarée ouverte. Il se peut que cela attende à notre station.
compose-look-second = Une seconde personne doit le valider avant le départ.
compose-stops = On ne peut pas encore l’envoyer
compose-wrong-no-desk = Nommez au moins un poste de l’autre partie.
compose-wrong-no-own-desk = Nommez celui de vos postes dont cela vient.
compose-wrong-no-words = Il n’y a pas de texte.
compose-wrong-no-subject = Un appel veut un objet : il figure sur la sonnerie.
compose-wrong-words = { $words } mots ; cette urgence en admet au plus { $limit }.
compose-wrong-bytes = { $bytes } octets ; la charte en donne { $limit } à cette urgence.
compose-wrong-control = Le caractère { $character } ne peut pas être envoyé. Retirez-le.
compose-wrong-style = Confirmez la formule d’adresse non convenue, ou choisissez-en une autre.
compose-send-message = Envoyer le message
compose-send-call = Passer l’appel
compose-send-means = Une fois au registre, on ne peut plus l’en retirer. L’arrivée là-bas est montrée par l’accusé de l’autre partie elle-même.
compose-ask-second = Demander la validation
compose-ask-second-means = Cela reste ici jusqu’à la validation d’une seconde personne. Rien n’a été envoyé.
compose-waits-for-second = En attente d’une seconde personne. Rien n’a été envoyé.
compose-back = Retour au formulaire
compose-left = Cela a quitté ce formulaire.
compose-see-it = Voir
compose-not-known = On ignore si ceci a été envoyé
compose-not-known-means = Le nœud n’a pas répondu. Renvoyer est sûr : les mêmes mots partent sous la même clé et ne sont inscrits qu’une fois. Le texte ne peut être changé avant qu’on le sache.
compose-send-again = Renvoyer
compose-look-in-record = Voir sur la ligne
compose-copy = Copier dans un nouveau brouillon

compose-releases = { $count ->
    [0] Validations
    [one] { $count } attend une seconde personne
   *[other] { $count } attendent une seconde personne
}
compose-release-waiting = En attente d’une seconde personne
compose-release-released = Validé
compose-release-returned = Rendu
compose-release-by = par { $who }
compose-release-show = Lire
compose-release-title = Validation par une seconde personne
compose-release-means = { $who } a rédigé ceci. Lisez-le comme l’autre partie le verra.
compose-rule-charter = La charte demande deux personnes.
compose-rule-local = Notre propre règle demande deux personnes.
compose-rule-officer = Son auteur a demandé une seconde personne.
compose-release-own = Vous avez rédigé ceci. Un autre officier le valide.
compose-release-now = Valider et envoyer
compose-return = Rendre
compose-return-why = Pourquoi c’est rendu
compose-returned-because = Rendu :

compose-held = { $count ->
    [one] { $count } attend à notre station
   *[other] { $count } attendent à notre station
}
compose-held-since = Depuis
compose-held-when = Cela part de soi-même dès que l’état déclaré de la ligne le permet. Aucune voie n’est essayée avant.

compose-triggers = Listes de contrôle
compose-triggers-means = Des événements qui justifient un appel. Chacune remplit un nouveau brouillon ; aucune n’envoie rien.
compose-triggers-language = Les textes sont dans la langue de la ligne : { $lang }.
compose-facts-means = Ce qui n’est pas rempli reste entre crochets.
