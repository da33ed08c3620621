/**
 * The contact report as rows, figures and a statement for publication: who tried to reach whom, and what came of it.
 *
 * Keeps true: no figure claims more than was counted: shares are rounded so that neither *all* nor *none* is said where it is
 * not so, and a share of few attempts is not given at all; silence is its own column and never a refusal; the statement
 * has no adjective, no motive, and reads as fair with the sides exchanged.
 * Leaves to others: counting (the node, from the whole record), words (`report.ftl`), evidence (`screen-report.js`).
 */

import { ms } from "./logic-time.js";

/** Outcomes in the order of their columns, from reached to not known. */
export const OUTCOMES = /** @type {const} */ ([
  "answered", "answered_late", "deferred", "alternative_offered", "declined", "declined_late", "not_answered",
  "unconfirmed", "failed_path", "failed_own_side", "withdrawn",
]);
const FEW = 20; // below this many attempts a share says less than the numbers themselves

/** @typedef {{ echelon: string, attempts: number, outcomes: Record<string, number>, last_contact: string | null }} Row */
/**
 * @typedef {object} Report
 * @property {string} caller
 * @property {string} called
 * @property {string} marking
 * @property {string | null} since
 * @property {string | null} until
 * @property {string} at
 * @property {number} attempts
 * @property {Record<string, number>} outcomes
 * @property {string | null} last_contact
 * @property {readonly Row[]} rows
 */

/**
 * Return the outcomes that occur in any of these rows, in the order of their columns; unknown ones stand last.
 * @param {readonly { outcomes: Record<string, number> }[]} rows
 * @returns {string[]}
 */
export function columns(rows) {
  const found = new Set(rows.flatMap((row) => Object.entries(row.outcomes).filter(([, n]) => n > 0).map(([name]) => name)));
  const known = OUTCOMES.filter((name) => found.has(name));
  return [...known, ...[...found].filter((name) => !OUTCOMES.includes(/** @type {any} */ (name))).sort()];
}

/**
 * Return a share in whole per cent that claims no more than is so; null where there are too few to speak of shares.
 * @param {number} part @param {number} of
 * @returns {{ percent: number, bound: "is" | "less" | "more" } | null} `less than 1` and `more than 99` rather than none and all
 */
export function share(part, of) {
  if (of < FEW || part < 0 || part > of) return null;
  if (part === 0) return { percent: 0, bound: "is" };
  if (part === of) return { percent: 100, bound: "is" };
  const percent = Math.round((100 * part) / of);
  if (percent < 1) return { percent: 1, bound: "less" };
  return percent > 99 ? { percent: 99, bound: "more" } : { percent, bound: "is" };
}

/**
 * @typedef {object} Call
 * @property {string} id
 * @property {string} direction
 * @property {string} marking
 * @property {readonly string[]} to
 * @property {string} written
 * @property {string} arrived
 * @property {{ outcome: string | null, settled: boolean } | null} attempt
 * @property {readonly { kind: string, side: string, arrived: string, by: { person: boolean } | null }[]} acts
 */

/**
 * Return how long a call waited for the answer of a person, in milliseconds by the clock of this node; null when none came.
 * @param {Call} call
 */
export function timeToAnswer(call) {
  const side = call.direction === "out" ? "them" : "us";
  const answer = call.acts.find((act) => act.kind === "answer" && act.side === side && act.by?.person);
  return answer === undefined ? null : Math.max(0, ms(answer.arrived) - ms(call.arrived));
}

/**
 * Return the median and the longest time to answer; null when nothing was answered.
 * @param {readonly Call[]} calls
 */
export function answerTimes(calls) {
  const times = calls.map(timeToAnswer).filter((time) => time !== null).sort((a, b) => a - b);
  if (times.length === 0) return null;
  const middle = times.length / 2;
  const median = times.length % 2 ? times[Math.floor(middle)] : ((times[middle - 1] ?? 0) + (times[middle] ?? 0)) / 2;
  return { count: times.length, median_ms: median ?? 0, longest_ms: times.at(-1) ?? 0 };
}

/**
 * Return the calls that a report counts: one direction and marking, in the span, with an outcome, at an echelon if one is given.
 * @param {readonly Call[]} calls
 * @param {{ direction: string, marking: string, since: number | null, until: number | null, echelon: string | null }} wanted
 * @param {ReadonlyMap<string, string>} echelons of the desks called, by id
 */
export function counted(calls, wanted, echelons) {
  return calls.filter((call) => {
    const at = ms(call.written);
    const inSpan = (wanted.since === null || at >= wanted.since) && (wanted.until === null || at < wanted.until);
    const there = wanted.echelon === null || echelons.get(call.to[0] ?? "") === wanted.echelon;
    return inSpan && there && call.direction === wanted.direction && call.marking === wanted.marking && Boolean(call.attempt?.outcome);
  });
}

/**
 * Return the attempts of each day as bars, one for each outcome, days without attempts included.
 * @param {readonly Call[]} calls @param {number} dayMs
 * @returns {{ from: number, outcomes: Record<string, number> }[]} oldest first
 */
export function daily(calls, dayMs = 86_400_000) {
  if (calls.length === 0) return [];
  const days = calls.map((call) => Math.floor(ms(call.written) / dayMs));
  const first = Math.min(...days);
  const length = Math.min(Math.max(...days) - first + 1, 4_000);
  const bars = Array.from({ length }, (_, i) => ({ from: (first + i) * dayMs, outcomes: /** @type {Record<string, number>} */ ({}) }));
  calls.forEach((call, i) => {
    const bar = bars[(days[i] ?? first) - first];
    const name = call.attempt?.outcome ?? "none";
    if (bar) bar.outcomes[name] = (bar.outcomes[name] ?? 0) + 1;
  });
  return bars;
}

/**
 * Return bars as columns that stand on each other, the sums first, so that each drawn over the last leaves its own part to be seen.
 * @param {readonly { from: number, outcomes: Record<string, number> }[]} bars @param {readonly string[]} names
 * @returns {{ name: string, column: number[] }[]} in the order of drawing
 */
export function stacked(bars, names) {
  return names.map((name, i) => ({
    name, column: bars.map((bar) => names.slice(0, i + 1).reduce((sum, one) => sum + (bar.outcomes[one] ?? 0), 0)),
  })).reverse();
}

// --- the statement -------------------------------------------------------------------------------------------------

/** @typedef {{ key: string, args: Record<string, string | number> }} Sentence  a text of the catalogue and what it is filled with */

/**
 * Return the neutral statement of one direction as sentences of the catalogue.
 * @param {Report} report
 * @param {(moment: string) => string} dated
 * @returns {Sentence[]}
 */
export function statement(report, dated) {
  const span = { since: report.since ? dated(report.since) : "", until: dated(report.until ?? report.at) };
  const sides = { caller: report.caller, called: report.called };
  const counts = columns([report]).map((outcome) => ({
    key: "report-statement-count", args: { ...sides, outcome, count: report.outcomes[outcome] ?? 0 },
  }));
  const last = report.last_contact === null
    ? { key: "report-statement-no-contact", args: { ...sides } }
    : { key: "report-statement-last-contact", args: { ...sides, at: dated(report.last_contact) } };
  return [
    { key: report.since ? "report-statement-span" : "report-statement-until", args: { ...sides, ...span, attempts: report.attempts } },
    ...counts, last,
    { key: "report-statement-not", args: { ...sides } },
  ];
}

/** Claims of the verifier that prove an outcome, by the outcome. */
const CLAIMS = new Set(/** @type {readonly string[]} */ (OUTCOMES));

/**
 * Return the claims of a bundle that goes with a statement: one for each attempt counted, the newest, as many as a bundle takes.
 * @param {readonly Call[]} calls @param {number} [most]
 * @returns {{ claims: { claim: string, of: [string] }[], left_out: number }}
 */
export function claims(calls, most = 64) {
  const known = calls.filter((call) => CLAIMS.has(call.attempt?.outcome ?? ""));
  const newest = known.toSorted((a, b) => ms(b.written) - ms(a.written)).slice(0, most);
  return { claims: newest.map((call) => ({ claim: call.attempt?.outcome ?? "", of: [call.id] })), left_out: known.length - newest.length };
}
