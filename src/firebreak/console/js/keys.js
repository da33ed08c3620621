/**
 * Keys: every action of the page registers its key, its words and what it does; one listener dispatches.
 *
 * Keeps true: a bare key never calls, sends or decides anything (only `?` and Escape stand alone); a key means one thing
 * in a layer and the topmost layer that has it wins; two actions with one key in one layer are a fault that tests see;
 * letters go by their place on the keyboard, so they work in every script.
 * Leaves to others: showing the key on a button (`widget-button.js`), the list of all keys (`screen-help.js`).
 */

import { signal, useLayoutEffect, useRef } from "../vendor/ui.js";

/** Layers, the lower first. While something of the layer `dialog` is registered, lower layers are silent. */
export const LAYER = { page: 0, screen: 1, ring: 2, dialog: 3 };

/**
 * @typedef {object} Action
 * @property {string} id
 * @property {string} key such as `Alt+A`, `Ctrl+Enter`, `Alt+Shift+D`, `?`
 * @property {string} label words of the button
 * @property {number} layer
 * @property {(() => void) | null} run null when the element itself handles the key, as a composer does with Ctrl+Enter
 */

/** Whether an open dialog stands back for something that rings: its keys are silent, and those of the ring are heard. */
export const standsBack = signal(false);
/** Everything registered now, for the page of keys. */
export const actions = signal(/** @type {readonly Action[]} */ ([]));
/** Pairs of actions that claimed one key in one layer; tests fail when this is not empty. */
export const conflicts = /** @type {string[]} */ ([]);

const LETTERS = /^Key([A-Z])$/;
const DIGITS = /^(?:Digit|Numpad)(\d)$/;
const BARE = new Set(["?", "Escape"]);

/** @param {KeyboardEvent} event @returns {string} the name of the pressed key as actions write it */
export function nameOf(event) {
  const base = LETTERS.exec(event.code)?.[1] ?? DIGITS.exec(event.code)?.[1] ?? event.key;
  if (event.key === "?" && !event.altKey && !event.ctrlKey) return "?";
  const held = [event.ctrlKey || event.metaKey ? "Ctrl" : "", event.altKey ? "Alt" : "", event.shiftKey ? "Shift" : ""];
  return [...held.filter(Boolean), base].join("+");
}

/** @param {string} key raises for a bare key that would act from anywhere: a slip of the hand must not act */
function check(key) {
  if (!key.includes("+") && !BARE.has(key)) throw new Error(`${key}: a bare key may not act`);
}

/** @param {Action} action @returns {() => void} takes the action out again */
export function register(action) {
  if (action.run) check(action.key);
  actions.value = [...actions.peek(), action];
  queueMicrotask(findConflicts); // a key may pass from one action to another while the page is drawn anew
  return () => {
    actions.value = actions.peek().filter((a) => a !== action);
  };
}

function findConflicts() {
  const acting = actions.peek().filter((a) => a.run);
  for (const [n, one] of acting.entries()) {
    const rival = acting.slice(0, n).find((a) => a.key === one.key && a.layer === one.layer);
    const words = rival && `${one.key} is claimed by ${rival.id} and ${one.id}`;
    if (!words || conflicts.includes(words)) continue;
    conflicts.push(words);
    document.documentElement.dataset.keyConflicts = conflicts.join("; ");
    console.error(words);
  }
}

/**
 * Register an action as long as a component is shown.
 * @param {string} id @param {string | null | undefined} key @param {string} label
 * @param {(() => void) | null} run @param {{ layer?: number, enabled?: boolean }} [options]
 */
export function useKey(id, key, label, run, options = {}) {
  const latest = useRef(run);
  latest.current = run;
  const layer = options.layer ?? LAYER.screen;
  const enabled = options.enabled ?? true;
  const acts = run !== null;
  // With the button itself and not a frame later: a key pressed as soon as its button is seen must act.
  useLayoutEffect(() => {
    if (!key || !enabled) return undefined;
    return register({ id, key, label, layer, run: acts ? () => latest.current?.() : null });
  }, [id, key, label, layer, enabled, acts]);
}

/** @param {EventTarget | null} target */
function typing(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** @param {string} key @returns {Action | null} the action the key means now */
export function meaning(key) {
  const all = actions.peek().filter((a) => !(standsBack.peek() && a.layer === LAYER.dialog));
  const top = Math.max(0, ...all.map((a) => a.layer));
  const heard = top === LAYER.dialog ? all.filter((a) => a.layer === LAYER.dialog) : all;
  return heard.filter((a) => a.key === key && a.run).sort((a, b) => b.layer - a.layer)[0] ?? null;
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  if (event.isComposing || event.repeat) return;
  const key = nameOf(event);
  if (BARE.has(key) && key !== "Escape" && typing(event.target)) return;
  const action = meaning(key);
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  action.run?.();
}

addEventListener("keydown", pressed, { capture: true });
