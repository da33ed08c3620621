/** Facts as the API tells them, for tests: whole values with sensible fields, changed where a test says so. */

export const US = { side: "us", desk: "watch", role: 1, role_name: "watch officer", person: true };
export const THEM = { side: "them", desk: "duty", role: 1, role_name: "watch officer", person: true };
export const MACHINE = { side: "them", desk: "duty", role: 0, role_name: "automatic", person: false };
export const AT = "2026-11-26T10:53:00Z";

/** @param {number} n */
export function id(n) {
  return n.toString(16).padStart(64, "0");
}

/** @param {number} n seconds after AT */
export function at(n) {
  return new Date(Date.parse(AT) + n * 1000).toISOString().replace(".000Z", "Z");
}

/** @param {string} kind @param {object} [changed] */
export function act(kind, changed = {}) {
  return { id: id(900), side: "us", kind, written: AT, arrived: AT, by: US, fields: {}, ...changed };
}

/** @param {string} side @param {string} text */
export function said(side, text) {
  return act("message", { side, by: side === "us" ? US : THEM, fields: { text } });
}

export const RUNGS = ["at_station", "seen", "understood", "passed_to", "undertaken", "reported_done", "closed"];

/** @param {...string} stated */
export function ladder(...stated) {
  return RUNGS.map((rung) => ({
    rung, stated: stated.includes(rung), by: stated.includes(rung) ? THEM : null, written: null, arrived: null,
  }));
}

/** @param {object} [changed] */
export function call(changed = {}) {
  return {
    id: id(1), what: "call", direction: "in", by: THEM, to: ["watch"], precedence: "IMMEDIATE", marking: "OPERATIONAL",
    lang: "en", subject: "You are hitting our troops", text: null, regarding: null, written: AT, arrived: AT, via: "tls",
    open: true, attempt: attempt(null, { rang: true }), highest: null, ladder: ladder(), refused: [], acts: [], ...changed,
  };
}

/** @param {string | null} outcome @param {object} [changed] */
export function attempt(outcome, changed = {}) {
  return { outcome, settled: false, rang: true, hung_up: false, ...changed };
}

/** @param {object} [changed] */
export function message(changed = {}) {
  return { ...call(), what: "message", attempt: null, subject: null, text: "Two aircraft of ours are lost.", ...changed };
}

/** @param {object} [changed] */
export function alert(changed = {}) {
  return {
    number: 1, at: AT, about: "call", desks: ["watch"], of: id(1), words: "", urgent: false, stopped: null,
    silenced_until: null, silenced_by: null, ...changed,
  };
}

/** @param {number} n @param {object} [changed] */
export function probe(n, changed = {}) {
  return { id: id(n), direction: "out", layer: "station", desk: null, due: at(n), result: null, open: false, ...changed };
}

/** @param {number} n @param {object} [changed] */
export function entry(n, changed = {}) {
  return { id: id(n), side: "them", seq: n, kind: "receipt", marking: "OPERATIONAL", written: at(n), arrived: at(n), by: null, fields: {}, ...changed };
}

export const CHARTER = {
  text_bytes: 8000, urgent_text_bytes: 4000, languages: ["en", "ru"], roles: [{ number: 0, name: "automatic" }, { number: 1, name: "watch officer" }],
  us: { name: "North", language: "en", desks: [] }, them: { name: "South", language: "ru", desks: [{ id: "duty", echelon: "watch" }] },
};
