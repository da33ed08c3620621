/**
 * A long list of which only what can be seen is drawn; further pages are fetched when its end comes near.
 *
 * Keeps true: however long the list, the page holds a few dozen rows; what is in view stays in view when rows are put
 * before it or grow; at its end the list follows what comes, unless the officer has scrolled away.
 * Leaves to others: where rows are (`logic-list.js`), fetching pages, bounding what is held (`screen-line.js`).
 */

import { html, useEffect, useLayoutEffect, useRef, useState } from "../vendor/ui.js";
import { drawn, laid, placeAt, topOf, total } from "./logic-list.js";

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

/** @param {ListProps<any>} props */
export function VirtualList(props) {
  const box = useRef(/** @type {HTMLDivElement | null} */ (null));
  const heights = useRef(/** @type {Map<string, number>} */ (new Map()));
  const anchor = useRef(/** @type {import("./logic-list.js").Place | null} */ (null));
  const atEnd = useRef(props.follow ?? false);
  const [view, setView] = useState({ top: /** @type {number | null} */ (props.follow ? null : 0), height: 800 });
  const touched = useRef(false);
  const wanted = useRef(/** @type {{ key: string, until: number } | null} */ (null)); // to be brought into view while rows are measured
  const lastKey = useRef(/** @type {string | undefined} */ (undefined));
  const grew = useRef(/** @type {HTMLElement | null} */ (null)); // what has the focus in a row that grew: a form that was opened
  const laidBefore = useRef(/** @type {import("./logic-list.js").Rows | null} */ (null));
  const knownTop = useRef(0);
  const [, measured] = useState(0);

  const rows = laid(props.items.map(props.keyOf), heights.current, props.estimate ?? 96);
  const { keys, tops } = rows;
  const { first, last } = drawn(rows, view, SPARE_PX);

  /** @param {HTMLElement} element @param {import("./logic-list.js").Rows} at where rows are as the page stands */
  function place(element, at) {
    knownTop.current = element.scrollTop;
    anchor.current = placeAt(at, element.scrollTop);
    atEnd.current = Boolean(props.follow) && below(element) < 24;
  }

  // The event of a scroll comes a frame after the scroll: what is drawn in between must not take it back.
  if (box.current && laidBefore.current && Math.abs(box.current.scrollTop - knownTop.current) > 1) place(box.current, laidBefore.current);

  function look() {
    const element = box.current;
    if (!element) return;
    place(element, rows);
    setView({ top: element.scrollTop, height: element.clientHeight });
    if (element.scrollTop < NEAR_PX) props.onNearStart?.();
    if (below(element) < NEAR_PX) props.onNearEnd?.();
  }

  // Keep what is in view in view: rows before it may have come, gone or changed their height.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    laidBefore.current = rows;
    const grown = keys.at(-1) !== lastKey.current;
    lastKey.current = keys.at(-1);
    const kept = anchor.current && topOf(rows, anchor.current);
    // What comes is followed; what only grows, because somebody opened it, stays where it is.
    if (wanted.current && Date.now() < wanted.current.until) show(element, keys.indexOf(wanted.current.key));
    else if (atEnd.current && (grown || !(touched.current || props.chosen))) element.scrollTop = element.scrollHeight;
    else if (kept !== null && Math.abs(element.scrollTop - kept) > 1) element.scrollTop = kept;
    if (grew.current) reveal(element, grew.current);
    grew.current = null;
    knownTop.current = element.scrollTop;
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
    const hidden = end - (element.scrollTop + element.clientHeight);
    if (top < element.scrollTop) element.scrollTop = top;
    else if (hidden > 0) element.scrollTop = Math.min(top, element.scrollTop + hidden);
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
    <div role="presentation" ref=${space(total(rows) - (tops[last] ?? 0))}></div>
  </div>`;
}

/** @param {HTMLElement} box @returns {number} px below what is seen of it */
function below(box) {
  return box.scrollHeight - box.scrollTop - box.clientHeight;
}

/** @param {HTMLElement} box @param {HTMLElement} inside brought into view inside the box, its beginning first */
function reveal(box, inside) {
  const [frame, part] = [box.getBoundingClientRect(), inside.getBoundingClientRect()];
  const hidden = part.bottom - frame.bottom;
  if (part.top < frame.top) box.scrollTop -= frame.top - part.top;
  else if (hidden > 0) box.scrollTop += Math.min(hidden, part.top - frame.top);
}

/** @param {Map<string, number>} heights @param {Set<string>} keep */
function prune(heights, keep) {
  for (const key of heights.keys()) if (!keep.has(key)) heights.delete(key);
}
