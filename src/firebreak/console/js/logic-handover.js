/**
 * The handover of a watch: what is open, which item was carried over, and when both officers have signed.
 *
 * Keeps true: the one who comes signs for each open item, none by default and none at once; what opened after the sheet was drawn
 * up is told as new.
 * Leaves to others: the sheet and its hash (the API), the entries `handover` and `watch` (the node).
 */

import { ms } from "./logic-time.js";

/** @typedef {"matter" | "test" | "promise" | "put-off" | "not-taken" | "draft" | "release" | "held" | "silence"} Sort */
/** @typedef {{ key: string, sort: Sort, id: string | null, due: string | null, value: any }} Item */

const LISTS = /** @type {const} */ ([
  ["open", "matter"], ["tests", "test"], ["promises", "promise"], ["releases", "release"], ["held", "held"],
  ["drafts", "draft"], ["silences", "silence"],
]);

/**
 * Return everything on a sheet as items, those with a clock first, the most urgent first.
 * @param {Record<string, any>} sheet
 * @returns {Item[]}
 */
export function items(sheet) {
  const lists = LISTS.flatMap(([list, sort]) => (sheet[list] ?? []).map((/** @type {any} */ value, /** @type {number} */ i) => item(sort, value, i)));
  const owed = (sheet.owed ?? []).map((/** @type {any} */ value, /** @type {number} */ i) => item(value.why === "put_off" ? "put-off" : "not-taken", value, i));
  return [...lists, ...owed].toSorted((a, b) => clock(a) - clock(b));
}

/** @param {Sort} sort @param {any} value @param {number} at @returns {Item} */
function item(sort, value, at) {
  const id = value.id ?? value.number ?? null;
  return { key: `${sort}/${id ?? at}`, sort, id: id === null ? null : String(id), due: value.due ?? value.ring?.ends ?? value.until ?? null, value };
}

/** @param {Item} one */
function clock(one) {
  return one.due === null ? Number.MAX_SAFE_INTEGER : ms(one.due);
}

/**
 * Return whether the one who comes can sign, and what is still unsigned.
 * @param {readonly Item[]} all @param {ReadonlySet<string>} signed keys
 */
export function standing(all, signed) {
  const left = all.filter((one) => !signed.has(one.key));
  return { ready: left.length === 0, left: left.length, signed: all.length - left.length };
}

/**
 * Return the keys of items that are on the sheet now and were not when it was drawn up.
 * @param {readonly Item[]} now @param {readonly string[]} before keys
 */
export function added(now, before) {
  const known = new Set(before);
  return now.filter((one) => !known.has(one.key)).map((one) => one.key);
}
