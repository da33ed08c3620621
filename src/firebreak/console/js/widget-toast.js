/**
 * Messages, live regions, and acts of which it is not known whether the node wrote them.
 *
 * Keeps true: the live regions are always on the page, so that a screen reader hears the first words too.
 * Leaves to others: the words (`toasts.js`, `acts.js`).
 */

import { html, useEffect } from "../vendor/ui.js";
import { leave, pending, recovered, sendAgain } from "./acts.js";
import { LAYER } from "./keys.js";
import { t } from "./texts.js";
import { close, showProblem, showSubmitted, spoken, toasts } from "./toasts.js";
import { Button } from "./widget-button.js";
import { Dtg } from "./widget-time.js";

const MARKS = { done: "✓", note: "i", problem: "!" };

/** What a screen reader says: waiting its turn, or at once. */
export function LiveRegion() {
  return html`<div class="unseen" role="status" aria-live="polite">${spoken.polite.value}</div>
    <div class="unseen" aria-live="assertive" aria-atomic="true">${spoken.assertive.value}</div>`;
}

/** The messages that are shown now. */
export function Toasts() {
  const all = toasts.value;
  const last = all.at(-1);
  return html`<section class="toasts" aria-label=${t("common-messages")}>
    <ul>${all.map((one) => html`<li key=${one.id} class=${`toast ${one.sort}`}>
      <span class="mark" aria-hidden="true">${MARKS[one.sort]}</span>
      <div class="breaks">${one.words.map((words, n) => html`<p class=${n ? "soft" : "strong"}>${words}</p>`)}</div>
      ${one === last
        ? html`<${Button} id="toast-close" label=${t("common-close")} hotkey="Alt+Z" layer=${LAYER.page} sort="quiet" run=${() => close(one.id)} />`
        : html`<button type="button" class="button quiet" onClick=${() => close(one.id)}>${t("common-close")}</button>`}
    </li>`)}</ul>
  </section>`;
}

/** Acts whose answer was lost: the page says that it does not know, and offers to send them again, once. */
export function Unknown() {
  const told = recovered.value.length;
  useEffect(() => {
    const one = recovered.peek().at(-1);
    if (!one) return;
    if (one.problem) showProblem(one.problem);
    else showSubmitted(one.words, one.done);
  }, [told]);
  const all = pending.value.filter((one) => one.state === "unknown");
  if (all.length === 0) return null;
  return html`<section class="unknown-acts" aria-label=${t("common-unknown-acts")}>
    <h2>${t("common-unknown-acts")}</h2>
    <p>${t("common-unknown-acts-means")}</p>
    <ul class="stack-small">${all.map((one) => html`<li key=${one.key} class="row">
      <span class="strong breaks">${one.words}</span> <${Dtg} at=${one.since} />
      <button type="button" class="button act" onClick=${() => sendAgain(one)}>${t("common-send-again")}</button>
      <button type="button" class="button plain" onClick=${() => leave(one)}>${t("common-leave-it")}</button>
    </li>`)}</ul>
  </section>`;
}
