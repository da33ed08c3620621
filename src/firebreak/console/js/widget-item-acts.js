/**
 * What can be done about one call or message, each with its key; what cannot be undone is pressed twice.
 *
 * Keeps true: only what the rules leave to us now is offered; a rung's button says what the rung does not mean; what was
 * typed in a form survives a refusal of the node.
 * Leaves to others: which rungs are open (`logic-ladder.js`), sending (`acts.js`).
 */

import { html, useState } from "../vendor/ui.js";
import { act } from "./acts.js";
import { next, refusable } from "./logic-ladder.js";
import { possible } from "./logic-calls.js";
import { dtg, readTime, rfc3339 } from "./logic-time.js";
import { Lacking } from "./rights.js";
import { go, to } from "./router.js";
import { deskOf, now } from "./store.js";
import { plain, term, t } from "./texts.js";
import { showSubmitted } from "./toasts.js";
import { Button, TwoStep } from "./widget-button.js";
import { Field, Select, TextArea } from "./widget-field.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {import("./console-types").Matter} Matter */
/** @typedef {(verb: string, words: string, more?: Record<string, unknown>) => Promise<void>} Send */
/** @typedef {{ line: Line, matter: Matter, send: Send }} FormProps */

/** @param {{ line: Line, matter: Matter }} props */
export function ItemActs({ line, matter }) {
  const [form, setForm] = useState(/** @type {string | null} */ (null));
  const rungs = new Set(next(matter));
  const call = matter.what === "call" ? possible(/** @type {any} */ (matter)) : [];
  const declined = call.includes("reason") || (matter.direction === "in" && matter.refused.some((one) => one.by.side === "us"));
  /** @type {Send} */
  const send = async (verb, words, more = {}) => {
    const done = await act(line.name, `acts/${verb}`, { of: matter.id, by: deskOf(line), ...more }, words);
    showSubmitted(words, done);
    if (done) setForm((now) => (now === form ? null : now)); // one that was opened meanwhile stays
  };
  const opener = (/** @type {string} */ name, /** @type {string} */ hotkey) => html`<${Button} needs="act" id=${`item-${name}`} label=${t(`line-act-${name}`)}
    hotkey=${hotkey} expanded=${form === name} run=${() => setForm(form === name ? null : name)} />`;
  const Form = form ? FORMS[form] : null;
  return html`<div class="stack-small">
    <${Lacking} action="act" />
    <div class="row item-acts" role="group" aria-label=${t("line-acts-of-ours")}>
      ${rungs.has("seen") && html`<${Button} needs="act" id="item-seen" label=${t("line-act-seen")} hotkey="Alt+S" run=${() => send("seen", t("line-act-seen"))} />`}
      ${rungs.has("understood") && html`<${Button} needs="act" id="item-read-back" label=${t("line-act-read-back")} hotkey="Alt+B" run=${() => go(to("translate", line.name, matter.id, "read-back"))} />`}
      ${rungs.has("passed_to") && opener("passed-to", "Alt+P")}
      ${rungs.has("undertaken") && opener("undertake", "Alt+U")}
      ${rungs.has("reported_done") && opener("reported-done", "Alt+R")}
      ${refusable(matter).length > 0 && opener("refuse", "Alt+J")}
      ${declined && opener("reason", "Alt+V")}
      ${opener("say", "Alt+Y")}
      ${(matter.text ?? matter.subject) && html`<${Button} id="item-translate" label=${t("translate-title")} hotkey="Alt+T" run=${() => go(to("translate", line.name, matter.id))} />`}
      ${rungs.has("closed") && html`<${TwoStep} needs="act" id="item-close" label=${t("line-act-close")} confirm=${t("line-act-close-confirm")} hotkey="Alt+C" run=${() => send("close", t("line-act-close"))} />`}
    </div>
    ${Form && html`<${Form} line=${line} matter=${matter} send=${send} />`}
  </div>`;
}

/** @param {string} text */
function optional(text) {
  return text.trim() === "" ? null : plain(text);
}

/** @param {{ label: string, children?: any }} props */
function Form({ label, children }) {
  return html`<form class="form row" aria-label=${label} onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}>${children}</form>`;
}

/** @param {FormProps} props */
function PassedTo({ line, send }) {
  const desks = line.state.value.line?.us.desks ?? [];
  const [desk, setDesk] = useState(desks.find((/** @type {any} */ one) => one.id !== deskOf(line))?.id ?? "");
  const [text, setText] = useState("");
  return html`<${Form} label=${t("line-act-passed-to")}><${Select} label=${t("call-desk")} value=${desk} set=${setDesk} first=${true} options=${desks.map((/** @type {any} */ one) => [one.id, one.name])} />
    <${Field} label=${t("call-words")} value=${text} set=${setText} max=${1000} />
    <${Button} needs="act" id="item-passed-to-now" sort="act" label=${t("line-act-passed-to-now")} hotkey="Alt+Shift+P" disabled=${desk === ""} run=${() => send("passed-to", t("line-act-passed-to"), { desk, text: optional(text) })} />
    <p class="faint wide">${term("rung", "passed-to", "not")}</p></${Form}>`;
}

/** @param {FormProps} props */
function Undertake({ send }) {
  const [what, setWhat] = useState("");
  const [due, setDue] = useState("+60");
  const at = readTime(due, now.value);
  const wrong = at === null ? t("call-time-not-understood") : at <= now.value ? t("call-time-past") : null;
  return html`<${Form} label=${t("line-act-undertake")}><${TextArea} label=${t("line-undertake-what")} value=${what} set=${setWhat} first=${true} rows=${2} max=${8000} />
    <${Field} label=${t("line-undertake-due")} hint=${at === null ? t("call-time-hint") : dtg(at)} value=${due} set=${setDue} error=${wrong} max=${20} />
    <${Button} needs="act" id="item-undertake-now" sort="act" label=${t("line-act-undertake-now")} hotkey="Alt+Shift+U" disabled=${wrong !== null || what.trim() === ""}
      run=${() => at !== null && send("undertake", t("line-act-undertake"), { what: plain(what), due: rfc3339(at) })} />
    <p class="faint wide">${term("rung", "undertaken", "not")}</p></${Form}>`;
}

/** @param {FormProps} props */
function ReportedDone({ send }) {
  const [text, setText] = useState("");
  return html`<${Form} label=${t("line-act-reported-done")}><${Field} label=${t("call-words")} value=${text} set=${setText} first=${true} max=${1000} />
    <${Button} needs="act" id="item-reported-done-now" sort="act" label=${t("line-act-reported-done-now")} hotkey="Alt+Shift+R" run=${() => send("reported-done", t("line-act-reported-done"), { text: optional(text) })} />
    <p class="faint wide">${term("rung", "reported-done", "not")}</p></${Form}>`;
}

/** @param {FormProps} props */
function Refuse({ line, matter, send }) {
  const rungs = refusable(matter);
  const [rung, setRung] = useState(/** @type {string} */ (rungs[0] ?? ""));
  const [reason, setReason] = useState("");
  const [text, setText] = useState("");
  return html`<${Form} label=${t("line-act-refuse")}><${Select} label=${t("line-refuse-rung")} value=${rung} set=${setRung} first=${true} options=${rungs.map((one) => [one, term("rung", one)])} />
    <${Reason} line=${line} reason=${reason} set=${setReason} /><${Field} label=${t("call-words")} value=${text} set=${setText} max=${1000} />
    <${TwoStep} needs="act" id="item-refuse-now" sort="act" label=${t("line-act-refuse-now")} confirm=${t("line-act-refuse-confirm")} hotkey="Alt+Shift+J" disabled=${rung === ""}
      run=${() => send("refuse", t("line-act-refuse"), { rung, reason: reason === "" ? null : Number(reason), text: optional(text) })} /></${Form}>`;
}

/** @param {{ line: Line, reason: string, set: (reason: string) => void, first?: boolean }} props */
function Reason({ line, reason, set, first }) {
  const reasons = line.charter.value?.reasons ?? [];
  return html`<${Select} label=${t("call-reason")} value=${reason} set=${set} first=${first} options=${[["", t("call-no-reason")], ...reasons.map((one) => [String(one.number), one.name])]} />`;
}

/** @param {FormProps} props */
function GiveReason({ line, send }) {
  const [reason, setReason] = useState("");
  const [text, setText] = useState("");
  return html`<${Form} label=${t("line-act-reason")}><${Reason} line=${line} reason=${reason} set=${setReason} first=${true} />
    <${Field} label=${t("call-words")} value=${text} set=${setText} max=${1000} />
    <${Button} needs="act" id="item-reason-now" sort="act" label=${t("line-act-reason-now")} hotkey="Alt+Shift+V" disabled=${reason === "" && text.trim() === ""}
      run=${() => send("reason", t("line-act-reason"), { reason: reason === "" ? null : Number(reason), text: optional(text) })} /></${Form}>`;
}

/** @param {FormProps} props */
function Say({ send }) {
  const [text, setText] = useState("");
  const sendIt = () => send("say", t("line-act-say"), { text: plain(text) });
  return html`<${Form} label=${t("line-act-say")}><${TextArea} label=${t("line-say-words")} value=${text} set=${setText} first=${true} rows=${2} max=${8000} />
    <${Button} needs="act" id="item-say-now" sort="act" label=${t("line-act-say-now")} hotkey="Alt+Shift+Y" disabled=${text.trim() === ""} run=${sendIt} /></${Form}>`;
}

/** @type {Record<string, (props: FormProps) => any>} */
const FORMS = { "passed-to": PassedTo, undertake: Undertake, "reported-done": ReportedDone, refuse: Refuse, reason: GiveReason, say: Say };
