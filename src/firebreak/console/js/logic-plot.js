/**
 * The history of the layered tests as columns for plots and rows for tables: the same numbers for the eye and for the keyboard.
 *
 * Keeps true: a span in which no test was due is a gap and never a zero; what was not sent by us is never counted with what was
 * missed; every point of a plot has its row in the table.
 * Leaves to others: counting (the node), drawing (`widget-plot.js`), words of layers (`texts.js`).
 */

import { ms } from "./logic-time.js";

const HOUR_MS = 3_600_000;

/** Spans that the health screen offers, with how many buckets each is cut into. */
export const SPANS = /** @type {const} */ ([
  { name: "hour", length_ms: HOUR_MS, buckets: 60 },
  { name: "hours", length_ms: 6 * HOUR_MS, buckets: 72 },
  { name: "day", length_ms: 24 * HOUR_MS, buckets: 96 },
  { name: "week", length_ms: 7 * 24 * HOUR_MS, buckets: 168 },
  { name: "month", length_ms: 31 * 24 * HOUR_MS, buckets: 186 },
  { name: "year", length_ms: 366 * 24 * HOUR_MS, buckets: 366 },
  { name: "years", length_ms: 5 * 366 * 24 * HOUR_MS, buckets: 305 },
]);

/** @typedef {(typeof SPANS)[number]["name"]} SpanName */
/** @typedef {{ from: string, due: number, answered: number, missed: number, not_sent: number, median_ms: number | null }} Bucket */
/** @typedef {{ layer: string, path: string | null, direction: string, buckets: readonly Bucket[] }} Layer */
/** @typedef {readonly (number | null)[]} Column */

/**
 * Return the moments of a span that ends at a moment, or that lies `back` whole spans before.
 * @param {SpanName} name @param {number} now ms @param {number} [back]
 */
export function span(name, now, back = 0) {
  const found = SPANS.find((one) => one.name === name) ?? SPANS[0];
  const until = now - back * found.length_ms;
  return { since: until - found.length_ms, until, buckets: found.buckets };
}

/**
 * Return the span to begin with: the day, or the hour where everything there is lies within it.
 * @param {readonly Layer[]} layers of a day @param {number} until its end, ms
 * @returns {SpanName}
 */
export function firstSpan(layers, until) {
  const earliest = Math.min(...layers.flatMap((layer) => layer.buckets.map((one) => ms(one.from))));
  return Number.isFinite(earliest) && until - earliest < HOUR_MS ? "hour" : "day";
}

/**
 * Return a name for a layer of one direction and path that is the same from one answer to the next.
 * @param {{ layer: string, path: string | null, direction: string }} layer
 */
export function keyOf(layer) {
  return [layer.direction, layer.layer, layer.path ?? ""].join("/");
}

/**
 * Return a layer with the buckets in which nothing was due, which the node leaves out, put back: else a plot would draw a
 * line across them.
 * @param {Layer} layer @param {{ since: string, until: string, bucket_s: number }} history
 * @returns {Layer}
 */
export function filled(layer, history) {
  const known = new Map(layer.buckets.map((one) => [ms(one.from), one]));
  const [since, step] = [ms(history.since), history.bucket_s * 1000];
  const length = Math.min(4_000, Math.ceil((ms(history.until) - since) / step));
  const buckets = Array.from({ length: Math.max(0, length) }, (_, i) => known.get(since + i * step) ?? nothingDue(since + i * step));
  return { ...layer, buckets };
}

/** @param {number} from ms @returns {Bucket} */
function nothingDue(from) {
  return { from: new Date(from).toISOString(), due: 0, answered: 0, missed: 0, not_sent: 0, median_ms: null };
}

/**
 * Return the share of due tests that were answered, in per cent, as a column beside the times in seconds.
 * @param {Layer} layer
 * @returns {[number[], Column]}
 */
export function answeredShare(layer) {
  return [times(layer), layer.buckets.map((one) => (asked(one) === 0 ? null : (100 * one.answered) / asked(one)))];
}

/**
 * Return counts as columns for bars that stand on each other, the sums first, so that each drawn over the last leaves its own
 * part to be seen: not sent on top, then missed, then answered; nulls where nothing was due.
 * @param {Layer} layer
 * @returns {[number[], Column, Column, Column]}
 */
export function stacks(layer) {
  const column = (/** @type {(one: Bucket) => number} */ sum) => layer.buckets.map((one) => (one.due === 0 ? null : sum(one)));
  return [times(layer), column((one) => asked(one) + one.not_sent), column(asked), column((one) => one.answered)];
}

/**
 * Return median times of return as a column, in milliseconds.
 * @param {Layer} layer
 * @returns {[number[], Column]}
 */
export function medians(layer) {
  return [times(layer), layer.buckets.map((one) => one.median_ms)];
}

/** @param {Layer} layer @returns {number[]} beginnings of the buckets, seconds */
function times(layer) {
  return layer.buckets.map((one) => ms(one.from) / 1000);
}

/** @param {Bucket} bucket @returns {number} tests that were put to the other side */
function asked(bucket) {
  return bucket.answered + bucket.missed;
}

/**
 * Return the totals of a layer.
 * @param {Layer} layer
 */
export function totals(layer) {
  const sum = (/** @type {"due" | "answered" | "missed" | "not_sent"} */ name) => layer.buckets.reduce((all, one) => all + one[name], 0);
  return { due: sum("due"), answered: sum("answered"), missed: sum("missed"), not_sent: sum("not_sent") };
}

/**
 * Return the rows of the table beside a plot: the buckets in which something was due, newest first.
 * @param {Layer} layer
 * @returns {Bucket[]}
 */
export function rows(layer) {
  return layer.buckets.filter((one) => one.due > 0).toReversed();
}

/**
 * Return the stretches of a finding over time, each with its end, for a band under the plots.
 * @param {readonly { since: string, finding: string }[]} findings oldest first @param {number} since @param {number} until
 * @returns {{ finding: string, from: number, to: number, share: number }[]}
 */
export function bands(findings, since, until) {
  const found = findings.map((one, i) => ({
    finding: one.finding, from: Math.max(since, ms(one.since)), to: Math.min(until, ms(findings[i + 1]?.since ?? until)),
  }));
  return found.filter((one) => one.to > one.from).map((one) => ({ ...one, share: (one.to - one.from) / (until - since) }));
}

/**
 * Return the rows of an export: every bucket of every layer, those in which nothing was due included.
 * @param {readonly Layer[]} layers
 */
export function exported(layers) {
  return layers.flatMap((layer) => layer.buckets.map((one) => ({
    direction: layer.direction, layer: layer.layer, path: layer.path ?? "", from: one.from, due: one.due,
    answered: one.answered, missed: one.missed, not_sent: one.not_sent, median_ms: one.median_ms ?? "",
  })));
}
