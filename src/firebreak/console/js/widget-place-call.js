/**
 * Placing a call: to whom, how urgent, about what; the substance goes with the ring.
 *
 * Keeps true: a subject is demanded and so is the desk; what is typed outlives the screen; where a second person must
 * release it, it is offered for release and not sent.
 * Leaves to others: whether it rings (the node), what it comes to (`screen-call.js`).
 */

import { html, signal } from "../vendor/ui.js";
import { act, newKey } from "./acts.js";
import { ofLine, post } from "./api.js";
import { markingOn } from "./drill.js";
import { measure } from "./logic-words.js";
import { Lacking } from "./rights.js";
import { go, to } from "./router.js";
import { deskOf } from "./store.js";
import { plain, term, t } from "./texts.js";
import { showProblem, showSubmitted, toast } from "./toasts.js";
import { Button } from "./widget-button.js";
import { Field, Select, TextArea } from "./widget-field.js";
import { Marking, markingClass, Precedence } from "./widget-marks.js";
import { Desk } from "./widget-line-row.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {{ to: string, precedence: string, subject: string, text: string }} Draft */

const PRECEDENCES = ["ROUTINE", "PRIORITY", "IMMEDIATE", "FLASH"];
const drafts = signal(/** @type {Record<string, Draft>} */ ({}));

/** @param {Line} line @returns {Draft} */
function draftOf(line) {
  const desks = line.state.value.line?.them.desks ?? [];
  return drafts.value[line.name] ?? { to: desks[0]?.id ?? "", precedence: "PRIORITY", subject: "", text: "" };
}

/** @param {{ line: Line }} props */
export function PlaceCall({ line }) {
  const draft = draftOf(line);
  const desks = line.state.value.line?.them.desks ?? [];
  const charter = line.charter.value;
  const length = measure(`${draft.text}`, charter?.us.language ?? "en", draft.precedence, charter ?? { text_bytes: 8000, urgent_text_bytes: 4000 });
  const set = (/** @type {keyof Draft} */ name) => (/** @type {string} */ value) => {
    drafts.value = { ...drafts.peek(), [line.name]: { ...draft, [name]: value } };
  };
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
    const { [line.name]: gone, ...rest } = drafts.peek();
    drafts.value = gone ? rest : drafts.peek();
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
      <${Marking} marking=${markingOn(line.name)} />
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
