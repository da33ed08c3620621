/**
 * What rings and what waits, over all lines, and the sound that goes with it.
 *
 * Keeps true: the sound follows the alarm and its silence, and nothing else: neither the mouse nor a screen that is open;
 * when somebody took what rang, the officer is told who.
 * Leaves to others: what rings (`logic-alerts.js`), how it sounds (`sound.js`).
 */

import { computed, effect, signal } from "../vendor/ui.js";
import { mine } from "./acts.js";
import { session } from "./api.js";
import { keepValue, keptValue } from "./kept.js";
import { nameOf as nameOfAlert, sound, sounding, takenBy } from "./logic-alerts.js";
import { canRelease } from "./logic-permissions.js";
import { dtg } from "./logic-time.js";
import { deskName, parties } from "./names.js";
import { chime, quiet, ring } from "./sound.js";
import { lines, now } from "./store.js";
import { term, t } from "./texts.js";
import { say, toast } from "./toasts.js";

/** @typedef {import("./logic-alerts.js").Sounding} Sounding */
/** @typedef {Omit<Sounding, "alert" | "matter"> & { alert: import("./console-types").Alert, matter: import("./console-types").Matter | null }} Sounds */
/** @typedef {{ line: import("./store.js").Line, one: Sounds }} Waiting */

const KEPT = 200;
const noted = signal(keptNotes());

/** @returns {Record<string, ReadonlySet<string>>} */
function keptNotes() {
  const all = keptValue("noted", /** @type {Record<string, string[]>} */ ({}));
  return Object.fromEntries(Object.entries(all).map(([line, names]) => [line, new Set(names)]));
}

/**
 * Take note of what no act of the record can acknowledge; it is kept in this browser and tells nobody anything.
 * @param {string} line @param {import("./console-types").Alert} alert
 */
export function takeNote(line, alert) {
  const names = [...(noted.peek()[line] ?? []), nameOfAlert(alert)].slice(-KEPT);
  noted.value = { ...noted.peek(), [line]: new Set(names) };
  keepValue("noted", Object.fromEntries(Object.entries(noted.peek()).map(([name, all]) => [name, [...all]])));
}

/** Everything that nobody has taken yet, FLASH first. */
export const waiting = computed(() => {
  const desks = session.value?.officer.desks ?? [];
  const at = now.value;
  return lines.value.flatMap((line) => sounding(line.state.value, at, desks, noted.value[line.name]).map((one) => ({ line, one: /** @type {Sounds} */ (/** @type {unknown} */ (one)) })));
});
/** What rings. */
export const rings = computed(() => {
  const all = waiting.value.filter(({ one }) => one.manner === "ring");
  const calls = new Set(all.filter(({ one }) => one.alert.about === "call").map(({ one }) => one.alert.of));
  return all.filter(({ one }) => one.alert.about === "call" || !calls.has(one.alert.of)); // a FLASH that calls rings once
});
/** What only waits. */
export const notices = computed(() => waiting.value.filter(({ one }) => one.manner !== "ring"));

/** What waits for this officer as its second person. */
export const releases = computed(() => {
  const officer = session.value?.officer;
  if (!officer) return [];
  return lines.value.flatMap((line) => /** @type {any[]} */ (line.state.value.more.releases ?? [])
    .filter((one) => canRelease(officer, one) === "yes").map((one) => ({ line, one })));
});

/** Rings whose flash the officer's mouse has stilled; their sound goes on. */
export const still = signal(/** @type {ReadonlySet<string>} */ (new Set()));

/** @param {Waiting} ringing */
export function nameOf(ringing) {
  return `${ringing.line.name} ${ringing.one.alert.number}`;
}

/** The officer's hand is there: nothing flashes any more, everything sounds on. */
export function stillFlashes() {
  if (rings.peek().every((one) => still.peek().has(nameOf(one)))) return;
  still.value = new Set(rings.peek().map(nameOf));
}

// --- sound -------------------------------------------------------------------------------------------------------------

/** @type {Map<string, Set<number>>} */
const heard = new Map();

effect(() => {
  if (!session.value) {
    quiet();
    return;
  }
  for (const line of lines.value) {
    const known = heard.get(line.name) ?? new Set();
    heard.set(line.name, known);
    const here = waiting.value.filter((each) => each.line === line).map(({ one }) => one);
    const next = sound(/** @type {any} */ (here), known);
    if (next === null || next.manner === "ring") continue;
    known.add(next.number);
    if (known.size > KEPT) known.delete(known.values().next().value ?? 0);
    chime();
  }
  const first = rings.value.find(({ one }) => one.sounds);
  if (first) ring(first.one.precedence, first.one.marking);
  else quiet();
});

/** @type {ReadonlySet<string>} */
let asked = new Set();

effect(() => {
  const now = new Set(releases.value.map(({ one }) => one.id));
  if ([...now].some((id) => !asked.has(id))) chime();
  asked = now;
});

// --- who took it -------------------------------------------------------------------------------------------------------

/** @type {Map<string, Waiting>} */
let before = new Map();

effect(() => {
  const current = new Map(rings.value.map((each) => [nameOf(each), each]));
  for (const [name, each] of current) if (!before.has(name)) announce(each);
  for (const [name, each] of before) if (!current.has(name)) stopped(each);
  before = current;
});

/** @param {Waiting} each */
function announce({ line, one }) {
  const matter = one.matter;
  const words = [term("marking", one.marking), term("precedence", one.precedence), term("alert", matter?.what === "call" ? "call" : one.alert.about)];
  const from = matter ? `${deskName(line, "them", matter.by.desk)}, ${parties(line)("them")}` : "";
  say([...words, from, matter?.subject ?? ""].filter(Boolean).join(". "), "assertive");
}

/** @param {Waiting} each */
function stopped({ line, one }) {
  const matter = line.state.peek().matters.find((m) => m.id === one.alert.of);
  const taker = matter ? takenBy(matter) : null;
  if (!taker || taker.side !== "us" || !taker.by || mine.has(matter?.id ?? "")) return;
  const desk = `${deskName(line, "us", taker.by.desk)} · ${taker.by.role_name}`;
  const who = taker.by.name ? `${taker.by.name}, ${desk}` : desk;
  toast("note", t("call-taken", { what: term("kind", taker.kind), who, at: dtg(taker.at) }));
}
