/**
 * A draft from its first key press to its sending: kept here at once, at the node as soon as it answers, sent once.
 *
 * Keeps true: every key press is in the local copy before anything else happens, and there until the node has it; one
 * save is under way at a time and the newest text always goes last; another's newer version is never overwritten
 * unasked; what is being sent is frozen with its key, so that it is sent once or not at all, whatever answers are lost.
 * Leaves to others: storage and requests (`drafts.js`), the node's copy (the API's drafts), words (`screen-compose.js`).
 */

/** @typedef {Record<string, any>} Fields */
/**
 * @typedef {object} Draft
 * @property {string} id
 * @property {string} line
 * @property {string} kind
 * @property {Fields} fields
 * @property {number} revision of the node's copy this one stands on; 0 while it has none
 * @property {number} edits key presses here
 * @property {number} saved the key press that the node has
 * @property {number | null} flying the key press that is on its way to the node
 * @property {readonly Fields[]} flew what was on its way since the node last answered: it may have any of them, or none
 * @property {number} failed how often in a row the node could not be reached
 * @property {{ fields: Fields, revision: number, updated: string } | null} conflict a newer copy at the node
 * @property {Sending} sending
 */
/** @typedef {{ key: string, page: string, body: Record<string, unknown> }} Frozen  what is sent, to the last byte, and its key */
/** @typedef {{ state: "none" } | { state: "sending" | "unknown", what: Frozen } | { state: "sent", what: Frozen, id: string | null } } Sending */
/** @typedef {"node" | "here" | "conflict" | "nothing"} Place */

const UNANSWERED = 4; // saves without an answer that are remembered: so many of the first, which may have arrived, and of the last

/**
 * Begin a draft.
 * @param {string} id @param {string} line @param {string} kind @param {Fields} fields
 * @returns {Draft}
 */
export function begin(id, line, kind, fields) {
  return {
    id, line, kind, fields, revision: 0, edits: 0, saved: 0, flying: null, flew: [], failed: 0, conflict: null,
    sending: { state: "none" },
  };
}

/** @param {Draft} draft @returns {boolean} whether it is frozen: on its way to the other side, or there */
export function frozen(draft) {
  return draft.sending.state !== "none";
}

/**
 * Return the draft after a key press; one that is being sent takes none.
 * @param {Draft} draft @param {Fields} changed
 * @returns {Draft}
 */
export function typed(draft, changed) {
  if (frozen(draft)) return draft;
  return { ...draft, fields: { ...draft.fields, ...changed }, edits: draft.edits + 1 };
}

// --- the node's copy -----------------------------------------------------------------------------------------------

/**
 * Return what to save at the node now; null when it has everything, a save is under way or a person must choose first.
 * @param {Draft} draft
 * @returns {{ line: string, kind: string, fields: Fields, base: number } | null}
 */
export function toSave(draft) {
  if (draft.flying !== null || draft.conflict !== null || draft.edits === draft.saved || frozen(draft)) return null;
  return { line: draft.line, kind: draft.kind, fields: draft.fields, base: draft.revision };
}

/** @param {Draft} draft @returns {Draft} a save has set out */
export function saving(draft) {
  return { ...draft, flying: draft.edits, flew: remembered([...draft.flew, draft.fields]) };
}

/** @param {readonly Fields[]} all */
function remembered(all) {
  return all.length <= 2 * UNANSWERED ? all : [...all.slice(0, UNANSWERED), ...all.slice(-UNANSWERED)];
}

/** @param {Draft} draft @param {number} revision @returns {Draft} the node has what was on its way */
export function savedAs(draft, revision) {
  return { ...draft, revision, saved: draft.flying ?? draft.saved, flying: null, flew: [], failed: 0 };
}

/** @param {Draft} draft @returns {Draft} no answer came: whether the node has it is not known, so it is saved again */
export function saveFailed(draft) {
  return { ...draft, flying: null, failed: draft.failed + 1 };
}

/**
 * The node has a newer copy. When it is the next one and set out from here, there is nothing to choose: an answer was lost, and
 * what was typed since goes on top. Any other was written elsewhere.
 * @param {Draft} draft @param {{ fields: Fields, revision: number, updated: string }} theirs
 * @returns {Draft}
 */
export function conflicts(draft, theirs) {
  const answered = { ...draft, flying: null, flew: [], failed: 0 };
  if (same(theirs.fields, draft.fields)) return { ...answered, revision: theirs.revision, saved: draft.edits, conflict: null };
  const own = theirs.revision === draft.revision + 1 && draft.flew.some((fields) => same(theirs.fields, fields));
  return own ? { ...answered, revision: theirs.revision, saved: -1, conflict: null } : { ...answered, conflict: theirs };
}

/** @param {Draft} draft @param {"mine" | "theirs"} choice @returns {Draft} */
export function resolve(draft, choice) {
  const theirs = draft.conflict;
  if (theirs === null) return draft;
  if (choice === "mine") return { ...draft, revision: theirs.revision, conflict: null, edits: draft.edits + 1 };
  return { ...draft, fields: theirs.fields, revision: theirs.revision, saved: draft.edits, conflict: null };
}

/**
 * Return where the newest key press is kept.
 * @param {Draft} draft
 * @returns {Place}
 */
export function place(draft) {
  if (draft.conflict !== null) return "conflict";
  if (draft.edits === 0 && draft.revision === 0) return "nothing";
  return draft.edits === draft.saved ? "node" : "here";
}

/** @param {Draft} draft @returns {number} milliseconds until the next try after a failure, at most some seconds */
export function retryIn(draft) {
  return Math.min(5_000, 500 * 2 ** Math.min(draft.failed, 6));
}

/**
 * Join what was kept here with what the node has, when the page opens again.
 * @param {Draft | null} here
 * @param {{ id: string, line: string, kind: string, fields: Fields, revision: number, updated: string } | null | undefined} there undefined while
 * the node does not say
 * @returns {Draft | null}
 */
export function reopened(here, there) {
  if (here === null) return !there ? null : { ...begin(there.id, there.line, there.kind, there.fields), revision: there.revision };
  // What was on its way when the page closed may not have arrived.
  const calm = { ...here, flying: null, flew: here.flew ?? [], failed: 0, sending: here.sending.state === "sending" ? unknown(here.sending) : here.sending };
  if (there === undefined) return { ...calm, saved: -1 };
  if (there === null) return { ...calm, revision: 0, saved: -1 };
  if (there.revision === calm.revision) return calm;
  if (calm.edits === calm.saved && !frozen(calm)) return { ...calm, fields: there.fields, revision: there.revision };
  return conflicts(calm, there);
}

/** @param {Fields} a @param {Fields} b */
function same(a, b) {
  return canonical(a) === canonical(b);
}

/** @param {any} value @returns {string} JSON with the names of each object in order */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`;
}

// --- sending -------------------------------------------------------------------------------------------------------

/**
 * Send the draft, or send it again when no answer came: with key and body of the first time, so that the node writes once.
 * @param {Draft} draft @param {Frozen} what used only the first time
 * @returns {Draft} unchanged when it was sent or is on its way
 */
export function send(draft, what) {
  if (draft.sending.state === "none") return { ...draft, sending: { state: "sending", what } };
  if (draft.sending.state === "unknown") return { ...draft, sending: { ...draft.sending, state: "sending" } };
  return draft;
}

/** @param {Draft} draft @param {string | null} id of the entry; null while it waits at our station @returns {Draft} */
export function sent(draft, id) {
  return draft.sending.state === "none" ? draft : { ...draft, sending: { state: "sent", what: draft.sending.what, id } };
}

/** @param {Draft} draft @returns {Draft} no answer came: it may have been sent */
export function answerLost(draft) {
  return draft.sending.state === "sending" ? { ...draft, sending: unknown(draft.sending) } : draft;
}

/** @param {{ what: Frozen }} sending @returns {Sending} */
function unknown(sending) {
  return { state: "unknown", what: sending.what };
}

/** @param {Draft} draft @returns {Draft} the node refused: nothing was written, and it can be changed again */
export function refused(draft) {
  return draft.sending.state === "sending" ? { ...draft, sending: { state: "none" } } : draft;
}
