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

/** Keys of screens that are not open now, by screen: tests compare them with what the screens register and have in their source. */
export const CARD = /** @type {[string, [string, string][]][]} */ ([
  ["common-keys-ring", [
    ["Alt+A", "call-answer"], ["Alt+D", "call-decline"], ["Alt+W", "call-will-answer-card"], ["Alt+F", "call-defer"],
    ["Alt+O", "call-other-desk"], ["Alt+X", "call-text-instead"], ["Alt+E", "call-message-accepted"], ["Alt+Q", "call-silence"],
    ["Alt+S", "line-act-seen"], ["Alt+L", "call-open"], ["Alt+T", "call-next-ring"],
  ]],
  ["common-keys-call", [
    ["Ctrl+Enter", "call-send-over"], ["Ctrl+Shift+Enter", "call-send-keep"], ["Alt+Enter", "call-send-out"], ["Alt+X", "call-end"],
    ["Alt+W", "call-withdraw"], ["Alt+K", "call-place"],
  ]],
  ["common-screen-watch", [
    ["Alt+L", "watch-open"], ["Alt+S", "line-act-seen"], ["Alt+N", "watch-noted"], ["Alt+T", "watch-test-answer"],
    ["Alt+K", "call-place"], ["Alt+Y", "watch-test-them"],
  ]],
  ["common-keys-line", [
    ["Alt+ArrowUp", "line-previous"], ["Alt+ArrowDown", "line-next"], ["Alt+S", "line-act-seen"], ["Alt+B", "line-act-read-back"],
    ["Alt+P", "line-act-passed-to"], ["Alt+U", "line-act-undertake"], ["Alt+R", "line-act-reported-done"], ["Alt+C", "line-act-close"],
    ["Alt+J", "line-act-refuse"], ["Alt+V", "line-act-reason"], ["Alt+Y", "line-act-say"], ["Alt+T", "translate-title"],
    ["Alt+H", "line-behind"], ["Alt+I", "line-orderwire-write"], ["Alt+K", "call-place"], ["Alt+N", "line-now"],
  ]],
  ["common-screen-compose", [
    ["Alt+Shift+M", "compose-as-message"], ["Alt+Shift+K", "compose-as-call"], ["Alt+Shift+F", "terms-precedence-flash"],
    ["Alt+Shift+I", "terms-precedence-immediate"], ["Alt+Shift+P", "terms-precedence-priority"], ["Alt+Shift+R", "terms-precedence-routine"],
    ["Ctrl+Enter", "compose-send-message"], ["Alt+N", "compose-new-message"], ["Alt+K", "compose-new-call"], ["Alt+R", "compose-review"],
    ["Alt+G", "compose-drop"], ["Alt+Shift+M", "compose-keep-mine"], ["Alt+Shift+H", "compose-keep-theirs"], ["Alt+B", "compose-back"],
    ["Ctrl+Enter", "compose-send-again"], ["Ctrl+Enter", "compose-release-now"], ["Alt+Shift+B", "compose-return"], ["Escape", "common-close"],
  ]],
  ["translate-title", [
    ["Alt+N", "translate-new"], ["Ctrl+Enter", "translate-send"], ["Alt+G", "compose-drop"], ["Alt+Shift+A", "translate-field-add"],
    ["Alt+Enter", "translate-read-back-send"],
  ]],
  ["common-screen-health", [
    ["Alt+B", "health-earlier"], ["Alt+J", "health-later"], ["Alt+N", "health-now"], ["Alt+C", "health-export"], ["Alt+P", "health-paging-test-all"],
  ]],
  ["common-screen-report", [
    ["Alt+C", "report-export"], ["Alt+P", "report-print"], ["Alt+G", "report-statement-save"], ["Alt+V", "report-evidence"],
  ]],
  ["common-screen-record", [
    ["Alt+N", "record-newest"], ["Alt+B", "record-beginning"], ["Alt+K", "common-close"], ["Alt+P", "record-export-now"],
    ["Alt+G", "record-export-forget"], ["Alt+V", "record-check-now"], ["Alt+H", "record-heads-now"], ["Alt+Y", "record-archive-now"],
  ]],
  ["common-screen-handover", [
    ["Alt+K", "handover-take-watch"], ["Alt+U", "handover-leave-watch"], ["Alt+R", "handover-sheet-again"], ["Alt+Enter", "handover-hand-over"],
    ["Alt+Enter", "handover-take-over"],
  ]],
  ["common-screen-drill", [
    ["Alt+N", "drill-message"], ["Alt+K", "drill-call"], ["Alt+U", "drill-end"], ["Alt+G", "drill-start"], ["Alt+B", "drill-begin"],
    ["Alt+R", "drill-again"],
  ]],
  ["common-screen-admin", [
    ["Alt+K", "admin-passkey-add"], ["Alt+H", "admin-passphrase-save"], ["Alt+N", "admin-officer-add"], ["Ctrl+Enter", "admin-save"],
    ["Escape", "common-close"], ["Alt+R", "admin-reset"], ["Alt+U", "admin-remove"], ["Alt+C", "admin-link-copy"],
    ["Alt+Shift+A", "admin-state-address"],
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
