/**
 * Placing a call: to whom, how urgent, about what; the substance goes with the ring.
 *
 * Keeps true: a subject is demanded and so is the desk; what is typed is a draft like any other, kept at each key press; where a
 * second person must release it, it is offered for release and not sent.
 * Leaves to others: whether it rings (the node), what it comes to (`screen-call.js`), keeping drafts (`drafts.js`).
 */

import { html } from "../vendor/ui.js";
import { act, newKey } from "./acts.js";
import { ofLine, post } from "./api.js";
import * as drafts from "./drafts.js";
import { markingOn } from "./drill.js";
import { fresh } from "./logic-compose.js";
import { frozen } from "./logic-drafts.js";
import { measure } from "./logic-words.js";
import { Lacking } from "./rights.js";
import { go, to } from "./router.js";
import { Kept } from "./screen-compose.js";
import { deskOf } from "./store.js";
import { plain, term, t } from "./texts.js";
import { showProblem, showSubmitted, toast } from "./toasts.js";
import { Button } from "./widget-button.js";
import { Field, Select, TextArea } from "./widget-field.js";
import { Marking, markingClass, Precedence } from "./widget-marks.js";
import { Desk } from "./widget-line-row.js";

/** @typedef {import("./store.js").Line} Line */

const PRECEDENCES = ["ROUTINE", "PRIORITY", "IMMEDIATE", "FLASH"];

/** The call that was begun here and not placed yet. @param {Line} line */
function begun(line) {
  return drafts.all.value.find((one) => one.line === line.name && one.fields.at_once === true && !frozen(one) && one.conflict === null) ?? null;
}

/** @param {Line} line @returns {Record<string, any>} the fields of a call that has not been begun */
function empty(line) {
  const desks = (line.state.value.line?.them.desks ?? []).slice(0, 1).map((/** @type {any} */ one) => one.id);
  const lang = line.charter.value?.us.language ?? "en";
  return { ...fresh({ what: "call", by: deskOf(line), to: desks, lang, marking: markingOn(line.name) }), precedence: "PRIORITY", at_once: true };
}

/** @param {{ line: Line }} props */
export function PlaceCall({ line }) {
  const one = begun(line);
  const fields = one?.fields ?? empty(line);
  const draft = { to: String(fields.to[0] ?? ""), precedence: String(fields.precedence), subject: String(fields.subject), text: String(fields.text) };
  const desks = line.state.value.line?.them.desks ?? [];
  const charter = line.charter.value;
  const length = measure(`${draft.text}`, charter?.us.language ?? "en", draft.precedence, charter ?? { text_bytes: 8000, urgent_text_bytes: 4000 });
  const set = (/** @type {"to" | "precedence" | "subject" | "text"} */ name) => (/** @type {string} */ value) =>
    drafts.type(one?.id ?? drafts.begin(line.name, "call", fields), { [name]: name === "to" ? [value] : value, marking: markingOn(line.name) });
  const missing = draft.subject.trim() === "" ? t("call-subject-needed") : null;
  const long = length.over === "none" ? null : t(`call-too-long-${length.over}`, { limit: length.over === "words" ? (length.word_limit ?? 0) : length.byte_limit });
  const needsTwo = line.state.value.line?.two_person?.includes(draft.precedence) ?? false;
  function body() {
    return {
      by: deskOf(line), to: [draft.to], precedence: draft.precedence, subject: plain(draft.subject), marking: markingOn(line.name),
      text: draft.text.trim() === "" ? null : plain(draft.text),
    };
  }
  function forget() {
    if (one) void drafts.drop(one.id).catch(showProblem);
  }
  async function call() {
    const words = t("call-place");
    if (needsTwo) return release();
    const done = await act(line.name, "calls", body(), words);
    showSubmitted(words, done);
    if (!done) return undefined;
    forget();
    return go(done.id ? to("call", line.name, done.id) : to("watch"));
  }
  async function release() {
    await post(ofLine(line.name, "/releases"), { what: "call", body: body() }, { key: newKey() });
    toast("note", t("call-waits-for-release"));
    forget();
    go(to("watch"));
  }
  const blocked = missing !== null || long !== null || draft.to === "";
  /** @param {KeyboardEvent} event */
  function keyed(event) {
    if (event.key !== "Enter" || !event.ctrlKey || blocked) return;
    event.preventDefault();
    void call().catch(showProblem);
  }
  return html`<section class="stack place-call">
    <header class="row"><h1>${t("call-place-title", { party: line.state.value.line?.them.name ?? line.name })}</h1><span class="end"><${Desk} line=${line} /></span></header>
    <${Lacking} action="compose" />
    <form class=${`panel stack ${markingClass(markingOn(line.name))}`} onSubmit=${(/** @type {Event} */ event) => event.preventDefault()} onKeyDown=${keyed}>
      <div class="row"><${Marking} marking=${markingOn(line.name)} />${one && html`<${Kept} draft=${one} />`}</div>
      <div class="row top-aligned">
        <${Select} label=${t("call-to")} value=${draft.to} set=${set("to")} first=${true} options=${desks.map((/** @type {any} */ one) => [one.id, `${one.name} (${term("echelon", one.echelon)})`])} />
        <${Select} label=${t("call-precedence")} value=${draft.precedence} set=${set("precedence")} options=${PRECEDENCES.map((one) => [one, term("precedence", one)])} hint=${html`<${Precedence} precedence=${draft.precedence} />`} />
      </div>
      <${Field} label=${t("call-subject")} value=${draft.subject} set=${set("subject")} required=${true} max=${200} hint=${missing} />
      <${TextArea} label=${t("call-text")} value=${draft.text} set=${set("text")} rows=${5} max=${8000} error=${long} hint=${t("call-text-hint", { words: length.words })} />
      <div class="row"><${Button} needs="compose" id="place-call" sort="act" label=${needsTwo ? t("call-ask-release") : t("call-now")} hotkey="Ctrl+Enter" local=${true} disabled=${blocked} why=${missing ?? long} run=${call} />
        <span class="faint">${t("call-now-means")}</span></div>
    </form>
  </section>`;
}
