/**
 * Questions that must be answered before the page goes on, asked from anywhere, one at a time.
 *
 * Keeps true: a question is answered once; closing it is an answer too (null), and never the one that acts.
 * Leaves to others: drawing and keeping the focus (`widget-dialog.js`).
 */

import { signal } from "../vendor/ui.js";

/** @typedef {{ id: string, label: string, key: string, sort?: "act" | "danger" | "plain" }} Choice */
/** @typedef {{ title: string, words: string[], choices: Choice[], alert: boolean, answer: (id: string | null) => void }} Question */

/** The questions that wait, the one to answer first. */
export const questions = signal(/** @type {readonly Question[]} */ ([]));

/**
 * Ask and return the id of the choice; null when the question was closed.
 * @param {{ title: string, words: string[], choices: Choice[], alert?: boolean }} said
 * @returns {Promise<string | null>}
 */
export function ask(said) {
  return new Promise((resolve) => {
    /** @type {Question} */
    const question = {
      alert: false, ...said,
      answer(id) {
        questions.value = questions.peek().filter((one) => one !== question);
        resolve(id);
      },
    };
    questions.value = [...questions.peek(), question];
  });
}
