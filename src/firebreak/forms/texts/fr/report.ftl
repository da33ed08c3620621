### The contact report and the statement for publication: counts, no adjectives, no motives.

report-title = Rapport des contacts
report-what = Ce qui est compté
report-direction = Tentatives
report-out = de notre part pour les joindre
report-in = de leur part pour nous joindre
report-marking = Mention
report-echelon = Échelon
report-all-echelons = Tous les échelons
report-span = Période
report-span-all = Tout le registre
report-span-day = Dernier jour
report-span-week = Dernière semaine
report-span-month = Dernier mois
report-span-year = Dernière année
report-span-own = De et jusqu’à
report-since = De
report-until = Jusqu’à (exclu)
report-time-hint = Par exemple 261053Z NOV 26
report-time-wrong = Non compris. Écrivez comme 261053Z NOV 26.
report-who = { $caller } à { $called }
report-table = Tentatives par échelon du poste appelé
report-total = Total
report-attempts = Tentatives
report-share-is = { $percent } %
report-share-less = moins de { $percent } %
report-share-more = plus de { $percent } %
report-time = Délai de réponse
report-time-means = { $count ->
    [one] Médiane de { $count } appel répondu, à l’horloge de ce nœud.
   *[other] Médiane de { $count } appels répondus, à l’horloge de ce nœud.
}
report-longest = le plus long { $span }
report-last = Dernier contact
report-counting = Un appel qui peut encore sonner n’est pas compté. Le silence compte comme silence, jamais comme refus. Les parts sont données à partir de 20 tentatives.
report-daily = Tentatives par jour
report-plot = { $title } : tentatives de chaque jour par issue. Les nombres sont dans le tableau ci-dessus.
report-tests = Essais de la ligne pendant la même période
report-tests-means = Compté aux moments que la charte fixe pour les essais. Sous « État », chaque écho d’un circuit est compté.
report-export = Exporter en tableau
report-print = Imprimer

report-statement = Déclaration à publier
report-statement-means = Les nombres en des mots que chaque partie pourrait signer, dans les langues des deux. Le registre de l’autre partie donne les mêmes nombres là où il contient les mêmes inscriptions.
report-statement-span = Du { $since } au { $until }, le registre montre { $attempts ->
    [one] { $attempts } tentative
   *[other] { $attempts } tentatives
} de { $caller } pour joindre { $called } par appel.
report-statement-until = Jusqu’au { $until }, le registre montre { $attempts ->
    [one] { $attempts } tentative
   *[other] { $attempts } tentatives
} de { $caller } pour joindre { $called } par appel.
report-statement-count = { $outcome } : { $count }.
report-statement-last-contact = Une personne de { $called } a répondu pour la dernière fois à { $at }.
report-statement-no-contact = Le registre ne contient, pour cette période, aucune réponse d’une personne de { $called }.
report-statement-not = Le registre ne montre pas pourquoi un appel est resté sans réponse ou a été décliné, sauf si un motif y est nommé. Un appel sans réponse n’est pas compté comme décliné.
report-statement-save = Enregistrer le texte
report-evidence = Dossier de preuves
report-evidence-means = { $count ->
    [one] Prouve à quiconque, hors ligne, l’issue de { $count } tentative. Les appels restent fermés ; un appel décliné est ouvert avec son motif et ses paroles.
   *[other] Prouve à quiconque, hors ligne, l’issue de { $count } tentatives. Les appels restent fermés ; un appel décliné est ouvert avec son motif et ses paroles.
}
report-evidence-left-out = Un dossier contient { $count } affirmations : les dernières tentatives. { $left } antérieures sont laissées de côté ; choisissez pour elles une période plus courte.
report-evidence-made = { $count ->
    [one] Le dossier avec { $count } affirmation a été enregistré.
   *[other] Le dossier avec { $count } affirmations a été enregistré.
}
