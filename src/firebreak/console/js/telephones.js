/**
 * Telephone numbers of both parties of each line, kept in this browser: the screen of a dead node needs them.
 *
 * Keeps true: what is kept is what the node said last; numbers of a line stay when its node is gone.
 * Leaves to others: showing them (`screen-lost.js`).
 */

import { signal } from "../vendor/ui.js";
import { keepValue, keptValue } from "./kept.js";

/** @typedef {{ line: string, us: string, them: string, our_telephones: string[], their_telephones: string[] }} Numbers */

const LINES_MAX = 32;

/** The numbers of every line that this browser has seen. */
export const numbers = signal(keptValue("numbers", /** @type {Numbers[]} */ ([])));

/** @param {string} name @param {any} known the parties, as the view or the charter names them */
export function remember(name, known) {
  if (!known) return;
  const one = {
    line: name, us: known.us.name, them: known.them.name, our_telephones: known.us.telephones,
    their_telephones: known.them.telephones,
  };
  numbers.value = [...numbers.peek().filter((each) => each.line !== name), one].slice(-LINES_MAX);
  keepValue("numbers", numbers.peek());
}
