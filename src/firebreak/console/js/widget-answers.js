/**
 * Everything that can be answered to a call or a FLASH that rings, each with one key; the small answers are cheap.
 *
 * Keeps true: a reason is never asked for before a decline goes out; what is written in a form stays when another form
 * is opened; each act is made for a desk of ours that the officer may act for.
 * Leaves to others: sending (`acts.js`), when an act is possible (the node).
 */

import { html, useState } from "../vendor/ui.js";
import { act } from "./acts.js";
import { LAYER } from "./keys.js";
import { dtg, readTime, rfc3339 } from "./logic-time.js";
import { Lacking } from "./rights.js";
import { go, to } from "./router.js";
import { deskOf, now, ownDesks } from "./store.js";
import { plain, t } from "./texts.js";
import { showSubmitted } from "./toasts.js";
import { Button, TwoStep } from "./widget-button.js";
import { Field, Select } from "./widget-field.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {import("./console-types").Matter} Matter */
/** @typedef {{ line: Line, matter: Matter, desks: readonly string[], layer?: number }} Props */

const QUARTER_MS = 15 * 60_000;

/** @param {Line} line @param {readonly string[]} desks that ring @returns {string} the desk of ours that answers */
export function answering(line, desks) {
  const usual = deskOf(line);
  if (desks.includes(usual)) return usual;
  return ownDesks(line).find((desk) => desks.includes(desk.id))?.id ?? usual;
}

/** @param {number} at ms @returns {number} the next quarter of an hour that is at least twenty minutes ahead */
function nextQuarter(at) {
  return Math.ceil((at + 20 * 60_000) / QUARTER_MS) * QUARTER_MS;
}

/** @param {Props} props */
export function CallAnswers({ line, matter, desks, layer = LAYER.ring }) {
  const [form, setForm] = useState(/** @type {string | null} */ (null));
  const by = answering(line, desks);
  const quarter = nextQuarter(now.value);

  /** @param {string} verb @param {string} words @param {Record<string, unknown>} [more] */
  async function send(verb, words, more = {}) {
    const done = await act(line.name, `acts/${verb}`, { of: matter.id, by, ...more }, words);
    showSubmitted(words, done);
    return done;
  }
  async function answer() {
    if (await send("answer", t("call-answer"))) go(to("call", line.name, matter.id));
  }
  const toggle = (/** @type {string} */ name) => () => setForm(form === name ? null : name);
  const willAnswer = t("call-will-answer", { at: dtg(quarter) });
  return html`<div class="answers stack-small">
    <${Lacking} action="act" />
    <div class="row">
      <${Button} needs="act" id="ring-answer" sort="act" label=${t("call-answer")} hotkey="Alt+A" layer=${layer} run=${answer} />
      <${Button} needs="act" id="ring-will-answer" label=${willAnswer} hotkey="Alt+W" layer=${layer} run=${() => send("defer", willAnswer, { until: rfc3339(quarter) })} />
      <${Button} needs="act" id="ring-defer" label=${t("call-defer")} hotkey="Alt+F" layer=${layer} expanded=${form === "defer"} run=${toggle("defer")} />
      <${Button} needs="act" id="ring-desk" label=${t("call-other-desk")} hotkey="Alt+O" layer=${layer} expanded=${form === "desk"} run=${toggle("desk")} />
      <${Button} needs="act" id="ring-text" label=${t("call-text-instead")} hotkey="Alt+X" layer=${layer} expanded=${form === "text"} run=${toggle("text")} />
      <${TwoStep} needs="act" id="ring-accepted" label=${t("call-message-accepted")} confirm=${t("call-message-accepted-confirm")} hotkey="Alt+E" layer=${layer}
        run=${() => send("decline", t("call-message-accepted"), { message_accepted: true })} />
      <${Button} needs="act" id="ring-decline" label=${t("call-decline")} hotkey="Alt+D" layer=${layer} expanded=${form === "decline"} run=${toggle("decline")} />
    </div>
    ${form === "decline" && html`<${Decline} line=${line} send=${send} layer=${layer} />`}
    ${form === "defer" && html`<${Defer} send=${send} layer=${layer} />`}
    ${form === "desk" && html`<${OtherDesk} line=${line} send=${send} layer=${layer} />`}
    ${form === "text" && html`<${TextInstead} send=${send} layer=${layer} />`}
    <p class="faint">${t("call-acts-as", { desk: ownDesks(line).find((desk) => desk.id === by)?.name ?? by })}</p>
  </div>`;
}

/** @typedef {(verb: string, words: string, more?: Record<string, unknown>) => Promise<unknown>} Send */

/** @param {{ line: Line, send: Send, layer: number }} props */
function Decline({ line, send, layer }) {
  const [reason, setReason] = useState("");
  const [text, setText] = useState("");
  const reasons = line.charter.value?.reasons ?? [];
  const body = () => ({ reason: reason === "" ? null : Number(reason), text: text.trim() === "" ? null : plain(text) });
  return html`<form class="form row" aria-label=${t("call-decline")} onSubmit=${(/** @type {Event} */ e) => e.preventDefault()}>
    <${Select} label=${t("call-reason")} value=${reason} set=${setReason} first=${true}
      options=${[["", t("call-no-reason")], ...reasons.map((one) => /** @type {const} */ ([String(one.number), one.name]))]} />
    <${Field} label=${t("call-words")} value=${text} set=${setText} max=${1000} />
    <${Button} needs="act" id="ring-decline-now" sort="danger" label=${reason || text.trim() ? t("call-decline-so") : t("call-decline-without")} hotkey="Alt+Shift+D"
      layer=${layer} run=${() => send("decline", t("call-decline"), body())} />
    <p class="faint wide">${t("call-decline-means")}</p>
  </form>`;
}

/** @param {{ send: Send, layer: number }} props */
function Defer({ send, layer }) {
  const [until, setUntil] = useState("+60");
  const [text, setText] = useState("");
  const at = readTime(until, now.value);
  const wrong = at === null ? t("call-time-not-understood") : at <= now.value ? t("call-time-past") : null;
  const words = at === null ? t("call-defer") : t("call-will-answer", { at: dtg(at) });
  return html`<form class="form row" aria-label=${t("call-defer")} onSubmit=${(/** @type {Event} */ e) => e.preventDefault()}>
    <${Field} label=${t("call-defer-until")} hint=${t("call-time-hint")} value=${until} set=${setUntil} error=${wrong} first=${true} max=${20} />
    <${Field} label=${t("call-words")} value=${text} set=${setText} max=${1000} />
    <${Button} needs="act" id="ring-defer-now" sort="act" label=${words} hotkey="Alt+Shift+F" layer=${layer} disabled=${wrong !== null}
      run=${() => at !== null && send("defer", words, { until: rfc3339(at), text: text.trim() === "" ? null : plain(text) })} />
  </form>`;
}

/** @param {{ line: Line, send: Send, layer: number }} props */
function OtherDesk({ line, send, layer }) {
  const desks = line.charter.value?.us.desks ?? line.state.value.line?.us.desks ?? [];
  const [desk, setDesk] = useState((desks.find((/** @type {any} */ one) => one.id !== deskOf(line)) ?? desks[0])?.id ?? "");
  const [text, setText] = useState("");
  return html`<form class="form row" aria-label=${t("call-other-desk")} onSubmit=${(/** @type {Event} */ e) => e.preventDefault()}>
    <${Select} label=${t("call-desk")} value=${desk} set=${setDesk} first=${true} options=${desks.map((/** @type {any} */ one) => [one.id, one.name])} />
    <${Field} label=${t("call-words")} value=${text} set=${setText} max=${1000} />
    <${Button} needs="act" id="ring-desk-now" sort="act" label=${t("call-offer-desk")} hotkey="Alt+Shift+O" layer=${layer} disabled=${desk === ""}
      run=${() => send("offer", t("call-offer-desk"), { desk, text: text.trim() === "" ? null : plain(text) })} />
  </form>`;
}

/** @param {{ send: Send, layer: number }} props */
function TextInstead({ send, layer }) {
  const [text, setText] = useState(plain(t("call-text-instead-words")));
  return html`<form class="form row" aria-label=${t("call-text-instead")} onSubmit=${(/** @type {Event} */ e) => e.preventDefault()}>
    <${Field} label=${t("call-words-to-them")} value=${text} set=${setText} first=${true} max=${1000} />
    <${Button} needs="act" id="ring-text-now" sort="act" label=${t("call-offer-text")} hotkey="Alt+Shift+X" layer=${layer} disabled=${text.trim() === ""}
      run=${() => send("offer", t("call-offer-text"), { text: plain(text) })} />
  </form>`;
}

/** What can be done at once about a FLASH that has arrived. @param {Props} props */
export function MessageAnswers({ line, matter, desks }) {
  const by = answering(line, desks);
  async function seen() {
    showSubmitted(t("line-act-seen"), await act(line.name, "acts/seen", { of: matter.id, by }, t("line-act-seen")));
  }
  return html`<div class="row">
    <${Button} needs="act" id="ring-seen" sort="act" label=${t("line-act-seen")} hotkey="Alt+S" layer=${LAYER.ring} run=${seen} />
    <${Button} id="ring-open" label=${t("call-open")} hotkey="Alt+L" layer=${LAYER.ring} run=${() => go(to("line", line.name, "matter", matter.id))} />
    <span class="faint">${t("terms-rung-seen-not")}</span>
  </div>`;
}
