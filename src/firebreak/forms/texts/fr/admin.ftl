### Administration: officers, passkeys, links, desks, address book, introduction, TLS.

admin-title = Administration
admin-role-missing = Il faut pour cela l’un de ces rôles : { $roles }.

admin-own = Vous
admin-via = Connecté { $via }. La session se termine à
admin-via-passkey = avec une clé d’accès
admin-via-passphrase = avec une phrase secrète
admin-via-link = avec un lien à usage unique
admin-passkeys = Vos clés d’accès
admin-passkey = Clé d’accès
admin-passkey-host = Nom d’hôte
admin-added = Ajoutée
admin-no-passkeys = Aucune. Sans elle, la preuve de vos actes dit que le nœud les affirme.
admin-passkeys-not-here = Les clés d’accès ne peuvent servir à cette adresse.
admin-passkeys-need-name = Les navigateurs lient les clés d'accès à un nom d'hôte : ouvrez cette page par le nom du nœud, non par un nombre.
admin-passkeys-need-tls = Les navigateurs n'admettent les clés d'accès que sous TLS : donnez un certificat au nœud.
admin-passkey-label = Nom de la clé d’accès
admin-passkey-means = Par exemple la clé ou la machine où elle se trouve.
admin-passkey-unnamed = Clé d’accès
admin-passkey-add = Ajouter une clé d’accès
admin-passkey-added = La clé d’accès est ajoutée.
admin-passkey-enrol = D’autres peuvent vérifier qu’une clé a servi à un acte une fois que le manifeste de votre partie la mentionne. D’ici là, c’est le nœud qui l’affirme. Le détenteur des clés racines exécute :
admin-passphrase-new = Définir une phrase secrète
admin-passphrase-change = Changer la phrase secrète
admin-passphrase-means = Au moins 12 caractères. Pour les postes où aucune clé d’accès ne peut servir.
admin-passphrase-save = Enregistrer la phrase secrète
admin-passphrase-set = La phrase secrète est définie.

admin-tls = Liaison avec le nœud
admin-tls-tls = Chiffrée (TLS)
admin-tls-tls-means = Ce navigateur a vérifié le certificat du nœud.
admin-tls-this-machine = Sur cette machine, non chiffrée
admin-tls-this-machine-means = La page et le nœud sont sur la même machine. Les postes sur d’autres machines ont besoin d’un certificat.
admin-tls-plain = Non chiffrée
admin-tls-plain-means = Quiconque sur le réseau entre les deux peut lire et modifier cette page. Donnez un certificat au nœud.
admin-tls-command = Un certificat d’une autorité locale :
admin-node = Nœud
admin-party = Partie
admin-address = Adresse

admin-officers = Officiers
admin-officers-means = L’autre partie voit des postes et des fonctions, jamais ces noms. Qui perd un rôle ou un poste est déconnecté.
admin-officers-table = Officiers de ce nœud
admin-officer-add = Ajouter un officier
admin-name = Nom
admin-id = Nom court
admin-id-means = Lettres minuscules, chiffres, - et _. Il ne peut être changé ensuite.
admin-roles = Rôles
admin-acts-for = Agit pour
admin-acts-for-means = Rien de marqué : tous les postes des échelons pour lesquels les rôles agissent.
admin-desks-of-roles = Postes des rôles
admin-signs-in = Se connecte avec
admin-ways = { $passphrase ->
    [yes] { $passkeys ->
        [0] une phrase secrète
        [one] { $passkeys } clé d’accès, une phrase secrète
       *[other] { $passkeys } clés d’accès, une phrase secrète
    }
   *[no] { $passkeys ->
        [0] un lien seulement
        [one] { $passkeys } clé d’accès
       *[other] { $passkeys } clés d’accès
    }
}
admin-signed-in = Connecté maintenant
admin-edit = Modifier
admin-edit-of = Modifier { $name }
admin-edit-means = D’autres rôles ou postes déconnectent l’officier.
admin-save = Enregistrer
admin-link = Lien de connexion
admin-link-of = Lien de connexion pour { $name }
admin-link-means = Il connecte une fois et n’est montré que maintenant. Ne le donnez à personne d’autre. Il peut servir jusqu’à
admin-link-symbol = Le lien de connexion en symbole QR
admin-link-copy = Copier
admin-link-copied = Le lien est copié.
admin-reset = Réinitialiser clés d’accès et phrase secrète
admin-reset-confirm = Retirer toutes les clés d’accès et la phrase secrète
admin-remove = Retirer
admin-remove-confirm = Retirer définitivement

admin-desks = Postes
admin-desks-table = Postes des deux parties
admin-desks-means = Fixés dans la charte que les deux parties ont signée. Une révision ultérieure les change.
admin-charter-until = Fin de la charte
admin-two-person = Validation à deux personnes
admin-two-person-none = Aucune urgence
admin-addresses = Carnet d’adresses
admin-addresses-means = Comment chaque partie demande qu’on s’adresse à ses postes. En convenir ne reconnaît rien d’autre.
admin-addresses-of = Formules d’adresse de { $party }
admin-no-addresses = Aucune déclarée encore.
admin-stated = Déclarée
admin-agreed = Convenue
admin-not-agreed = Pas encore convenue
admin-superseded = Remplacée
admin-agree = Convenir
admin-state-address = Déclarer une formule d’adresse
admin-state-means = Par exemple : Madame la Ministre

admin-introduction = Introduction et charte
admin-introduction-means = Lisez ces groupes à voix haute à l’autre partie et faites-vous lire les siens, par téléphone ou en personne. C’est la charte que les deux ont signée seulement s’ils sont tous identiques.
admin-code = Code de la charte, en groupes
admin-code-symbol = Le code de la charte en symbole QR
admin-card-of = Empreinte de { $party }
admin-telephones = Téléphones de { $party }
