### Calls: what rings, the answers to it, and the talk.

call-title = Call
call-title-in = Call from { $desk }, { $party }
call-title-out = Call to { $desk }, { $party }
call-also-rings = Also rings
call-next-ring = Next that rings
call-open = Open it
call-for = For
call-written = written
call-arrived = here
call-via = by { $path }
call-rings-until = still rings for
call-rang = A call rang when the node was last heard
call-ring-not-known = Whether it still rings, or was taken or ended, is not known here. What you press is kept and sent when the node is back; after two minutes you are asked first. What cannot wait, say by telephone.
call-answer-above = It rings: answer it above.
call-in-record = In the record

## Phases

call-phase-offered = Offered, not known to ring
call-phase-ringing = Ringing
call-phase-rang-out = Ring time over
call-phase-talking = In progress
call-phase-ended = Ended
call-phase-over = Decided

## Answers

call-answer = Answer
call-decline = Decline…
call-decline-without = Decline without a reason
call-decline-so = Decline so
call-decline-means = A reason can be added later. What they wrote stays with you either way.
call-will-answer = Will answer by { $at }
call-will-answer-card = Will answer by the next quarter of an hour
call-defer = Will answer by another time…
call-defer-until = Will answer by
call-time-hint = Zulu, such as 1400Z, or +30 for minutes from now
call-time-not-understood = This is not understood as a time. Write 1400Z, or +30.
call-time-past = This time is past.
call-other-desk = Other desk…
call-offer-desk = Offer this desk
call-desk = Desk
call-text-instead = Text instead…
call-text-instead-words = Please send text instead.
call-offer-text = Offer text instead
call-message-accepted = Message accepted, call declined
call-message-accepted-confirm = Accept the message, decline the call
call-reason = Reason
call-no-reason = none
call-words = Words (optional)
call-words-to-them = Words to them
call-acts-as = You act for the desk { $desk }.
call-taken = { $what }: { $who }, at { $at }

## Silence: of the sound alone

call-silence = Silence the sound
call-silence-minutes = For how long
call-silenced = Sound silenced; not acknowledged
call-unsilence = Sound again

## Placing a call

call-place = Call…
call-place-title = Call { $party }
call-to = To the desk
call-precedence = Precedence
call-subject = Subject
call-subject-needed = A call carries its subject with the ring.
call-text = Substance
call-text-hint = { $words ->
    [one] { $words } word. It is shown with the ring.
   *[other] { $words } words. They are shown with the ring.
}
call-too-long-words = FLASH and IMMEDIATE carry at most { $limit } words.
call-too-long-bytes = This is longer than the { $limit } bytes that the charter gives.
call-now = Call
call-now-means = The ring carries the subject and the substance. Nothing is known to have rung until their station says so.
call-ask-release = Ask a second person to release it
call-waits-for-release = It waits for the release of a second person. It was not sent.

## The talk

call-talk = Words of both sides
call-no-talk = Words can be exchanged while the call is in progress.
call-nothing-said = No words were exchanged in this call.
call-floor-us = You have the floor
call-floor-them = { $party } has the floor
call-floor-open = The floor is open
call-floor-none = Nobody has the floor
call-floor-anyway = You may send all the same; it is shown as out of turn.
call-out-of-turn = out of turn
call-say = Your words
call-send = Words sent
call-send-over = Send: over
call-send-keep = Send, keep the floor
call-send-out = Send: out
call-end = End the call
call-end-confirm = End it for both
call-withdraw = Take the call back
call-withdraw-confirm = Take it back for good
call-transcript = What happened
call-voice = Voice
call-voice-not-here = Voice is not part of this edition.
