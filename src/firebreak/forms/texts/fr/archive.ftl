### The human-readable archive: labels of its files. The node alone uses them.

archive-about = { $count ->
    [one] Cette archive contient { $count } inscription de la ligne entre { $us } et { $them }, établie le { $made }.
   *[other] Cette archive contient { $count } inscriptions de la ligne entre { $us } et { $them }, établie le { $made }.
}
archive-no-proof = Elle est faite pour être lue et ne prouve rien : un dossier de preuves le fait. Les heures sont UTC ; « écrit » est la parole de l’auteur lui-même.
archive-id = Identifiant
archive-number = Numéro de son côté
archive-side = Partie
archive-marking = Mention
archive-written = Écrit
archive-arrived = Arrivé ici
archive-path = Voie
archive-by = Par
archive-about-entry = À propos de
archive-regarding = Concernant
archive-content = Contenu
archive-unreadable = Son contenu n’est pas lisible ici.
archive-empty = Il n’a pas de contenu.
