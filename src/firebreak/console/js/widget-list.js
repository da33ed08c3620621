/**
 * A long list of which only what can be seen is drawn; further pages are fetched when its end comes near.
 *
 * Keeps true: however long the list, the page holds a few dozen rows; what is in view stays in view when rows are put
 * before it or grow; at its end the list follows what comes, unless the officer has scrolled away.
 * Leaves to others: fetching pages, bounding what is held (`screen-line.js`).
 */

import { html, useEffect, useLayoutEffect, useRef, useState } from "../vendor/ui.js";

const SPARE_PX = 600; // drawn beyond what is seen, on both sides
const NEAR_PX = 800;
const SETTLE_MS = 600; // how long a chosen row is held in view while it and its neighbours are measured

/**
 * @template T
 * @typedef {object} ListProps
 * @property {readonly T[]} items in the order of the list, the last at the bottom
 * @property {(item: T) => string} keyOf
 * @property {(item: T, index: number) => unknown} row
 * @property {string} label
 * @property {number} [estimate] px of a row not measured yet
 * @property {() => void} [onNearStart]
 * @property {() => void} [onNearEnd]
 * @property {boolean} [follow] keep to the end while it is in view
 * @property {string | null} [chosen] key of the row to bring into view
 */

/** @param {number[]} tops @param {number} y @returns {number} the row at a height */
function rowAt(tops, y) {
  let low = 0;
  let high = tops.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** @param {ListProps<any>} props */
export function VirtualList(props) {
  const box = useRef(/** @type {HTMLDivElement | null} */ (null));
  const heights = useRef(/** @type {Map<string, number>} */ (new Map()));
  const anchor = useRef(/** @type {{ key: string, delta: number } | null} */ (null));
  const atEnd = useRef(props.follow ?? false);
  const [view, setView] = useState({ top: 0, height: 800 });
  const touched = useRef(false);
  const wanted = useRef(/** @type {{ key: string, until: number } | null} */ (null)); // to be brought into view while rows are measured
  const lastKey = useRef(/** @type {string | undefined} */ (undefined));
  const grew = useRef(/** @type {HTMLElement | null} */ (null)); // what has the focus in a row that grew: a form that was opened
  const [, measured] = useState(0);
  const estimate = props.estimate ?? 96;

  const keys = props.items.map(props.keyOf);
  const tops = [0];
  for (const key of keys) tops.push((tops.at(-1) ?? 0) + (heights.current.get(key) ?? estimate));
  const total = tops.at(-1) ?? 0;
  const first = rowAt(tops, view.top - SPARE_PX);
  const last = Math.min(keys.length, rowAt(tops, view.top + view.height + SPARE_PX) + 1);

  function look() {
    const element = box.current;
    if (!element) return;
    const top = element.scrollTop;
    const row = rowAt(tops, top);
    anchor.current = keys[row] === undefined ? null : { key: keys[row], delta: top - (tops[row] ?? 0) };
    atEnd.current = Boolean(props.follow) && element.scrollHeight - top - element.clientHeight < 24;
    setView({ top, height: element.clientHeight });
    if (top < NEAR_PX) props.onNearStart?.();
    if (element.scrollHeight - top - element.clientHeight < NEAR_PX) props.onNearEnd?.();
  }

  // Keep what is in view in view: rows before it may have come, gone or changed their height.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const grown = keys.at(-1) !== lastKey.current;
    lastKey.current = keys.at(-1);
    // What comes is followed; what only grows, because somebody opened it, stays where it is.
    if (wanted.current && Date.now() < wanted.current.until) show(element, keys.indexOf(wanted.current.key));
    else if (atEnd.current && (grown || !(touched.current || props.chosen))) element.scrollTop = element.scrollHeight;
    else if (anchor.current) {
      const at = keys.indexOf(anchor.current.key);
      if (at >= 0) {
        const wanted = (tops[at] ?? 0) + anchor.current.delta;
        if (Math.abs(element.scrollTop - wanted) > 1) element.scrollTop = wanted;
      }
    }
    if (grew.current) reveal(element, grew.current);
    grew.current = null;
  });

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const sizes = new ResizeObserver((entries) => {
      let changed = false;
      for (const { target } of entries) changed = note(/** @type {HTMLElement} */ (target)) || changed;
      if (changed) measured((n) => n + 1);
    });
    for (const child of element.querySelectorAll(":scope > [data-row]")) sizes.observe(child);
    return () => sizes.disconnect();
  }, [keys.slice(first, last).join("\n")]);

  useEffect(look, [keys.length, keys[0], keys.at(-1)]);

  const found = props.chosen ? keys.includes(props.chosen) : false;
  useEffect(() => {
    if (!props.chosen || !found || !box.current) return;
    wanted.current = { key: props.chosen, until: Date.now() + SETTLE_MS };
    show(box.current, keys.indexOf(props.chosen));
  }, [props.chosen, found]);

  /** @param {HTMLElement} element @param {number} at the row to bring into view, its beginning first */
  function show(element, at) {
    if (at < 0) return;
    const [top, end] = [tops[at] ?? 0, tops[at + 1] ?? 0];
    const below = end - (element.scrollTop + element.clientHeight);
    if (top < element.scrollTop) element.scrollTop = top;
    else if (below > 0) element.scrollTop = Math.min(top, element.scrollTop + below);
  }

  /** @param {HTMLElement} row @returns {boolean} whether its height changed */
  function note(row) {
    const key = row.dataset.row ?? "";
    const height = row.getBoundingClientRect().height;
    if (height === 0 || Math.abs((heights.current.get(key) ?? 0) - height) < 0.5) return false;
    heights.current.set(key, height);
    const at = document.activeElement;
    if (at instanceof HTMLElement && at !== row && row.contains(at)) grew.current = at.closest("form") ?? at;
    if (heights.current.size > 4 * Math.max(keys.length, 200)) prune(heights.current, new Set(keys));
    return true;
  }

  const space = (/** @type {number} */ height) => (/** @type {HTMLElement | null} */ element) => {
    if (element) element.style.blockSize = `${height}px`;
  };
  return html`<div class="virtual" ref=${box} role="list" aria-label=${props.label} tabindex="0" onScroll=${look}
    onPointerDown=${() => (touched.current = true)} onKeyDown=${() => (touched.current = true)} onWheel=${() => (touched.current = true)}>
    <div role="presentation" ref=${space(tops[first] ?? 0)}></div>
    ${props.items.slice(first, last).map((item, n) => html`<div key=${keys[first + n]} role="listitem" data-row=${keys[first + n]}
      aria-setsize=${keys.length} aria-posinset=${first + n + 1}>${props.row(item, first + n)}</div>`)}
    <div role="presentation" ref=${space(total - (tops[last] ?? total))}></div>
  </div>`;
}

/** @param {HTMLElement} box @param {HTMLElement} inside brought into view inside the box, its beginning first */
function reveal(box, inside) {
  const [frame, part] = [box.getBoundingClientRect(), inside.getBoundingClientRect()];
  const below = part.bottom - frame.bottom;
  if (part.top < frame.top) box.scrollTop -= frame.top - part.top;
  else if (below > 0) box.scrollTop += Math.min(below, part.top - frame.top);
}

/** @param {Map<string, number>} heights @param {Set<string>} keep */
function prune(heights, keep) {
  for (const key of heights.keys()) if (!keep.has(key)) heights.delete(key);
}
