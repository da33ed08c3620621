/**
 * The clocks of the page: this machine's once a second, and the node's as far as it is known.
 *
 * Keeps true: every countdown runs by the node's time; what is known of it comes from the node's own words alone.
 * Leaves to others: the arithmetic (`logic-clock.js`), hearing the node (`live.js`), telling that clocks differ (`widget-top.js`).
 */

import { computed, signal } from "../vendor/ui.js";
import { difference, heard, judge, NO_CLOCK, nodeNow } from "./logic-clock.js";

const clock = signal(NO_CLOCK);
/** The browser's time, ms, once a second. */
export const browser = signal(Date.now());
/** The node's time, ms, once a second: what every countdown runs by. */
export const now = computed(() => nodeNow(clock.value, browser.value));
/** What is known of the difference between the node's clock and this machine's. */
export const clocks = computed(() => judge(difference(clock.value)));

setInterval(() => {
  browser.value = Date.now();
}, 1_000);

/** The node said what time it is. @param {string} at @param {number} received ms, by this machine */
export function told(at, received) {
  clock.value = heard(clock.peek(), new Date(at).getTime(), received);
}
