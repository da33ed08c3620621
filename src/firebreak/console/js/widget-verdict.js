/**
 * What a verifier says of a bundle, in its own words.
 *
 * Keeps true: the verdict is a word and a sentence, never only a colour; the verifier's lines are shown as they came.
 * Leaves to others: verifying (the node, or anybody with `firebreak verify`).
 */

import { html } from "../vendor/ui.js";
import { term, t } from "./texts.js";
import { Inert } from "./widget-inert.js";

/** @param {{ found: { verdict: string, words: string[] } }} props */
export function Verdict({ found }) {
  const marks = /** @type {Record<string, string>} */ ({ OK: "=", INCOMPLETE: "…", FAIL: "✕" });
  return html`<div class=${`panel stack-small verdict ${found.verdict.toLowerCase()}`} role="status">
    <p class="row"><strong><span aria-hidden="true">${marks[found.verdict] ?? "?"} </span>${term("verdict", found.verdict)}</strong>
      <span>${term("verdict", found.verdict, "says")}</span></p>
    <ul class="stack-small" lang="en" dir="ltr" aria-label=${t("record-verifier-says")}>${found.words.map((words, n) => html`<li key=${n}><${Inert}
      text=${words} /></li>`)}</ul></div>`;
}
