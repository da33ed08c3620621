/**
 * Dark or light: what the machine prefers, or what the officer chose here.
 *
 * Keeps true: the choice survives a reload.
 * Leaves to others: the colours (`css/tokens.css`).
 */

import { computed, signal } from "../vendor/ui.js";
import { keep, kept } from "./kept.js";

const THEMES = ["auto", "dark", "light"];
const chosen = signal(kept("theme") ?? "auto");
export const theme = computed(() => chosen.value);

/** Show the page as it was chosen. */
export function followTheme() {
  document.documentElement.dataset.theme = chosen.peek();
}

/** Go on to the next theme. */
export function nextTheme() {
  chosen.value = THEMES[(THEMES.indexOf(chosen.peek()) + 1) % THEMES.length] ?? "auto";
  keep("theme", chosen.peek());
  followTheme();
}
