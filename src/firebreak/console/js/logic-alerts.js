/**
 * Alarm, acknowledgement and silence: what rings, what flashes, what is quiet for a while and when that ends.
 *
 * Keeps true: the three are separate: an alarm lasts as long as its cause, an acknowledgement is a person's act in the
 * record, silence stops only the sound and ends by itself; one desk's answer stops the ring at every other desk, even
 * when the node's own word that it stopped is late or lost; a FLASH is never quieter than anything below it.
 * Leaves to others: making sounds (`sound.js`), drawing the ring (`screen-ring.js`).
 */

import { decided, phase, taken } from "./logic-calls.js";
import { ms } from "./logic-time.js";

/** @typedef {import("./console-types").Alert} Alert */
/** @typedef {import("./console-types").Matter} Matter */
/** @typedef {"ring" | "chime" | "notice"} Manner a ring goes on until somebody acts; a chime sounds once; a notice is only shown */
/** @typedef {"active" | "acknowledged" | "returned" | "normal"} Alarm */
/**
 * @typedef {object} Sounding one alert as it is to be seen and heard now
 * @property {Alert} alert
 * @property {Matter | null} matter
 * @property {boolean} missed a call of theirs that stopped ringing and that nobody of ours took
 * @property {boolean} told it stays until an officer has taken note of it, or until somebody acts where one can
 * @property {Manner} manner
 * @property {string} precedence
 * @property {string} marking
 * @property {number} silent_ms how long the silence still lasts; 0 when there is none
 * @property {boolean} sounds
 * @property {boolean} flashes
 */

const RINGS = new Set(["call", "flash"]);
const CHIMES = new Set([
  "message", "desk_test", "not_seen", "overdue", "overdue_again", "missed_test", "no_echo", "translation_changed",
]);
const ORDER = ["ROUTINE", "PRIORITY", "IMMEDIATE", "FLASH"];
export const SILENCE_MINUTES = Object.freeze([1, 5, 10, 30]);

/** What is told and asks for no act of the record: it stays until an officer has taken note of it. */
const TOLD = new Set([
  "missed_test", "one_path_left", "no_echo", "clock_difference", "line_state", "restored", "new_feed", "fork", "fault", "paging", "overdue",
  "overdue_again", "translation_changed",
]);
const TOLD_MS = 24 * 3_600_000; // what is older stands in the history of tests and in the record
/** @type {ReadonlySet<string>} */
const NOTHING = new Set();

/** @param {Alert} alert */
export function isTold(alert) {
  return TOLD.has(alert.about);
}

/** @param {Alert} alert @returns {string} its name over restarts of the node, which counts alerts anew */
export function nameOf(alert) {
  return `${alert.number} ${alert.at}`;
}

/** @param {Alert} alert @returns {Manner} */
export function manner(alert) {
  if (RINGS.has(alert.about)) return "ring";
  return CHIMES.has(alert.about) || alert.urgent ? "chime" : "notice";
}

/**
 * Return whether an alert is for one of these desks; an officer without a list of desks has all.
 * @param {Alert} alert @param {readonly string[]} desks
 */
function concerns(alert, desks) {
  return desks.length === 0 || alert.desks.length === 0 || alert.desks.some((desk) => desks.includes(desk));
}

/**
 * Return whether somebody acted, by the node's word or by the record itself; where no act of the record can, whether the
 * officer has taken note here. That a ring is over is no act: a call that nobody took still waits.
 * @param {Alert} alert @param {Matter | null} matter @param {ReadonlySet<string>} [noted] names of alerts
 */
export function acknowledged(alert, matter, noted = NOTHING) {
  if (noted.has(nameOf(alert))) return true;
  if (alert.about === "translation_changed" && matter !== null && touched(matter, alert.at)) return true; // it is told to who acted before
  if (isTold(alert) || missed(alert, matter)) return false;
  if (alert.stopped !== null) return true;
  if (matter === null) return false;
  return rings(alert, matter) ? decided(matter) : touched(matter);
}

/**
 * Return whether an alert is the ring of a call; that of a FLASH is told as `flash`.
 * @param {Alert} alert @param {Matter} matter
 */
function rings(alert, matter) {
  return alert.about === "call" || (alert.about === "flash" && matter.what === "call");
}

/**
 * Return whether a call of theirs stopped ringing and nobody of ours did anything about it: its time was over, or they took it
 * back. The node then fetches nobody any more.
 * @param {Alert} alert @param {Matter | null} matter
 */
export function missed(alert, matter) {
  if (alert.stopped === null || matter === null || matter.direction !== "in" || !rings(alert, matter) || touched(matter)) return false;
  return phase(/** @type {any} */ (matter)) === "rang_out" || matter.attempt?.outcome === "withdrawn";
}

/**
 * Return whether words that they said in a call were heard: somebody of ours spoke in it later, or ended it.
 * @param {Matter | null} matter @param {ReadonlyMap<string, Matter>} byId
 */
function heardInCall(matter, byId) {
  const call = matter?.what === "message" && matter.regarding ? byId.get(matter.regarding) : undefined;
  if (!matter || call?.what !== "call") return false;
  const later = (/** @type {{ arrived: string }} */ one) => ms(one.arrived) > ms(matter.arrived);
  const ended = call.acts.some((act) => act.kind === "hang-up" && act.side === "us" && later(act));
  return ended || [...byId.values()].some((one) => one.regarding === call.id && one.direction === "out" && one.by.person && later(one));
}

/** @param {Matter} matter @param {string} [since] @returns {boolean} whether a person of ours did anything about it, after a time */
function touched(matter, since) {
  return matter.acts.some((act) => act.side === "us" && act.by?.person === true && (since === undefined || ms(act.arrived) > ms(since)));
}

/**
 * Return milliseconds for which the sound of an alert is silenced.
 * @param {Alert} alert @param {number} now the node's time, ms
 */
export function silentFor(alert, now) {
  const until = alert.silenced_until ? new Date(alert.silenced_until).getTime() : 0;
  return Math.max(0, until - now);
}

/**
 * Return the state of an alarm: its cause and its acknowledgement are two things.
 * @param {Alert} alert @param {Matter | null} matter
 * @returns {Alarm}
 */
export function alarm(alert, matter) {
  const over = alert.stopped !== null || (matter !== null && rings(alert, matter) && decided(matter));
  if (acknowledged(alert, matter)) return over ? "normal" : "acknowledged";
  return over ? "returned" : "active";
}

/**
 * Return what is to be seen and heard now, FLASH first, then the oldest.
 * @param {{ alerts: readonly Alert[], matters: readonly Matter[], tests?: readonly { id: string, open: boolean }[] }} state
 * @param {number} now the node's time, ms
 * @param {readonly string[]} desks of the officer; empty for all
 * @param {ReadonlySet<string>} [noted] names of the alerts of which the officer has taken note
 * @returns {Sounding[]}
 */
export function sounding(state, now, desks, noted = NOTHING) {
  const byId = new Map(state.matters.map((matter) => [matter.id, matter]));
  /** Tests that no answer can change any more: that one was missed is told by an alert of its own. @type {Set<string | null>} */
  const over = new Set((state.tests ?? []).filter((one) => !one.open).map((one) => one.id));
  const found = /** @type {Sounding[]} */ ([]);
  for (const alert of state.alerts) {
    const matter = (alert.of !== null && byId.get(alert.of)) || null;
    if (acknowledged(alert, matter, noted) || heardInCall(matter, byId) || !concerns(alert, desks) || (alert.about === "desk_test" && over.has(alert.of))) continue;
    const one = show(alert, matter, now);
    const past = one.told && now - ms(alert.at) > TOLD_MS;
    const twice = one.missed && found.some((other) => other.missed && other.alert.of === alert.of); // a FLASH that called: one call
    if (!past && !twice) found.push(one);
  }
  return found.sort((a, b) => rank(b) - rank(a) || a.alert.number - b.alert.number);
}

/** @param {Alert} alert @param {Matter | null} matter @param {number} now @returns {Sounding} */
function show(alert, matter, now) {
  const silent = silentFor(alert, now);
  const lost = missed(alert, matter);
  const how = lost ? "notice" : manner(alert);
  return {
    alert, matter, missed: lost, told: lost || isTold(alert), manner: how, silent_ms: silent, sounds: how !== "notice" && silent === 0, flashes: how === "ring",
    precedence: matter?.precedence ?? (alert.urgent ? "FLASH" : "ROUTINE"), marking: matter?.marking ?? "OPERATIONAL",
  };
}

/** @param {Sounding} one */
function rank(one) {
  return (one.manner === "ring" ? 10 : 0) + ORDER.indexOf(one.precedence);
}

/**
 * Return the one sound to make now: of the loudest alert that is not silenced; null for quiet. Chimes are not repeated,
 * so that the numbers already heard are given.
 * @param {readonly Sounding[]} soundings in their order @param {ReadonlySet<number>} heard numbers that have chimed
 * @returns {{ manner: Manner, precedence: string, marking: string, number: number } | null}
 */
export function sound(soundings, heard) {
  const one = soundings.find((each) => each.sounds && (each.manner === "ring" || !heard.has(each.alert.number)));
  if (one === undefined) return null;
  return { manner: one.manner, precedence: one.precedence, marking: one.marking, number: one.alert.number };
}

/**
 * Return who took a matter that rang, for the words that replace the ring.
 * @param {Matter} matter
 */
export function takenBy(matter) {
  const act = taken(matter);
  return act === null ? null : { kind: act.kind, side: act.side, by: act.by, at: act.arrived };
}
