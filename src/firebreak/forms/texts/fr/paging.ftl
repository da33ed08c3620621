### What a page says: come to the line, and nothing of what the matter is. And the state of the means.

paging-come = { $desk } : veuillez venir à la ligne. { $precedence }
paging-come-marked = { $marking }. { $desk } : veuillez venir à la ligne. { $precedence }
paging-come-plain = { $desk } : veuillez venir à la ligne.
paging-stop = { $desk } : quelqu’un s’est chargé de l’affaire.
paging-test = { $desk } : essai de ce moyen d’appel. Aucune action n’est nécessaire.

paging-kind-bell = Sonnerie dans les vues ouvertes
paging-kind-command = Programme
paging-kind-apprise = Services
paging-result-taken = Pris ; on ignore si quelqu’un l’a entendu
paging-result-failed = Échec
paging-result-missed = Manqué : le nœud ne fonctionnait pas
paging-warning-few-means = { $line }, { $desk } : moins de deux moyens indépendants. Un avertissement perdu pourrait être un appel perdu.
paging-warning-not-scheduled = { $name } : essayé seulement sur demande.
paging-warning-never-tested = { $name } : jamais essayé.
paging-warning-test-failed = { $name } : le dernier essai a échoué.
paging-warning-test-missed = { $name } : le dernier essai a été manqué.
