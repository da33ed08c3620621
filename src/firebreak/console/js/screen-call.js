/**
 * A call: its states as a transcript, the words of both sides with the floor shown, and what may be done now.
 *
 * Keeps true: what rang, what was answered and what ended is the record's; the floor is a custom that keeps nobody from
 * writing, and whoever writes out of turn is shown to have done so; an end is pressed twice.
 * Leaves to others: the floor (`logic-calls.js`), placing a call (`widget-place-call.js`).
 */

import { html, useEffect, useState } from "../vendor/ui.js";
import { act } from "./acts.js";
import { get, ofLine } from "./api.js";
import { lapsed, phase, possible } from "./logic-calls.js";
import { deskName, parties } from "./names.js";
import { rings } from "./ringing.js";
import { go, to } from "./router.js";
import { Substance } from "./screen-ring.js";
import { useSpoken } from "./spoken.js";
import { deskOf } from "./store.js";
import { term, t } from "./texts.js";
import { showSubmitted, wordsOf } from "./toasts.js";
import { CallAnswers } from "./widget-answers.js";
import { Button, TwoStep } from "./widget-button.js";
import { Inert } from "./widget-inert.js";
import { HighestRung } from "./widget-ladder.js";
import { Marking, markingClass, MarkingEnd, Outcome, Precedence, Said } from "./widget-marks.js";
import { PlaceCall } from "./widget-place-call.js";
import { Talk } from "./widget-talk.js";
import { Countdown, Dtg } from "./widget-time.js";
import { LAYER } from "./keys.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {import("./console-types").Matter} Matter */

/** @param {{ line: Line, rest: string[] }} props */
export function Call({ line, rest }) {
  const id = rest[0];
  if (!id) return html`<${PlaceCall} line=${line} />`;
  return html`<${One} line=${line} id=${id} />`;
}

/** @param {{ line: Line, id: string }} props */
function One({ line, id }) {
  const live = line.state.value.matters.find((one) => one.id === id);
  const [asked, setAsked] = useState(/** @type {Matter | null} */ (null));
  const [wrong, setWrong] = useState(/** @type {string[]} */ ([]));
  useEffect(() => {
    if (!live) get(ofLine(line.name, `/matters/${id}`)).then((one) => setAsked(/** @type {Matter} */ (one)), (error) => setWrong(wordsOf(error)));
  }, [line.name, id, Boolean(live)]);
  const matter = live ?? asked;
  if (!matter) return html`<section class="panel stack"><h1>${t("call-title")}</h1><p role="status">${wrong.join(" ") || t("common-opening")}</p></section>`;
  return html`<${Drawn} line=${line} matter=${matter} />`;
}

/** @param {{ line: Line, matter: Matter }} props */
function Drawn({ line, matter: found }) {
  const matter = useSpoken(line, found);
  const call = /** @type {any} */ (matter);
  const now = phase(call);
  const other = matter.direction === "out" ? deskName(line, "them", matter.to[0] ?? "") : deskName(line, "them", matter.by.desk);
  return html`<section class=${`stack call-screen ${markingClass(matter.marking)}`}>
    <header class="row"><${Precedence} precedence=${matter.precedence} /><${Marking} marking=${matter.marking} />
      <h1>${t(`call-title-${matter.direction}`, { desk: other, party: parties(line)("them") })}</h1>
      <strong class=${`phase ${now}`}>${t(`call-phase-${now.replace("_", "-")}`)}</strong>
      ${matter.ring && (now === "ringing" || now === "offered") && html`<${Countdown} until=${matter.ring.ends} label=${t("call-rings-until")} />`}
      <${Outcome} outcome=${matter.attempt?.outcome ?? null} settled=${matter.settled ?? matter.attempt?.settled ?? false} /></header>
    <div class="panel"><${Substance} line=${line} matter=${matter} /><p><${HighestRung} matter=${matter} /> <span class="soft">${term("outcome", matter.attempt?.outcome ?? "none", "says")}</span></p></div>
    <${Acts} line=${line} matter=${matter} />
    <div class="split"><${Talk} line=${line} matter=${matter} /><div class="stack"><${Transcript} line=${line} matter=${matter} /><${Voice} /></div></div>
    <${MarkingEnd} marking=${matter.marking} />
  </section>`;
}

/** @param {{ line: Line, matter: Matter }} props */
function Acts({ line, matter }) {
  const may = possible(/** @type {any} */ (matter));
  const over = lapsed(/** @type {any} */ (matter)) || ["ended", "over"].includes(phase(/** @type {any} */ (matter)));
  const ringsNow = rings.value.some(({ one }) => one.alert.of === matter.id);
  /** @param {string} verb @param {string} words */
  async function send(verb, words) {
    showSubmitted(words, await act(line.name, `acts/${verb}`, { of: matter.id, by: deskOf(line) }, words));
  }
  if (ringsNow) return html`<p class="soft">${t("call-answer-above")}</p>`;
  return html`<div class="stack-small">
    ${may.includes("answer") && html`<${CallAnswers} line=${line} matter=${matter} desks=${matter.to} layer=${LAYER.screen} />`}
    <div class="row">
      ${may.includes("hang_up") && html`<${TwoStep} needs="act" id="call-end" label=${t("call-end")} confirm=${t("call-end-confirm")} hotkey="Alt+X" run=${() => send("hang-up", t("call-end"))} />`}
      ${may.includes("withdraw") && html`<${TwoStep} needs="act" id="call-withdraw" label=${t("call-withdraw")} confirm=${t("call-withdraw-confirm")} hotkey="Alt+W" run=${() => send("withdraw", t("call-withdraw"))} />`}
      ${over && html`<${Button} needs="compose" id="call-again" label=${t("call-place")} hotkey="Alt+K" run=${() => go(to("call", line.name))} />`}
      <a href=${to("line", line.name, "matter", matter.id)}>${t("call-in-record")}</a>
    </div></div>`;
}

/** The states of the call, each with who brought it about. @param {{ line: Line, matter: Matter }} props */
function Transcript({ line, matter }) {
  const steps = matter.acts.filter((one) => one.kind !== "message");
  return html`<section class="panel stack-small" aria-labelledby="transcript-title"><h2 id="transcript-title">${t("call-transcript")}</h2>
    <ol class="transcript">
      <li><span class="strong">${term("kind", "call-offer")}</span>${" "}<${Said} by=${matter.by} party=${parties(line)}><${Dtg} at=${matter.written} seconds=${true} /></${Said}></li>
      ${steps.map((one) => html`<li key=${one.id}><span class="strong">${term("kind", one.kind)}</span>
        ${" "}<${Said} by=${one.by} side=${one.side} party=${parties(line)}><${Dtg} at=${one.written} seconds=${true} /></${Said}> <${Details} line=${line} step=${one} /></li>`)}
    </ol></section>`;
}

const SAID = ["until", "reason", "rung", "desk", "what", "text", "result"];

/** What a step says besides its kind. @param {{ line: Line, step: import("./console-types").Entry }} props */
function Details({ line, step }) {
  const said = SAID.filter((name) => typeof step.fields?.[name] === "string");
  return html`${said.map((name) => html`<span key=${name} class="soft"> · <${Detail} line=${line} name=${name} step=${step} /></span>`)}
    ${step.fields?.message_accepted === true && html`<strong> · ${term("field", "message_accepted")}</strong>`}`;
}

/** @param {{ line: Line, name: string, step: import("./console-types").Entry }} props */
function Detail({ line, name, step }) {
  const value = String(step.fields?.[name]);
  if (name === "until") return html`<${Dtg} at=${value} />`;
  if (name === "rung") return term("rung", value);
  if (name === "what" || name === "result") return term("said", value);
  return html`<${Inert} text=${name === "desk" ? deskName(line, step.side, value) : value} />`;
}

/** Voice comes in a later edition; its place is here. */
function Voice() {
  return html`<section class="panel voice-place" aria-labelledby="voice-title"><h2 id="voice-title">${t("call-voice")}</h2><p class="soft">${t("call-voice-not-here")}</p></section>`;
}

export const screen = Call;
