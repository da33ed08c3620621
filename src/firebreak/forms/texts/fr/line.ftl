### A line: its record as a conversation, and what can be done about each item.

line-conversation = Le registre, comme conversation
line-empty = Rien n’a encore été dit sur cette ligne.
line-past = Vous lisez le passé. Ce qui arrive maintenant n’est pas montré ici.
line-now = Revenir au présent
line-previous = Élément précédent
line-next = Élément suivant
line-older-more = Les éléments antérieurs se chargent en remontant.
line-older-loading = Chargement des éléments antérieurs…
line-older-all = C’est le début du registre.
line-to = à
line-not-readable = Son contenu n’est pas lisible ici.
line-behind = Ce qu’il y a derrière
line-ladder = Échelle des accusés
line-no-rung = Pas encore à l’autre station, autant qu’on sache
line-rung-stated = déclaré
line-rung-refused = refusé
line-rung-missing = non déclaré
line-rung-missing-means = Rien dans le registre ne déclare cet échelon. Cela ne dit rien de la raison.
line-also-refused = aussi refusé
line-rung-was-refused = Refusé par
line-no-reason-given = Aucun motif n’a été donné.
line-released-by = Validé par { $who }
line-needs-release = Une seconde personne doit le valider
line-translations = { $count ->
    [one] { $count } traduction, la dernière : { $stage }
   *[other] { $count } traductions, la dernière : { $stage }
}
line-test = Essai par niveaux
line-test-out = Notre essai : { $layer } { $desk }
line-test-in = Leur essai : { $layer } { $desk }

line-acts-of-ours = Ce que vous pouvez faire
line-act-seen = Vu
line-act-read-back = Collationner
line-act-passed-to = Transmis…
line-act-passed-to-now = Déclarer : transmis à ce poste
line-act-undertake = S’engager…
line-act-undertake-now = Prendre cet engagement
line-act-reported-done = Annoncer l’exécution…
line-act-reported-done-now = Annoncer que c’est fait
line-act-refuse = Refuser un échelon…
line-act-refuse-now = Refuser cet échelon
line-act-refuse-confirm = Refuser définitivement
line-act-reason = Donner un motif…
line-act-reason-now = Ajouter ce motif
line-act-say = Dire…
line-act-say-now = Envoyer ces mots
line-act-close = Clore
line-act-close-confirm = Clore définitivement
line-undertake-what = Ce qui est promis
line-undertake-due = Pour quand
line-refuse-rung = Échelon
line-say-words = Paroles à ce sujet

line-acts = { $count ->
    [one] { $count } inscription le nomme
   *[other] { $count } inscriptions le nomment
}
line-entry-id = Inscription
line-entry-place = Place
line-entry-place-is = Numéro { $n } du journal de : { $side } ; inscrit durablement ici
line-entry-grade = Authentification
line-entry-seals = { $count ->
    [0] aucun sceau ne le couvre encore
    [one] { $count } sceau le couvre
   *[other] { $count } sceaux le couvrent
}
line-entry-signature = Signature
line-entry-no-signature = Aucune n’est détenue ici pour cette seule inscription.
line-entry-raw = Octets signés
line-entry-bytes = { $count ->
    [one] { $count } octet
   *[other] { $count } octets
}

line-orderwire = Voie de service
line-orderwire-means = Échanges d’opérateurs au sujet de la ligne. Ce n’est pas la parole d’une autorité.
line-orderwire-words = À leurs opérateurs
line-orderwire-send = Envoyer à leurs opérateurs
line-orderwire-write = Écrire sur la voie de service
