### Trigger checklists with ready texts: facts, what we ask, nothing of motives. A FLASH stays under 200 words.

## Names of what has to be filled in

triggers-slot-channel = channel
triggers-slot-contact = frequency or call sign
triggers-slot-course = course and height
triggers-slot-direction = direction
triggers-slot-help = help needed
triggers-slot-impact = expected place and time of impact
triggers-slot-notice = number or date of the notice
triggers-slot-payload = what it carries
triggers-slot-people = number of people
triggers-slot-place = place
triggers-slot-reason = reason, if it may be said
triggers-slot-site = name of the site or convoy
triggers-slot-time = time, UTC
triggers-slot-unit = unit, if known
triggers-slot-until = until when, UTC
triggers-slot-what = what

## Our people under fire from their side

triggers-under-fire-title = Our people are under fire
triggers-under-fire-when = Fire that seems to come from the other side's forces hits your people, or is about to.
triggers-under-fire-step-1 = Get place, time and direction. Do not wait for certainty about who fires.
triggers-under-fire-step-2 = Send now, to every desk on watch. Do not ask for a named person.
triggers-under-fire-step-3 = Call with the same words while the message is on its way.
triggers-under-fire-step-4 = Tell your own supervisor and the units concerned.
triggers-under-fire-step-5 = Write down who answered, when, and what was promised by when.
triggers-under-fire-subject = Our people are under fire at { $place }
triggers-under-fire-text =
    Our people at { $place } have been under fire since { $time }.
    Seen: { $what }. It comes from { $direction }. Unit believed to be firing: { $unit }.
    If it is yours, stop it now. If it is not yours, tell us now.
    Pass this at once to whoever can stop it. Answer on this line and say when the fire has stopped.

## Our weapon or aircraft has left by mistake

triggers-accidental-launch-title = Launched by mistake
triggers-accidental-launch-when = A missile, drone or other object of yours has left without intent and may cross to the other side.
triggers-accidental-launch-step-1 = Send at once with what is known; the rest follows as it becomes known.
triggers-accidental-launch-step-2 = Have it released by the second person, if your rule asks for one.
triggers-accidental-launch-step-3 = Call with the same words. Give course, height and expected impact in figures.
triggers-accidental-launch-step-4 = Say whether it can still be destroyed or turned, and whether more can follow.
triggers-accidental-launch-step-5 = Repeat every change of course or of impact as a new FLASH.
triggers-accidental-launch-subject = Launched by mistake: { $what }
triggers-accidental-launch-text =
    By mistake, { $what } left { $place } at { $time }. It is not an attack.
    Course and height: { $course }. Impact expected: { $impact }. It carries { $payload }.
    Protect the people in its way as you find necessary.
    We are looking for the cause and will report what we find. Stay on this line.

## A notified site or convoy is under fire

triggers-site-under-fire-title = A site or convoy is under fire
triggers-site-under-fire-when = A place or movement that was notified to the other side is under fire.
triggers-site-under-fire-step-1 = Find the notice and the receipt of the other side, and name both.
triggers-site-under-fire-step-2 = Send to every desk that can reach the units, not only to the one you know.
triggers-site-under-fire-step-3 = Call. Ask who has taken it on, and by when the fire stops.
triggers-site-under-fire-step-4 = Tell the people at the site what was promised, and that a promise is not yet done.
triggers-site-under-fire-step-5 = Ask again as soon as a promised time is over; raise it to the next echelon.
triggers-site-under-fire-subject = { $site } is under fire
triggers-site-under-fire-text =
    { $site } at { $place } has been under fire since { $time }. Seen: { $what }.
    It was notified to you: { $notice }.
    Stop the fire now and tell us when it has stopped. Say which unit you have told.
    There may be wounded people. We will ask for safe passage.

## Airspace or waters entered

triggers-airspace-title = Airspace or border crossed
triggers-airspace-when = An aircraft, drone or vessel has crossed a border, or is about to, and you do not know that it is meant.
triggers-airspace-step-1 = Say whether it is yours, theirs or unknown; do not guess.
triggers-airspace-step-2 = Give position, course and height in figures, and how it can be reached.
triggers-airspace-step-3 = If it is yours: say so, say why if it is known, and what it is doing now.
triggers-airspace-step-4 = Report again when it is back, or lost.
triggers-airspace-subject = Crossing at { $place }: { $what }
triggers-airspace-text =
    At { $time } { $what } crossed at { $place }. Course and height: { $course }.
    It can be reached by { $contact }.
    We do not take it to be intended. Tell us whether you see it, and what you are doing.
    Please do nothing that endangers people before we have spoken.

## Aircraft or ship in distress, or off course

triggers-distress-title = Aircraft or ship in distress or off course
triggers-distress-when = Anybody's aircraft or ship near the other side is in distress, or has lost its way.
triggers-distress-step-1 = Get the last known position with its time, and the number of people.
triggers-distress-step-2 = Ask whether the other side sees it and what is nearest to it.
triggers-distress-step-3 = Agree who leads the search and who goes where. Read it back.
triggers-distress-step-4 = Report when it is over.
triggers-distress-subject = In distress at { $place }: { $what }
triggers-distress-text =
    { $what } is in distress or off course. Last known position: { $place } at { $time }. People on board: { $people }.
    Needed: { $help }.
    Tell us what you see and what you can send. Our aircraft and ships that go there go to save life only.
    Please let them work, and tell your units.

## Alert raised, not at you

triggers-alert-raised-title = Alert raised, not at you
triggers-alert-raised-when = Your forces go to a higher level of alert for a reason that is not the other side.
triggers-alert-raised-step-1 = Send before the other side sees it by its own means.
triggers-alert-raised-step-2 = Have it released by the second person, if your rule asks for one.
triggers-alert-raised-step-3 = Ask for a read-back. If this is the only path left, say so.
triggers-alert-raised-step-4 = Tell them when the level goes back.
triggers-alert-raised-subject = Our alert is raised; it is not directed at you
triggers-alert-raised-text =
    Since { $time } our forces have been at a higher level of alert. It is not directed at you.
    Reason: { $reason }. Expected to last { $until }.
    You may see movements and hear traffic that come of it.
    We will tell you when it ends. Please read this back, and ask here before you draw conclusions.

## A false message or caller

triggers-false-message-title = False message or caller suspected
triggers-false-message-when = Somebody speaks in the other side's name, or in yours, and something is not right.
triggers-false-message-step-1 = Do nothing that the suspected words ask for.
triggers-false-message-step-2 = Ask on this line, in writing, whether it was said. A voice or a number proves nothing.
triggers-false-message-step-3 = Tell your supervisor and everyone who may get the same words.
triggers-false-message-step-4 = Keep what came: time, channel, words, number.
triggers-false-message-step-5 = Tell the other side what was done because of it, if anything was.
triggers-false-message-subject = Did you say this?
triggers-false-message-text =
    At { $time } we were told in your name, by { $channel }: { $what }.
    We have doubts and have not acted on it.
    Tell us on this line whether it is yours. If it is not, somebody is using your name: warn your desks.
    If you were told anything in our name by another channel, tell us what.

## An exercise is about to start

triggers-exercise-title = Exercise about to start
triggers-exercise-when = Movements or firing that are planned could be seen as something else.
triggers-exercise-step-1 = Give place and time in figures. A window of days is too vague.
triggers-exercise-step-2 = Say what will be seen: aircraft, ships, firing, traffic.
triggers-exercise-step-3 = Ask that it is passed to those who watch the area, and ask who they are.
triggers-exercise-step-4 = Remind them a day and an hour before, and tell them when it is over.
triggers-exercise-subject = Exercise: { $what }
triggers-exercise-text =
    An exercise of ours takes place: { $what }. Place: { $place }. From { $time } { $until }.
    Nothing in it is directed at you.
    Please pass this to those who watch the area and tell us whom you have told.
    We will tell you of changes, and when it is over. This is a notice. It does not ask for permission.

## Hazardous activity

triggers-hazard-title = Notice of hazardous activity
triggers-hazard-when = A launch, firing, demolition or closure that endangers whoever comes near.
triggers-hazard-step-1 = Give place and time in figures. A window of days is too vague.
triggers-hazard-step-2 = Say what the danger is, how far it reaches and how high.
triggers-hazard-step-3 = Ask that it is passed to those who watch the area, and ask who they are.
triggers-hazard-step-4 = Send a dated update as soon as a window becomes a time, and say when it is over.
triggers-hazard-subject = Hazardous activity: { $what }
triggers-hazard-text =
    Hazardous activity: { $what }. Place and extent: { $place }. From { $time } { $until }.
    Keep people, aircraft and ships away.
    Please pass this to those who watch the area and tell us whom you have told.
    We will tell you of changes, and when it is over.

## Work or operations near infrastructure

triggers-infrastructure-title = Operations near infrastructure
triggers-infrastructure-when = Operations or work near a plant, dam, cable, pipeline or grid that concerns both sides.
triggers-infrastructure-step-1 = Name the site as both sides know it, with its position.
triggers-infrastructure-step-2 = Say what is planned or seen, and what must not happen there.
triggers-infrastructure-step-3 = Ask who is responsible for it on the other side, and whom you can reach there.
triggers-infrastructure-step-4 = Agree what each side does, with times, and read it back.
triggers-infrastructure-subject = Near { $site }: { $what }
triggers-infrastructure-text =
    Near { $site } at { $place }: { $what }. From { $time } { $until }.
    Damage there would harm people on both sides.
    Please keep your forces and work away from it during this time, and tell us what you have near it.
    Tell us whom on your side we can reach about it.

## Tests of the line fail

triggers-line-failing-title = Tests of the line fail
triggers-line-failing-when = Tests of this line go unanswered, or a path is out. The reason is not known.
triggers-line-failing-step-1 = Look at which layers still answer, and since when the others do not.
triggers-line-failing-step-2 = Look at your own side first: power, network, clock.
triggers-line-failing-step-3 = Tell your supervisor. Use the telephone numbers of the charter.
triggers-line-failing-step-4 = Do not guess at a reason, to anybody.
triggers-line-failing-subject = Tests of this line go unanswered
triggers-line-failing-text =
    Since { $time } tests of this line have gone unanswered here: { $what }.
    We do not know the reason. Please look at your side and tell us what you find.
    We can also be reached by { $channel }.

## Goodwill

triggers-goodwill-title = Goodwill or condolence
triggers-goodwill-when = Something happened at the other side that calls for a word, though none is required.
triggers-goodwill-step-1 = Use the form of address that was agreed.
triggers-goodwill-step-2 = Add nothing else to it: no request and no reproach.
triggers-goodwill-step-3 = Have it released by whoever may speak for your side.
triggers-goodwill-subject = A word from our side
triggers-goodwill-text =
    We have learned of { $what }.
    Our thoughts are with those concerned. If we can help, tell us on this line.
