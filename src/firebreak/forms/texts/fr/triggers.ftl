### Trigger checklists with ready texts: facts, what we ask, nothing of motives. A FLASH stays under 200 words.

triggers-slot-channel = moyen de communication
triggers-slot-contact = fréquence ou indicatif
triggers-slot-course = cap et altitude
triggers-slot-direction = direction
triggers-slot-help = aide nécessaire
triggers-slot-impact = lieu et heure d’impact prévus
triggers-slot-notice = numéro ou date de la notification
triggers-slot-payload = ce qu’il porte
triggers-slot-people = nombre de personnes
triggers-slot-place = lieu
triggers-slot-reason = motif, s’il peut être dit
triggers-slot-site = nom du site ou du convoi
triggers-slot-time = heure, UTC
triggers-slot-unit = unité, si elle est connue
triggers-slot-until = jusqu’à quand, UTC
triggers-slot-what = quoi

triggers-under-fire-title = Nos gens sont sous le feu
triggers-under-fire-when = Un tir qui semble venir des forces de l’autre partie atteint vos gens, ou va les atteindre.
triggers-under-fire-step-1 = Obtenez lieu, heure et direction. N’attendez pas de savoir avec certitude qui tire.
triggers-under-fire-step-2 = Envoyez maintenant, à tous les postes de permanence. Ne demandez pas une personne nommée.
triggers-under-fire-step-3 = Appelez avec les mêmes mots pendant que le message est en route.
triggers-under-fire-step-4 = Prévenez votre chef de permanence et les unités concernées.
triggers-under-fire-step-5 = Notez qui a répondu, quand, et ce qui a été promis pour quelle heure.
triggers-under-fire-subject = Nos gens sont sous le feu : { $place }
triggers-under-fire-text =
    Nos gens sont sous le feu. Lieu : { $place }. Depuis : { $time }.
    Constaté : { $what }. Provenance : { $direction }. Unité qui semble tirer : { $unit }.
    Si c’est la vôtre, faites cesser le tir maintenant. Sinon, dites-le-nous maintenant.
    Transmettez ceci aussitôt à qui peut le faire cesser. Répondez sur cette ligne et dites quand le tir a cessé.

triggers-accidental-launch-title = Parti par erreur
triggers-accidental-launch-when = Un missile, un drone ou un autre engin à vous est parti sans intention et peut atteindre l’autre partie.
triggers-accidental-launch-step-1 = Envoyez aussitôt ce que l’on sait ; le reste suivra à mesure.
triggers-accidental-launch-step-2 = Faites valider par la seconde personne, si votre règle le demande.
triggers-accidental-launch-step-3 = Appelez avec les mêmes mots. Donnez en chiffres cap, altitude et impact prévu.
triggers-accidental-launch-step-4 = Dites s’il peut encore être détruit ou détourné, et si d’autres peuvent suivre.
triggers-accidental-launch-step-5 = Signalez chaque changement de cap ou d’impact par un nouveau FLASH.
triggers-accidental-launch-subject = Parti par erreur : { $what }
triggers-accidental-launch-text =
    Un engin est parti par erreur : { $what }. D’où : { $place }. Quand : { $time }. Ce n’est pas une attaque.
    Cap et altitude : { $course }. Impact prévu : { $impact }. Il porte : { $payload }.
    Protégez comme vous le jugez nécessaire les personnes sur sa route.
    Nous cherchons la cause et dirons ce que nous trouvons. Restez sur cette ligne.

triggers-site-under-fire-title = Un site ou un convoi est sous le feu
triggers-site-under-fire-when = Un lieu ou un déplacement notifié à l’autre partie est sous le feu.
triggers-site-under-fire-step-1 = Retrouvez la notification et l’accusé de l’autre partie, et citez-les.
triggers-site-under-fire-step-2 = Envoyez à tous les postes qui peuvent joindre les unités, pas seulement à celui que vous connaissez.
triggers-site-under-fire-step-3 = Appelez. Demandez qui s’en est chargé, et pour quelle heure le tir cessera.
triggers-site-under-fire-step-4 = Dites aux personnes sur place ce qui a été promis, et qu’une promesse n’est pas encore tenue.
triggers-site-under-fire-step-5 = Redemandez dès qu’une heure promise est passée ; portez l’affaire à l’échelon supérieur.
triggers-site-under-fire-subject = Sous le feu : { $site }
triggers-site-under-fire-text =
    Sous le feu : { $site }. Lieu : { $place }. Depuis : { $time }. Constaté : { $what }.
    Cela vous a été notifié : { $notice }.
    Faites cesser le tir maintenant et dites-nous quand il a cessé. Dites quelle unité vous avez prévenue.
    Il peut y avoir des blessés. Nous demanderons un passage sûr.

triggers-airspace-title = Espace aérien ou frontière franchis
triggers-airspace-when = Un aéronef, un drone ou un navire a franchi une frontière, ou va le faire, sans qu’on sache si c’est voulu.
triggers-airspace-step-1 = Dites s’il est à vous, à eux ou inconnu ; ne devinez pas.
triggers-airspace-step-2 = Donnez en chiffres position, cap et altitude, et le moyen de le joindre.
triggers-airspace-step-3 = S’il est à vous : dites-le, dites pourquoi si on le sait, et ce qu’il fait maintenant.
triggers-airspace-step-4 = Signalez son retour, ou sa perte.
triggers-airspace-subject = Franchissement, { $place } : { $what }
triggers-airspace-text =
    Franchissement. Heure : { $time }. Lieu : { $place }. Objet : { $what }. Cap et altitude : { $course }.
    On peut le joindre : { $contact }.
    Nous ne le croyons pas intentionnel. Dites-nous si vous le voyez et ce que vous faites.
    Veuillez ne rien faire qui mette des personnes en danger avant que nous nous soyons parlé.

triggers-distress-title = Aéronef ou navire en détresse, ou égaré
triggers-distress-when = Un aéronef ou un navire de qui que ce soit, près de l’autre partie, est en détresse ou égaré.
triggers-distress-step-1 = Obtenez la dernière position connue, son heure, et le nombre de personnes.
triggers-distress-step-2 = Demandez si l’autre partie le voit et ce qui en est le plus proche.
triggers-distress-step-3 = Convenez de qui dirige les recherches et de qui va où. Collationnez.
triggers-distress-step-4 = Signalez la fin.
triggers-distress-subject = Détresse, { $place } : { $what }
triggers-distress-text =
    En détresse ou égaré : { $what }. Dernière position connue : { $place } à { $time }. Personnes à bord : { $people }.
    Aide nécessaire : { $help }.
    Dites-nous ce que vous voyez et ce que vous pouvez envoyer. Nos aéronefs et navires n’y vont que pour sauver des vies.
    Veuillez les laisser faire, et prévenez vos unités.

triggers-alert-raised-title = Niveau d’alerte relevé, pas contre vous
triggers-alert-raised-when = Vos forces passent à un niveau d’alerte supérieur pour une raison étrangère à l’autre partie.
triggers-alert-raised-step-1 = Envoyez avant que l’autre partie ne le voie par ses propres moyens.
triggers-alert-raised-step-2 = Faites valider par la seconde personne, si votre règle le demande.
triggers-alert-raised-step-3 = Demandez un collationnement. Si c’est la seule voie restante, dites-le.
triggers-alert-raised-step-4 = Dites-leur quand le niveau redescend.
triggers-alert-raised-subject = Notre niveau d’alerte est relevé ; cela ne vous vise pas
triggers-alert-raised-text =
    Depuis { $time }, nos forces sont à un niveau d’alerte supérieur. Cela ne vous vise pas.
    Motif : { $reason }. Durée prévue : { $until }.
    Vous verrez peut-être des mouvements et du trafic qui en découlent.
    Nous vous en dirons la fin. Veuillez collationner ceci, et demander ici avant de conclure.

triggers-false-message-title = Faux message ou faux appelant soupçonné
triggers-false-message-when = Quelqu’un parle au nom de l’autre partie, ou au vôtre, et quelque chose ne va pas.
triggers-false-message-step-1 = Ne faites rien de ce que demandent les paroles suspectes.
triggers-false-message-step-2 = Demandez sur cette ligne, par écrit, si cela a été dit. Une voix ou un numéro ne prouve rien.
triggers-false-message-step-3 = Prévenez votre chef de permanence et tous ceux qui peuvent recevoir les mêmes paroles.
triggers-false-message-step-4 = Gardez ce qui est venu : heure, moyen, paroles, numéro.
triggers-false-message-step-5 = Dites à l’autre partie ce qui a été fait à cause de cela, s’il y a lieu.
triggers-false-message-subject = Avez-vous dit ceci ?
triggers-false-message-text =
    À { $time }, on nous a dit en votre nom, par { $channel } : { $what }.
    Nous avons des doutes et n’avons pas agi en conséquence.
    Dites-nous sur cette ligne si cela vient de vous. Sinon, quelqu’un use de votre nom : prévenez vos postes.
    Si l’on vous a dit quoi que ce soit en notre nom par un autre moyen, dites-nous quoi.

triggers-exercise-title = Exercice sur le point de commencer
triggers-exercise-when = Des mouvements ou des tirs prévus pourraient être pris pour autre chose.
triggers-exercise-step-1 = Donnez lieu et heure en chiffres. Une fenêtre de plusieurs jours est trop vague.
triggers-exercise-step-2 = Dites ce qui se verra : aéronefs, navires, tirs, trafic.
triggers-exercise-step-3 = Demandez que cela soit transmis à ceux qui surveillent la zone, et demandez qui ils sont.
triggers-exercise-step-4 = Rappelez-le un jour et une heure avant, et annoncez la fin.
triggers-exercise-subject = Exercice : { $what }
triggers-exercise-text =
    Nous tenons un exercice : { $what }. Lieu : { $place }. De { $time } { $until }.
    Rien n’y est dirigé contre vous.
    Veuillez transmettre ceci à ceux qui surveillent la zone et nous dire à qui.
    Nous vous dirons les changements, et la fin. Ceci est une notification. Elle ne demande pas de permission.

triggers-hazard-title = Avis d’activité dangereuse
triggers-hazard-when = Un lancement, un tir, une démolition ou une fermeture qui met en danger quiconque s’approche.
triggers-hazard-step-1 = Donnez lieu et heure en chiffres. Une fenêtre de plusieurs jours est trop vague.
triggers-hazard-step-2 = Dites quel est le danger, jusqu’où et jusqu’à quelle altitude il s’étend.
triggers-hazard-step-3 = Demandez que cela soit transmis à ceux qui surveillent la zone, et demandez qui ils sont.
triggers-hazard-step-4 = Envoyez une mise à jour datée dès qu’une fenêtre devient une heure, et annoncez la fin.
triggers-hazard-subject = Activité dangereuse : { $what }
triggers-hazard-text =
    Activité dangereuse : { $what }. Lieu et étendue : { $place }. De { $time } { $until }.
    Tenez à l’écart personnes, aéronefs et navires.
    Veuillez transmettre ceci à ceux qui surveillent la zone et nous dire à qui.
    Nous vous dirons les changements, et la fin.

triggers-infrastructure-title = Opérations près d’une infrastructure
triggers-infrastructure-when = Des opérations ou travaux près d’une centrale, d’un barrage, d’un câble, d’une conduite ou d’un réseau qui concerne les deux parties.
triggers-infrastructure-step-1 = Nommez le site comme les deux parties le connaissent, avec sa position.
triggers-infrastructure-step-2 = Dites ce qui est prévu ou constaté, et ce qui ne doit pas s’y produire.
triggers-infrastructure-step-3 = Demandez qui en est responsable de l’autre côté, et qui l’on peut y joindre.
triggers-infrastructure-step-4 = Convenez de ce que fait chaque partie, avec les heures, et collationnez.
triggers-infrastructure-subject = Près de { $site } : { $what }
triggers-infrastructure-text =
    Près de { $site } (lieu : { $place }) : { $what }. De { $time } { $until }.
    Des dégâts à cet endroit toucheraient des gens des deux côtés.
    Veuillez en tenir vos forces et vos travaux à l’écart pendant ce temps, et nous dire ce que vous avez à proximité.
    Dites-nous qui nous pouvons joindre de votre côté à ce sujet.

triggers-line-failing-title = Les essais de la ligne échouent
triggers-line-failing-when = Des essais de cette ligne restent sans réponse, ou une voie est coupée. La raison n’est pas connue.
triggers-line-failing-step-1 = Voyez quels niveaux répondent encore, et depuis quand les autres ne répondent pas.
triggers-line-failing-step-2 = Voyez d’abord votre propre côté : courant, réseau, horloge.
triggers-line-failing-step-3 = Prévenez votre chef de permanence. Servez-vous des numéros de téléphone de la charte.
triggers-line-failing-step-4 = Ne devinez pas de raison, devant personne.
triggers-line-failing-subject = Des essais de cette ligne restent sans réponse
triggers-line-failing-text =
    Depuis { $time }, des essais de cette ligne restent ici sans réponse : { $what }.
    Nous n’en connaissons pas la raison. Veuillez voir de votre côté et nous dire ce que vous trouvez.
    On peut aussi nous joindre ainsi : { $channel }.

triggers-goodwill-title = Marque d’égards ou condoléances
triggers-goodwill-when = Il est arrivé à l’autre partie quelque chose qui appelle un mot, bien qu’aucun ne soit exigé.
triggers-goodwill-step-1 = Employez la formule d’adresse convenue.
triggers-goodwill-step-2 = N’y ajoutez rien d’autre : ni demande ni reproche.
triggers-goodwill-step-3 = Faites valider par qui peut parler au nom de votre partie.
triggers-goodwill-subject = Un mot de notre part
triggers-goodwill-text =
    Nous avons appris ceci : { $what }.
    Nos pensées vont à ceux que cela touche. Si nous pouvons aider, dites-le-nous sur cette ligne.
