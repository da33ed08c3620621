/**
 * The words of an answered call, with the floor.
 *
 * Keeps true: whoever calls has the floor first; `OVER` gives it and `OUT` ends the talk; words out of turn are sent and
 * marked, never held back; what is typed stays when the node refuses or is gone.
 * Leaves to others: whose turn it is (`logic-calls.js`).
 */

import { html, useEffect, useRef, useState } from "../vendor/ui.js";
import { act } from "./acts.js";
import { floor, lapsed, phase, proword, words } from "./logic-calls.js";
import { deskName, parties } from "./names.js";
import { deskOf } from "./store.js";
import { plain, t } from "./texts.js";
import { say, showProblem, showSubmitted } from "./toasts.js";
import { Button } from "./widget-button.js";
import { TextArea } from "./widget-field.js";
import { Inert } from "./widget-inert.js";
import { Dtg } from "./widget-time.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {import("./console-types").Matter} Matter */
/** @typedef {import("./logic-calls.js").Act} Act */

/** Words not sent yet, by call: they outlive the screen. @type {Map<string, string>} */
const unsent = new Map();

/**
 * @param {any} call @returns {{ act: Act, outOfTurn: boolean }[]} the words in order, and whether each was said in turn
 */
function inTurn(call) {
  const all = words(call);
  return all.map((one, n) => {
    const before = { ...call, acts: all.slice(0, n), attempt: { ...call.attempt, outcome: "answered", hung_up: false } };
    const held = floor(before);
    return { act: one, outOfTurn: held !== "open" && held !== "none" && held !== (one.side === "us" ? "us" : "them") };
  });
}

/** @param {{ line: Line, matter: Matter }} props */
export function Talk({ line, matter }) {
  const call = /** @type {any} */ (matter);
  const said = inTurn(call);
  const talk = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => talk.current?.scrollTo(0, talk.current.scrollHeight), [said.length]);
  const last = said.at(-1);
  useEffect(() => {
    if (last?.act.side === "them") say(`${deskName(line, "them", last.act.by?.desk ?? "")}: ${String(last.act.fields?.text ?? "")}`, "polite");
  }, [last?.act.id]);
  return html`<section class="panel stack-small talk-pane" aria-labelledby="talk-title">
    <h2 id="talk-title">${t("call-talk")}</h2>
    <ol ref=${talk} class="talk" tabindex="0" aria-label=${t("call-talk")}>${said.map(({ act: one, outOfTurn }) => html`<li key=${one.id} class=${`${one.side} person`}>
      <p class="faint"><span class="sign" aria-hidden="true">◉ </span><bdi>${deskName(line, one.side, one.by?.desk ?? "")}</bdi> · <bdi>${parties(line)(one.side)}</bdi> <${Dtg} at=${one.written} seconds=${true} />
        ${outOfTurn && html` <span class="badge late">${t("call-out-of-turn")}</span>`}</p>
      <${Inert} text=${String(one.fields?.text ?? "")} lang=${one.fields?.lang} block=${true} /></li>`)}</ol>
    ${phase(call) === "talking" ? html`<${Composer} line=${line} matter=${matter} />` : html`<${NoTalk} call=${call} said=${said.length} />`}
  </section>`;
}

/** @param {{ call: any, said: number }} props */
function NoTalk({ call, said }) {
  const over = ["ended", "over"].includes(phase(call)) || lapsed(call);
  if (over && said > 0) return null;
  return html`<p class="soft">${over ? t("call-nothing-said") : t("call-no-talk")}</p>`;
}

/** @param {{ line: Line, matter: Matter }} props */
function Composer({ line, matter }) {
  const held = floor(/** @type {any} */ (matter));
  const [text, setText] = useState(unsent.get(matter.id) ?? "");
  /** @param {string} value */
  function keep(value) {
    unsent.set(matter.id, value);
    setText(value);
  }
  /** @param {"OVER" | "OUT" | null} last */
  async function send(last) {
    const wordsToSend = plain(text).trimEnd();
    const whole = last === null || proword(wordsToSend) !== null ? wordsToSend : `${wordsToSend} ${last}`;
    const label = t("call-send");
    showSubmitted(label, await act(line.name, "acts/say", { of: matter.id, by: deskOf(line), text: whole }, label));
    keep("");
    unsent.delete(matter.id);
  }
  const empty = text.trim() === "";
  /** @param {KeyboardEvent} event */
  function keyed(event) {
    if (event.key !== "Enter" || empty || !(event.ctrlKey || event.altKey)) return;
    event.preventDefault();
    void send(event.altKey ? "OUT" : event.shiftKey ? null : "OVER").catch(showProblem);
  }
  return html`<div class="stack-small">
    <p class=${`floor ${held}`} role="status"><span aria-hidden="true">${held === "us" ? "▶ " : held === "them" ? "◀ " : "◆ "}</span>
      <strong>${t(`call-floor-${held}`, { party: parties(line)("them") })}</strong>${held === "them" && html` <span class="soft">${t("call-floor-anyway")}</span>`}</p>
    <${TextArea} label=${t("call-say")} value=${text} set=${keep} rows=${3} max=${8000} onKeyDown=${keyed} />
    <div class="row">
      <${Button} needs="act" id="talk-over" sort="act" label=${t("call-send-over")} hotkey="Ctrl+Enter" local=${true} disabled=${empty} run=${() => send("OVER")} />
      <${Button} needs="act" id="talk-keep" label=${t("call-send-keep")} hotkey="Ctrl+Shift+Enter" local=${true} disabled=${empty} run=${() => send(null)} />
      <${Button} needs="act" id="talk-out" label=${t("call-send-out")} hotkey="Alt+Enter" local=${true} disabled=${empty} run=${() => send("OUT")} />
    </div></div>`;
}
