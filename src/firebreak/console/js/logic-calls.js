/**
 * A call as the page shows it: its phase, who took it, whose turn it is to speak, and what may be done now.
 *
 * Keeps true: a phase follows from the acts of the record and the node's own fold, and silence is never shown as a
 * refusal; only a person takes a call; the floor is what the last words say (`OVER`, `OUT`), a custom and no rule: nobody
 * is ever kept from writing.
 * Leaves to others: what the record means (`spec/calls.md`, at the node), words (`texts.js`), drawing (`screen-call.js`).
 */

import { ms } from "./logic-time.js";

/** @typedef {import("./console-types").Author} Author */
/**
 * @typedef {object} Act an entry of the record that names the matter
 * @property {string} id
 * @property {string} side
 * @property {string} kind
 * @property {string} written
 * @property {string} arrived
 * @property {Author | null} by
 * @property {Record<string, any> | null} fields
 */
/**
 * @typedef {object} Call
 * @property {string} id
 * @property {string} what
 * @property {string} direction
 * @property {string} marking
 * @property {{ side: string, desk: string }} by
 * @property {readonly string[]} to
 * @property {string | null} [regarding]
 * @property {string} written
 * @property {string} arrived
 * @property {{ outcome: string | null, settled: boolean, rang: boolean, hung_up: boolean } | null} attempt
 * @property {readonly Act[]} acts
 */
/** @typedef {"offered" | "ringing" | "rang_out" | "talking" | "ended" | "over"} Phase */
/** @typedef {"us" | "them" | "open" | "none"} Floor */

const DAY_MS = 24 * 3_600_000;

/** Outcomes that end an attempt; the others may still be followed by an answer. */
const DECIDED = new Set(["answered", "answered_late", "declined", "declined_late", "deferred", "alternative_offered", "withdrawn"]);
const ANSWERED = new Set(["answered", "answered_late"]);
const DECIDING = new Set(["answer", "decline", "defer", "alternative", "withdraw"]);

/** @param {Call} call */
export function decided(call) {
  return DECIDED.has(call.attempt?.outcome ?? "");
}

/**
 * Return the phase of a call.
 * @param {Call} call
 * @returns {Phase}
 */
export function phase(call) {
  const attempt = call.attempt;
  const outcome = attempt?.outcome ?? null;
  if (outcome !== null && ANSWERED.has(outcome)) return attempt?.hung_up ? "ended" : "talking";
  if (decided(call)) return "over";
  if (outcome !== null) return "rang_out";
  return attempt?.rang ? "ringing" : "offered";
}

/**
 * Return the act that took or ended the ringing: the first deciding act of a person, else of a machine; null while
 * nobody did.
 * @param {Call} call
 * @returns {Act | null}
 */
export function taken(call) {
  if (!decided(call)) return null;
  const acts = call.acts.filter((act) => DECIDING.has(act.kind));
  return acts.find((act) => act.by?.person) ?? acts[0] ?? null;
}

// --- the floor -----------------------------------------------------------------------------------------------------

/**
 * Return what the last word of a text hands over: `over` gives the floor, `out` ends the talk, null says nothing.
 * @param {string} text
 * @returns {"over" | "out" | null}
 */
export function proword(text) {
  const last = /(?:^|[^\p{L}\p{N}])(OVER|OUT)[\s.!。)"'»”]*$/u.exec(text.trim().toUpperCase());
  if (last === null) return null;
  return last[1] === "OVER" ? "over" : "out";
}

/**
 * Return the words of a conversation, oldest first, in the order in which the record here has them.
 * @param {Call} call
 * @returns {Act[]}
 */
export function words(call) {
  return call.acts.filter((act) => act.kind === "message" && typeof act.fields?.text === "string");
}

/**
 * Return whose turn it is. Who calls speaks first; `OVER` hands the floor to the other side, `OUT` leaves it open, and
 * words without either keep it where they came from.
 * @param {Call} call
 * @returns {Floor}
 */
export function floor(call) {
  if (phase(call) !== "talking") return "none";
  const last = words(call).at(-1);
  if (last === undefined) return call.direction === "out" ? "us" : "them";
  const said = proword(String(last.fields?.text ?? ""));
  if (said === "out") return "open";
  const from = last.side === "us" ? "us" : "them";
  if (said === "over") return from === "us" ? "them" : "us";
  return from;
}

// --- what may be done ----------------------------------------------------------------------------------------------

/**
 * Return whether the time is over in which an act could still decide a call: the side called has said so in the record.
 * @param {Call} call
 */
export function lapsed(call) {
  if (phase(call) !== "rang_out") return false;
  return Boolean(call.attempt?.settled) || call.acts.some((act) => act.kind === "time-out" && act.fields?.what === "settling time");
}

/**
 * Return the calls that were put off and not followed by talk since, each with the time named, the soonest first; one whose time is more
 * than a day past stands in the record alone. The same rule as the handover sheet's (ADR 0165).
 * @template {Call} C
 * @param {readonly C[]} all calls of a line @param {number} now ms
 * @returns {{ one: C, at: string, side: string }[]}
 */
export function putOff(all, now) {
  const talks = all.flatMap((one) => {
    const answer = ANSWERED.has(one.attempt?.outcome ?? "") ? taken(one) : null;
    return answer ? [{ one, at: ms(answer.arrived) }] : [];
  });
  const found = all.filter((one) => one.attempt?.outcome === "deferred").flatMap((one) => {
    const act = taken(one);
    const at = act?.kind === "defer" ? act.fields?.until : undefined;
    if (!act || !at || now - Math.max(ms(at), ms(act.arrived)) > DAY_MS || talks.some((talk) => talk.at > ms(act.arrived) && settles(talk.one, one))) return [];
    return [{ one, at: String(at), side: act.side }];
  });
  return found.sort((a, b) => ms(a.at) - ms(b.at));
}

/**
 * Return whether a call that was answered is the talk that was put off: between the same ends, or about that call.
 * @param {Call} talk @param {Call} one
 */
function settles(talk, one) {
  if (talk.marking !== one.marking) return false;
  if (talk.regarding === one.id) return true;
  const answer = taken(talk)?.by;
  const there = new Set([...ends(talk), ...(answer ? [`${answer.side} ${answer.desk}`] : [])]);
  const [caller, ...called] = ends(one);
  return there.has(caller ?? "") && called.some((desk) => there.has(desk));
}

/** @param {Call} call @returns {string[]} the desk that called, then those called, each with its side */
function ends(call) {
  const other = call.by.side === "us" ? "them" : "us";
  return [`${call.by.side} ${call.by.desk}`, ...call.to.map((desk) => `${other} ${desk}`)];
}

/**
 * Return the acts that the rules of the line leave to us now, in the order in which they are offered.
 * @param {Call} call
 * @returns {string[]}
 */
export function possible(call) {
  const now = phase(call);
  if (now === "talking") return ["say", "hang_up"];
  if (lapsed(call)) return [];
  if (now === "ended" || now === "over") return declinedByUs(call) ? ["reason"] : [];
  if (call.direction === "out") return ["withdraw"];
  return ["answer", "decline", "defer", "other_desk", "text_instead", "message_accepted", "will_answer_by"];
}

/** @param {Call} call */
function declinedByUs(call) {
  const act = taken(call);
  return act !== null && act.side === "us" && act.kind === "decline" && !reasonOf(call, act);
}

/** @param {Call} call @param {Act} act @returns {boolean} whether a reason stands with the act or was added later */
function reasonOf(call, act) {
  return Boolean(act.fields?.reason ?? act.fields?.text) || call.acts.some((other) => other.kind === "reason");
}
