// Types of the API, made from docs/reference/openapi.json by tools/generate_api_types.py.

/** What both parties signed: the charter in force. */
export interface Agreement {
  line: string;
  revision: number;
  hash: string;
  /** The code both parties compare aloud. */
  code: string;
  us: Party;
  them: Party;
  roles: Code[];
  reasons: Code[];
  languages: string[];
  paths: CharterPath[];
  ring_s: Record<string, number>;
  ring_principal_s: number;
  settle_s: number;
  text_bytes: number;
  urgent_text_bytes: number;
  /** UTC, whole seconds. */
  valid_from: string;
  /** UTC, whole seconds. */
  expiry: string;
}

/** Something a desk of ours was told; from our own journal, never sent. */
export interface Alert {
  number: number;
  /** UTC, whole seconds. */
  at: string;
  about: string;
  desks: string[];
  of: string | null;
  words: string;
  urgent: boolean;
  stopped: string | null;
}

/** Our journal of alerts, newest first. */
export interface Alerts {
  alerts: Alert[];
}

/** Take a call. */
export interface AnswerBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
}

/** What a call came to. */
export interface Attempt {
  outcome: string | null;
  settled: boolean;
  rang: boolean;
  hung_up: boolean;
  words: string;
}

/** Who acted, as the entry says; without a credential it is the node that says so. */
export interface Author {
  /** `us` or `them`. */
  side: string;
  desk: string;
  role: number;
  role_name: string;
  person: boolean;
}

/** A call: rings a desk of the other side and carries its substance with the ring. */
export interface CallBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  to: string[];
  precedence: "FLASH" | "IMMEDIATE" | "PRIORITY" | "ROUTINE";
  subject: string;
  text?: string | null;
  lang?: string | null;
  marking?: "EXERCISE" | "OPERATIONAL" | "TEST";
  regarding?: string | null;
}

/** A path as the charter has it. */
export interface CharterPath {
  number: number;
  name: string;
  kind: string;
}

/** One thing the bundle is to prove, of one entry, or for `order` of two. */
export interface ClaimBody {
  claim: "alternative_offered" | "answered" | "answered_late" | "at_station" | "closed" | "declined" | "declined_late" | "deferred" | "failed_own_side" | "failed_path" | "not_answered" | "order" | "passed_to" | "rang" | "reason" | "refused" | "reported_done" | "seen" | "text" | "unconfirmed" | "understood" | "undertaken" | "withdrawn";
  of: string[];
  not_later_than?: string | null;
  not_earlier_than?: string | null;
}

/** The author closes its own matter. */
export interface CloseBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  text?: string | null;
}

/** A number of the charter and its word. */
export interface Code {
  number: number;
  name: string;
}

/** The author confirms a read-back: a courtesy, not a rung. */
export interface ConfirmBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
}

/** Who tried to reach whom, and what came of it. */
export interface ContactReport {
  line: string;
  caller: string;
  called: string;
  direction: string;
  marking: string;
  echelon: string | null;
  since: string | null;
  until: string | null;
  /** UTC, whole seconds. */
  at: string;
  attempts: number;
  outcomes: Record<string, number>;
  last_contact: string | null;
  rows: EchelonRow[];
  tests: TestCounts[];
  words: string[];
}

/** Our word on the state of the line; the stricter of both sides' words holds. */
export interface DeclareBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  state: "ended" | "open" | "receive_only" | "suspended" | "test_only";
  text?: string | null;
}

/** What each side says of the line; the stricter holds. */
export interface Declared {
  state: string;
  us: string;
  them: string;
  words: string;
}

/** Decline a call; the reason may be given later, and the message may be accepted all the same. */
export interface DeclineBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  reason?: number | null;
  text?: string | null;
  message_accepted?: boolean;
}

/** Say until when a call must wait. */
export interface DeferBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  /** RFC 3339 time; whole seconds count. */
  until: string;
  text?: string | null;
}

/** A staffed function. */
export interface Desk {
  id: string;
  number: number;
  name: string;
  echelon: string;
}

/** Calls to desks of one echelon. */
export interface EchelonRow {
  echelon: string;
  attempts: number;
  outcomes: Record<string, number>;
  last_contact: string | null;
}

/** One entry of the record. */
export interface Entry {
  id: string;
  side: string;
  seq: number;
  kind: string;
  marking: string;
  /** The author's own word for the time; UTC. */
  written: string;
  /** Our clock when it was durable here; UTC. */
  arrived: string;
  via: string;
  by: Author | null;
  /** The entry this one is about. */
  of: string | null;
  regarding: string | null;
  /** Its content; null when it is not readable here. */
  fields: Record<string, unknown> | null;
}

/** Which claims to prove, and what to open beyond what they need. */
export interface ExportBody {
  claims: ClaimBody[];
  /** Names of further fields to open, such as `text`; the rest stays withheld. */
  disclose?: string[];
}

/** What our layered tests support, and no more. */
export interface Finding {
  finding: string;
  /** UTC, whole seconds. */
  since: string;
  words: string;
}

/** End an answered call. */
export interface HangUpBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
}

/** The node runs; `ok` is false while a line of it stands still. */
export interface Health {
  ok: boolean;
  version: string;
}

/** A submission that waits at our station; it was neither sent nor refused. */
export interface HeldItem {
  /** UTC, whole seconds. */
  since: string;
  why: string;
  kind: string;
  marking: string;
  fields: Record<string, unknown>;
}

/** Everything that waits at our station. */
export interface HeldItems {
  held: HeldItem[];
  words: string;
}

/** How many entries stand in each record, and what is sealed. */
export interface Holding {
  own_entries: number;
  their_entries: number;
  /** Of our entries, how many their signed entries count. */
  counted_by_them: number;
  sealed: number;
  sealed_by_them: number;
  unsealed_of_them: number;
  /** An epoch is open: content can be sent. */
  can_send: boolean;
}

/** One line of this node. */
export interface LineBrief {
  name: string;
  id: string;
  us: string;
  them: string;
  declared: string;
  observed: string;
  finding: string;
  /** UTC, whole seconds. */
  finding_since: string;
  open_matters: number;
  held: number;
}

/** Everything an officer wants to know of a line at a glance. */
export interface LineState {
  name: string;
  id: string;
  /** UTC, whole seconds. */
  at: string;
  us: Party;
  them: Party;
  declared: Declared;
  observed: Observed;
  finding: Finding;
  links: Link[];
  record: Holding;
  open_matters: number;
  held: number;
  ringing_alerts: number;
  next_test: string | null;
  last_heard: string | null;
}

/** All lines of this node. */
export interface Lines {
  lines: LineBrief[];
}

/** One live connection. */
export interface Link {
  path: string;
  key_exchange: string;
  established: boolean;
  up: boolean;
}

/** A page of the record in causal order. */
export interface Log {
  entries: Entry[];
  /** Give this as `after` for the next page; null at the end. */
  next: string | null;
}

/** A call or a message, with its ladder and every act that names it. */
export interface Matter {
  id: string;
  what: string;
  direction: string;
  by: Author;
  to: string[];
  precedence: string;
  marking: string;
  lang: string;
  subject: string | null;
  text: string | null;
  regarding: string | null;
  /** UTC, whole seconds. */
  written: string;
  /** UTC, whole seconds. */
  arrived: string;
  via: string;
  /** An act of a person of ours is wanted. */
  open: boolean;
  attempt: Attempt | null;
  highest: string | null;
  ladder: Rung[];
  refused: Refused[];
  /** The other side says it could not open this entry. */
  unreadable: string | null;
  acts: Entry[];
}

/** Calls and messages, newest first. */
export interface Matters {
  matters: Matter[];
}

/** A message from a desk of ours to desks of the other side. */
export interface MessageBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  to: string[];
  precedence: "FLASH" | "IMMEDIATE" | "PRIORITY" | "ROUTINE";
  /** The charter limits its bytes. */
  text: string;
  lang?: string | null;
  marking?: "EXERCISE" | "OPERATIONAL" | "TEST";
  regarding?: string | null;
}

/** One message of the live view; `what` says which of the other fields is given. */
export interface News {
  /** `snapshot`, `entry`, `alert`, `stopped`, `link` or `tick`. */
  what: string;
  /** UTC, whole seconds. */
  at: string;
  line?: LineState | null;
  matters?: Matter[] | null;
  tests?: Test[] | null;
  alerts?: Alert[] | null;
  entry?: Entry | null;
  matter?: Matter | null;
  test?: Test | null;
  alert?: Alert | null;
  of?: string | null;
  words?: string | null;
}

/** Which installation answers. */
export interface NodeInfo {
  name: string;
  party: string;
  version: string;
  /** UTC, whole seconds. */
  started: string;
  /** UTC, whole seconds. */
  at: string;
  lines: string[];
}

/** What our own echoes show of the paths. */
export interface Observed {
  state: string;
  /** UTC, whole seconds. */
  since: string;
  out: string[];
  words: string;
}

/** Offer another desk of ours, words, or a third party named in words. */
export interface OfferBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  desk?: string | null;
  text?: string | null;
  third_party?: boolean;
}

/** Operators' own talk about the line. */
export interface OrderwireBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  /** The charter limits its bytes. */
  text: string;
  lang?: string | null;
}

/** One of the two parties, as the charter names it. */
export interface Party {
  id: string;
  index: number;
  name: string;
  language: string;
  desks: Desk[];
  telephones: string[];
}

/** It was passed to another desk of ours. */
export interface PassedToBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  /** Id of a desk in the charter. */
  desk: string;
  text?: string | null;
}

/** Why a request was not carried out. */
export interface Problem {
  error: string;
  status: number;
  detail: string;
  rule?: string | null;
  hint?: string | null;
}

/** Repeat a message in its own words; the author's node compares. */
export interface ReadBackBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  /** The charter limits its bytes. */
  text: string;
}

/** Give a reason later for our own decline or refusal. */
export interface ReasonBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  reason?: number | null;
  text?: string | null;
}

/** Refuse one rung of the ladder, and say which. */
export interface RefuseBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  rung: "closed" | "passed_to" | "reported_done" | "seen" | "understood" | "undertaken";
  reason?: number | null;
  text?: string | null;
}

/** A rung that was refused. */
export interface Refused {
  rung: string;
  by: Author;
  /** UTC, whole seconds. */
  written: string;
  /** UTC, whole seconds. */
  arrived: string;
  reason: string | null;
  text: string | null;
}

/** We report done what was asked or undertaken. */
export interface ReportedDoneBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  text?: string | null;
}

/** One rung of the ladder of acknowledgement. */
export interface Rung {
  rung: string;
  stated: boolean;
  by: Author | null;
  written: string | null;
  arrived: string | null;
  says: string;
  does_not_mean: string;
}

/** Words regarding an open matter. */
export interface SayBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  /** The charter limits its bytes. */
  text: string;
  lang?: string | null;
}

/** A person has seen it; says nothing of having understood or agreed. */
export interface SeenBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  text?: string | null;
}

/** What became of a submission here; it says nothing of the other side. */
export interface Submitted {
  /** Id of the entry in our record; null while it waits at our station. */
  id: string | null;
  /** Why it waits at our station; null when it is in the record. */
  held: string | null;
  words: string;
}

/** One layered test of a station, desk or principal. */
export interface Test {
  id: string;
  direction: string;
  layer: string;
  desk: string | null;
  /** UTC, whole seconds. */
  due: string;
  result: string | null;
  challenge: string | null;
  answered: string | null;
  answered_by: Author | null;
  open: boolean;
  words: string;
}

/** An extra test of a desk of the other side; their first watch desk when `to` is left out. */
export interface TestBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  to?: string | null;
}

/** Due tests of one layer. */
export interface TestCounts {
  layer: string;
  path: string | null;
  due: number;
  answered: number;
  missed: number;
  not_sent: number;
}

/** Tests, newest first. */
export interface TestList {
  tests: Test[];
}

/** A person's answer to the challenge of a desk test. */
export interface TestReplyBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  answer: string;
}

/** Promise something by a time. */
export interface UndertakeBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  what: string;
  /** RFC 3339 time; whole seconds count. */
  due: string;
}

/** What a verifier says of a bundle. */
export interface Verification {
  verdict: string;
  report: Record<string, unknown>;
  words: string[];
}

/** Take our own call back. */
export interface WithdrawBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  text?: string | null;
}

/** The body of a request, by method and path. */
export interface Takes {
  "POST /v1/lines/{line}/calls": CallBody;
  "POST /v1/lines/{line}/messages": MessageBody;
  "POST /v1/lines/{line}/tests": TestBody;
  "POST /v1/lines/{line}/acts/answer": AnswerBody;
  "POST /v1/lines/{line}/acts/decline": DeclineBody;
  "POST /v1/lines/{line}/acts/defer": DeferBody;
  "POST /v1/lines/{line}/acts/offer": OfferBody;
  "POST /v1/lines/{line}/acts/withdraw": WithdrawBody;
  "POST /v1/lines/{line}/acts/hang-up": HangUpBody;
  "POST /v1/lines/{line}/acts/reason": ReasonBody;
  "POST /v1/lines/{line}/acts/seen": SeenBody;
  "POST /v1/lines/{line}/acts/passed-to": PassedToBody;
  "POST /v1/lines/{line}/acts/reported-done": ReportedDoneBody;
  "POST /v1/lines/{line}/acts/close": CloseBody;
  "POST /v1/lines/{line}/acts/refuse": RefuseBody;
  "POST /v1/lines/{line}/acts/read-back": ReadBackBody;
  "POST /v1/lines/{line}/acts/confirm": ConfirmBody;
  "POST /v1/lines/{line}/acts/undertake": UndertakeBody;
  "POST /v1/lines/{line}/acts/say": SayBody;
  "POST /v1/lines/{line}/orderwire": OrderwireBody;
  "POST /v1/lines/{line}/tests/{id}/reply": TestReplyBody;
  "POST /v1/lines/{line}/declare": DeclareBody;
  "POST /v1/lines/{line}/export": ExportBody;
  "POST /v1/verify": Blob;
}

/** The body of the answer, by method and path. */
export interface Gives {
  "GET /v1/health": Health;
  "GET /v1/node": NodeInfo;
  "GET /v1/lines": Lines;
  "GET /v1/lines/{line}": LineState;
  "GET /v1/lines/{line}/charter": Agreement;
  "GET /v1/lines/{line}/log": Log;
  "GET /v1/lines/{line}/matters": Matters;
  "GET /v1/lines/{line}/matters/{id}": Matter;
  "GET /v1/lines/{line}/calls": Matters;
  "POST /v1/lines/{line}/calls": Submitted;
  "GET /v1/lines/{line}/messages": Matters;
  "POST /v1/lines/{line}/messages": Submitted;
  "GET /v1/lines/{line}/tests": TestList;
  "POST /v1/lines/{line}/tests": Submitted;
  "GET /v1/lines/{line}/tests/{id}": Test;
  "GET /v1/lines/{line}/alerts": Alerts;
  "GET /v1/lines/{line}/held": HeldItems;
  "GET /v1/lines/{line}/report": ContactReport;
  "POST /v1/lines/{line}/acts/answer": Submitted;
  "POST /v1/lines/{line}/acts/decline": Submitted;
  "POST /v1/lines/{line}/acts/defer": Submitted;
  "POST /v1/lines/{line}/acts/offer": Submitted;
  "POST /v1/lines/{line}/acts/withdraw": Submitted;
  "POST /v1/lines/{line}/acts/hang-up": Submitted;
  "POST /v1/lines/{line}/acts/reason": Submitted;
  "POST /v1/lines/{line}/acts/seen": Submitted;
  "POST /v1/lines/{line}/acts/passed-to": Submitted;
  "POST /v1/lines/{line}/acts/reported-done": Submitted;
  "POST /v1/lines/{line}/acts/close": Submitted;
  "POST /v1/lines/{line}/acts/refuse": Submitted;
  "POST /v1/lines/{line}/acts/read-back": Submitted;
  "POST /v1/lines/{line}/acts/confirm": Submitted;
  "POST /v1/lines/{line}/acts/undertake": Submitted;
  "POST /v1/lines/{line}/acts/say": Submitted;
  "POST /v1/lines/{line}/orderwire": Submitted;
  "POST /v1/lines/{line}/tests/{id}/reply": Submitted;
  "POST /v1/lines/{line}/declare": Submitted;
  "POST /v1/lines/{line}/export": Blob;
  "POST /v1/verify": Verification;
}
