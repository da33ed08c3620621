### Composing calls and messages: drafts, form of address, review, two-person release, checklists.

compose-title = Compose to { $party }
compose-form = Draft
compose-begin-means = A draft is kept at each key press. Nothing leaves before you have reviewed it.
compose-new-message = New message
compose-new-call = New call
compose-no-such-draft = There is no draft of this name. It was sent or discarded, or belongs to another officer.

## The form

compose-what = What is sent
compose-as-message = Message
compose-as-message-means = Words for a desk. They ring only where they are FLASH.
compose-as-call = Call
compose-as-call-means = Rings the desk. Subject and text travel with the ring.
compose-regarding = Regarding:
compose-not-regarding = About nothing earlier
compose-precedence = Precedence
compose-from = From
compose-to = To
compose-role = In the role of
compose-role-means = The other side sees desk and role, not your name.
compose-style = Form of address
compose-style-means = From the address book that both sides agreed on.
compose-style-none = None
compose-style-own = Your own words
compose-style-words = Words of address
compose-style-unagreed = Not agreed
compose-style-unagreed-means = The other side has not asked to be addressed so. You will be asked to confirm it before sending.
compose-style-confirm = Address them as “{ $style }” although it was not agreed
compose-language = Language
compose-subject = Subject
compose-subject-means = Stands on the ring, so that it is understood before anybody answers.
compose-text = Text
compose-text-call = Text (travels with the ring)
compose-count = { $words ->
    [one] { $words } word
   *[other] { $words } words
}
compose-count-of = { $words } of { $limit } words
compose-bytes = { $bytes } of { $limit } bytes
compose-over-words = Too many words for this precedence. Shorten the text or choose a lower precedence.
compose-over-bytes = Longer than the charter allows for this precedence.
compose-second = Ask a second person to release it
compose-review = Review
compose-drop = Discard
compose-drop-confirm = Discard this draft
compose-nothing-leaves = Nothing leaves from this form.

## Where a draft is kept

compose-kept-nothing = Nothing written yet
compose-kept-here = Saved in this browser
compose-kept-waiting = Saved in this browser, not yet at the node
compose-kept-node = Saved at the node
compose-kept-conflict = Two versions
compose-conflict = This draft was changed elsewhere
compose-conflict-means = Another window of yours has saved a newer version. Nothing is lost: choose the one to go on with.
compose-conflict-mine = As written here
compose-conflict-theirs = As saved at the node
compose-keep-mine = Go on with this one
compose-keep-theirs = Go on with the one at the node
compose-drafts = { $count ->
    [0] Drafts
    [one] { $count } draft
   *[other] { $count } drafts
}
compose-no-drafts = You have no drafts on this line.
compose-empty-draft = Empty draft
compose-another = Begin another
compose-in-drill = A drill is on: what you begin here is marked EXERCISE.

## The review

compose-review-title = Review
compose-review-means = This is what { $party } will see.
compose-seen-there = As the other side will see it
compose-look = Look at this first
compose-look-slots = { $count ->
    [one] A fact is missing: { $slots }
   *[other] Facts are missing: { $slots }
}
compose-look-unseen = The text has characters that cannot be seen, or words of mixed scripts. They are marked above.
compose-look-style = The form of address was not agreed.
compose-look-state = The line is not declared open. It may have to wait at our station.
compose-look-second = A second person must release it before it leaves.
compose-stops = It cannot be sent yet
compose-wrong-no-desk = Name at least one desk of the other side.
compose-wrong-no-own-desk = Name the desk of yours that it comes from.
compose-wrong-no-words = There is no text.
compose-wrong-no-subject = A call needs a subject: it stands on the ring.
compose-wrong-words = { $words } words; this precedence takes at most { $limit }.
compose-wrong-bytes = { $bytes } bytes; the charter gives this precedence { $limit }.
compose-wrong-control = The character { $character } cannot be sent. Remove it.
compose-wrong-style = Confirm the form of address that was not agreed, or choose another.
compose-send-message = Send the message
compose-send-call = Place the call
compose-send-means = Once it is in the record it cannot be taken out. Its arrival there is shown by the other side's own receipt.
compose-ask-second = Ask for release
compose-ask-second-means = It stays here until a second person has released it. It has not been sent.
compose-waits-for-second = It waits for a second person. It has not been sent.
compose-back = Back to the form
compose-left = It has left this form.
compose-see-it = See it
compose-not-known = It is not known whether this was sent
compose-not-known-means = The node did not answer. Sending again is safe: the same words go under the same key and are written once. The text cannot be changed until this is known.
compose-send-again = Send again
compose-look-in-record = Look on the line
compose-copy = Copy into a new draft

## Two-person release

compose-releases = { $count ->
    [0] Releases
    [one] { $count } waits for a second person
   *[other] { $count } wait for a second person
}
compose-release-waiting = Waits for a second person
compose-release-released = Released
compose-release-returned = Returned
compose-release-by = by { $who }
compose-release-show = Read
compose-release-title = Release by a second person
compose-release-means = { $who } has composed this. Read it as the other side will see it.
compose-rule-charter = The charter asks for two persons.
compose-rule-local = Our own rule asks for two persons.
compose-rule-officer = Its author has asked for a second person.
compose-release-own = You composed this. Another officer releases it.
compose-release-now = Release and send
compose-return = Give back
compose-return-why = Why it is given back
compose-returned-because = Given back:

## What waits at our station

compose-held = { $count ->
    [one] { $count } waits at our station
   *[other] { $count } wait at our station
}
compose-held-since = Since
compose-held-when = It goes by itself as soon as the declared state of the line allows it. No path is tried before that.

## Checklists

compose-triggers = Checklists
compose-triggers-means = Events that warrant a call. Each fills a new draft; none sends anything.
compose-triggers-language = The texts are in the language of the line: { $lang }.
compose-facts-means = What is not filled in stays in brackets.
