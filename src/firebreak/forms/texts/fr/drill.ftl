### Drills: exercise traffic that cannot be mistaken for the real thing.

drill-title = Entraînement · { $party }
drill-state = État de l’entraînement
drill-start = Commencer un entraînement
drill-start-confirm = Commencer : tout porte la mention EXERCISE
drill-end = Terminer l’entraînement
drill-end-confirm = Terminer : tout redevient réel
drill-on = Un entraînement est en cours
drill-since = depuis
drill-on-means = Ce que vous écrivez et appelez sur cette ligne porte la mention EXERCISE, dans les octets signés, des deux côtés. Le cadre hachuré figure sur tous les écrans. Un appel réel de l’autre partie sonne comme réel.
drill-off-means = Aucun entraînement en cours. Ce que vous écrivez est réel, sauf mention contraire.
drill-elsewhere = Un entraînement est en cours sur la ligne { $line }. Terminez-le d’abord.
drill-message = Message d’exercice
drill-call = Appel d’exercice
drill-checklists = Listes de contrôle
drill-checklists-means = Parcourez-en une et marquez chaque étape. La durée de chacune est comptée depuis la précédente. Rien n’est inscrit.
drill-begin = Commencer
drill-again = Effacer
drill-running = En cours :
drill-took = Durée :
drill-traffic = { $count ->
    [0] Trafic d’exercice
    [one] { $count } affaire d’exercice
   *[other] { $count } affaires d’exercice
}
drill-traffic-table = Trafic d’exercice, le plus récent d’abord
drill-no-traffic = Il n’y a pas eu de trafic d’exercice sur cette ligne.
drill-from = De
drill-words = Paroles
drill-came-to = Issue
