/**
 * Drill mode: what this officer writes and calls on a line is marked EXERCISE until the drill is ended.
 *
 * Keeps true: the mode is seen on every screen by a hatched frame and in words, survives a reload, and changes nothing
 * that comes from the other side: what is operational stays so and looks so.
 * Leaves to others: the marking itself, which the node signs; the sound of an exercise (`sound.js`).
 */

import { computed, effect, signal } from "../vendor/ui.js";
import { session } from "./api.js";
import { keep, keepValue, keptValue } from "./kept.js";

/** @typedef {{ line: string, began: number }} Drill */

const running = signal(keptValue("drill", /** @type {Drill | null} */ (null)));
/** The drill that is on in this browser; null for none. */
export const drill = computed(() => running.value);

/** @param {string} line @returns {"EXERCISE" | "OPERATIONAL"} the marking of what is written on a line now */
export function markingOn(line) {
  return running.value?.line === line ? "EXERCISE" : "OPERATIONAL";
}

/** @param {string} line @param {number} now ms */
export function startDrill(line, now) {
  running.value = { line, began: now };
  keepValue("drill", running.peek());
}

/** End the drill: what is begun from here on is operational. */
export function endDrill() {
  running.value = null;
  keep("drill", null);
}

effect(() => {
  const on = running.value !== null && Boolean(session.value);
  if (on) document.documentElement.dataset.drill = "on";
  else delete document.documentElement.dataset.drill;
});
