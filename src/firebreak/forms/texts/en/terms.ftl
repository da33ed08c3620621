### The words of the protocol, by code. Sentences say what the record proves and no motive;
### those of calls, rungs, findings, states and tests are the ones of the node itself, and a test compares them.

## Outcomes of a call

terms-outcome-none = Open
terms-outcome-none-says = The call may still be answered in its ring time.
terms-outcome-answered = Answered
terms-outcome-answered-says = The call was answered in its ring time.
terms-outcome-answered-late = Answered late
terms-outcome-answered-late-says = The call was answered after the side called knew that its ring time was over.
terms-outcome-declined = Declined
terms-outcome-declined-says = The side called declined the call. Unless a reason is recorded, none was given.
terms-outcome-declined-late = Declined late
terms-outcome-declined-late-says = The side called declined after it knew that the ring time was over.
terms-outcome-not-answered = Not answered
terms-outcome-not-answered-says = The call rang and nobody took it. The record does not say why.
terms-outcome-deferred = Deferred
terms-outcome-deferred-says = The side called put the conversation off to a later time.
terms-outcome-alternative-offered = Alternative offered
terms-outcome-alternative-offered-says = The side called offered another desk, or text, instead.
terms-outcome-withdrawn = Withdrawn
terms-outcome-withdrawn-says = The calling side took the call back.
terms-outcome-failed-own-side = Failed: calling side
terms-outcome-failed-own-side-says = The calling side's own station was down. This says nothing of the side called.
terms-outcome-failed-path = Failed: path
terms-outcome-failed-path-says = No path took the call in its ring time. This says nothing of the side called.
terms-outcome-unconfirmed = Unconfirmed
terms-outcome-unconfirmed-says = A path took the call; that it rang has not been confirmed.

## Rungs of the ladder: what each says, and what it does not

terms-rung-at-station = At station
terms-rung-at-station-says = The other station holds it.
terms-rung-at-station-not = No person need have looked at it.
terms-rung-seen = Seen
terms-rung-seen-says = A person marked it seen.
terms-rung-seen-not = It does not say that it was understood or agreed to.
terms-rung-understood = Understood
terms-rung-understood-says = What was read back of it matched.
terms-rung-understood-not = It does not say that it is agreed to or will be done.
terms-rung-passed-to = Passed to
terms-rung-passed-to-says = It was passed to the desk named.
terms-rung-passed-to-not = It does not say that anybody there has seen it.
terms-rung-undertaken = Undertaken
terms-rung-undertaken-says = Something was undertaken by a time named.
terms-rung-undertaken-not = It does not say that it has been done.
terms-rung-reported-done = Reported done
terms-rung-reported-done-says = It was reported done.
terms-rung-reported-done-not = The record does not show that it was.
terms-rung-closed = Closed
terms-rung-closed-says = Its author closed the matter.
terms-rung-closed-not = It does not say that both sides are content.

## Findings of the layered tests

terms-finding-all-layers-answer = All layers answer
terms-finding-all-layers-answer-says = Circuits, station and desk answer their tests.
terms-finding-desk-silent = Desk silent
terms-finding-desk-silent-says = The station answers by itself; the desk has not answered its test. The reason is not known.
terms-finding-station-silent = Station silent
terms-finding-station-silent-says = A circuit echoes; the station does not sign. The reason is not known.
terms-finding-nothing-returns = Nothing returns
terms-finding-nothing-returns-says = Nothing returns: a cut circuit and a far node without power look the same from here.
terms-finding-undetermined = Undetermined
terms-finding-undetermined-says = Something returns, but no test of the desk has been completed since.

## What is observed of the line

terms-observed-full = Full
terms-observed-full-says = The echo of every path comes back.
terms-observed-degraded = Degraded
terms-observed-degraded-says = The echo of some paths does not come back.
terms-observed-silent = Silent
terms-observed-silent-says = No echo comes back on any path.

## What each side declares of the line

terms-declared-open = Open
terms-declared-open-says = Everything travels.
terms-declared-test-only = Test only
terms-declared-test-only-says = Tests travel and nothing else; the rest waits at its sender's station.
terms-declared-receive-only = Receive only
terms-declared-receive-only-says = The side that declared it receives and does not send; desks are not tested.
terms-declared-suspended = Suspended
terms-declared-suspended-says = Only the precedences that the charter names travel; the rest waits at its sender's station.
terms-declared-ended = Ended
terms-declared-ended-says = Nothing new travels. Circuits and stations are still tested.

## Tests

terms-test-answered = Answered
terms-test-answered-says = The test was answered within its limit.
terms-test-missed = Missed
terms-test-missed-says = The test was not answered within its limit. The reason is not known.
terms-test-not-sent = Not sent
terms-test-not-sent-says = The testing side did not make the test.
terms-test-open = Not answered yet
terms-test-open-says = Not answered yet; its limit is not over.

## Layers that a test asks

terms-layer-circuit = Circuit
terms-layer-circuit-says = The path returns an echo. No signature stands behind it.
terms-layer-station = Station
terms-layer-station-says = The other node signs an answer by itself.
terms-layer-desk = Desk
terms-layer-desk-says = A person at the desk answers a small challenge.
terms-layer-principal = Principal
terms-layer-principal-says = The office of a principal answers, by arrangement.

## Echelons of desks

terms-echelon-watch = Watch
terms-echelon-operational = Operational
terms-echelon-strategic = Strategic
terms-echelon-principal = Principal

## Precedence: handling speed. The proword stays; a word of the language stands beside it

terms-precedence-flash = FLASH
terms-precedence-flash-says = Before everything else, at once. It does not say how important or secret the matter is.
terms-precedence-immediate = IMMEDIATE
terms-precedence-immediate-says = Before all but FLASH. It does not say how important or secret the matter is.
terms-precedence-priority = PRIORITY
terms-precedence-priority-says = Before ROUTINE. It does not say how important or secret the matter is.
terms-precedence-routine = ROUTINE
terms-precedence-routine-says = In its turn. It does not say how important or secret the matter is.

## Markings

terms-marking-operational = OPERATIONAL
terms-marking-operational-says = Meant as it is said.
terms-marking-exercise = EXERCISE
terms-marking-exercise-says = Part of an exercise. Nothing in it is real.
terms-marking-test = TEST
terms-marking-test-says = Sent to try the line. Nothing in it is real.

## Alerts to our own desks

terms-alert-call = A call rings
terms-alert-call-missed = A call rang and nobody here took it
terms-alert-message = A message is at the station
terms-alert-flash = A FLASH has arrived
terms-alert-desk-test = A desk test waits for a person
terms-alert-not-seen = A message has not been marked seen in its time
terms-alert-missed-test = A test was not answered in its time
terms-alert-overdue = An undertaking has not been reported done in its time
terms-alert-overdue-again = Another undertaking has not been reported done in its time
terms-alert-one-path-left = One path is left
terms-alert-no-echo = No echo comes back on any path
terms-alert-clock-difference = The two clocks differ
terms-alert-line-state = The other side has declared a state of the line
terms-alert-restored = This node was restored: look at what was sent since
terms-alert-new-feed = The other side has opened a new feed
terms-alert-fork = What the other side signed does not fit together
terms-alert-fault = The records of the two sides do not agree
terms-alert-translation-changed = A later translation reads differently from the one acted on
terms-alert-paging = A means of paging failed its test, or was not tested

## What to do about an alert that is about no message: beside the node's own words, which name details

terms-alert-desk-test-says = Answer it in person. It shows the other side that somebody is there, and nothing else.
terms-alert-not-seen-says = Look at it now, or see who can.
terms-alert-missed-test-says = The reason is not known. Look at which layers still answer.
terms-alert-overdue-says = Ask what has become of it, or report what has been done.
terms-alert-overdue-again-says = It is the second or a later one of the same party. Ask, and say by when an answer is wanted.
terms-alert-one-path-left-says = The echoes of all other paths do not come back.
terms-alert-no-echo-says = Whether the circuits are cut, their node is down or our own connection is, cannot be seen here. Try the telephone numbers of the charter.
terms-alert-clock-difference-says = Which of the two is wrong cannot be seen here. Have your own looked at.
terms-alert-line-state-says = Only the side that declared it can lift it.
terms-alert-translation-changed-says = Read what changed, and say so if it changes your answer.
terms-alert-restored-says = Make sure that only one copy of this node runs, and repeat what still matters. Tell your operator.
terms-alert-new-feed-says = So does a node after a repair. If they did not tell you of one, ask them by another channel.
terms-alert-fork-says = The record here is as it was. Tell your operator; proof that was kept can be shown to anyone.
terms-alert-fault-says = The record here is unchanged and the line goes on. Tell your operator.
terms-alert-paging-says = Make sure that you are reached in another way, and have the means mended.

## Kinds of entry

terms-kind-receipt = Receipt of the station
terms-kind-genesis = First entry of a feed
terms-kind-switch = Change to a new feed
terms-kind-charter = Charter
terms-kind-manifest = Manifest
terms-kind-prekey = Key for the next secret
terms-kind-epoch-open = New secret
terms-kind-unreadable = Not readable at the other station
terms-kind-late = Arrived late
terms-kind-fault = Fault
terms-kind-again = Content sent again
terms-kind-path-key = Key of a path
terms-kind-call-offer = Call
terms-kind-ring = Ring
terms-kind-answer = Answer
terms-kind-decline = Decline
terms-kind-defer = Deferral
terms-kind-alternative = Alternative offered
terms-kind-withdraw = Withdrawal
terms-kind-hang-up = End of the call
terms-kind-reason = Reason given later
terms-kind-time-out = Time over
terms-kind-message = Message
terms-kind-rung = Acknowledgement
terms-kind-refuse = Refusal of a rung
terms-kind-read-back = Read-back
terms-kind-read-back-check = Comparison of a read-back
terms-kind-undertaking = Undertaking
terms-kind-orderwire = Orderwire
terms-kind-translation = Translation
terms-kind-release = Release by a second person
terms-kind-handover = Handover
terms-kind-watch = Watch taken or left
terms-kind-address = Form of address
terms-kind-address-agreed = Form of address agreed
terms-kind-test = Test
terms-kind-test-reply = Answer to a test
terms-kind-test-summary = Summary of tests
terms-kind-line-state = State of the line declared
terms-kind-extension = Extension
terms-kind-unknown = Unknown kind
terms-kind-unknown-says = This version does not know this kind of entry. It is kept and counted as it came.

## Stages of a translation

terms-stage-sight = Sight
terms-stage-sight-says = Made at first sight. The original is authoritative.
terms-stage-rough = Rough
terms-stage-rough-says = Made with some care, not checked. The original is authoritative.
terms-stage-official = Official
terms-stage-official-says = Checked by the side that made it. The original is authoritative.

## How an entry is authenticated, and who is behind an act

terms-grade-unsigned = Unsigned
terms-grade-unsigned-says = No signature over this entry has arrived yet.
terms-grade-signed = Signed
terms-grade-signed-says = The station's key has signed it.
terms-grade-hybrid-sealed = Sealed
terms-grade-hybrid-sealed-says = A seal with two kinds of signature covers it, one of them made to withstand quantum computers.
terms-grade-acknowledged = Counted by the other side
terms-grade-acknowledged-says = A signed entry of the other station counts it.
terms-provisional = Provisional
terms-provisional-says = Provisional until each record holds the other side's closing entry.
terms-settled = Settled
terms-settled-says = Final. Later words are linked to it and do not change it.
terms-machine = Machine
terms-machine-says = The station did this by itself. No person need have looked.
terms-person = Person
terms-person-says = A person acted under this role.
terms-node-claims = The node claims it
terms-node-claims-says = The station says that a person acted. No credential of a person was shown.
terms-credential-exercised = Credential exercised
terms-credential-exercised-says = A credential of an officer was used for this very act. It does not say who held it.

## Verdicts of the verifier

terms-verdict-ok = OK
terms-verdict-ok-says = What is claimed holds.
terms-verdict-incomplete = Incomplete
terms-verdict-incomplete-says = Neither proven nor contradicted.
terms-verdict-fail = Fail
terms-verdict-fail-says = The evidence contradicts what is claimed, or is damaged.

## Where words stand

terms-in-record = Durable in our record. This says nothing yet of the other side.
terms-held = It waits at our station, outside the record. It was neither sent nor refused.
terms-unreadable = The other side's node says that it could not open this entry.

## Undertakings

terms-undertaking-open = Open
terms-undertaking-done = Reported done
terms-undertaking-overdue = Past its time
terms-undertaking-ended = No longer awaited

## Roles at this node

terms-role-watch = Watch officer
terms-role-supervisor = Supervisor
terms-role-principal = Principal's office
terms-role-auditor = Auditor
terms-role-administrator = Administrator

## Why the node did not do something

terms-problem-malformed = The node could not read the request.
terms-problem-unauthorised = You are not signed in, or your session is over.
terms-problem-forbidden = Your roles do not allow this.
terms-problem-absent = There is no such line, matter or entry at this node.
terms-problem-method = The node does not offer this.
terms-problem-usage = The rules of the line do not allow this now.
terms-problem-too-large = This is longer than the node takes.
terms-problem-media = The node does not take this sort of content.
terms-problem-misdirected = This node is not known by the name in the address.
terms-problem-peer = These bytes break a rule of the specification.
terms-problem-integrity = The records of this node contradict each other. It has stopped.
terms-problem-fault = A fault in the program itself. Nothing that was promised is lost.
terms-problem-operational = The disk or the network of this node failed. Nothing was promised; try again.
terms-problem-newer = It was changed elsewhere meanwhile.
terms-problem-limited = Too many attempts. Wait before trying again.

## Fields of entries, as far as people read them

terms-field-answer = Answer
terms-field-begin = From
terms-field-challenge = Question
terms-field-circuits = Circuits
terms-field-desk = Desk
terms-field-differing = Differing
terms-field-due = Due
terms-field-fields = Fields
terms-field-finding = Finding
terms-field-finding-since = Finding since
terms-field-info = For information
terms-field-lang = Language
terms-field-layer = Layer
terms-field-level = Level
terms-field-matched = Matched
terms-field-message-accepted = Message accepted
terms-field-name = Name
terms-field-observed = Observed
terms-field-on = On watch
terms-field-open = Open matters
terms-field-out = Paths out
terms-field-payload = Content
terms-field-precedence = Precedence
terms-field-reason = Reason
terms-field-recording = Recording
terms-field-result = Result
terms-field-role = Role
terms-field-rung = Rung
terms-field-sheet = Sheet
terms-field-since = Since
terms-field-stage = Stage
terms-field-state = State
terms-field-style = Form of address
terms-field-subject = Subject
terms-field-text = Words
terms-field-to = To
terms-field-until = Until
terms-field-what = What

## What a step of a call says

terms-said-ring-time = ring time
terms-said-rung = rung
terms-said-test = test
terms-said-undertaking = undertaking
terms-said-settling-time = settling time
terms-said-another-desk = another desk
terms-said-words = words instead
terms-said-a-third-party = a third party
terms-said-no-reply = no reply
terms-said-our-side-was-down = the side itself was down
terms-said-no-path = no path
terms-said-no-station-receipt = no receipt of the station
