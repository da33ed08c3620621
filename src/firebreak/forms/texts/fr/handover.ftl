### Handing the watch over: the sheet, signatures, who is on watch.

handover-title = Relève
handover-desk = Poste
handover-party = Partie
handover-standing = Permanence à ce poste
handover-watch-on = { $desk } : la permanence est prise
handover-watch-off = { $desk } : personne n’a la permanence
handover-watch-unknown = { $desk } : le registre ne dit pas qui a la permanence
handover-since = Depuis
handover-take-watch = Prendre la permanence
handover-leave-watch = Quitter la permanence
handover-leave-watch-confirm = Quitter sans relève
handover-sheet = { $count ->
    [0] Feuille : rien n’est en cours
    [one] Feuille : { $count } point
   *[other] Feuille : { $count } points
}
handover-as-of = En date de
handover-sheet-again = Établir à nouveau
handover-nothing-open = Aucune tentative, aucun essai, aucune promesse, aucun brouillon, aucune validation ni aucun son coupé en cours.
handover-sort-matter = Affaire en cours
handover-sort-test = Essai en cours
handover-sort-promise = Promesse
handover-sort-put-off = Appel remis à plus tard
handover-sort-not-taken = Appel non pris
handover-put-off-by = remis par { $who }
handover-sort-draft = Brouillon
handover-sort-release = En attente de validation
handover-sort-held = En attente à notre station
handover-sort-silence = Alerte au son coupé
handover-promised-by = par { $who }
handover-silenced-by = Son coupé par { $who }
handover-sign = Je reprends ceci
handover-new = Non nommé dans la relève
handover-handed = La permanence a été transmise
handover-handed-means = Signez pour chaque point ci-dessous, puis prenez la permanence. Ce qui n’était pas nommé dans la relève est marqué.
handover-who-leaves = Qui part
handover-who-comes = Qui arrive
handover-notes = Notes
handover-notes-means = Pour la permanence suivante. Elles figurent au registre : l’autre partie peut les lire.
handover-to-role = Transmis à la fonction
handover-hand-over = Signer et transmettre
handover-hand-over-means = Inscrit au registre que vous transmettez la permanence, et ce qui est en cours. Cela ne dit pas que quelqu’un est arrivé.
handover-hash = Empreinte de cette feuille :
handover-left-to-sign = { $count ->
    [one] { $count } point n’est pas encore signé.
   *[other] { $count } points ne sont pas encore signés.
}
handover-all-signed = Chaque point est signé.
handover-take-over = Signer et prendre la permanence
handover-take-over-means = Inscrit au registre que vous avez la permanence et signez pour cette relève.
handover-watch-list = Qui est de permanence
handover-watch-list-means = Ici et là-bas, selon les dernières inscriptions signées. Cela ne montre pas que quelqu’un y est maintenant.
handover-on = Permanence
handover-word-on = Prise
handover-word-off = Quittée
handover-word-unknown = Inconnu
handover-by = Selon
handover-last-act = Dernier acte d’une personne
