### The watch: every line at a glance, and what waits for a person.

watch-title = Permanence
watch-waits = { $count ->
    [0] Rien n’attend une personne
    [one] { $count } affaire attend une personne
   *[other] { $count } affaires attendent une personne
}
watch-nothing-else-waits = Rien d’autre n’attend une personne
watch-nothing-waits = Ce qui arrive s’affiche ici, et sonne où il le faut.
watch-lines = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
watch-no-lines = Ce nœud n’a pas encore de ligne. `firebreak line propose` en crée une.
watch-open = Ouvrir
watch-noted = Noté
watch-stands-still = Cette ligne est à l’arrêt
watch-view-closed = Rien reçu depuis
watch-act-as = Au nom du poste
watch-no-desk = Vous n’agissez pour aucun poste de cette ligne
watch-since = depuis
watch-finding = Nos essais montrent
watch-declared = Déclaré
watch-declared-sides = (nous : { $us } ; eux : { $them })
watch-observed = Voies
watch-paths-out = Sans écho : { $paths }
watch-paths = { $count ->
    [one] { $count } voie selon la charte
   *[other] { $count } voies selon la charte
}
watch-last-heard = Dernier signe de vie
watch-next-test = Prochain essai
watch-nothing-open = Aucune tentative ni promesse en cours.
watch-open-items = Tentatives et promesses en cours
watch-call-in = Appel de { $desks }
watch-call-out = Appel à { $desks }
watch-message-unseen = Non marqué vu : message de { $desks }
watch-more = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
watch-read-back-differs = Leur collationnement diffère de ce qui est écrit
watch-deferred-us = Nous avons dit répondre à cet appel avant
watch-deferred-them = Ils ont dit répondre à notre appel avant
watch-promise-us = Nous avons promis
watch-promise-them = Ils ont promis
watch-held = { $count ->
    [one] { $count } attend ici
   *[other] { $count } attendent ici
}
watch-waiting-release = { $count ->
    [one] { $count } attend sa seconde personne
   *[other] { $count } attendent leur seconde personne
}
watch-clock-ahead = Leur horloge semble avancer de { $span } sur la nôtre. On ne voit pas d’ici laquelle a tort.
watch-clock-behind = Leur horloge semble retarder de { $span } sur la nôtre. On ne voit pas d’ici laquelle a tort.
watch-cut = Coupées exprès, pour la démonstration : { $paths }
watch-on-us = De permanence ici
watch-on-them = De permanence là-bas, au dernier constat
watch-on-nobody = personne n’a signé
watch-handover = Relève
watch-write = Rédiger
watch-test-them = Essayer leur poste
watch-test-challenge = Question :
watch-test-your-answer = Votre réponse, pour le poste { $desk }
watch-test-answer = Répondre à l’essai
watch-test-asked = Demandé
