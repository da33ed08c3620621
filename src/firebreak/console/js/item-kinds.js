/**
 * How an item of the conversation is drawn, by its kind: a registry, so that notices and voice slot in later.
 *
 * Keeps true: a kind nobody registered is drawn as unknown, with everything that came with it; nothing is dropped.
 * Leaves to others: the drawings (`item-matter.js`, `item-entry.js`), which items there are (`conversation.js`).
 */

/** @typedef {import("./store.js").Line} Line */
/**
 * @typedef {object} Item
 * @property {string} key
 * @property {string} kind a kind of the record, or `call`, `message`, `test`
 * @property {number} at ms, its place in the conversation
 * @property {any} it the matter, test or entry
 */
/** @typedef {(props: { line: Line, item: Item, chosen: boolean }) => any} Drawing */

/** @type {Map<string, Drawing>} */
const drawings = new Map();
/** @type {Drawing | null} */
let unknown = null;

/** @param {string} kind @param {Drawing} drawing */
export function registerKind(kind, drawing) {
  drawings.set(kind, drawing);
}

/** @param {Drawing} drawing what draws every kind that nobody registered */
export function registerUnknown(drawing) {
  unknown = drawing;
}

/** @param {string} kind @returns {Drawing} */
export function drawingOf(kind) {
  const found = drawings.get(kind) ?? unknown;
  if (!found) throw new Error("nothing draws what is unknown");
  return found;
}
