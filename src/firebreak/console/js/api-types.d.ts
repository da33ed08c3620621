// Types of the API, made from docs/reference/openapi.json by tools/generate_api_types.py.

/** How a desk is to be addressed in a language. */
export interface Address {
  id: string;
  desk: string;
  lang: string;
  style: string;
  by: Author;
  /** UTC, whole seconds. */
  written: string;
  agreed: boolean;
  agreed_by: Author | null;
  superseded: boolean;
}

/** How a desk of ours is to be addressed in a language. */
export interface AddressBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  assertion?: Assertion | null;
  /** Id of a desk in the charter. */
  desk: string;
  /** BCP 47 language tag. */
  lang: string;
  style: string;
}

/** The address book that both sides state and agree. */
export interface Addresses {
  ours: Address[];
  theirs: Address[];
}

/** Agree to address a desk of theirs as they ask. */
export interface AgreeBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  assertion?: Assertion | null;
}

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
  /** Its sound is off here until then. */
  silenced_until?: string | null;
  silenced_by?: string | null;
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
  assertion?: Assertion | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
}

/** What a passkey signed over the challenge of this very act. */
export interface Assertion {
  /** base64url. */
  nonce: string;
  /** base64url. */
  credential: string;
  /** base64url. */
  authenticator_data: string;
  /** base64url. */
  client_data: string;
  /** base64url. */
  signature: string;
}

/** `PublicKeyCredential` of a sign-in, as `toJSON()` gives it. */
export interface AssertionCredential {
  /** base64url without padding. */
  id: string;
  /** base64url without padding. */
  rawId: string;
  type: string;
  response: AssertionResponse;
}

/** What an authenticator answers at sign-in. */
export interface AssertionResponse {
  /** base64url without padding. */
  clientDataJSON: string;
  /** base64url without padding. */
  authenticatorData: string;
  /** base64url without padding. */
  signature: string;
  userHandle?: string | null;
}

/** What a call came to. */
export interface Attempt {
  outcome: string | null;
  settled: boolean;
  rang: boolean;
  hung_up: boolean;
  words: string;
}

/** `PublicKeyCredential` of a registration, as `toJSON()` gives it. */
export interface AttestationCredential {
  /** base64url without padding. */
  id: string;
  /** base64url without padding. */
  rawId: string;
  type: string;
  response: AttestationResponse;
}

/** What an authenticator answers when a credential is made. */
export interface AttestationResponse {
  /** base64url without padding. */
  clientDataJSON: string;
  /** base64url without padding. */
  attestationObject: string;
}

/** Who acted, as the entry says; without a credential it is the node that says so. */
export interface Author {
  /** `us` or `them`. */
  side: string;
  desk: string;
  role: number;
  role_name: string;
  person: boolean;
  /** This node holds an assertion of a credential that their newest manifest lists, and it verifies for this very act. */
  credential?: boolean;
  /** The officer of ours as this node knows them; never sent, and no evidence. */
  name?: string | null;
}

/** Due tests of a span of time; `from` is its beginning. */
export interface Bucket {
  /** UTC, whole seconds. */
  from: string;
  due: number;
  answered: number;
  missed: number;
  not_sent: number;
  /** Median round trip, or time to answer; null when unknown. */
  median_ms: number | null;
}

/** A call: rings a desk of the other side and carries its substance with the ring. */
export interface CallBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  assertion?: Assertion | null;
  to: string[];
  precedence: "FLASH" | "IMMEDIATE" | "PRIORITY" | "ROUTINE";
  subject: string;
  text?: string | null;
  lang?: string | null;
  marking?: "EXERCISE" | "OPERATIONAL" | "TEST";
  regarding?: string | null;
}

/** What the officer's passkey is to sign; the answer goes along with the act, within two minutes, once. */
export interface Challenge {
  nonce: string;
  challenge: string;
  credentials: CredentialNamed[];
  rp_id: string;
}

/** An act that is about to be done, as its own page will be told of it. */
export interface ChallengeBody {
  /** The last part of its page. */
  verb: string;
  body: Record<string, unknown>;
  /** What the page itself names: a test, an address, a release. */
  of?: string | null;
}

/** A path as the charter has it. */
export interface CharterPath {
  number: number;
  name: string;
  kind: string;
}

/** What verifying the whole record found. */
export interface Check {
  entries: number;
  seals: number;
  faults: string[];
  ok: boolean;
  seconds: number;
  words: string;
}

/** One thing the bundle is to prove, of one entry, or for `order` of two. */
export interface ClaimBody {
  claim: "alternative_offered" | "answered" | "answered_late" | "at_station" | "closed" | "declined" | "declined_late" | "deferred" | "failed_own_side" | "failed_path" | "handed_over" | "not_answered" | "on_watch" | "order" | "passed_to" | "rang" | "reason" | "refused" | "released" | "reported_done" | "seen" | "text" | "translated" | "unconfirmed" | "understood" | "undertaken" | "withdrawn";
  of: string[];
  not_later_than?: string | null;
  not_earlier_than?: string | null;
}

/** What is known of the clocks of both sides. */
export interface Clock {
  /** How far their clock seems ahead of ours; 0 when within bounds. */
  offset_s: number;
  /** Whether this machine says its clock is; null: not known. */
  synchronised: boolean | null;
  words: string;
}

/** The author closes its own matter. */
export interface CloseBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  assertion?: Assertion | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  text?: string | null;
}

/** A number of the charter and its word. */
export interface Code {
  number: number;
  name: string;
}

/** A person of the author judges a read-back: a courtesy, not a rung.

    `differing` names the fields that differ in their eyes, none when empty; left out, the machine's comparison stands. */
export interface ConfirmBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  assertion?: Assertion | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  differing?: string[] | null;
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

/** A passkey that may answer. */
export interface CredentialNamed {
  id: string;
}

/** Our word on the state of the line; the stricter of both sides' words holds. */
export interface DeclareBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  assertion?: Assertion | null;
  state: "ended" | "open" | "receive_only" | "suspended" | "test_only";
  text?: string | null;
  /** When it began, where that was not now. */
  begin?: string | null;
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
  assertion?: Assertion | null;
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
  assertion?: Assertion | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  /** RFC 3339 time; whole seconds count. */
  until: string;
  text?: string | null;
}

/** Switches of a demonstration. */
export interface Demo {
  switches: DemoSwitch[];
  words: string;
}

/** Cut or mend a path of a demonstration, on every line that has it or on one. */
export interface DemoBody {
  /** Name of a path. */
  path: string;
  cut: boolean;
  line?: string | null;
}

/** One path of a demonstration that can be cut and mended. */
export interface DemoSwitch {
  line: string;
  path: string;
  cut: boolean;
}

/** A staffed function. */
export interface Desk {
  id: string;
  number: number;
  name: string;
  echelon: string;
}

/** It was done, here; nothing was sent. */
export interface Done {
  ok: boolean;
  words: string;
}

/** Words not sent yet, of one officer; durable, and seen by nobody else. */
export interface Draft {
  id: string;
  line: string;
  officer: string;
  kind: string;
  fields: Record<string, unknown>;
  /** UTC, whole seconds. */
  updated: string;
  /** Give this as `base` when it is written again. */
  revision: number;
}

/** A draft as it stands now; `base` is the revision it was made from, 0 for a new one. */
export interface DraftBody {
  /** Local name of a line. */
  line: string;
  kind: string;
  /** Free, at most 32 KiB as JSON. */
  fields: Record<string, unknown>;
  base?: number;
}

/** All drafts of the officer who asks, the one touched last first. */
export interface Drafts {
  drafts: Draft[];
}

/** Calls to desks of one echelon. */
export interface EchelonRow {
  echelon: string;
  attempts: number;
  outcomes: Record<string, number>;
  last_contact: string | null;
}

/** The session is over. */
export interface Ended {
  ended?: boolean;
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

/** One entry with everything behind it. */
export interface EntryDetail {
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
  grade: Grade;
  /** The exact bytes that were signed, hexadecimal. */
  raw: string;
  /** Ed25519 over those bytes, hexadecimal; null while none is held. */
  signature: string | null;
  /** The opened content as it was written (CBOR), hexadecimal. */
  payload: string | null;
  kind_number: number;
  feed: string;
  /** Its number in that feed. */
  n: number;
  /** Root of its author's feed before it. */
  root: string;
  /** How many entries of the other side its author had counted. */
  counts: number;
  seals: SealCover[];
  /** Entries that name it, in causal order. */
  acts: Entry[];
  /** Fields that an export can open, by name. */
  disclosable: string[];
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

/** What our tests supported from a time on, as our own summaries say. */
export interface FindingSince {
  /** UTC, whole seconds. */
  since: string;
  finding: string;
}

/** An entry whose text holds the words that were looked for. */
export interface Found {
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
  /** The words with some of what stands around them, as written. */
  snippet: string;
  /** Id of the call or message it belongs to. */
  matter: string | null;
}

/** How strongly what stands here can be shown to a stranger. */
export interface Grade {
  signed: boolean;
  /** A hybrid seal of its author covers it. */
  hybrid_sealed: boolean;
  /** A signed entry of the other side counts it. */
  acknowledged: boolean;
}

/** Hand the watch at a desk over; what is open is named in the record, the sheet stays here. */
export interface HandOverBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  assertion?: Assertion | null;
  to_role?: number | null;
  text?: string | null;
  sheet?: string | null;
}

/** Everything that the officer who comes must know; the hash names exactly what was signed for. */
export interface HandoverSheet {
  line: string;
  /** UTC, whole seconds. */
  at: string;
  desk: string | null;
  open: Matter[];
  tests: Test[];
  promises: Promise[];
  owed: OwedCall[];
  drafts: Draft[];
  releases: Release[];
  held: HeldItem[];
  silences: Silence[];
  /** SHA-256 of the sheet without this field, keys sorted, no white space. */
  hash: string;
}

/** End an answered call. */
export interface HangUpBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  assertion?: Assertion | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
}

/** Where one feed stands. */
export interface Head {
  feed: string | null;
  size: number;
  root: string | null;
}

/** Both feeds as held here, and what each side has signed of the other's. */
export interface Heads {
  own: Head;
  theirs: Head;
  they_count_ours: number;
  we_count_theirs: number;
  /** `same`, `behind` or `differs`. */
  agree: string;
  words: string;
}

/** The node runs; `ok` is false while a line of it stands still. */
export interface Health {
  ok: boolean;
  version: string;
  /** End of the certificate it is served with. */
  certificate_until?: string | null;
  /** What its operator must see to before long. */
  warning?: string | null;
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

/** All layers over a span of time, for plots. */
export interface History {
  /** UTC, whole seconds. */
  since: string;
  /** UTC, whole seconds. */
  until: string;
  bucket_s: number;
  layers: HistoryLayer[];
  /** Tests that were missed, newest first, 200 at most. */
  missed: Test[];
  missed_total: number;
  findings: FindingSince[];
  observed: ObservedSince[];
}

/** One layer, in one direction, over time; buckets in which nothing was due are left out. */
export interface HistoryLayer {
  layer: string;
  path: string | null;
  /** `out`: our tests of them; `in`: their tests of us. */
  direction: string;
  buckets: Bucket[];
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

/** What two parties compare aloud before they trust a line. */
export interface Introduction {
  line: string;
  /** Eight groups of five digits; both sides read them aloud. */
  code: string;
  charter: string;
  us: string;
  them: string;
  /** Fingerprint of our party, in groups. */
  our_card: string;
  /** Fingerprint of theirs, in groups. */
  their_card: string;
  /** The code as a QR symbol, SVG. */
  qr: string;
  our_telephones: string[];
  their_telephones: string[];
}

/** Leave the watch at a desk. */
export interface LeaveWatchBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  assertion?: Assertion | null;
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
  clock: Clock;
  /** Precedences that want a second person before they leave. */
  two_person: string[];
  /** Submissions that wait for their second person. */
  waiting_release: number;
  /** A demonstration: paths can be cut on purpose. */
  demo: boolean;
  /** Paths that were cut on purpose here. */
  cut: string[];
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

/** How long a one-time link can be used. */
export interface LinkBody {
  minutes?: number;
}

/** Sign in with a one-time link. */
export interface LinkSignIn {
  /** What stands behind `#link=` in the address. */
  code: string;
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
  /** The newest of them; the log has all where `entries` says more. */
  acts: Entry[];
  /** Final as this record can know; a message is once it is closed. */
  settled: boolean;
  grade: Grade;
  translations: Translation[];
  /** The stage of translation that stood at the receiver's last act. */
  acted_on_stage: string | null;
  read_backs: ReadBack[];
  undertakings: Promise[];
  /** The second person of a two-person release. */
  released_by: Author | null;
  /** The charter asks for a second person, and none has released it. */
  needs_release: boolean;
  ring: Ringing | null;
  /** How many entries of the record stand behind it. */
  entries: number;
}

/** Calls and messages, newest first. */
export interface Matters {
  matters: Matter[];
  /** Give this as `before` for the next page; null at the end. */
  next?: string | null;
}

/** A message from a desk of ours to desks of the other side. */
export interface MessageBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  assertion?: Assertion | null;
  to: string[];
  precedence: "FLASH" | "IMMEDIATE" | "PRIORITY" | "ROUTINE";
  /** The charter limits its bytes. */
  text: string;
  lang?: string | null;
  marking?: "EXERCISE" | "OPERATIONAL" | "TEST";
  regarding?: string | null;
}

/** A key field and its value. */
export interface NamedValue {
  name: string;
  value: string;
}

/** An officer to be added. */
export interface NewOfficer {
  /** Id of an officer of this node. */
  id: string;
  name: string;
  roles: ("administrator" | "auditor" | "principal" | "supervisor" | "watch")[];
  /** Desks they act for; all of their roles' echelons if empty. */
  desks?: string[];
  /** BCP 47 language tag. */
  language?: string;
}

/** One message of the live view; `what` says which of the other fields is given. */
export interface News {
  /** `snapshot`, `entry`, `matter` (it stands otherwise, without an entry that names it), `alert`, `stopped`, `link`, `tick`, `release`, `draft`, `silence`, `watch`, `progress`, `paging`, `demo` or `handover`. */
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
  release?: Release | null;
  releases?: Release[] | null;
  /** Id of a draft of the officer who watches; read it anew. */
  draft?: string | null;
  /** Whose draft it is. */
  officer?: string | null;
  silence?: Silence | null;
  silences?: Silence[] | null;
  watch_list?: WatchList | null;
  progress?: Progress | null;
  paging?: Paging | null;
  demo?: Demo | null;
  /** Of a snapshot: `before` for the page of matters after it. */
  next?: string | null;
}

/** An empty object. */
export interface NoBody {
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

/** What echoes showed from a time on. */
export interface ObservedSince {
  side: string;
  /** UTC, whole seconds. */
  since: string;
  state: string;
  out: string[];
}

/** Offer another desk of ours, words, or a third party named in words. */
export interface OfferBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  assertion?: Assertion | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  desk?: string | null;
  text?: string | null;
  third_party?: boolean;
}

/** An officer as an administrator sees one. */
export interface Officer {
  id: string;
  name: string;
  roles: string[];
  desks: string[];
  language: string;
  passphrase: boolean;
  passkeys: OfficerPasskey[];
  sessions: number;
}

/** What is different from now on; other roles or desks sign the officer out. */
export interface OfficerChange {
  name?: string | null;
  roles?: ("administrator" | "auditor" | "principal" | "supervisor" | "watch")[] | null;
  desks?: string[] | null;
  language?: string | null;
}

/** Every officer of this node. */
export interface OfficerList {
  officers: Officer[];
}

/** A passkey of an officer; enrolled means that our manifest lists it, so that others can check it. */
export interface OfficerPasskey {
  label: string;
  rp_id: string;
  added: string;
  enrolled: boolean;
}

/** Operators' own talk about the line. */
export interface OrderwireBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  assertion?: Assertion | null;
  /** The charter limits its bytes. */
  text: string;
  lang?: string | null;
}

/** A call after which talk is still owed, as our own node reads the record. */
export interface OwedCall {
  id: string;
  /** `put_off`: to a later time; `not_taken`: by nobody of ours. */
  why: string;
  /** Who put it off, `us` or `them`; always `us` for one that was not taken. */
  side: string;
  /** The time that was named. */
  until: string | null;
  call: Matter;
}

/** The language an officer reads the console in. */
export interface OwnLanguage {
  /** BCP 47 language tag. */
  language: string;
}

/** A new passphrase of one's own. */
export interface OwnPassphrase {
  passphrase: string;
}

/** How people are fetched, and whether it was proven lately. */
export interface Paging {
  means: PagingMeans[];
  plans: PagingPlan[];
  warnings: PagingWarning[];
}

/** A way to fetch people; never with content. */
export interface PagingMeans {
  name: string;
  kind: string;
  desks: string[];
  /** It fails apart from the others. */
  independent: boolean;
  last_test: PagingTest | null;
  next_test: string | null;
}

/** The call plan of a desk. */
export interface PagingPlan {
  desk: string;
  raise_after_s: number;
  steps: PagingStep[];
}

/** Who is paged, by what, so many seconds after the ring. */
export interface PagingStep {
  pager: string;
  to: string;
  after_s: number;
}

/** How a means of paging did when it was last tested. */
export interface PagingTest {
  name: string;
  /** UTC, whole seconds. */
  at: string;
  ok: boolean;
  /** `taken`, `failed`, or `missed`: the node did not run at its time. */
  result: string;
  words: string;
}

/** Test one means of paging, those of one desk, or all. */
export interface PagingTestBody {
  name?: string | null;
  desk?: string | null;
}

/** What came of the tests that somebody asked for. */
export interface PagingTests {
  tests: PagingTest[];
}

/** What makes it doubtful that a person is reached. */
export interface PagingWarning {
  /** `few_means`, `not_scheduled`, `never_tested`, `test_failed` or `test_missed`. */
  code: string;
  line: string | null;
  desk: string | null;
  /** Of the means that it is about. */
  name: string | null;
  words: string;
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
  assertion?: Assertion | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  /** Id of a desk in the charter. */
  desk: string;
  text?: string | null;
}

/** A new passkey of one's own. */
export interface PasskeyAdded {
  credential: AttestationCredential;
  /** What one calls it. */
  label: string;
}

/** One passkey of one's own. */
export interface PasskeyNamed {
  /** Id, as base64url. */
  id: string;
}

/** What the page hands to `navigator.credentials`, binary members as base64url. */
export interface PasskeyOptions {
  options: Record<string, unknown>;
}

/** A passkey as its officer sees it. */
export interface PasskeyShown {
  id: string;
  label: string;
  rp_id: string;
  added: string;
}

/** The answer of an authenticator at sign-in. */
export interface PasskeySignIn {
  credential: AssertionCredential;
}

/** Sign in with a passphrase. */
export interface PassphraseSignIn {
  /** Id of an officer of this node. */
  officer: string;
  passphrase: string;
}

/** Why a request was not carried out. */
export interface Problem {
  error: string;
  status: number;
  detail: string;
  rule?: string | null;
  hint?: string | null;
  needs?: string[] | null;
  retry_s?: number | null;
  first_by?: string | null;
  first_at?: string | null;
  newer?: Record<string, unknown> | null;
}

/** How far something long has come. */
export interface Progress {
  /** `check` or `index`. */
  task: string;
  done: number;
  of: number;
}

/** Something undertaken by a time. */
export interface Promise {
  id: string;
  matter: string;
  what: string;
  /** UTC, whole seconds. */
  due: string;
  by: Author;
  /** `open`, `overdue`, `done` (so reported), `ended` (closed, taken back). */
  state: string;
}

/** What the receiver repeated, and what the comparison found. */
export interface ReadBack {
  id: string;
  by: Author;
  text: string | null;
  fields: NamedValue[];
  /** UTC, whole seconds. */
  written: string;
  /** UTC, whole seconds. */
  arrived: string;
  /** What the author's node found; null before it compared. */
  matched: boolean | null;
  /** Names of key fields that differ. */
  differing: string[];
  /** The comparison is a machine's; no person confirmed it. */
  by_machine: boolean;
  confirmed_by: Author | null;
}

/** Repeat a message, its text or its key fields or both; the author's node compares. */
export interface ReadBackBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  assertion?: Assertion | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  text?: string | null;
  fields?: ReadBackField[];
}

/** One key field as the receiver repeats it. */
export interface ReadBackField {
  name: string;
  /** The charter limits its bytes. */
  value: string;
}

/** Give a reason later for our own decline or refusal. */
export interface ReasonBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  assertion?: Assertion | null;
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
  assertion?: Assertion | null;
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

/** A call or message that waits for, or has had, its second person. */
export interface Release {
  id: string;
  line: string;
  /** UTC, whole seconds. */
  at: string;
  /** Who composed it. */
  by: string;
  desk: string;
  /** `message` or `call`. */
  what: string;
  precedence: string;
  marking: string;
  body: Record<string, unknown>;
  /** Whoever composed it confirmed it with a passkey. */
  credential: boolean;
  /** `waiting`, `released` or `returned`. */
  state: string;
  /** Why it was returned. */
  why: string | null;
  decided_at: string | null;
  decided_by: string | null;
  /** Id of the entry it became; null while held or not released. */
  entry: string | null;
  /** What asks for two persons: `charter`, `local` or `officer`. */
  rule: string;
}

/** Release it as it stands. */
export interface ReleaseActBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  assertion?: Assertion | null;
}

/** A call or message that a second person is asked to release; its body is that of the page it is for. */
export interface ReleaseBody {
  what: "call" | "message";
  body: Record<string, unknown>;
}

/** Two-person releases of a line, newest first. */
export interface Releases {
  releases: Release[];
}

/** What is no longer there. */
export interface Removed {
  removed: string;
}

/** We report done what was asked or undertaken. */
export interface ReportedDoneBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  assertion?: Assertion | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  text?: string | null;
}

/** Give it back to whoever composed it. */
export interface ReturnBody {
  why: string;
}

/** The ring of a call: from the first bell until its time is over. */
export interface Ringing {
  /** UTC, whole seconds. */
  began: string;
  /** UTC, whole seconds. */
  ends: string;
  seconds: number;
  desks: string[];
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
  assertion?: Assertion | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  /** The charter limits its bytes. */
  text: string;
  lang?: string | null;
}

/** A hybrid seal that covers an entry. */
export interface SealCover {
  feed: string;
  /** It covers the entries below this number. */
  size: number;
  root: string;
  ours: boolean;
}

/** Entries found, newest first. */
export interface Search {
  entries: Found[];
  /** Give this as `before` for the next page; null at the end. */
  next: string | null;
}

/** A person has seen it; says nothing of having understood or agreed. */
export interface SeenBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  assertion?: Assertion | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  text?: string | null;
}

/** Who is signed in, what they may do, and what their page sends along. */
export interface Session {
  officer: Signed;
  csrf: string;
  via: string;
  began: string;
  expires: string;
  passkeys: number;
  passkey_list: PasskeyShown[];
  passphrase: boolean;
  rp_id: string | null;
  no_passkey: string | null;
  party: string;
  node: string;
  lines: string[];
}

/** A link that signs an officer in, once; it is shown now and kept nowhere. */
export interface SignInLink {
  path: string;
  expires: string;
  /** The whole address as a QR symbol, SVG: for a desk beside this one. */
  qr: string;
}

/** The officer of a session. */
export interface Signed {
  id: string;
  name: string;
  roles: string[];
  desks: string[];
  language: string;
}

/** The sound of one alert is off at this node's desks; it ends by itself. No acknowledgement, to anybody. */
export interface Silence {
  /** Number of the alert. */
  number: number;
  of: string | null;
  /** UTC, whole seconds. */
  at: string;
  /** UTC, whole seconds. */
  until: string;
  by: string;
}

/** Turn the sound of an alert off for a while; it comes back by itself. */
export interface SilenceBody {
  minutes: number;
}

/** Silences that last now. */
export interface Silences {
  silences: Silence[];
}

/** What became of a submission here; it says nothing of the other side. */
export interface Submitted {
  /** Id of the entry in our record; null while it waits at our station. */
  id: string | null;
  /** Why it waits at our station; null when it is in the record. */
  held: string | null;
  words: string;
}

/** Take the watch at a desk; with `handover` signs for what was handed over. */
export interface TakeWatchBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  assertion?: Assertion | null;
  handover?: string | null;
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
  assertion?: Assertion | null;
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
  assertion?: Assertion | null;
  answer: string;
}

/** A version of a matter's words in another language; the original stays authoritative. */
export interface TranslateBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  assertion?: Assertion | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  stage: "official" | "rough" | "sight";
  /** BCP 47 language tag. */
  lang: string;
  /** The charter limits its bytes. */
  text: string;
}

/** One version of a matter's words; the original alone is authoritative. */
export interface Translation {
  id: string;
  /** `sight`, `rough` or `official`. */
  stage: string;
  lang: string;
  text: string;
  by: Author;
  /** UTC, whole seconds. */
  written: string;
  /** UTC, whole seconds. */
  arrived: string;
}

/** An occasion with its checklist and a text ready to be filled in. */
export interface Trigger {
  id: string;
  title: string;
  when: string;
  checklist: string[];
  precedence: string;
  subject: string;
  text: string;
  to_echelon: string;
  /** What the texts leave open, brackets included. */
  slots: string[];
}

/** Occasions that this node has texts for. */
export interface Triggers {
  lang: string;
  triggers: Trigger[];
}

/** Promise something by a time. */
export interface UndertakeBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  assertion?: Assertion | null;
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

/** Who has the watch at a desk, as the record says. */
export interface WatchDesk {
  desk: string;
  name: string;
  echelon: string;
  /** null: the record does not say. */
  on: boolean | null;
  since: string | null;
  by: Author | null;
  /** When a person of that desk last acted, by the entry's own word. */
  last_act: string | null;
  /** A handover that nobody has signed for yet. */
  handover: string | null;
}

/** Who is on watch here, and there as last proven. */
export interface WatchList {
  us: WatchDesk[];
  them: WatchDesk[];
}

/** Who wants to sign in with a passkey; left out, their authenticator says. */
export interface WhoSignsIn {
  officer?: string | null;
}

/** Take our own call back. */
export interface WithdrawBody {
  /** Id of a desk in the charter. */
  by: string;
  role?: number | null;
  assertion?: Assertion | null;
  /** Id of a matter, or its first digits, 4 at least. */
  of: string;
  text?: string | null;
}

/** The body of a request, by method and path. */
export interface Takes {
  "POST /v1/session": PassphraseSignIn;
  "POST /v1/session/link": LinkSignIn;
  "POST /v1/session/end": NoBody;
  "POST /v1/session/language": OwnLanguage;
  "POST /v1/session/passphrase": OwnPassphrase;
  "POST /v1/session/passkey/begin": WhoSignsIn;
  "POST /v1/session/passkey/finish": PasskeySignIn;
  "POST /v1/session/passkey/register/begin": NoBody;
  "POST /v1/session/passkey/register/finish": PasskeyAdded;
  "POST /v1/session/passkey/remove": PasskeyNamed;
  "POST /v1/officers": NewOfficer;
  "POST /v1/officers/{officer}": OfficerChange;
  "POST /v1/officers/{officer}/reset": NoBody;
  "POST /v1/officers/{officer}/remove": NoBody;
  "POST /v1/officers/{officer}/link": LinkBody;
  "POST /v1/paging/test": PagingTestBody;
  "POST /v1/lines/{line}/calls": CallBody;
  "POST /v1/lines/{line}/messages": MessageBody;
  "POST /v1/lines/{line}/tests": TestBody;
  "POST /v1/lines/{line}/orderwire": OrderwireBody;
  "POST /v1/lines/{line}/addresses": AddressBody;
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
  "POST /v1/lines/{line}/acts/translate": TranslateBody;
  "POST /v1/lines/{line}/acts/hand-over": HandOverBody;
  "POST /v1/lines/{line}/acts/take-watch": TakeWatchBody;
  "POST /v1/lines/{line}/acts/leave-watch": LeaveWatchBody;
  "POST /v1/lines/{line}/tests/{id}/reply": TestReplyBody;
  "POST /v1/lines/{line}/declare": DeclareBody;
  "POST /v1/lines/{line}/addresses/{entry}/agree": AgreeBody;
  "POST /v1/lines/{line}/challenge": ChallengeBody;
  "POST /v1/lines/{line}/releases": ReleaseBody;
  "POST /v1/lines/{line}/releases/{release}/release": ReleaseActBody;
  "POST /v1/lines/{line}/releases/{release}/return": ReturnBody;
  "POST /v1/drafts/{draft}": DraftBody;
  "POST /v1/drafts/{draft}/drop": NoBody;
  "POST /v1/lines/{line}/alerts/{number}/silence": SilenceBody;
  "POST /v1/lines/{line}/alerts/{number}/unsilence": NoBody;
  "POST /v1/demo": DemoBody;
  "POST /v1/lines/{line}/check": NoBody;
  "POST /v1/lines/{line}/export": ExportBody;
  "POST /v1/verify": Blob;
}

/** The body of the answer, by method and path. */
export interface Gives {
  "GET /v1/session": Session;
  "POST /v1/session": Session;
  "POST /v1/session/link": Session;
  "POST /v1/session/end": Ended;
  "POST /v1/session/language": Session;
  "POST /v1/session/passphrase": Session;
  "POST /v1/session/passkey/begin": PasskeyOptions;
  "POST /v1/session/passkey/finish": Session;
  "POST /v1/session/passkey/register/begin": PasskeyOptions;
  "POST /v1/session/passkey/register/finish": Session;
  "POST /v1/session/passkey/remove": Session;
  "GET /v1/officers": OfficerList;
  "POST /v1/officers": Officer;
  "POST /v1/officers/{officer}": Officer;
  "POST /v1/officers/{officer}/reset": Officer;
  "POST /v1/officers/{officer}/remove": Removed;
  "POST /v1/officers/{officer}/link": SignInLink;
  "GET /v1/paging": Paging;
  "POST /v1/paging/test": PagingTests;
  "GET /v1/triggers": Triggers;
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
  "GET /v1/lines/{line}/search": Search;
  "GET /v1/lines/{line}/entries/{entry}": EntryDetail;
  "GET /v1/lines/{line}/orderwire": Log;
  "POST /v1/lines/{line}/orderwire": Submitted;
  "GET /v1/lines/{line}/heads": Heads;
  "GET /v1/lines/{line}/history": History;
  "GET /v1/lines/{line}/watch-list": WatchList;
  "GET /v1/lines/{line}/handover-sheet": HandoverSheet;
  "GET /v1/lines/{line}/handover-sheets/{entry}": HandoverSheet;
  "GET /v1/lines/{line}/addresses": Addresses;
  "POST /v1/lines/{line}/addresses": Submitted;
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
  "POST /v1/lines/{line}/acts/translate": Submitted;
  "POST /v1/lines/{line}/acts/hand-over": Submitted;
  "POST /v1/lines/{line}/acts/take-watch": Submitted;
  "POST /v1/lines/{line}/acts/leave-watch": Submitted;
  "POST /v1/lines/{line}/tests/{id}/reply": Submitted;
  "POST /v1/lines/{line}/declare": Submitted;
  "POST /v1/lines/{line}/addresses/{entry}/agree": Submitted;
  "POST /v1/lines/{line}/challenge": Challenge;
  "GET /v1/lines/{line}/releases": Releases;
  "POST /v1/lines/{line}/releases": Release;
  "POST /v1/lines/{line}/releases/{release}/release": Submitted;
  "POST /v1/lines/{line}/releases/{release}/return": Release;
  "GET /v1/drafts": Drafts;
  "POST /v1/drafts/{draft}": Draft;
  "POST /v1/drafts/{draft}/drop": Done;
  "GET /v1/lines/{line}/silences": Silences;
  "POST /v1/lines/{line}/alerts/{number}/silence": Silence;
  "POST /v1/lines/{line}/alerts/{number}/unsilence": Done;
  "GET /v1/lines/{line}/introduction": Introduction;
  "GET /v1/demo": Demo;
  "POST /v1/demo": Demo;
  "POST /v1/lines/{line}/check": Check;
  "GET /v1/lines/{line}/archive": Blob;
  "POST /v1/lines/{line}/export": Blob;
  "POST /v1/verify": Verification;
}
