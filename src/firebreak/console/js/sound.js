/**
 * Sounds, made in the browser: a pattern for each precedence, a test tone, and whether sound is really on.
 *
 * Keeps true: a ring sounds until somebody acts or silences it; moving the mouse hides nothing of it; *sound is on* is
 * said only after the officer has heard the test tone and said so, and no longer than the browser lets sound through.
 * Leaves to others: what is to be heard now (`logic-alerts.js`).
 */

import { computed, signal } from "../vendor/ui.js";

/** @typedef {[frequency: number, at_s: number, length_s: number]} Note */

/** Patterns, one a precedence: more and quicker notes the more urgent; they differ in rhythm, not only in pitch. */
const RINGS = /** @type {Record<string, { every_s: number, notes: Note[] }>} */ ({
  FLASH: { every_s: 1.4, notes: [[1047, 0, 0.12], [784, 0.16, 0.12], [1047, 0.32, 0.12], [784, 0.48, 0.12], [1047, 0.64, 0.3]] },
  IMMEDIATE: { every_s: 2.2, notes: [[880, 0, 0.18], [880, 0.28, 0.18], [880, 0.56, 0.18]] },
  PRIORITY: { every_s: 3, notes: [[659, 0, 0.25], [784, 0.35, 0.35]] },
  ROUTINE: { every_s: 4, notes: [[523, 0, 0.5]] },
});
const CHIME = /** @type {Note[]} */ ([[784, 0, 0.12], [988, 0.14, 0.2]]);
const TONE = /** @type {Note[]} */ ([[440, 0, 0.4], [660, 0.5, 0.4], [440, 1, 0.4]]);
const LEAD = /** @type {Record<string, Note[]>} */ ({
  EXERCISE: [[330, 0, 0.08], [294, 0.1, 0.08], [262, 0.2, 0.08]], // said before every exercise ring
  TEST: [[262, 0, 0.06], [262, 0.12, 0.06]],
});

/** @type {AudioContext | null} */
let context = null;
const allowed = signal(/** @type {"none" | "suspended" | "running" | "closed" | "interrupted"} */ ("none"));
const heardTone = signal(/** @type {"unknown" | "heard" | "not_heard"} */ ("unknown"));
const playing = signal(/** @type {string | null} */ (null));

/** Whether sound is on: `on` is the officer's word, `unproven` that nobody listened yet, `blocked` the browser's. */
export const soundState = computed(() => {
  if (allowed.value !== "running") return "blocked";
  if (heardTone.value === "heard") return "on";
  return heardTone.value === "not_heard" ? "off" : "unproven";
});
/** What sounds now, for whoever shows it; null for quiet. */
export const sounds = computed(() => playing.value);

/** Ask the browser for sound; it gives it only from within an act of the officer. */
async function wake() {
  context ??= start();
  if (context.state === "suspended") await context.resume().catch(() => undefined);
  allowed.value = context.state;
  return context;
}

function start() {
  const made = new AudioContext();
  made.onstatechange = () => {
    allowed.value = made.state;
    if (made.state !== "running") heardTone.value = "unknown";
  };
  return made;
}

/** @param {AudioContext} on @param {Note} note @param {number} volume */
function note(on, [frequency, at, length], volume) {
  const source = on.createOscillator();
  const gain = on.createGain();
  const begin = on.currentTime + 0.02 + at;
  source.type = "triangle";
  source.frequency.value = frequency;
  gain.gain.setValueAtTime(0, begin);
  gain.gain.linearRampToValueAtTime(volume, begin + 0.015); // no click at either end
  gain.gain.setValueAtTime(volume, begin + length);
  gain.gain.linearRampToValueAtTime(0, begin + length + 0.03);
  source.connect(gain).connect(on.destination);
  source.start(begin);
  source.stop(begin + length + 0.05);
}

/** @param {Note[]} notes @param {number} [volume] */
async function play(notes, volume = 0.3) {
  const on = await wake();
  if (on.state === "running") for (const one of notes) note(on, one, volume);
}

/** Play the test tone; the officer then says whether it was heard. */
export async function testTone() {
  heardTone.value = "unknown";
  await play(TONE, 0.4);
}

/** @param {boolean} was the officer's word on the test tone */
export function confirmTone(was) {
  heardTone.value = was ? "heard" : "not_heard";
}

/** Sound once, for what does not ring. */
export function chime() {
  void play(CHIME);
}

let timer = 0;

/**
 * Ring by precedence and marking until `quiet`; the same ring again changes nothing.
 * @param {string} precedence @param {string} marking
 */
export function ring(precedence, marking) {
  const name = `${precedence} ${marking}`;
  if (playing.peek() === name) return;
  quiet();
  playing.value = name;
  const pattern = RINGS[precedence] ?? RINGS.ROUTINE;
  if (!pattern) return;
  const lead = LEAD[marking] ?? [];
  const shift = lead.length ? 0.4 : 0;
  const notes = [...lead, ...pattern.notes.map((one) => /** @type {Note} */ ([one[0], one[1] + shift, one[2]]))];
  const once = () => void play(notes, precedence === "FLASH" ? 0.5 : 0.35);
  once();
  timer = setInterval(once, (pattern.every_s + shift) * 1_000);
}

/** Stop ringing. */
export function quiet() {
  clearInterval(timer);
  playing.value = null;
}

/** Try at each act of the officer until the browser gives sound: not every key counts as one for it. */
async function wakeOnce() {
  const on = await wake();
  if (on.state !== "running") return;
  for (const kind of WAKES) removeEventListener(kind, wakeOnce, { capture: true });
}

const WAKES = ["pointerdown", "keydown"];
for (const kind of WAKES) addEventListener(kind, wakeOnce, { capture: true });
