/**
 * What a composed call or message comes to: its words as they will be sent, what stands in its way, the body for the API.
 *
 * Keeps true: what the review shows is what is sent, to the letter; nothing is sent with a limit broken, without a desk or without
 * words; a form of address that was not agreed, a slot without a fact and words that cannot be seen are told before.
 * Leaves to others: the form (`screen-compose.js`), sending (`drafts.js`), what the charter allows (the node).
 */

import { suspicious } from "./logic-inert.js";
import { slots } from "./logic-triggers.js";
import { clean, measure, refused } from "./logic-words.js";

/** @typedef {Record<string, any>} Fields */
/** @typedef {import("./console-types").Agreement} Agreement */
/** @typedef {{ key: string, args?: Record<string, string | number> }} Note  words of the catalogue */

export const PRECEDENCES = /** @type {const} */ (["FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE"]);

/**
 * Return the fields of a new draft.
 * @param {{ what?: string, by: string, to: readonly string[], lang: string, marking: string, regarding?: string | null }} from
 * @returns {Fields}
 */
export function fresh(from) {
  return {
    what: from.what ?? "message", precedence: "ROUTINE", by: from.by, role: null, to: [...from.to], lang: from.lang, style: "",
    style_id: null, subject: "", text: "", marking: from.marking, regarding: from.regarding ?? null, trigger: null, facts: {},
    second: false, confirmed_style: false,
  };
}

/**
 * Return the words as they are sent: the form of address stands before them, on a line of its own.
 * @param {Fields} fields
 */
export function wordsOf(fields) {
  const text = clean(String(fields.text ?? "")).trim();
  const style = clean(String(fields.style ?? "")).trim();
  return style === "" || text === "" ? text : `${style}\n${text}`;
}

/** @param {Fields} fields @param {Agreement} charter */
export function lengthOf(fields, charter) {
  return measure(wordsOf(fields), String(fields.lang || "en"), String(fields.precedence), charter);
}

/**
 * Return what keeps a draft from being sent.
 * @param {Fields} fields @param {Agreement} charter
 * @returns {Note[]}
 */
export function wrong(fields, charter) {
  const length = lengthOf(fields, charter);
  const control = refused(`${wordsOf(fields)}${fields.subject ?? ""}`);
  /** @type {[boolean, Note][]} */
  const all = [
    [fields.to.length === 0, { key: "compose-wrong-no-desk" }],
    [fields.by === "", { key: "compose-wrong-no-own-desk" }],
    [fields.what === "message" && wordsOf(fields) === "", { key: "compose-wrong-no-words" }],
    [fields.what === "call" && String(fields.subject).trim() === "", { key: "compose-wrong-no-subject" }],
    [length.over === "words", { key: "compose-wrong-words", args: { words: length.words, limit: length.word_limit ?? 0 } }],
    [length.over === "bytes", { key: "compose-wrong-bytes", args: { bytes: length.bytes, limit: length.byte_limit } }],
    [control !== null, { key: "compose-wrong-control", args: { character: control ?? "" } }],
    [unagreed(fields) && !fields.confirmed_style, { key: "compose-wrong-style" }],
  ];
  return all.filter(([holds]) => holds).map(([, note]) => note);
}

/** @param {Fields} fields @returns {boolean} whether the form of address was never agreed */
export function unagreed(fields) {
  return String(fields.style ?? "").trim() !== "" && fields.style_id === null;
}

/**
 * Return what the officer should look at before sending; none of it keeps the draft back.
 * @param {Fields} fields @param {{ state: string, two_person: readonly string[] }} line
 * @returns {Note[]}
 */
export function lookAt(fields, line) {
  const open = slots(String(fields.subject ?? ""), wordsOf(fields));
  /** @type {[boolean, Note][]} */
  const all = [
    [open.length > 0, { key: "compose-look-slots", args: { slots: open.join(", "), count: open.length } }],
    [suspicious(`${wordsOf(fields)} ${fields.subject ?? ""}`), { key: "compose-look-unseen" }],
    [unagreed(fields), { key: "compose-look-style" }],
    [line.state !== "open", { key: "compose-look-state" }],
    [needsSecond(fields, line.two_person), { key: "compose-look-second" }],
  ];
  return all.filter(([holds]) => holds).map(([, note]) => note);
}

/** @param {Fields} fields @param {readonly string[]} rule precedences that want a second person */
export function needsSecond(fields, rule) {
  return rule.includes(fields.precedence) || fields.second === true;
}

/**
 * Return the body for the API.
 * @param {Fields} fields
 * @returns {Record<string, unknown>}
 */
export function bodyOf(fields) {
  const common = {
    by: fields.by, ...(fields.role === null ? {} : { role: fields.role }), to: fields.to, precedence: fields.precedence,
    lang: fields.lang, marking: fields.marking, ...(fields.regarding ? { regarding: fields.regarding } : {}),
  };
  const text = wordsOf(fields);
  if (fields.what === "message") return { ...common, text };
  return { ...common, subject: clean(String(fields.subject)).trim(), ...(text === "" ? {} : { text }) };
}

/**
 * Return where a draft goes: to the other side, or first to a second person of ours.
 * @param {Fields} fields @param {readonly string[]} rule
 * @returns {{ page: string, body: Record<string, unknown> }}
 */
export function destination(fields, rule) {
  const body = bodyOf(fields);
  if (needsSecond(fields, rule)) return { page: "releases", body: { what: fields.what, body } };
  return { page: fields.what === "call" ? "calls" : "messages", body };
}
