/**
 * Names of a line for people: parties, desks, roles, as the charter has them.
 *
 * Keeps true: a desk or role the charter does not name is shown by its id, never left out.
 * Leaves to others: the charter (`live.js`).
 */

import { language } from "./texts.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {((side: string) => string) & { desk: (side: string, id: string) => string }} Names the party of a side, `us` or `them`; its desks */

/** @param {Line} line @returns {Names} */
export function parties(line) {
  const found = line.state.value.line ?? line.charter.value;
  const party = (/** @type {string} */ side) => found?.[side === "us" ? "us" : "them"]?.name ?? side;
  return Object.assign(party, { desk: (/** @type {string} */ side, /** @type {string} */ id) => deskName(line, side, id) });
}

/** @param {Line} line @param {string} side @param {string} id @returns {string} the name of a desk */
export function deskName(line, side, id) {
  const found = line.state.value.line ?? line.charter.value;
  const desks = found?.[side === "us" ? "us" : "them"]?.desks ?? [];
  return desks.find((/** @type {any} */ desk) => desk.id === id)?.name ?? id;
}

/** @param {string} tag of the protocol @returns {string} the name of a language in that of the page, with its tag */
export function languageName(tag) {
  try {
    const name = new Intl.DisplayNames([language.value], { type: "language" }).of(tag);
    return name && name !== tag ? `${name} (${tag})` : tag;
  } catch {
    return tag; // no tag of a language: shown as it stands
  }
}

/** @param {Line} line @param {string} side @param {readonly string[]} ids */
export function deskNames(line, side, ids) {
  return ids.map((id) => deskName(line, side, id)).join(", ");
}
