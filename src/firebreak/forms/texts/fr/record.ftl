### The record: search, entries, verifying, export, archive.

record-title = Registre
record-search = Chercher dans le registre
record-words = Mots
record-words-means = Tels qu’ils figurent au texte ; la casse ne compte pas.
record-kind = Nature
record-all-kinds = Toutes les natures
record-side = Partie
record-both-sides = Les deux parties
record-all-markings = Toutes les mentions
record-newest = Les plus récents d’abord
record-beginning = Depuis le début
record-found = { $count ->
    [0] Aucune inscription
    [one] { $count } inscription
   *[other] { $count } inscriptions
}
record-more = Les suivantes se chargent en défilant.
record-entries = Inscriptions
record-choose = Choisir pour l’export : { $kind }, { $at }
record-entry = Inscription
record-on-the-line = L’affaire sur la ligne
record-written = Écrit, à l’horloge de son auteur
record-arrived = Inscrit durablement ici, à notre horloge
record-number = Numéro dans son journal
record-counts = Inscriptions de l’autre partie que son auteur avait comptées
record-id = Identifiant
record-feed = Journal
record-root = Racine avant elle
record-of = À propos de
record-seals = Sceaux qui la couvrent
record-seal-ours = Le nôtre, sur { $size } inscriptions :
record-seal-theirs = Le leur, sur { $size } inscriptions :
record-named-by = Inscriptions qui la nomment
record-bytes = Octets exacts
record-signed-bytes = Octets signés
record-signature = Signature
record-payload = Contenu tel qu’écrit
record-byte-count = { $count ->
    [one] { $count } octet
   *[other] { $count } octets
}

record-export = Export
record-export-means = Un dossier que quiconque peut vérifier hors ligne. Il prouve ce qui est affirmé et n’ouvre que ce qui est nommé.
record-export-none = Marquez des inscriptions dans la liste pour les exporter.
record-claim-rang = Qu’il a sonné
record-claim-refused = Qu’un échelon a été refusé
record-claim-reason = Le motif
record-claim-text = Les paroles
record-fields = Champs à ouvrir
record-withheld = Non ouverts : { $fields }. Le dossier prouve qu’ils sont là et ne les montre pas.
record-nothing-withheld = Chaque champ de ces inscriptions est ouvert. Qui reçoit le dossier les lit.
record-also-opens-decline = Un appel décliné est ouvert avec son motif et ses paroles.
record-also-opens-refusal = Un refus est ouvert avec son motif.
record-also-opens-undertaking = Un engagement est ouvert avec ce qui a été promis.
record-order = Affirmer lequel des deux vint en premier
record-export-now = Établir le dossier
record-export-forget = Ne rien choisir
record-unchoose = Laisser de côté
record-verifier-says = Ce que dit le vérificateur

record-check = Vérifier tout le registre
record-check-means = Chaque inscription, signature et sceau des deux parties, relus du disque. La ligne fonctionne entre-temps.
record-check-now = Vérifier maintenant
record-progress = { $done } sur { $of }
record-check-ok = Tout tient
record-check-faults = { $count ->
    [one] { $count } discordance
   *[other] { $count } discordances
}
record-check-counted = { $entries ->
    [one] { $entries } inscription
   *[other] { $entries } inscriptions
}, { $seals ->
    [one] { $seals } sceau
   *[other] { $seals } sceaux
}
record-heads = Comparer les têtes des deux parties
record-heads-means = Où en est ici chaque registre, et ce que l’autre partie a signé du nôtre.
record-heads-now = Comparer maintenant
record-heads-same = Les deux parties ont signé la même chose.
record-heads-behind = Ce que l’autre partie a signé est en retard sur ce qui figure ici. Rien ne se contredit.
record-heads-differs = Des octets signés se contredisent. Gardez tous les fichiers et prévenez le chef de permanence.
record-head-own = Notre journal
record-head-theirs = Leur journal
record-head-size = { $size ->
    [one] { $size } inscription
   *[other] { $size } inscriptions
}
record-they-count = Du nôtre, ce qu’ils ont signé
record-we-count = Du leur, ce que nous avons signé
record-judge = Vérifier un dossier
record-judge-means = Un dossier de n’importe quelle ligne, de n’importe qui. Il est jugé sur ce qu’il contient seul.
record-judge-file = Choisir ou déposer un fichier
record-archive = Archive à lire
record-archive-means = Un fichier lisible par inscription, avec un index. Elle montre toutes les paroles et ne prouve rien par elle-même.
record-archive-now = Enregistrer l’archive
