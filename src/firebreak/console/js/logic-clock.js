/**
 * The node's clock as this page knows it, and whether a clock is wrong.
 *
 * Keeps true: countdowns run by the node's clock, not by the browser's; the node tells whole seconds, so that the
 * difference is known between bounds only, and what lies between them is never called wrong; a difference close to a
 * whole hour is named as such, since it is nearly always a time zone set wrongly.
 * Leaves to others: showing it (`widget-top.js`), reading the browser's clock (`clocks.js`).
 */

const WINDOW = 32; // hearings remembered
const JUMP_MS = 5_000; // beyond this a clock was set, and what was known before is of no use
const TOLERATED_MS = 5_000;
const HOUR_MS = 3_600_000;
const NEAR_HOUR_MS = 120_000;

/** @typedef {{ lows: readonly number[], highs: readonly number[] }} Clock  bounds of node time less browser time, ms */
/** @typedef {"unknown" | "agrees" | "differs" | "hours"} Judgement */

/** @type {Clock} */
export const NO_CLOCK = { lows: [], highs: [] };

/**
 * Return what is known after one more word of the node.
 * @param {Clock} clock
 * @param {number} told what the node said, ms, cut to whole seconds
 * @param {number} received when it was received, by the browser
 * @param {number} [travelled] how long it can have travelled, ms; unknown for pushed news
 * @returns {Clock}
 */
export function heard(clock, told, received, travelled = 2_000) {
  const low = told - received;
  const high = low + 1_000 + travelled;
  const known = difference(clock);
  const jumped = known !== null && (high < known.low - JUMP_MS || low > known.high + JUMP_MS);
  const before = jumped ? NO_CLOCK : clock;
  return { lows: [...before.lows, low].slice(-WINDOW), highs: [...before.highs, high].slice(-WINDOW) };
}

/**
 * Return the bounds of node time less browser time; null before anything was heard.
 * @param {Clock} clock
 * @returns {{ low: number, high: number } | null}
 */
export function difference(clock) {
  if (clock.lows.length === 0) return null;
  const low = Math.max(...clock.lows);
  return { low, high: Math.max(low, Math.min(...clock.highs)) };
}

/**
 * Return the node's time for a moment of the browser's clock; the browser's own before anything was heard.
 * @param {Clock} clock @param {number} browser ms
 */
export function nodeNow(clock, browser) {
  const known = difference(clock);
  return known === null ? browser : browser + (known.low + known.high) / 2;
}

/**
 * Judge two clocks by the bounds of their difference.
 * @param {{ low: number, high: number } | null} known
 * @returns {{ judgement: Judgement, by_ms: number, hours: number }} `by_ms` is the least difference that is certain
 */
export function judge(known) {
  if (known === null) return { judgement: "unknown", by_ms: 0, hours: 0 };
  const certain = known.low > 0 ? known.low : known.high < 0 ? known.high : 0;
  if (Math.abs(certain) <= TOLERATED_MS) return { judgement: "agrees", by_ms: certain, hours: 0 };
  const hours = wholeHours((known.low + known.high) / 2);
  return { judgement: hours === 0 ? "differs" : "hours", by_ms: certain, hours };
}

/**
 * Return the whole hours that a difference lies close to, 1 to 14 either way; 0 when it lies close to none.
 * @param {number} by ms
 */
export function wholeHours(by) {
  const hours = Math.round(by / HOUR_MS);
  const near = Math.abs(by - hours * HOUR_MS) <= NEAR_HOUR_MS;
  return near && Math.abs(hours) <= 14 ? hours : 0;
}
