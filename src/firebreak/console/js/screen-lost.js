/**
 * No connection to the officer's own node: what is still true, since when, what to do, whom to telephone.
 *
 * Keeps true: nothing is shown as the present that is not known now; the telephone numbers stand here although the node is
 * dead; what is being written stays reachable.
 * Leaves to others: when the node counts as lost (`store.js`), keeping the numbers (`telephones.js`).
 */

import { html, signal, useEffect } from "../vendor/ui.js";
import { countdown } from "./logic-time.js";
import { browser, lines, lostSince, now, numbers } from "./store.js";
import { term, t } from "./texts.js";
import { say } from "./toasts.js";
import { Button } from "./widget-button.js";
import { Dtg, span } from "./widget-time.js";

/** Whether the officer went on writing under a lost node; the strip then stands in place of the screen. */
export const writing = signal(false);

/** @param {{ cold?: boolean }} props `cold` when the page was opened while the node was dead */
export function Lost({ cold }) {
  const since = lostSince.value;
  useEffect(() => say(t("common-lost"), "assertive"), []);
  const body = html`<section class="lost stack" aria-labelledby="lost-title">
    <h1 id="lost-title" tabindex="-1"><span aria-hidden="true">✕ </span>${t("common-lost")}</h1>
    <p class="row">${since === null ? t("common-lost-never-there") : html`<span>${t("common-lost-since")} <${Dtg} at=${since} seconds=${true} /></span>
      <strong>${t("common-ago", { span: span(browser.value - since) })}</strong>`}
      <span class="soft" role="status">${t("common-lost-trying")}</span></p>
    <div class="lost-columns">
      <${Numbers} /><${WhatToDo} cold=${cold} /><${StillTrue} />
    </div>
  </section>`;
  return cold ? html`<main class="cold">${body}</main>` : body;
}

function WhatToDo({ cold = false }) {
  return html`<section class="panel stack-small"><h2>${t("common-lost-do")}</h2>
    <ol class="steps">
      <li>${t("common-lost-do-telephone")}</li>
      <li>${t("common-lost-do-own")}</li>
      <li>${t("common-lost-do-machine")}</li>
      <li>${t("common-lost-do-other-desk")}</li>
    </ol>
    ${!cold && html`<div><${Button} id="lost-write" label=${t("common-lost-go-on")} hotkey="Alt+G" run=${() => (writing.value = true)} /></div>
    <p class="soft">${t("common-lost-drafts")}</p>`}
  </section>`;
}

/** Telephone numbers of the charters, as this browser has kept them. */
function Numbers() {
  const all = numbers.value;
  return html`<section class="panel stack-small"><h2>${t("common-lost-numbers")}</h2>
    ${all.length === 0 && html`<p>${t("common-lost-no-numbers")}</p>`}
    ${all.map((one) => html`<div key=${one.line} class="stack-small"><h3><bdi>${one.them}</bdi></h3>
      <${Telephones} numbers=${one.their_telephones} />
      <p class="soft">${t("common-lost-own-numbers", { party: one.us })}</p><${Telephones} numbers=${one.our_telephones} /></div>`)}
  </section>`;
}

/** @param {{ numbers: string[] }} props */
function Telephones({ numbers: all }) {
  if (all.length === 0) return html`<p class="faint">${t("common-lost-none-in-charter")}</p>`;
  return html`<ul>${all.map((one) => html`<li key=${one}><a class="telephone" dir="ltr" href=${`tel:${one.replace(/[^\d+]/g, "")}`}>${one}</a></li>`)}</ul>`;
}

/** What the node said last, as the past it is, and the clocks that run on all the same. */
function StillTrue() {
  return html`<section class="panel stack-small stale-look"><h2>${t("common-lost-true")}</h2>
    <ul class="dots"><li>${t("common-lost-true-record")}</li><li>${t("common-lost-true-rings")}</li><li>${t("common-lost-true-sent")}</li></ul>
    ${lines.value.map((one) => html`<${LastKnown} key=${one.name} line=${one} />`)}
  </section>`;
}

/** @param {{ line: import("./store.js").Line }} props */
function LastKnown({ line }) {
  const { line: state, at, matters } = line.state.value;
  if (!state || !at) return null;
  const promises = matters.flatMap((one) => (one.undertakings ?? []).filter((/** @type {any} */ each) => ["open", "overdue"].includes(each.state)));
  const calls = matters.filter((one) => one.what === "call" && one.open);
  return html`<div class="stack-small"><h3><bdi>${state.them.name}</bdi> <span class="soft">${t("common-lost-last-known")} <${Dtg} at=${at} /></span></h3>
    <p>${term("declared", state.declared.state)} · ${term("finding", state.finding.finding)}</p>
    <ul>${calls.map((one) => html`<li key=${one.id}>${t("common-lost-call-open")} <bdi>${one.subject ?? ""}</bdi></li>`)}
      ${promises.map((/** @type {any} */ one) => html`<li key=${one.id}><bdi>${one.what}</bdi> · <${Dtg} at=${one.due} /> ${countdown(one.due, now.value).over ? t("common-over") : ""}</li>`)}</ul>
  </div>`;
}

/** One line in place of the screen while the officer writes on. */
export function LostStrip() {
  const since = lostSince.value;
  return html`<div class="lost-strip row" role="region" aria-label=${t("common-lost")}><strong>✕ ${t("common-lost")}</strong>
    ${since !== null && html`<span>${t("common-lost-since")} <${Dtg} at=${since} /></span>`}
    <${Button} id="lost-show" label=${t("common-lost-show")} hotkey="Alt+G" run=${() => (writing.value = false)} /></div>`;
}
