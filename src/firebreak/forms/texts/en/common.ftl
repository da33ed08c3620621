### The frame of the page: what stands on every screen.

common-opening = Opening…
common-skip = To the contents
common-screens = Screens
common-screen-watch = Watch
common-screen-line = Line
common-screen-compose = Write
common-screen-health = Health
common-screen-report = Report
common-screen-record = Record
common-screen-handover = Handover
common-screen-drill = Drill
common-screen-admin = Administration
common-screen-help = Keys
common-screen-not-loaded = This screen could not be loaded
common-screen-not-loaded-means = The node did not give a part of the page. The other screens work; open this one again later.
common-no-such-line = There is no such line
common-no-such-line-means = This node has no line named { $line }, or you may not see it.
common-fault-of-the-page = A fault of this page
common-fault-of-the-page-means = This screen stopped. The node and the record are not touched by it. Open another screen, or load the page again.

## Messages

common-messages = Messages
common-close = Close
common-try-again = Try again
common-press-again = Press again: { $what }
common-answer-lost = The node did not answer.
common-answer-lost-means = It is not known whether it was written. Sent again under the same key, it is written once.
common-was-first = { $who } was first, at { $at }.
common-unknown-acts = Not known whether these were written
common-unknown-acts-means = The node did not answer. Sent again, each is written once. The record shows whether it was.
common-send-again = Send again
common-leave-it = Leave it

## Passkeys

common-passkey-not-confirmed = You did not confirm with your passkey
common-passkey-not-confirmed-means = Without it the act is recorded all the same, as what the node claims: nobody can show later that a credential of yours was used.
common-passkey-again = Try the passkey again
common-passkey-without = Act without the passkey
common-passkey-stop = Do not act

## Time

common-never = never
common-ago = { $span } ago
common-over = past its time
common-span-second = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
common-span-minute = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
common-span-hour = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
common-span-day = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
common-not-heard-yet = Nothing heard yet
common-late = Nothing heard for { $span }
common-stale = Stale: nothing heard for { $span }
common-clock-differs = Two clocks differ
common-clock-ahead = The clock of this machine is at least { $span } ahead of the node's.
common-clock-behind = The clock of this machine is at least { $span } behind the node's.
common-clock-hours = { $hours ->
    [one] The difference is close to one whole hour: look at the time zone.
   *[other] The difference is close to { $hours } whole hours: look at the time zone.
}
common-clock-means = All times here follow the node's clock. Which of the two is wrong cannot be seen here.

## Sound, looks, session

common-sound = Sound
common-sound-on = Sound is on
common-sound-off = Sound was not heard
common-sound-unproven = Sound not checked
common-sound-blocked = No sound yet
common-sound-test = Test tone
common-sound-heard = Did you hear the tone?
common-sound-yes = Heard
common-sound-no = Not heard
common-language = Language
common-theme-auto = Look: automatic
common-theme-dark = Look: dark
common-theme-light = Look: light
common-sign-out = Sign out

## Who

common-name-here = Known at this node alone. It was not sent and is no evidence.
common-station = station
common-author = { $desk }, { $role }, { $party }

## Text that somebody else wrote

common-unseen-character = A character that cannot be seen. It has no effect here.
common-mixed-scripts = A word of several scripts: { $scripts }
common-looks-like = Looks like the Latin letter { $letter }, and is another
common-show-alike = Show look-alike letters
common-hide-alike = Hide look-alike letters

## The node is gone

common-lost = No connection to your own node
common-lost-never-there = This page has not reached it since it was opened.
common-lost-since = Nothing heard since
common-lost-trying = The page tries again by itself, every few seconds.
common-lost-do = What to do
common-lost-do-telephone = Whatever cannot wait, say by telephone. Write down the time and to whom.
common-lost-do-own = Tell your supervisor that this desk does not hear the line.
common-lost-do-machine = See whether the machine of the node runs and this desk's network is up.
common-lost-do-other-desk = Ask another desk of yours whether its page still hears the node.
common-lost-go-on = Go on writing
common-lost-drafts = What you have written stays on this page. Nothing is sent until the node is back.
common-lost-show = Show what to do
common-lost-numbers = Telephone numbers
common-lost-no-numbers = This browser has not seen a charter yet, so it knows no numbers.
common-lost-own-numbers = Your own, of { $party }
common-lost-none-in-charter = The charter names none.
common-lost-true = What is still true
common-lost-true-record = Whatever was in the record stays in it, at both sides.
common-lost-true-rings = A call that comes now does not ring at this desk. It may ring at others, and people may be paged.
common-lost-true-sent = Nothing that you do here now reaches the other side.
common-lost-last-known = last known at
common-lost-call-open = Call still open then:

## Keys

common-key = Key
common-action = Action
common-keys-means = No key that stands alone calls, sends or decides anything. Every button shows its key.
common-keys-everywhere = On every screen
common-keys-ring = While something rings
common-keys-line = On a line
common-keys-call = In a call

## Demonstration

common-demo = Demonstration
common-demo-means = These switches are part of the demonstration. No real console has them.
common-demo-cut = Cut the path { $path }
common-demo-mend = Mend the path { $path }
common-demo-is-cut = cut
common-demo-is-whole = whole
