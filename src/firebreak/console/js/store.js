/**
 * What the page knows of the node: its lines, each by a live view; whether it is there; which desk acts.
 *
 * Keeps true: there is a view of each line that the officer may read and of no other; a node that is not heard is told as lost, and
 * one that says why it shows nothing is not; nothing here grows with the record.
 * Leaves to others: a view (`live.js`), clocks (`clocks.js`), requests (`api.js`).
 */

import { computed, effect, signal } from "../vendor/ui.js";
import { ended, get, session } from "./api.js";
import { browser } from "./clocks.js";
import { keepValue, keptValue } from "./kept.js";
import { View } from "./live.js";
import { may, ownDesks as permitted } from "./logic-permissions.js";
import { freshness } from "./logic-state.js";

export { browser, clocks, now } from "./clocks.js";
export { onNews } from "./live.js";
export { numbers } from "./telephones.js";

/** @typedef {import("./console-types").LineState} LineState */
/** @typedef {import("./live.js").View} Line */

const GRACE_MS = 2_500; // a view that opens again within this was no loss worth a screen

const known = signal(/** @type {ReadonlyMap<string, Line>} */ (new Map()));
/** The lines of this node, by name. */
export const lines = computed(() => [...known.value.values()]);

/** @param {string | null | undefined} name @returns {Line | null} */
export function line(name) {
  return (name && known.value.get(name)) || null;
}

/** @param {Line} one @returns {"never" | "live" | "late" | "stale"} */
export function fresh(one) {
  return freshness(one.state.value, browser.value);
}

// --- is the node there -------------------------------------------------------------------------------------------------

const probe = signal(/** @type {{ ok: boolean, since: number }} */ ({ ok: true, since: Date.now() }));

/** Since when nothing of the node is heard, by the browser's clock; null while it is there, or has said that the session is over. */
export const lostSince = computed(() => {
  const all = lines.value;
  if (!session.value || ended.value) return null;
  if (all.length === 0) return probe.value.ok ? null : probe.value.since;
  if (all.some((one) => one.link.value.phase === "open" || standsStill(one))) return null;
  const last = Math.max(...all.map((one) => one.state.value.heard_ms), 0);
  const gone = Math.max(...all.map((one) => one.link.value.since));
  return browser.value - gone < GRACE_MS ? null : last || gone;
});

/** @param {Line} one whether the node says itself that this line stands still */
export function standsStill(one) {
  return one.link.value.phase === "closed" && one.link.value.why !== null;
}

/** Without a line there is no view to hear the node by: it is asked for its health instead. */
export async function probeNode() {
  if (lines.peek().length) return;
  const ok = await get("/v1/health").then(() => true, () => false);
  if (ok !== probe.peek().ok) probe.value = { ok, since: Date.now() };
}

// --- which lines ------------------------------------------------------------------------------------------------------

effect(() => {
  const who = session.value;
  // Who only administers reads no line, and the node opens no view for them.
  const wanted = who ? (may(who.officer.roles, "read").allowed ? who.lines : []) : null;
  if (wanted === null) return;
  const before = known.peek();
  for (const [name, one] of before) if (!wanted.includes(name)) one.close();
  known.value = new Map(wanted.map((name) => [name, before.get(name) ?? new View(name)]));
});

effect(() => {
  if (!ended.value) for (const one of known.peek().values()) one.again();
});

/** Let go of everything: the officer has signed out. */
export function forgetLines() {
  for (const one of known.peek().values()) one.close();
  known.value = new Map();
}

// --- which desk acts ---------------------------------------------------------------------------------------------------

const chosen = signal(keptValue("desks", /** @type {Record<string, string>} */ ({})));

/** @param {Line} one @returns {import("./console-types").Desk[]} desks of ours for which the officer may act */
export function ownDesks(one) {
  const desks = one.state.value.line?.us.desks ?? one.charter.value?.us.desks ?? [];
  const who = session.value;
  return who ? permitted(who.officer, desks) : [];
}

/** @param {Line} one @returns {string} the desk that acts on this line; empty before it is known */
export function deskOf(one) {
  const own = ownDesks(one);
  const said = chosen.value[one.name];
  const watch = own.find((desk) => desk.echelon === "watch");
  return (own.find((desk) => desk.id === said) ?? watch ?? own[0])?.id ?? "";
}

/** @param {string} name of the line @param {string} desk */
export function actAs(name, desk) {
  chosen.value = { ...chosen.peek(), [name]: desk };
  keepValue("desks", chosen.peek());
}
