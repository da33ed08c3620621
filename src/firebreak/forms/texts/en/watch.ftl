### The watch: every line at a glance, and what waits for a person.

watch-title = Watch
watch-waits = { $count ->
    [0] Nothing waits for a person
    [one] { $count } thing waits for a person
   *[other] { $count } things wait for a person
}
watch-nothing-else-waits = Nothing else waits for a person
watch-nothing-waits = What comes shows here, and rings where it must.
watch-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
watch-no-lines = This node has no line yet. `firebreak line propose` makes one.
watch-open = Open
watch-noted = Noted
watch-stands-still = This line stands still
watch-view-closed = Not heard since
watch-act-as = Acting for
watch-no-desk = You act for no desk of this line
watch-since = since
watch-finding = Our tests show
watch-declared = Declared
watch-declared-sides = (we: { $us }; they: { $them })
watch-observed = Paths
watch-paths-out = No echo: { $paths }
watch-paths = { $count ->
    [one] { $count } path in the charter
   *[other] { $count } paths in the charter
}
watch-last-heard = Last proof of life
watch-next-test = Next test
watch-nothing-open = No open attempts or promises.
watch-open-items = Open attempts and promises
watch-call-in = Call from { $desks }
watch-call-out = Call to { $desks }
watch-message-unseen = Not marked seen: message from { $desks }
watch-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
watch-read-back-differs = They read it back otherwise than it was written
watch-deferred-us = We said that we answer this call by
watch-deferred-them = They said that they answer our call by
watch-promise-us = We promised
watch-promise-them = They promised
watch-held = { $count ->
    [one] { $count } waits here
   *[other] { $count } wait here
}
watch-waiting-release = { $count ->
    [one] { $count } waits for its second person
   *[other] { $count } wait for their second person
}
watch-clock-ahead = Their clock seems { $span } ahead of ours. Which is wrong cannot be seen here.
watch-clock-behind = Their clock seems { $span } behind ours. Which is wrong cannot be seen here.
watch-cut = Cut on purpose, for the demonstration: { $paths }
watch-on-us = On watch here
watch-on-them = On watch there, as last proven
watch-on-nobody = nobody has signed
watch-handover = Handover
watch-write = Write
watch-test-them = Test their desk
watch-test-challenge = Challenge:
watch-test-your-answer = Your answer, for the desk { $desk }
watch-test-answer = Answer the test
watch-test-asked = Asked
