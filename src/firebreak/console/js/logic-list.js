/**
 * Where the rows of a long list are: what is drawn of it, and what keeps its place when rows come, go or grow.
 *
 * Keeps true: heights that were not measured are estimated, all the same; a place is a row and a distance in it, so it outlasts
 * whatever happens before that row.
 * Leaves to others: measuring, scrolling and drawing (`widget-list.js`).
 */

/** @typedef {{ keys: readonly string[], tops: readonly number[] }} Rows keys in order; `tops[n]` px, one more than keys: the end */
/** @typedef {{ key: string, delta: number }} Place a row, and px from its top */

/** @param {readonly string[]} keys @param {ReadonlyMap<string, number>} heights px @param {number} estimate px @returns {Rows} */
export function laid(keys, heights, estimate) {
  const tops = [0];
  for (const key of keys) tops.push((tops.at(-1) ?? 0) + (heights.get(key) ?? estimate));
  return { keys, tops };
}

/** @param {Rows} rows @returns {number} px */
export function total(rows) {
  return rows.tops.at(-1) ?? 0;
}

/** @param {Rows} rows @param {number} y px @returns {number} the row at a height: the first above, the end below */
export function rowAt({ tops }, y) {
  let low = 0;
  let high = tops.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/**
 * @param {Rows} rows @param {{ top: number | null, height: number }} view px; no top is the end @param {number} spare px beyond it
 * @returns {{ first: number, last: number }} rows to draw, the last not among them
 */
export function drawn(rows, view, spare) {
  const top = view.top ?? Math.max(0, total(rows) - view.height);
  return { first: rowAt(rows, top - spare), last: Math.min(rows.keys.length, rowAt(rows, top + view.height + spare) + 1) };
}

/** @param {Rows} rows @param {number} top px @returns {Place | null} what stands at the top; null after the last row */
export function placeAt(rows, top) {
  const row = rowAt(rows, top);
  const key = rows.keys[row];
  return key === undefined ? null : { key, delta: top - (rows.tops[row] ?? 0) };
}

/** @param {Rows} rows @param {Place} place @returns {number | null} px from the top of the list; null when the row is gone */
export function topOf(rows, place) {
  const row = rows.keys.indexOf(place.key);
  return row < 0 ? null : (rows.tops[row] ?? 0) + place.delta;
}
