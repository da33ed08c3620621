/**
 * Tests, declarations, watches and everything this page does not know, in the conversation.
 *
 * Keeps true: a test looks like a test in every view; what a machine wrote is drawn as a machine's; an unknown kind shows
 * its number, its author and whatever of its fields can be read.
 * Leaves to others: calls and messages (`item-matter.js`).
 */

import { html, useState } from "../vendor/ui.js";
import { registerKind, registerUnknown } from "./item-kinds.js";
import { deskName, parties } from "./names.js";
import { has, term, t } from "./texts.js";
import { Behind } from "./widget-behind.js";
import { Button } from "./widget-button.js";
import { Fields } from "./widget-entry-fields.js";
import { Marking, markingClass, Said } from "./widget-marks.js";
import { TestAnswer } from "./widget-notice.js";
import { Dtg } from "./widget-time.js";

/** @typedef {import("./item-kinds.js").Item} Item */
/** @typedef {import("./store.js").Line} Line */
/** @typedef {{ line: Line, item: Item, chosen: boolean }} Props */

/** @param {Props} props */
function TestItem({ line, item, chosen }) {
  const test = /** @type {import("./console-types").Test} */ (item.it);
  const side = test.direction === "out" ? "them" : "us";
  return html`<article class=${`item thin marked test ${chosen ? "chosen" : ""}`} aria-label=${t("line-test")}>
    <header class="row"><${Marking} marking="TEST" /><h2>${t(`line-test-${test.direction}`, { layer: term("layer", test.layer), desk: test.desk ? deskName(line, side, test.desk) : "" })}</h2>
      <span class=${`strong test-result ${test.result ?? "open"}`} title=${term("test", test.result ?? "open", "says")}>${term("test", test.result ?? "open")}</span>
      <span class="end"><${Dtg} at=${test.due} /></span></header>
    ${test.answered_by && html`<p><${Said} by=${test.answered_by} party=${parties(line)}><${Dtg} at=${test.answered} /></${Said}></p>`}
    ${test.open && html`<${TestAnswer} line=${line} test=${test} desks=${[]} keyed=${chosen} />`}
  </article>`;
}

/** @param {Props} props */
function EntryItem({ line, item, chosen }) {
  const entry = /** @type {import("./console-types").Entry} */ (item.it);
  return html`<article class=${`item thin ${entry.side} ${markingClass(entry.marking)} ${chosen ? "chosen" : ""}`} aria-label=${nameOf(entry.kind)}>
    <header class="row"><${Marking} marking=${entry.marking} /><h2>${nameOf(entry.kind)}</h2>
      <${Said} by=${entry.by} side=${entry.side} party=${parties(line)} /> <span class="end"><${Dtg} at=${entry.written} /></span></header>
    <${Fields} fields=${entry.fields} brief=${true} />
    <${More} line=${line} entry=${entry} keyed=${chosen} />
  </article>`;
}

/** @param {Props} props */
function UnknownItem(props) {
  return html`<div class="unknown-kind"><p class="row"><strong class="badge stale">${term("kind", "unknown")}</strong> <span class="soft">${term("kind", "unknown", "says")}</span></p>
    <${EntryItem} ...${props} /></div>`;
}

/** @param {string} kind */
function nameOf(kind) {
  return has(`terms-kind-${kind}`) ? term("kind", kind) : kind;
}

/** @param {{ line: Line, entry: import("./console-types").Entry, keyed: boolean }} props */
function More({ line, entry, keyed }) {
  const [shown, show] = useState(false);
  return html`<div><${Button} id=${`behind-${entry.id}`} sort="quiet" label=${t("line-behind")} hotkey=${keyed ? "Alt+H" : undefined} expanded=${shown}
    run=${() => show(!shown)} /></div>${shown && html`<${Behind} line=${line} id=${entry.id} acts=${[]} />`}`;
}

registerKind("test", TestItem);
for (const kind of ["line-state", "watch", "handover", "address", "address-agreed", "fault", "charter"]) registerKind(kind, EntryItem);
registerUnknown(UnknownItem);
