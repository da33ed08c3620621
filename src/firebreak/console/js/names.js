/**
 * Names of a line for people: parties, desks, roles, as the charter has them.
 *
 * Keeps true: a desk or role the charter does not name is shown by its id, never left out.
 * Leaves to others: the charter (`store.js`).
 */

/** @typedef {import("./store.js").Line} Line */

/** @param {Line} line @returns {(side: string) => string} the party of a side, `us` or `them` */
export function parties(line) {
  const found = line.state.value.line ?? line.charter.value;
  return (side) => found?.[side === "us" ? "us" : "them"]?.name ?? side;
}

/** @param {Line} line @param {string} side @param {string} id @returns {string} the name of a desk */
export function deskName(line, side, id) {
  const found = line.state.value.line ?? line.charter.value;
  const desks = found?.[side === "us" ? "us" : "them"]?.desks ?? [];
  return desks.find((/** @type {any} */ desk) => desk.id === id)?.name ?? id;
}

/** @param {Line} line @param {string} side @param {readonly string[]} ids */
export function deskNames(line, side, ids) {
  return ids.map((id) => deskName(line, side, id)).join(", ");
}
