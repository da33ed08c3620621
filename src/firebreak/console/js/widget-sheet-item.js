/**
 * One item of a handover sheet: what it is, its clock, where to look at it, and the mark of whoever signs for it.
 *
 * Keeps true: a clock runs by the node's time; words of anybody are inert; an item of a sort that this page does not know is
 * shown as it is.
 * Leaves to others: the order and the signatures (`screen-handover.js`).
 */

import { html } from "../vendor/ui.js";
import { deskName, parties } from "./names.js";
import { to } from "./router.js";
import { term, t } from "./texts.js";
import { Inert } from "./widget-inert.js";
import { Marking, Precedence } from "./widget-marks.js";
import { Countdown, Dtg } from "./widget-time.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {import("./logic-handover.js").Item} Item */

/** @param {{ line: Line, item: Item, fresh: boolean, signed: boolean, sign: (() => void) | null }} props */
export function SheetItem({ line, item, fresh, signed, sign }) {
  const named = t(`handover-sort-${item.sort}`);
  return html`<div class="row">
    ${sign && html`<label class="check"><input type="checkbox" checked=${signed} onChange=${sign} /> <span>${t("handover-sign")}</span><span
      class="unseen"> ${named}</span></label>`}
    <span class="badge">${named}</span>${fresh && html`<span class="badge late">${t("handover-new")}</span>`}
    <span class="grow"><${What} line=${line} item=${item} /></span>
    ${item.due && html`<span class="row"><${Dtg} at=${item.due} /> <${Countdown} until=${item.due} /></span>`}
  </div>`;
}

/** @param {{ line: Line, item: Item }} props */
function What({ line, item: { sort, value } }) {
  if (sort === "put-off" || sort === "not-taken") return html`<span class="row"><${What} line=${line}
    item=${{ key: "", sort: "matter", id: null, due: null, value: value.call }} /> ${sort === "put-off" ? html`<span
    class="soft">${t("handover-put-off-by", { who: parties(line)(value.side) })}</span>` : html`<${Dtg} at=${value.call.arrived} />`}</span>`;
  if (sort === "matter") {
    return html`<span class="row"><${Precedence} precedence=${value.precedence} /><${Marking} marking=${value.marking} /> <a
      href=${to("line", line.name, "matter", value.id)}><${Inert} text=${value.subject ?? value.text ?? ""} limit=${100} /></a>
      <span class="soft"><bdi>${deskName(line, value.direction === "in" ? "them" : "us", value.by.desk)}</bdi></span></span>`;
  }
  if (sort === "promise") return html`<span class="row"><a href=${to("line", line.name, "matter", value.matter)}><${Inert} text=${value.what}
    limit=${120} /></a> <span class="soft">${t("handover-promised-by", { who: parties(line)(value.by.side) })}</span> <span
      class="badge">${term("undertaking", value.state)}</span></span>`;
  if (sort === "test") return html`<span>${term("layer", value.layer)}${value.challenge ? html` · <${Inert} text=${value.challenge}
    limit=${100} />` : ""}</span>`;
  if (sort === "draft") return html`<a href=${to("compose", line.name, value.id)}><${Inert}
    text=${String(value.fields?.subject || value.fields?.text || value.id)} limit=${100} /></a>`;
  if (sort === "release") return html`<span class="row"><${Precedence} precedence=${value.precedence} /> <a href=${to("compose", line.name)}><${Inert}
    text=${String(value.body?.subject ?? value.body?.text ?? "")} limit=${100} /></a> <span class="soft"><bdi>${value.by}</bdi></span></span>`;
  if (sort === "held") return html`<span>${term("kind", value.kind)} · ${value.why} <${Inert}
    text=${String(value.fields?.subject ?? value.fields?.text ?? "")} limit=${80} /></span>`;
  return html`<span>${t("handover-silenced-by", { who: String(value.by ?? "") })}</span>`;
}
