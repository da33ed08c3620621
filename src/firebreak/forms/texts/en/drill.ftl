### Drills: exercise traffic that cannot be mistaken for the real thing.

drill-title = Drill · { $party }
drill-state = State of the drill
drill-start = Start a drill
drill-start-confirm = Start: everything is marked EXERCISE
drill-end = End the drill
drill-end-confirm = End: everything is operational again
drill-on = A drill is on
drill-since = since
drill-on-means = What you write and call on this line is marked EXERCISE, inside the signed bytes, on both sides. The hatched frame stands on every screen. A real call of the other side rings as a real one.
drill-off-means = No drill is on. What you write is operational unless it is marked otherwise.
drill-elsewhere = A drill is on at the line { $line }. End it first.
drill-message = Exercise message
drill-call = Exercise call
drill-checklists = Checklists
drill-checklists-means = Go through one and mark each step. The time of each step is taken from the one before. Nothing is recorded.
drill-begin = Begin
drill-again = Clear
drill-running = Running:
drill-took = Took:
drill-traffic = { $count ->
    [0] Exercise traffic
    [one] { $count } exercise matter
   *[other] { $count } exercise matters
}
drill-traffic-table = Exercise traffic, newest first
drill-no-traffic = There was no exercise traffic on this line.
drill-from = From
drill-words = Words
drill-came-to = Came to
