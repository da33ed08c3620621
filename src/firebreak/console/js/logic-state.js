/**
 * The state of one line on this page: a fold of the live view's snapshot and news, and nothing else.
 *
 * Keeps true: the same news twice changes nothing more; what is older never replaces what is newer; what this page does
 * not know is kept and shown as unknown, never dropped; every list is bounded, so that a page left open for weeks does
 * not grow; a view that was silent for longer than two ticks is stale and says since when.
 * Leaves to others: the socket (`live.js`), what alerts sound like (`logic-alerts.js`), older pages of the record (`api.js`).
 */

import { ms } from "./logic-time.js";

const LATE_MS = 15_000; // the node says something every ten seconds
const STALE_MS = 25_000;
export const BOUNDS = Object.freeze({ matters: 200, tests: 200, alerts: 200, entries: 400, unknown: 20, releases: 100 });

/** News that replaces a list or a thing as a whole, by the field it comes in. */
const WHOLE = /** @type {const} */ (["releases", "watch_list", "silences", "paging", "progress", "demo"]);

/** @typedef {Record<string, any>} Json */
/**
 * @typedef {object} State
 * @property {string} name of the line
 * @property {Json | null} line
 * @property {string | null} at the node's time of the last news
 * @property {number} heard_ms when it came, by this page's clock; 0 for never
 * @property {readonly any[]} matters newest first
 * @property {readonly any[]} tests newest first
 * @property {readonly any[]} alerts newest first
 * @property {readonly any[]} entries newest first
 * @property {Json} more what else the snapshot has, by name: releases, silences, who is on watch, paging
 * @property {{ count: number, last: readonly Json[] }} unknown news of a sort that this page does not know
 * @property {number} gaps how often the view was opened again: what happened between is in the record, not in `entries`
 * @property {number} left how many matters were let go for the bound
 */

/** @param {string} name @returns {State} */
export function empty(name) {
  return {
    name, line: null, at: null, heard_ms: 0, matters: [], tests: [], alerts: [], entries: [], more: {},
    unknown: { count: 0, last: [] }, gaps: 0, left: 0,
  };
}

/**
 * Return the state after one message of the live view.
 * @param {State} state @param {Json} news @param {number} now this page's clock, ms
 * @returns {State}
 */
export function fold(state, news, now) {
  const heard = { ...state, at: newest(state.at, news.at), heard_ms: Math.max(state.heard_ms, now) };
  const known = news.what === "snapshot" ? opened(heard, news) : told(heard, news);
  return { ...known, line: newerLine(known.line, news.line ?? null), more: whole(known.more, news) };
}

/** @param {string | null} known @param {unknown} told */
function newest(known, told) {
  if (typeof told !== "string" || Number.isNaN(ms(told))) return known;
  return known !== null && ms(known) > ms(told) ? known : told;
}

/** @param {Json | null} known @param {Json | null} told */
function newerLine(known, told) {
  if (told === null || known === null) return told ?? known;
  return ms(told.at) < ms(known.at) ? known : told;
}

/** @param {Json} more @param {Json} news @returns {Json} */
function whole(more, news) {
  const found = WHOLE.filter((field) => news[field] !== undefined && news[field] !== null);
  return found.length === 0 ? more : { ...more, ...Object.fromEntries(found.map((field) => [field, news[field]])) };
}

/**
 * A snapshot is everything as it is: what this page had before is gone, but for what the record itself said.
 * @param {State} state @param {Json} news @returns {State}
 */
function opened(state, news) {
  const again = state.line !== null;
  const fresh = { ...state, matters: [], tests: [], alerts: [], gaps: state.gaps + (again ? 1 : 0), left: 0 };
  const withMatters = (news.matters ?? []).reduceRight(putMatter, fresh);
  const withTests = (news.tests ?? []).reduceRight(putTest, withMatters);
  return (news.alerts ?? []).reduceRight(putAlert, withTests);
}

/** @param {State} state @param {Json} news @returns {State} */
function told(state, news) {
  let next = state;
  if (news.entry) next = putEntry(next, news.entry);
  if (news.matter) next = putMatter(next, news.matter);
  if (news.test) next = putTest(next, news.test);
  if (news.alert) next = putAlert(next, news.alert);
  if (news.release) next = putRelease(next, news.release);
  if (news.silences) next = onlySilences(next, news.silences);
  else if (news.silence) next = putSilence(next, news.silence);
  if (news.what === "stopped" && news.of) next = stop(next, news.of, news.at);
  return KNOWN.has(news.what) ? next : strange(next, news);
}

const KNOWN = new Set([
  "snapshot", "entry", "matter", "alert", "stopped", "link", "tick", "release", "draft", "silence", "watch", "progress", "paging",
  "demo", "handover",
]);

/** @param {State} state @param {Json} news @returns {State} */
function strange(state, news) {
  const last = [{ what: String(news.what).slice(0, 64), at: String(news.at ?? "").slice(0, 40) }, ...state.unknown.last];
  return { ...state, unknown: { count: state.unknown.count + 1, last: last.slice(0, BOUNDS.unknown) } };
}

// --- lists ---------------------------------------------------------------------------------------------------------

/** @param {State} state @param {any} matter @returns {State} */
function putMatter(state, matter) {
  const at = state.matters.findIndex((one) => one.id === matter.id);
  if (at >= 0) {
    return older(matter, state.matters[at]) ? state : { ...state, matters: state.matters.with(at, matter) };
  }
  const all = inOrder(state.matters, matter, (one) => ms(one.arrived));
  if (all.length <= BOUNDS.matters) return { ...state, matters: all };
  // What is closed is let go before what is open, the oldest first; the record at the node keeps everything.
  const closed = all.findLastIndex((one) => !one.open && one.id !== matter.id);
  return { ...state, matters: all.toSpliced(closed >= 0 ? closed : all.length - 1, 1), left: state.left + 1 };
}

/**
 * Return whether a matter as told is older than as known: it has fewer acts, or was settled before.
 * @param {any} told @param {any} known
 */
function older(told, known) {
  const count = (/** @type {any} */ one) => one.entries ?? one.acts?.length ?? 0;
  if (count(told) !== count(known)) return count(told) < count(known);
  const settled = (/** @type {any} */ one) => Boolean(one.settled ?? one.attempt?.settled);
  return settled(known) && !settled(told);
}

/** @param {State} state @param {any} test @returns {State} */
function putTest(state, test) {
  const at = state.tests.findIndex((one) => one.id === test.id);
  if (at >= 0) {
    const decided = state.tests[at].result !== null && test.result === null;
    return decided ? state : { ...state, tests: state.tests.with(at, test) };
  }
  return { ...state, tests: inOrder(state.tests, test, (one) => ms(one.due)).slice(0, BOUNDS.tests) };
}

/** @param {State} state @param {any} alert @returns {State} */
function putAlert(state, alert) {
  const at = state.alerts.findIndex((one) => one.number === alert.number);
  if (at >= 0) {
    const kept = { ...alert, stopped: alert.stopped ?? state.alerts[at].stopped };
    return { ...state, alerts: state.alerts.with(at, kept) };
  }
  const all = inOrder(state.alerts, alert, (one) => one.number);
  if (all.length <= BOUNDS.alerts) return { ...state, alerts: all };
  const stopped = all.findLastIndex((one) => one.stopped !== null);
  return { ...state, alerts: all.toSpliced(stopped >= 0 ? stopped : all.length - 1, 1) };
}

/** @param {State} state @param {any} entry @returns {State} */
function putEntry(state, entry) {
  if (state.entries.some((one) => one.id === entry.id)) return state;
  return { ...state, entries: [entry, ...state.entries].slice(0, BOUNDS.entries) };
}

/** @param {State} state @param {Json} release @returns {State} */
function putRelease(state, release) {
  const others = (state.more.releases ?? []).filter((/** @type {Json} */ one) => one.id !== release.id);
  return { ...state, more: { ...state.more, releases: [release, ...others].slice(0, BOUNDS.releases) } };
}

/**
 * The sound of an alert goes off for a while, or comes back: `until` is over then.
 * @param {State} state @param {Json} silence @returns {State}
 */
function putSilence(state, silence) {
  const others = (state.more.silences ?? []).filter((/** @type {Json} */ one) => one.number !== silence.number);
  const lasts = ms(silence.until) > ms(silence.at);
  const silences = lasts ? [silence, ...others].slice(0, BOUNDS.alerts) : others;
  const quiet = { silenced_until: lasts ? silence.until : null, silenced_by: lasts ? silence.by : null };
  const alerts = state.alerts.map((one) => (one.number === silence.number ? { ...one, ...quiet } : one));
  return { ...state, alerts, more: { ...state.more, silences } };
}

/**
 * The node's own list of silences is what holds: an alert that is not in it sounds.
 * @param {State} state @param {readonly Json[]} silences @returns {State}
 */
function onlySilences(state, silences) {
  const by = new Map(silences.map((one) => [one.number, one]));
  const alerts = state.alerts.map((one) => ({
    ...one, silenced_until: by.get(one.number)?.until ?? null, silenced_by: by.get(one.number)?.by ?? null,
  }));
  return { ...state, alerts };
}

/** @param {State} state @param {string} of @param {string} at @returns {State} */
function stop(state, of, at) {
  const alerts = state.alerts.map((one) => (one.of === of && one.stopped === null ? { ...one, stopped: at } : one));
  return { ...state, alerts };
}

/**
 * Return a list, newest first, with one thing more at its place; nearly always the first.
 * @template T @param {readonly T[]} list @param {T} one @param {(one: T) => number} key @returns {T[]}
 */
function inOrder(list, one, key) {
  const at = list.findIndex((each) => key(each) <= key(one));
  return list.toSpliced(at < 0 ? list.length : at, 0, one);
}

// --- freshness -----------------------------------------------------------------------------------------------------

/**
 * Return how fresh the view is.
 * @param {State} state @param {number} now this page's clock, ms
 * @returns {"never" | "live" | "late" | "stale"}
 */
export function freshness(state, now) {
  if (state.heard_ms === 0) return "never";
  const silent = now - state.heard_ms;
  if (silent < LATE_MS) return "live";
  return silent < STALE_MS ? "late" : "stale";
}
