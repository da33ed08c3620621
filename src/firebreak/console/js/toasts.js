/**
 * Short messages of the page to the officer: what came through, what was refused and why, in the officer's language.
 *
 * Keeps true: a refusal says in words what to do, who was first, which role is missing; messages that need reading stay
 * until they are closed; their number is bounded; each is announced to a screen reader once.
 * Leaves to others: drawing them (`widget-toast.js`).
 */

import { signal } from "../vendor/ui.js";
import { Problem } from "./api.js";
import { dtg } from "./logic-time.js";
import { roleWords } from "./rights.js";
import { has, t } from "./texts.js";

/** @typedef {{ id: number, sort: "done" | "note" | "problem", words: string[], at: number }} Toast */

const KEPT = 6;
const SHOWN_MS = 5_000;
let count = 0;

export const toasts = signal(/** @type {readonly Toast[]} */ ([]));
/** Words for a screen reader: `polite` waits, `assertive` interrupts. */
export const spoken = { polite: signal(""), assertive: signal("") };

/** @param {string} words @param {"polite" | "assertive"} [manner] */
export function say(words, manner = "polite") {
  const region = spoken[manner];
  region.value = region.peek() === words ? `${words} ` : words; // the same words again are said again
}

/** @param {Toast["sort"]} sort @param {...string} words */
export function toast(sort, ...words) {
  count += 1;
  const one = { id: count, sort, words, at: Date.now() };
  toasts.value = [...toasts.peek().slice(1 - KEPT), one];
  say(words.join(" "), sort === "problem" ? "assertive" : "polite");
  if (sort !== "problem") setTimeout(() => close(one.id), SHOWN_MS);
}

/** @param {number} id */
export function close(id) {
  toasts.value = toasts.peek().filter((one) => one.id !== id);
}

/** @param {unknown} error a Problem is shown in words; anything else is a fault of the page */
export function showProblem(error) {
  if (error instanceof DOMException && error.name === "NotAllowedError") {
    toast("problem", t("common-passkey-not-confirmed")); // the officer's own doing, or the authenticator's: no fault
    return;
  }
  if (!(error instanceof Problem)) {
    console.error(error);
    toast("problem", t("common-fault-of-the-page"), String(error instanceof Error ? error.message : error));
    return;
  }
  toast("problem", ...wordsOf(error));
}

/** @param {Problem} problem @returns {string[]} sentences, the most useful first */
export function wordsOf(problem) {
  if (problem.lost) return [t("common-answer-lost"), t("common-answer-lost-means")];
  const family = `terms-problem-${problem.family.replaceAll("_", "-")}`;
  const first = problem.firstBy
    ? [t("common-was-first", { who: problem.firstBy, at: problem.firstAt ? dtg(problem.firstAt) : "" })]
    : [];
  const role = problem.needs?.length ? roleWords(problem.needs) : "";
  return [...first, has(family) ? t(family) : "", role, problem.detail, problem.hint ?? ""].filter(Boolean);
}

/**
 * Tell what became of a submission here, which says nothing of the other side.
 * @param {string} what the act in words @param {import("./console-types").Submitted | null} done
 */
export function showSubmitted(what, done) {
  if (!done) return;
  const named = what.replace(/…$/u, ""); // the button that opened a form
  if (done.held === null) toast("done", named, t("terms-in-record"));
  else toast("note", named, t("terms-held"), done.held);
}
