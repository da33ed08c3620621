### Translations in stages, and read-backs. The original is authoritative at every stage.

translate-title = Traduction et collationnement
translate-theirs = De { $party }
translate-ours = Envoyé par nous à { $party }
translate-on-the-line = Sur la ligne
translate-choose = Paroles sur cette ligne, les plus récentes d’abord
translate-nothing = Il n’y a pas encore de paroles sur cette ligne.
translate-written = Écrit
translate-versions = Versions
translate-original = Original
translate-authoritative = Fait foi
translate-language = Langue : { $lang }
translate-empty = (vide)
translate-as-before = Identique à la version précédente ({ $stage }).
translate-changed = { $count ->
    [one] Diffère en { $count } endroit de la version précédente ({ $stage }).
   *[other] Diffère en { $count } endroits de la version précédente ({ $stage }).
}
translate-before = Version précédente
translate-acted-earlier = Votre partie a agi sur une version antérieure
translate-acted-earlier-means = Le dernier acte de votre partie reposait sur la version « { $stage } ». La version « { $later } » est venue depuis. Lisez ce qui a changé, et dites-le si cela change votre réponse.
translate-new = Nouvelle version
translate-new-means = Commence par la première étape, à vue.
translate-new-from-last = Commence par le texte de la dernière version.
translate-stage = Étape
translate-text = Texte de cette version
translate-send = Inscrire au registre
translate-send-means = Les deux parties la détiendront. Elle ne change rien à l’original.
translate-differs-here = Diffère :
translate-same = Identique, à la casse et aux espaces près
translate-differences = { $count ->
    [one] { $count } différence
   *[other] { $count } différences
}

translate-read-backs = { $count ->
    [0] Collationnement
    [one] { $count } collationnement
   *[other] { $count } collationnements
}
translate-read-back-means = Le destinataire répète les mots ; la machine de l’auteur les compare. Ce qui concorde compte comme compris, et rien de plus.
translate-read-back = Collationnement
translate-read-back-new = Leur collationner
translate-read-back-text = Les mots tels que vous les lisez
translate-read-back-hint = Répétez tout le texte, ou donnez ci-dessous ses champs essentiels.
translate-read-back-send = Envoyer le collationnement
translate-field-name = Champ
translate-field-value = Tel que vous le lisez
translate-field-add = Ajouter un champ
translate-field-means = Un champ concorde là où sa valeur se trouve dans l’original.
translate-differs = Diffère
translate-check-open = Pas encore comparé par la machine de l’auteur
translate-check-matched = Concorde
translate-check-differs = Diffère
translate-check-differs-means = Pas compris jusqu’ici : une partie le lit autrement. L’original reste tel qu’il est écrit.
translate-confirm = Confirmer ce collationnement
translate-confirm-means = La parole d’une personne à côté de celle de la machine. C’est une courtoisie, non un accord.
