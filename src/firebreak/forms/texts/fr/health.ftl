### Tests and health: layers over time, what was missed, findings, paging.

health-title = Essais et état · { $party }
health-span = Période affichée
health-span-hour = Heure
health-span-hours = 6 heures
health-span-day = Jour
health-span-week = Semaine
health-span-month = Mois
health-span-year = Année
health-span-years = 5 ans
health-earlier = Plus tôt
health-later = Plus tard
health-now = Maintenant
health-past = Ceci est le passé. Ce qui vaut maintenant n’est pas montré.
health-export = Exporter en tableau
health-findings = Constats
health-findings-table = Ce que les essais appuyaient, le plus récent d’abord
health-no-findings = Aucun constat n’est au registre pour cette période.
health-since = Depuis
health-finding = Constat
health-says = Signification
health-no-tests = Aucun essai n’était prévu pendant cette période.
health-out = nos essais de { $party }
health-in = essais de nous par { $party }
health-due = { $count ->
    [one] { $count } prévu
   *[other] { $count } prévus
}
health-answered = { $count ->
    [one] { $count } répondu
   *[other] { $count } répondus
}
health-missed = { $count ->
    [one] { $count } sans réponse
   *[other] { $count } sans réponse
}
health-not-sent = { $count ->
    [one] { $count } non effectué par la partie qui essaie
   *[other] { $count } non effectués par la partie qui essaie
}
health-answered-share = Répondus
health-median = Médiane
health-plot-share = { $layer } : part des essais répondus, dans le temps. Les nombres sont dans le tableau ci-dessous.
health-circuits = Les circuits sont essayés toutes les quelques secondes et inscrits au registre une fois l’heure ; ils figurent ici dès la première heure entière.
health-plot-counts = { $layer } : essais répondus, sans réponse et non effectués, dans le temps. Les nombres sont dans le tableau ci-dessous.
health-plot-median = { $layer } : délai médian de réponse, dans le temps. Les nombres sont dans le tableau ci-dessous.
health-legend-share = Ligne : part des essais effectués qui ont eu une réponse. Un vide : aucun n’était prévu.
health-legend-counts = Un vide : aucun n’était prévu.
health-legend-median = En dessous : délai médian de réponse.
health-table = Les nombres en tableau
health-from = De
health-column-due = Prévus
health-column-answered = Répondus
health-column-missed = Sans réponse
health-column-not-sent = Non effectués
health-missed-title = { $count ->
    [0] Aucun essai sans réponse
    [one] { $count } essai sans réponse
   *[other] { $count } essais sans réponse
}
health-missed-table = Essais sans réponse, les plus récents d’abord
health-none-missed = Aucun pendant cette période.
health-due-at = Prévu à
health-layer = Niveau
health-desk = Poste
health-whose = Essai de qui
health-fact = Fait
health-show-fact = Montrer
health-fact-words = { $layer }, prévu à { $at }.
health-answered-after = Une réponse est venue après :
health-entry = L’inscription au registre
health-yes = Oui
health-no = Non

health-paging = Appel des personnes
health-paging-means = Comment on fait venir les personnes. Un avertissement ne porte jamais de contenu, seulement « venez à la ligne ». Un essai montre que le service l’a pris, non qu’une personne l’a lu.
health-paging-table = Moyens d’appel
health-paging-none = Aucun moyen d’appel n’est réglé hormis la sonnerie de cette page.
health-paging-name = Moyen
health-paging-independent = Indépendant des autres
health-paging-last = Dernier essai
health-paging-next = Prochain essai
health-paging-never = Jamais essayé
health-paging-bell = Sonne là où cette page est ouverte. Le signal d’essai ci-dessus l’essaie.
health-paging-test-head = Essai
health-paging-test = Essayer
health-paging-test-one = Essayer { $name }
health-paging-test-all = Tout essayer
health-paging-tested = Les moyens d’appel ont été essayés. Voyez les résultats.
health-plan = Plan d’appel : qui est prévenu, après combien de temps
health-plan-after = Après
health-plan-to = À
health-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}
