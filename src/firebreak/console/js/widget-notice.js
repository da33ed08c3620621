/**
 * One thing that waits for a person, with what can be done about it on the spot.
 *
 * Keeps true: a desk test is answered where it is shown; nothing disappears before somebody acted.
 * Leaves to others: what waits (`logic-alerts.js`).
 */

import { html, useState } from "../vendor/ui.js";
import { act } from "./acts.js";
import { deskName, parties } from "./names.js";
import { takeNote } from "./ringing.js";
import { go, to } from "./router.js";
import { has, language, term, plain, t } from "./texts.js";
import { showSubmitted } from "./toasts.js";
import { answering } from "./widget-answers.js";
import { Button } from "./widget-button.js";
import { Field } from "./widget-field.js";
import { Inert } from "./widget-inert.js";
import { Marking, markingClass, Precedence } from "./widget-marks.js";
import { Age, Dtg } from "./widget-time.js";

/** @typedef {import("./ringing.js").Waiting} Waiting */

/** @param {{ each: Waiting, first: boolean }} props the first has the keys */
export function Notice({ each, first }) {
  const { line, one } = each;
  const { alert, matter } = one;
  const test = alert.about === "desk_test" ? line.state.value.tests.find((two) => two.id === alert.of) : null;
  return html`<article class=${`notice ${alert.urgent ? "urgent" : ""} ${test ? "test" : ""} ${markingClass(one.marking)}`}>
    <div class="row">
      ${test && html`<strong class="marking test">${term("marking", "TEST")}</strong>`}
      ${matter && html`<${Precedence} precedence=${one.precedence} />`}<${Marking} marking=${one.marking} />
      <h3>${one.missed ? t("terms-alert-call-missed") : term("alert", alert.about)}</h3>
      <bdi class="soft">${parties(line)("them")}</bdi> <${Dtg} at=${alert.at} /> <${Age} at=${alert.at} />
    </div>
    ${matter?.subject || matter?.text ? html`<p><${Inert} text=${matter.subject ?? matter.text ?? ""} limit=${240} /></p>` : html`<p class="soft">${explained(alert)}</p>`}
    ${test ? html`<${TestAnswer} line=${line} test=${test} desks=${alert.desks} keyed=${first} />` : html`<${Open} each=${each} keyed=${first} />`}
  </article>`;
}

/**
 * What another officer composed and this one may release.
 * @param {{ each: { line: import("./store.js").Line, one: any }, first: boolean }} props
 */
export function WaitsForSecond({ each: { line, one }, first }) {
  return html`<article class=${`notice ${markingClass(one.marking)}`}>
    <div class="row"><${Precedence} precedence=${one.precedence} /><${Marking} marking=${one.marking} />
      <h3>${t("compose-release-waiting")}</h3> <bdi class="soft">${parties(line)("them")}</bdi> <span class="soft">${t("compose-release-by", { who: one.by })}</span>
      <${Dtg} at=${one.at} /> <${Age} at=${one.at} /></div>
    <p><${Inert} text=${String(one.body.subject ?? one.body.text ?? "")} limit=${240} /></p>
    <div class="row"><${Button} id=${`notice-release-${one.id}`} label=${t("watch-open")} hotkey=${first ? "Alt+L" : undefined} run=${() => go(to("compose", line.name))} /></div>
  </article>`;
}

/**
 * What an alert says where no message does: the node's own words, which are English, after those of this language.
 * @param {import("./console-types").Alert} alert
 */
function explained({ about, words }) {
  const key = `terms-alert-${about.replaceAll("_", "-")}-says`;
  if (language.value === "en" || !has(key)) return words;
  return html`${t(key)} <bdi class="faint" lang="en" dir="ltr">${words}</bdi>`;
}

/** @param {{ each: Waiting, keyed: boolean }} props */
function Open({ each, keyed }) {
  const { line, one } = each;
  return html`<div class="row"><${Button} id=${`notice-open-${line.name}-${one.alert.number}`} label=${t("watch-open")} hotkey=${keyed ? "Alt+L" : undefined}
    run=${() => go(placeOf(each))} />
    ${callOf(each) && html`<${Seen} each=${each} keyed=${keyed} />`}
    ${one.told && html`<${Button} id=${`notice-noted-${line.name}-${one.alert.number}`} label=${t("watch-noted")} hotkey=${keyed ? "Alt+N" : undefined}
      run=${() => takeNote(line.name, one.alert)} />`}</div>`;
}

/** @param {Waiting} each @returns {string | null} the call in which a message was said */
function callOf({ line, one }) {
  const call = one.matter?.what === "message" && line.state.value.matters.find((two) => two.id === one.matter?.regarding);
  return call && call.what === "call" ? call.id : null;
}

/** Where something is dealt with: words of a call, and a call that nobody took, at the call. @param {Waiting} each */
function placeOf(each) {
  const { line, one } = each;
  const call = callOf(each) ?? (one.missed ? one.alert.of : null);
  if (call) return to("call", line.name, call);
  if (one.matter && one.alert.about === "translation_changed") return to("translate", line.name, one.matter.id);
  return one.matter ? to("line", line.name, "matter", one.matter.id) : to(one.alert.about === "missed_test" ? "health" : "line", line.name);
}

/** Words of a call that is over have no place of their own on the line: they are marked seen here. @param {{ each: Waiting, keyed: boolean }} props */
function Seen({ each: { line, one }, keyed }) {
  const by = answering(line, one.alert.desks);
  async function seen() {
    const words = t("line-act-seen");
    showSubmitted(words, await act(line.name, "acts/seen", { of: one.alert.of, by }, words));
  }
  return html`<${Button} needs="act" id=${`notice-seen-${line.name}-${one.alert.number}`} label=${t("line-act-seen")} hotkey=${keyed ? "Alt+S" : undefined} run=${seen} />`;
}

/**
 * @param {{ line: import("./store.js").Line, test: import("./console-types").Test, desks: readonly string[], keyed: boolean }} props
 */
export function TestAnswer({ line, test, desks, keyed }) {
  const [answer, setAnswer] = useState("");
  const by = answering(line, desks.length ? desks : test.desk ? [test.desk] : []);
  async function reply() {
    const words = t("watch-test-answer");
    showSubmitted(words, await act(line.name, `tests/${test.id}/reply`, { by, answer: plain(answer) }, words));
  }
  return html`<form class="form row" aria-label=${t("watch-test-answer")} onSubmit=${(/** @type {Event} */ e) => { e.preventDefault(); }}>
    <p>${t("watch-test-challenge")} <strong class="challenge"><${Inert} text=${test.challenge ?? "—"} /></strong></p>
    <${Field} label=${t("watch-test-your-answer", { desk: deskName(line, "us", by) })} value=${answer} set=${setAnswer} max=${200} />
    <${Button} needs="act" id=${`test-${test.id}`} sort="act" label=${t("watch-test-answer")} hotkey=${keyed ? "Alt+T" : undefined} disabled=${answer.trim() === ""} run=${reply} />
    <span class="soft">${t("watch-test-asked")} <${Dtg} at=${test.due} /> <${Age} at=${test.due} /></span>
  </form>`;
}
