/**
 * The watch: each line one calm row; above them what waits for a person.
 *
 * Keeps true: a state is told in words with *since*; what is stale looks stale and never like the last good colour; who is
 * on watch over there is what was proven last, and says when.
 * Leaves to others: what rings (`screen-ring.js`), one line in full (`screen-line.js`).
 */

import { html } from "../vendor/ui.js";
import { notices, releases, rings } from "./ringing.js";
import { lines } from "./store.js";
import { t } from "./texts.js";
import { DemoSwitches } from "./widget-demo.js";
import { LineRow } from "./widget-line-row.js";
import { Notice, WaitsForSecond } from "./widget-notice.js";

/** The watch, over all lines. */
export function Watch() {
  const waits = notices.value;
  const second = releases.value;
  const count = waits.length + second.length;
  const all = lines.value;
  return html`<section class="stack">
    <h1>${t("watch-title")}</h1>
    <section class="stack-small" aria-labelledby="waits-title">
      <h2 id="waits-title">${rings.value.length > 0 && count === 0 ? t("watch-nothing-else-waits") : t("watch-waits", { count })}</h2>
      ${count === 0 && rings.value.length === 0 && html`<p class="soft">${t("watch-nothing-waits")}</p>`}
      <ul class="stack-small">${waits.map((each, n) => html`<li key=${`${each.line.name} ${each.one.alert.number}`}><${Notice} each=${each} first=${n === 0} /></li>`)}
        ${second.map((each, n) => html`<li key=${each.one.id}><${WaitsForSecond} each=${each} first=${count === second.length && n === 0} /></li>`)}</ul>
    </section>
    <section class="stack-small" aria-labelledby="lines-title">
      <h2 id="lines-title">${t("watch-lines", { count: all.length })}</h2>
      ${all.length === 0 && html`<p class="soft">${t("watch-no-lines")}</p>`}
      ${all.map((line, n) => html`<${LineRow} key=${line.name} line=${line} first=${n === 0} />`)}
    </section>
    <${DemoSwitches} line=${all[0]} />
  </section>`;
}
