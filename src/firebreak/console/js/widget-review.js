/**
 * The review of a draft: what the other side will see, to the letter, and the only place from which it leaves.
 *
 * Keeps true: Ctrl+Enter sends here and nowhere else; what stands in the way is said in words; a draft whose answer was lost is
 * sent again as it was or left, and never changed; after sending, the words say what is known and what is not.
 * Leaves to others: what is sent (`logic-compose.js`), keys that are used once (`drafts.js`).
 */

import { html, useState } from "../vendor/ui.js";
import * as drafts from "./drafts.js";
import { bodyOf, destination, lookAt, needsSecond, unagreed, wrong } from "./logic-compose.js";
import { deskName, deskNames, languageName, parties } from "./names.js";
import { go, to } from "./router.js";
import { t } from "./texts.js";
import { showProblem, showSubmitted, toast } from "./toasts.js";
import { Button } from "./widget-button.js";
import { Check } from "./widget-field.js";
import { Inert } from "./widget-inert.js";
import { Marking, MarkingEnd, markingClass, Precedence } from "./widget-marks.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {import("./console-types").Agreement} Agreement */
/** @typedef {{ line: Line, charter: Agreement, draft: Draft, may: boolean, back: () => void }} Props */

/** @param {Props} props */
export function Review(props) {
  const { line, charter, draft, back } = props;
  const { fields } = draft;
  const state = { state: line.state.value.line?.declared?.state ?? "open", two_person: rule(line) };
  const stops = wrong(fields, charter);
  const looks = lookAt(fields, state);
  return html`<section class="stack" aria-labelledby="review-title">
    <h2 id="review-title">${t("compose-review-title")}</h2>
    <p class="soft">${t("compose-review-means", { party: charter.them.name })}</p>
    <${Seen} line=${line} charter=${charter} what=${fields.what} body=${bodyOf(fields)} />
    ${looks.length > 0 && html`<div class="panel warn-panel stack-small"><h3>${t("compose-look")}</h3><ul class="dots">${looks.map((note) => html`<li
      key=${note.key}>${t(note.key, note.args)}</li>`)}</ul></div>`}
    ${unagreed(fields) && draft.sending.state === "none" && html`<${Check} label=${t("compose-style-confirm", { style: String(fields.style) })}
      checked=${fields.confirmed_style}
      set=${(/** @type {boolean} */ on) => drafts.type(draft.id, { confirmed_style: on })} />`}
    ${stops.length > 0 && html`<div class="panel problem-panel stack-small" role="alert"><h3>${t("compose-stops")}</h3><ul
      class="dots">${stops.map((note) => html`<li key=${note.key}>${t(note.key, note.args)}</li>`)}</ul></div>`}
    <${Leaving} ...${props} stops=${stops.length} second=${needsSecond(fields, state.two_person)} back=${back} />
  </section>`;
}

/** @param {Line} line @returns {readonly string[]} precedences that want a second person */
export function rule(line) {
  return line.state.value.line?.two_person ?? [];
}

/**
 * A call or message as the other side will see it. `body` is exactly what is sent.
 * @param {{ line: Line, charter: Agreement, what: string, body: Record<string, any> }} props
 */
export function Seen({ line, charter, what, body }) {
  const role = charter.roles.find((one) => one.number === (body.role ?? charter.roles.find((each) => each.number > 0)?.number));
  return html`<article class=${`panel stack-small seen-there ${markingClass(body.marking ?? "OPERATIONAL")}`} aria-label=${t("compose-seen-there")}>
    <header class="row"><${Precedence} precedence=${body.precedence} /><${Marking} marking=${body.marking ?? "OPERATIONAL"} always=${true} />
      <strong>${t(`compose-as-${what}`)}</strong></header>
    <p>${t("compose-from")}: <bdi>${deskName(line, "us", body.by)}</bdi> · <bdi>${role?.name ?? ""}</bdi> · <bdi>${parties(line)("us")}</bdi></p>
    <p>${t("compose-to")}: <bdi>${deskNames(line, "them", body.to ?? [])}</bdi>, <bdi>${parties(line)("them")}</bdi></p>
    ${body.subject !== undefined && html`<p class="subject"><${Inert} text=${String(body.subject)} lang=${body.lang} /></p>`}
    ${body.text !== undefined && html`<${Inert} text=${String(body.text)} lang=${body.lang} block=${true} />`}
    <p class="faint">${t("compose-language")}: ${languageName(body.lang ?? charter.us.language)}</p>
    <${MarkingEnd} marking=${body.marking ?? "OPERATIONAL"} />
  </article>`;
}

/** @param {Props & { stops: number, second: boolean }} props */
function Leaving({ line, draft, may, back, stops, second }) {
  const [busy, setBusy] = useState(false);
  const words = t(second ? "compose-ask-second" : `compose-send-${draft.fields.what}`);
  async function send() {
    if (busy) return;
    setBusy(true);
    try {
      await leave(line, draft, words);
    } catch (error) {
      showProblem(error);
    } finally {
      setBusy(false);
    }
  }
  if (draft.sending.state === "sent") return html`<${Sent} line=${line} draft=${draft} />`;
  if (draft.sending.state === "unknown") return html`<${NotKnown} line=${line} draft=${draft} send=${send} />`;
  return html`<div class="stack-small"><div class="row">
      <${Button} id="compose-send" label=${words} hotkey="Ctrl+Enter" sort="act" disabled=${stops > 0 || !may || busy} run=${send} />
      <${Button} id="compose-back" label=${t("compose-back")} hotkey="Alt+B" disabled=${busy} run=${back} />
    </div><p class="faint">${t(second ? "compose-ask-second-means" : "compose-send-means")}</p></div>`;
}

/** @param {Line} line @param {Draft} draft @param {string} words */
async function leave(line, draft, words) {
  const what = destination(draft.fields, rule(line));
  const done = await drafts.send(draft.id, what);
  if (done === null) return;
  if (what.page === "releases") toast("note", words, t("compose-waits-for-second"));
  else showSubmitted(words, done);
  go(what.page === "releases" || done.id === null ? to("compose", line.name) : to("line", line.name, "matter", done.id));
}

/** No answer came: it may have been sent. @param {{ line: Line, draft: Draft, send: () => Promise<void> }} props */
function NotKnown({ line, draft, send }) {
  function copy() {
    go(to("compose", line.name, drafts.begin(line.name, draft.kind, { ...draft.fields, confirmed_style: false })));
  }
  return html`<div class="panel warn-panel stack-small" role="alert"><h3>${t("compose-not-known")}</h3><p>${t("compose-not-known-means")}</p>
    <div class="row">
      <${Button} id="compose-send-again" label=${t("compose-send-again")} hotkey="Ctrl+Enter" sort="act" run=${send} />
      <a class="button" href=${to("line", line.name)}>${t("compose-look-in-record")}</a>
      <${Button} id="compose-copy" label=${t("compose-copy")} run=${copy} />
    </div></div>`;
}

/** @param {{ line: Line, draft: Draft }} props */
function Sent({ line, draft }) {
  const id = draft.sending.state === "sent" ? draft.sending.id : null;
  return html`<div class="panel stack-small" role="status"><p>${id === null ? t("compose-left") : t("terms-in-record")}</p>
    ${id !== null && html`<a class="button" href=${to("line", line.name, "matter", id)}>${t("compose-see-it")}</a>`}</div>`;
}

