/**
 * Calls and messages in the conversation.
 *
 * Keeps true: what stands is what was written, inert; the highest rung that is proven stands beside what it does not mean;
 * a call's outcome says whether it is provisional; a promise has its clock.
 * Leaves to others: what can be done about it (`widget-item-acts.js`), the entries behind it (`widget-behind.js`).
 */

import { html, useState } from "../vendor/ui.js";
import { registerKind } from "./item-kinds.js";
import { phase } from "./logic-calls.js";
import { lastCheck } from "./logic-ladder.js";
import { deskName, deskNames, parties } from "./names.js";
import { to } from "./router.js";
import { term, t } from "./texts.js";
import { Behind } from "./widget-behind.js";
import { Button } from "./widget-button.js";
import { Inert } from "./widget-inert.js";
import { ItemActs } from "./widget-item-acts.js";
import { HighestRung, Ladder } from "./widget-ladder.js";
import { authorWords, Credential, Grade, Marking, markingClass, MarkingEnd, Outcome, Precedence } from "./widget-marks.js";
import { Countdown, Dtg } from "./widget-time.js";

/** @typedef {import("./item-kinds.js").Item} Item */
/** @typedef {import("./store.js").Line} Line */
/** @typedef {import("./console-types").Matter} Matter */

/** @param {{ line: Line, item: Item, chosen: boolean }} props */
function MatterItem({ line, item, chosen }) {
  const matter = /** @type {Matter} */ (item.it);
  const out = matter.direction === "out";
  const id = `matter-${matter.id.slice(0, 12)}`;
  return html`<article class=${`item ${out ? "us" : "them"} ${matter.what} ${markingClass(matter.marking)} ${chosen ? "chosen" : ""} ${matter.open ? "open" : ""}`} aria-labelledby=${id}>
    <header class="row"><${Precedence} precedence=${matter.precedence} /><${Marking} marking=${matter.marking} />
      <h2 id=${id}>${term("kind", matter.what === "call" ? "call-offer" : "message")}
        <span class="plain-weight"> <${Way} line=${line} matter=${matter} /></span></h2>
      <span class="end"><${Dtg} at=${matter.written} /></span></header>
    ${matter.subject && html`<p class="subject"><${Inert} text=${matter.subject} lang=${matter.lang} /></p>`}
    ${matter.text && html`<${Inert} text=${matter.text} lang=${matter.lang} block=${true} />`}
    ${!matter.subject && !matter.text && html`<p class="soft">${t("line-not-readable")}</p>`}
    <${State} line=${line} matter=${matter} />
    ${chosen && html`<${ItemActs} line=${line} matter=${matter} />`}
    <${More} line=${line} matter=${matter} keyed=${chosen} />
    <${MarkingEnd} marking=${matter.marking} />
  </article>`;
}

/** From which desk to which. @param {{ line: Line, matter: Matter }} props */
function Way({ line, matter }) {
  const [from, side] = matter.direction === "out" ? ["us", "them"] : ["them", "us"];
  return html`<span class="person-said ${from}"><span class="who"><span class="sign" aria-hidden="true">◉</span> <bdi>${deskName(line, from, matter.by.desk)}</bdi> · <bdi>${matter.by.role_name}</bdi> · <bdi>${parties(line)(from)}</bdi></span></span>
    <span aria-hidden="true" class="arrow"> → </span><span class="unseen">${t("line-to")}</span> <bdi>${deskNames(line, side, matter.to)}</bdi>`;
}

/** What is proven of it. @param {{ line: Line, matter: Matter }} props */
function State({ line, matter }) {
  const settled = matter.settled ?? matter.attempt?.settled ?? false;
  return html`<div class="item-state row">
    ${matter.attempt && html`<${Outcome} outcome=${matter.attempt.outcome} settled=${settled} />
      <a href=${to("call", line.name, matter.id)}>${t(`call-phase-${phase(/** @type {any} */ (matter)).replace("_", "-")}`)}</a>`}
    <${HighestRung} matter=${matter} /> <${Grade} grade=${matter.grade} /> <${Credential} by=${matter.by} />
    ${matter.released_by && html`<span class="badge">${t("line-released-by", { who: authorWords(matter.released_by, parties(line)) })}</span>`}
    ${matter.needs_release && html`<span class="badge alarm">${t("line-needs-release")}</span>`}
    ${(matter.translations ?? []).length > 0 && html`<a href=${to("translate", line.name, matter.id)}>${t("line-translations", { count: matter.translations?.length ?? 0, stage: term("stage", matter.translations?.at(-1)?.stage) })}</a>`}
    <${ReadBacks} line=${line} matter=${matter} />
  </div>
  ${(matter.undertakings ?? []).map((one) => html`<p key=${one.id} class=${`promise row ${one.state}`}><span class="strong">${t(`watch-promise-${one.by.side}`)}</span>
    <${Inert} text=${one.what} /> <span class=${`badge ${one.state === "overdue" ? "alarm" : ""}`}>${term("undertaking", one.state)}</span>
    <${Dtg} at=${one.due} /> ${one.state !== "done" && html`<${Countdown} until=${one.due} />`}</p>`)}`;
}

/** What became of the latest read-back. @param {{ line: Line, matter: Matter }} props */
function ReadBacks({ line, matter }) {
  const word = lastCheck(matter);
  if (word === null) return null;
  return html`<span><a href=${to("translate", line.name, matter.id)}>${t("translate-read-backs", { count: matter.read_backs?.length ?? 0 })}</a>:
    ${" "}<strong class=${word === "differs" ? "differs-words" : ""}>${t(`translate-check-${word}`)}</strong></span>`;
}

/** The ladder and the entries behind, on demand. @param {{ line: Line, matter: Matter, keyed: boolean }} props */
function More({ line, matter, keyed }) {
  const [shown, show] = useState(false);
  return html`<div><${Button} id=${`behind-${matter.id}`} sort="quiet" label=${t("line-behind")} hotkey=${keyed ? "Alt+H" : undefined} expanded=${shown}
      run=${() => show(!shown)} /></div>
    ${shown && html`<div class="stack"><${Ladder} matter=${matter} party=${parties(line)} /><${Behind} line=${line} id=${matter.id} acts=${matter.acts} /></div>`}`;
}

registerKind("call", MatterItem);
registerKind("message", MatterItem);
