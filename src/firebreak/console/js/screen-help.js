/**
 * All keys, as they are registered: those of the frame, and those of each screen as a card.
 *
 * Keeps true: the page shows what the registry has, so that a key which changed cannot be told wrongly; the card for
 * printing is the same list.
 * Leaves to others: registering (`keys.js`).
 */

import { html } from "../vendor/ui.js";
import { actions, LAYER } from "./keys.js";
import { t } from "./texts.js";
import { shown } from "./widget-button.js";
import { Table } from "./widget-table.js";

/** Keys of screens that are not open now, by screen: a test compares them with what the screens register. */
export const CARD = /** @type {[string, [string, string][]][]} */ ([
  ["common-keys-ring", [
    ["Alt+A", "call-answer"], ["Alt+D", "call-decline"], ["Alt+W", "call-will-answer-card"], ["Alt+F", "call-defer"],
    ["Alt+O", "call-other-desk"], ["Alt+X", "call-text-instead"], ["Alt+E", "call-message-accepted"], ["Alt+Q", "call-silence"],
    ["Alt+S", "line-act-seen"], ["Alt+L", "call-open"],
  ]],
  ["common-keys-line", [
    ["Alt+ArrowUp", "line-previous"], ["Alt+ArrowDown", "line-next"], ["Alt+S", "line-act-seen"], ["Alt+B", "line-act-read-back"],
    ["Alt+P", "line-act-passed-to"], ["Alt+U", "line-act-undertake"], ["Alt+R", "line-act-reported-done"], ["Alt+C", "line-act-close"],
    ["Alt+J", "line-act-refuse"], ["Alt+V", "line-act-reason"], ["Alt+Y", "line-act-say"], ["Alt+H", "line-behind"],
    ["Alt+I", "line-orderwire-write"], ["Alt+K", "call-place"], ["Alt+N", "line-now"],
  ]],
  ["common-keys-call", [
    ["Ctrl+Enter", "call-send-over"], ["Alt+Enter", "call-send-out"], ["Alt+X", "call-end"], ["Alt+W", "call-withdraw"],
  ]],
]);

export function Help() {
  const frame = actions.value.filter((one) => one.layer === LAYER.page);
  return html`<section class="stack help">
    <h1>${t("common-screen-help")}</h1>
    <p>${t("common-keys-means")}</p>
    <div class="columns">
      <${Keys} caption=${t("common-keys-everywhere")} rows=${frame.map((one) => [one.key, one.label])} />
      ${CARD.map(([title, rows]) => html`<${Keys} key=${title} caption=${t(title)} rows=${rows.map(([key, words]) => [key, t(words)])} />`)}
    </div>
  </section>`;
}

/** @param {{ caption: string, rows: string[][] }} props */
function Keys({ caption, rows }) {
  return html`<div class="panel"><${Table} caption=${caption} rows=${rows} keyOf=${(/** @type {string[]} */ row) => row.join(" ")} columns=${[
    { id: "key", head: t("common-key"), rowHead: true, cell: (/** @type {string[]} */ row) => html`<kbd class="key" dir="ltr">${shown(row[0] ?? "")}</kbd>` },
    { id: "words", head: t("common-action"), cell: (/** @type {string[]} */ row) => row[1] },
  ]} /></div>`;
}

export const screen = Help;
