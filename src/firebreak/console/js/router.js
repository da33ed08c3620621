/**
 * Which screen the address names: hash routes, so that the node serves one page and every screen has a link.
 *
 * Keeps true: an address that names no screen shows the watch; the code of a sign-in link never stays in the address.
 * Leaves to others: what a screen shows (`screen-*.js`), what a role may see (`logic-permissions.js`).
 */

import { computed, signal } from "../vendor/ui.js";

/** @typedef {{ screen: string, line: string | null, rest: string[] }} Route */

/** Screens in the order of their keys, Alt+1 to Alt+9. */
export const SCREENS = ["watch", "line", "compose", "health", "report", "record", "handover", "drill", "admin"];
const ALL = new Set([...SCREENS, "call", "translate", "signin", "help"]);

/** @param {string} hash @returns {Route} */
export function parse(hash) {
  const [screen = "", line, ...rest] = hash.replace(/^#\/?/, "").split("/").map(decode);
  if (!ALL.has(screen)) return { screen: "watch", line: null, rest: [] };
  return { screen, line: line || null, rest };
}

/** @param {string} part */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a broken escape names nothing; it is shown as it stands
  }
}

const hash = signal(location.hash);
/** The screen that is shown. */
export const route = computed(() => parse(hash.value));

/**
 * Return the address of a screen.
 * @param {string} screen @param {...(string | null | undefined)} parts
 */
export function to(screen, ...parts) {
  const named = parts.filter((part) => part !== null && part !== undefined).map((part) => encodeURIComponent(String(part)));
  return `#/${[screen, ...named].join("/")}`;
}

/** @param {string} address as `to` makes it */
export function go(address) {
  if (location.hash === address) hash.value = address;
  else location.hash = address;
}

/** Return the code of a one-time sign-in link and take it out of the address and the history; null when there is none. */
export function takeLinkCode() {
  const found = /^#link=([A-Za-z0-9_-]{8,256})$/.exec(location.hash);
  if (!found) return null;
  history.replaceState(null, "", `${location.pathname}#/watch`);
  hash.value = "#/watch";
  return found[1] ?? null;
}

addEventListener("hashchange", () => {
  hash.value = location.hash;
});
