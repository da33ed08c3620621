/**
 * One entry of the record with everything behind it: its fields, exact bytes, place, signatures, seals, what names it.
 *
 * Keeps true: bytes are shown as they were signed; a grade says what it rests on; an unknown kind shows its number and bytes.
 * Leaves to others: looking it up (the node).
 */

import { html } from "../vendor/ui.js";
import { ofLine } from "./api.js";
import { Awaited, useFetched } from "./fetched.js";
import { Fields } from "./widget-entry-fields.js";
import { matterOf } from "./logic-record.js";
import { parties } from "./names.js";
import { to } from "./router.js";
import { has, term, t } from "./texts.js";
import { Button } from "./widget-button.js";
import { Grade, Marking, markingClass, Said } from "./widget-marks.js";
import { Dtg } from "./widget-time.js";

/** @param {{ line: import("./store.js").Line, id: string, close: () => void }} props */
export function Entry({ line, id, close }) {
  const asked = useFetched(ofLine(line.name, `/entries/${id}`));
  const one = /** @type {any} */ (asked.value);
  const name = one === null ? t("record-entry") : has(`terms-kind-${one.kind}`) ? term("kind", one.kind) : term("kind", "unknown");
  return html`<section class=${`panel stack ${one ? markingClass(one.marking) : ""}`} aria-labelledby="entry-title">
    <header class="row"><h2 id="entry-title">${name}</h2>${one && html`<${Marking} marking=${one.marking} always=${true} />`}
      <span class="end"><${Button} id="entry-close" label=${t("common-close")} hotkey="Alt+K" sort="quiet" run=${close} /></span></header>
    <${Awaited} of=${asked} id="entry" />
    ${one && html`<${Behind} line=${line} one=${one} />`}
  </section>`;
}

/** @param {{ line: import("./store.js").Line, one: any }} props */
function Behind({ line, one }) {
  const known = has(`terms-kind-${one.kind}`);
  return html`<div class="stack-small behind-entry">
    ${!known && html`<p class="unknown-kind">${term("kind", "unknown", "says")} <code>${one.kind_number}</code></p>`}
    <p><${Said} by=${one.by} side=${one.side} party=${parties(line)} /></p>
    <p><${Grade} grade=${one.grade} /></p>
    <${Fields} fields=${one.fields} />
    ${["call-offer", "message"].includes(one.kind) || one.of ? html`<p><a
      href=${to("line", line.name, "matter", matterOf(one))}>${t("record-on-the-line")}</a></p>` : ""}
    <dl class="fields">
      <${Row} name=${t("record-written")}><${Dtg} at=${one.written} seconds=${true} /></${Row}>
      <${Row} name=${t("record-arrived")}><${Dtg} at=${one.arrived} seconds=${true} /> <span class="soft">${one.via}</span></${Row}>
      <${Row} name=${t("record-number")}><span class="number">${one.n}</span></${Row}>
      <${Row} name=${t("record-counts")}><span class="number">${one.counts}</span></${Row}>
      <${Row} name=${t("record-id")}><code class="hash">${one.id}</code></${Row}>
      <${Row} name=${t("record-feed")}><code class="hash">${one.feed}</code></${Row}>
      <${Row} name=${t("record-root")}><code class="hash">${one.root}</code></${Row}>
      ${one.of && html`<${Row} name=${t("record-of")}><a
        href=${to("record", line.name, "entry", one.of)}><code>${one.of.slice(0, 16)}…</code></a></${Row}>`}
    </dl>
    ${one.seals.length > 0 && html`<div><h3>${t("record-seals")}</h3><ul class="dots">${one.seals.map((/** @type {any} */ seal) => html`<li
      key=${`${seal.size} ${seal.ours}`}>${t(seal.ours ? "record-seal-ours" : "record-seal-theirs", { size: seal.size })} <code
        class="hash">${seal.root}</code></li>`)}</ul></div>`}
    ${one.acts.length > 0 && html`<div><h3>${t("record-named-by")}</h3><ul class="dots">${one.acts.map((/** @type {any} */ act) => html`<li
      key=${act.id}><a href=${to("record", line.name, "entry", act.id)}>${has(`terms-kind-${act.kind}`) ? term("kind", act.kind) : act.kind}</a> <${Dtg}
        at=${act.written} /></li>`)}</ul></div>`}
    <details><summary>${t("record-bytes")}</summary><${Hex} name=${t("record-signed-bytes")} value=${one.raw} /><${Hex} name=${t("record-signature")}
      value=${one.signature} /><${Hex} name=${t("record-payload")} value=${one.payload} /></details>
  </div>`;
}

/** @param {{ name: string, children?: any }} props */
function Row({ name, children }) {
  return html`<div><dt>${name}</dt><dd>${children}</dd></div>`;
}

/** @param {{ name: string, value: string | null }} props */
function Hex({ name, value }) {
  if (!value) return null;
  return html`<div class="stack-small"><h4>${name} <span class="soft number">${t("record-byte-count", { count: value.length / 2 })}</span></h4><code
    class="hex" dir="ltr" tabindex="0">${value}</code></div>`;
}
