/**
 * Drafts of the officer who is signed in: in this browser at each key press, at the node as soon as it answers, sent once.
 *
 * Keeps true: a draft lies in this browser only until the node has it, so that a dead node loses nothing and a shared
 * machine keeps no words longer than needed; drafts of one officer are never shown to another; what is sent goes under
 * one key, over reloads too.
 * Leaves to others: the steps of a draft (`logic-drafts.js`), what is in it (`screen-compose.js`).
 */

import { computed, effect, signal } from "../vendor/ui.js";
import { newKey } from "./acts.js";
import { get, ofLine, post, Problem, session } from "./api.js";
import { keep, keepValue, keptValue } from "./kept.js";
import * as logic from "./logic-drafts.js";
import { assertion } from "./passkey.js";

/** @typedef {import("./logic-drafts.js").Draft} Draft */
/** @typedef {import("./console-types").Submitted} Submitted */

const AGAIN_MS = 3_000;

const found = signal(/** @type {ReadonlyMap<string, Draft>} */ (new Map()));
/** All drafts, the one touched last first. */
export const all = computed(() => [...found.value.values()].reverse());
/** Whether the node was asked for its drafts. */
export const loaded = signal(false);

/** @param {string | null | undefined} id @returns {Draft | null} */
export function draft(id) {
  return (id && found.value.get(id)) || null;
}

// --- this browser ------------------------------------------------------------------------------------------------------

/** @param {string} officer */
function place(officer) {
  return `drafts.${officer}`;
}

/** @param {Draft} one @returns {boolean} whether this browser has something that the node does not have */
function onlyHere(one) {
  return one.edits !== one.saved || one.conflict !== null || ["sending", "unknown"].includes(one.sending.state);
}

/** What an earlier page kept here, until the node's own drafts are there to be joined with it. */
let waiting = /** @type {Draft[]} */ ([]);

/** @param {ReadonlyMap<string, Draft>} drafts */
function become(drafts) {
  found.value = drafts;
  const officer = session.peek()?.officer.id;
  if (officer === undefined) return;
  const unsaved = [...waiting.filter((one) => !drafts.has(one.id)), ...[...drafts.values()].filter(onlyHere)];
  if (unsaved.length > 0) keepValue(place(officer), unsaved);
  else keep(place(officer), null);
}

/** @param {string} id @param {(one: Draft) => Draft} change */
function change(id, change) {
  const one = found.peek().get(id);
  if (!one) return;
  const changed = change(one);
  if (changed !== one) become(new Map(found.peek()).set(id, changed));
}

/** @param {string} id */
function forget(id) {
  const others = new Map(found.peek());
  others.delete(id);
  become(others);
}

// --- the node ----------------------------------------------------------------------------------------------------------

const whose = computed(() => session.value?.officer.id ?? null);

effect(() => {
  const officer = whose.value;
  loaded.value = false;
  found.value = new Map();
  waiting = officer === null ? [] : keptValue(place(officer), /** @type {Draft[]} */ ([]));
  if (officer !== null) void load(officer);
});

/** @param {string} officer */
async function load(officer) {
  /** @type {{ drafts: any[] } | null} */
  const there = await get("/v1/drafts").catch(() => null);
  if (whose.peek() !== officer) return;
  if (there === null) setTimeout(() => void load(officer), AGAIN_MS);
  const begun = found.peek(); // while the node was asked: these are further than any copy of them
  const here = new Map(waiting.map((one) => [one.id, one]));
  const ids = [...new Set([...(there?.drafts ?? []).map((one) => one.id).reverse(), ...here.keys()])].filter((id) => !begun.has(id));
  const joined = ids.map((id) => logic.reopened(here.get(id) ?? null, there === null ? undefined : (there.drafts.find((one) => one.id === id) ?? null)));
  waiting = [];
  become(new Map([...joined.flatMap((one) => (one === null ? [] : [/** @type {[string, Draft]} */ ([one.id, one])])), ...begun]));
  loaded.value = true;
  for (const id of ids) void save(id);
}

/** @param {string} id */
async function save(id) {
  const one = found.peek().get(id);
  const body = one ? logic.toSave(one) : null;
  if (body === null) return;
  change(id, logic.saving);
  try {
    /** @type {{ revision: number }} */
    const kept = await post(`/v1/drafts/${id}`, body);
    change(id, (now) => logic.savedAs(now, kept.revision));
    void save(id);
  } catch (error) {
    notSaved(id, error);
  }
}

/** @param {string} id @param {unknown} error */
function notSaved(id, error) {
  if (!(error instanceof Problem)) throw error;
  const newer = /** @type {any} */ (error.newer);
  if (error.status === 409 && newer) {
    change(id, (now) => logic.conflicts(now, newer));
    void save(id); // what was typed since, when the newer one was ours
    return;
  }
  if (error.status === 409) change(id, (now) => ({ ...now, revision: 0 })); // it is gone at the node: a new one is made
  change(id, logic.saveFailed);
  const one = found.peek().get(id);
  if (one) setTimeout(() => void save(id), logic.retryIn(one));
}

// --- what an officer does ----------------------------------------------------------------------------------------------

/**
 * Begin a draft; it exists from its first key press on.
 * @param {string} line @param {string} kind @param {Record<string, any>} fields @returns {string} its id
 */
export function begin(line, kind, fields) {
  const id = newKey().slice(0, 16);
  become(new Map(found.peek()).set(id, logic.begin(id, line, kind, fields)));
  return id;
}

/** @param {string} id @param {Record<string, any>} changed */
export function type(id, changed) {
  change(id, (one) => logic.typed(one, changed));
  void save(id);
}

/** @param {string} id @param {"mine" | "theirs"} choice */
export function resolve(id, choice) {
  change(id, (one) => logic.resolve(one, choice));
  void save(id);
}

/** @param {string} id raises Problem when the node does not answer */
export async function drop(id) {
  const one = found.peek().get(id);
  if (one && (one.revision > 0 || one.flying !== null)) await post(`/v1/drafts/${id}/drop`);
  forget(id);
}

/**
 * Send a draft, or once more what was sent before and had no answer. What goes straight to the record is bound to the officer's
 * passkey where there is one.
 * @param {string} id @param {{ page: string, body: Record<string, unknown> }} what used only the first time
 * @returns {Promise<Submitted | null>} null when the officer chose not to send after all; raises Problem
 */
export async function send(id, what) {
  const before = found.peek().get(id);
  if (!before) throw new Error(`there is no draft ${id}`);
  const bound = before.sending.state === "none" && what.page !== "releases" ? await assertion(before.line, lastPart(what.page), what.body) : null;
  if (bound === "stop") return null;
  change(id, (one) => logic.send(one, { page: what.page, body: bound ? { ...what.body, assertion: bound } : what.body, key: newKey() }));
  return carryOut(id);
}

/** @param {string} page */
function lastPart(page) {
  return page.split("/").at(-1) ?? page;
}

/** @param {string} id @returns {Promise<Submitted>} raises Problem */
async function carryOut(id) {
  const one = found.peek().get(id);
  if (!one || one.sending.state !== "sending") throw new Error(`draft ${id} is not being sent`);
  const { key, page, body } = one.sending.what;
  try {
    /** @type {Submitted} */
    const done = await post(ofLine(one.line, `/${page}`), body, { key });
    change(id, (now) => logic.sent(now, done.id));
    void drop(id).catch(() => forget(id)); // the node's copy is a draft of something sent: it is dropped when it can be
    return done;
  } catch (error) {
    const unsure = error instanceof Problem && (error.lost || error.family === "operational");
    change(id, unsure ? logic.answerLost : logic.refused);
    throw error;
  }
}
