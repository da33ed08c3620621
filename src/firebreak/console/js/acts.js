/**
 * Acts of the officer on their way to the node, each under a key of its own, so that it is written once.
 *
 * Keeps true: an act whose answer was lost is sent again under the same key and never under another; while it is not
 * known whether the node wrote it, the page says so and nothing else; an old act is not sent again without being asked, and
 * that of an officer who signed out is not sent again at all.
 * Leaves to others: binding it to a passkey (`passkey.js`), failures in words (`widget-toast.js`).
 */

import { signal } from "../vendor/ui.js";
import { ofLine, post, Problem } from "./api.js";
import { assertion } from "./passkey.js";

/** @typedef {import("./console-types").Submitted} Submitted */
/**
 * @typedef {object} Pending an act whose answer is not known
 * @property {string} key
 * @property {string} path
 * @property {string} said the body before anything was added, to know the same act again
 * @property {Record<string, unknown>} body
 * @property {string} words what the officer meant to do
 * @property {number} since ms
 * @property {"sending" | "unknown"} state
 */

const UNBOUND = new Set(["say", "orderwire", "tests"]);
const PAUSES_MS = [400, 1_000, 2_000, 4_000];
const STILL_MEANT_MS = 120_000; // an act younger than this is sent again by itself once the node is back

/** Acts on their way, and those of which it is not known whether they were written. */
export const pending = signal(/** @type {readonly Pending[]} */ ([]));

/** Matters that somebody acted on from this page: it needs no telling who took them. */
export const mine = /** @type {Set<string>} */ (new Set());

/** Acts that came through after their answer had been lost: told by whoever shows messages. */
export const recovered = signal(/** @type {readonly { words: string, done: Submitted | null, problem: Problem | null }[]} */ ([]));

/** Return a new key for an act. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (one) => one.toString(16).padStart(2, "0")).join("");
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Carry out an act on a line.
 * @param {string} line @param {string} page such as `acts/answer`, `messages`, `tests/…/reply`
 * @param {Record<string, unknown>} body @param {string} words what the officer means to do, for the messages about it
 * @returns {Promise<Submitted | null>} null when the officer chose not to act after all
 */
export async function act(line, page, body, words) {
  const path = ofLine(line, `/${page}`);
  if (typeof body.of === "string") remember(body.of);
  const again = pending.peek().find((one) => one.path === path && one.said === JSON.stringify(body));
  if (again) return send(again);
  const bound = await confirmed(line, page, body);
  if (bound === "stop") return null;
  return send({
    key: newKey(), path, said: JSON.stringify(body), body: bound ? { ...body, assertion: bound } : body, words,
    since: Date.now(), state: "sending",
  });
}

/**
 * Bind an act to the officer's passkey: each but the words of a talk that is under way, which nobody could then hold.
 * @param {string} line @param {string} page @param {Record<string, unknown>} body
 */
function confirmed(line, page, body) {
  const parts = page.split("/");
  const verb = parts.at(-1) ?? "";
  const named = parts.length === 3 ? parts[1] : undefined; // a test or a release is named by the page itself
  return UNBOUND.has(verb) ? null : assertion(line, verb, body, named);
}

/** @param {string} matter */
function remember(matter) {
  mine.add(matter);
  const oldest = mine.values().next().value;
  if (mine.size > 200 && oldest !== undefined) mine.delete(oldest);
}

/** @param {Pending} one @returns {Promise<Submitted>} raises Problem */
async function send(one) {
  put({ ...one, state: "sending" });
  for (const ms of [...PAUSES_MS, null]) {
    try {
      const done = await post(one.path, one.body, { key: one.key });
      drop(one.key);
      return /** @type {Submitted} */ (done);
    } catch (error) {
      if (!(error instanceof Problem) || !unsure(error)) drop(one.key);
      if (!(error instanceof Problem) || !unsure(error) || ms === null) {
        if (error instanceof Problem && unsure(error)) put({ ...one, state: "unknown" });
        throw error;
      }
    }
    await pause(ms);
    if (!pending.peek().some(({ key }) => key === one.key)) throw new Problem({ error: "lost", detail: "" }, { lost: true });
  }
  throw new Error("the last attempt returns or raises");
}

/** @param {Problem} problem whether the same key must be tried again: no answer, or a failure that promised nothing */
function unsure(problem) {
  return problem.lost || problem.family === "operational";
}

/** @param {Pending} one */
function put(one) {
  pending.value = [...pending.peek().filter((each) => each.key !== one.key), one];
}

/** @param {string} key */
function drop(key) {
  pending.value = pending.peek().filter((each) => each.key !== key);
}

/** Send one of the unknown acts again, by the officer's wish. @param {Pending} one */
export async function sendAgain(one) {
  try {
    tell(one.words, await send(one), null);
  } catch (error) {
    if (error instanceof Problem && !error.lost) tell(one.words, null, error);
  }
}

/** Leave an unknown act as it is: the record shows whether it was written. @param {Pending} one */
export function leave(one) {
  drop(one.key);
}

/** The node is back: what the officer certainly still means is sent again. */
export function nodeIsBack() {
  const now = Date.now();
  for (const one of pending.peek()) {
    if (one.state === "unknown" && now - one.since < STILL_MEANT_MS) void sendAgain(one);
  }
}

/** Another officer may come now: nothing that this one meant is done or told under that one's name. */
export function forgetActs() {
  pending.value = [];
  recovered.value = [];
  mine.clear();
}

/** @param {string} words @param {Submitted | null} done @param {Problem | null} problem */
function tell(words, done, problem) {
  recovered.value = [...recovered.peek().slice(-9), { words, done, problem }];
}
