/**
 * Read-back: the receiver repeats, the console compares and marks, the author's machine decides, a person may confirm.
 *
 * Keeps true: the comparison here is a help before anything is sent; whether it matched is what the author's node says, and that is
 * shown as a machine's word until a person confirms it; what differs is marked by name and by word.
 * Leaves to others: comparing (`logic-diff.js`, and for good the author's node: MSG-5, MSG-14), keeping drafts (`drafts.js`).
 */

import { html, useState } from "../vendor/ui.js";
import { act } from "./acts.js";
import { compare } from "./logic-diff.js";
import { parties } from "./names.js";
import { deskOf } from "./store.js";
import { plain, term, t } from "./texts.js";
import { showSubmitted } from "./toasts.js";
import { Button } from "./widget-button.js";
import { Marked, Verdict } from "./widget-diff.js";
import { Field, TextArea } from "./widget-field.js";
import { Inert } from "./widget-inert.js";
import { MachineSaid, Said } from "./widget-marks.js";
import { Dtg } from "./widget-time.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {import("./console-types").Matter} Matter */
/** @typedef {import("./console-types").ReadBack} ReadBack */

const FIELDS = 16; // rows of the form; the record takes 64

/** @param {{ line: Line, matter: Matter, may: boolean, begin: boolean }} props `begin`: the officer came to read back */
export function ReadBacks({ line, matter, may, begin }) {
  const all = matter.read_backs ?? [];
  return html`<section class="stack" aria-labelledby="readback-title"><h2 id="readback-title">${t("translate-read-backs", { count: all.length })}</h2>
    <p class="soft">${t("translate-read-back-means")}</p>
    ${all.map((one, n) => html`<${One} key=${one.id} line=${line} matter=${matter} readBack=${one} may=${may} keyed=${n === all.length - 1} />`)}
    ${matter.direction === "in" && html`<${Form} line=${line} matter=${matter} may=${may} begin=${begin} />`}
  </section>`;
}

/** @param {Matter} matter @returns {string} the words that a read-back repeats */
export function wordsOf(matter) {
  return matter.text ?? matter.subject ?? "";
}

/** @param {{ line: Line, matter: Matter, readBack: ReadBack, may: boolean, keyed: boolean }} props */
function One({ line, matter, readBack, may, keyed }) {
  const both = readBack.text === null ? null : compare(wordsOf(matter), readBack.text, matter.lang);
  const differing = new Set(readBack.differing);
  return html`<article class="panel stack-small">
    <p><${Said} by=${readBack.by} party=${parties(line)}><${Dtg} at=${readBack.written} /></${Said}></p>
    ${both && html`<div class="columns"><div class="stack-small"><h3>${t("translate-original")}</h3><${Marked} pieces=${both.left}
      lang=${matter.lang} /></div>
      <div class="stack-small"><h3>${t("translate-read-back")}</h3><${Marked} pieces=${both.right} lang=${matter.lang} /></div></div>`}
    ${(readBack.fields ?? []).length > 0 && html`<dl class="fields">${(readBack.fields ?? []).map((one) => html`<div key=${one.name}
      class=${differing.has(one.name) ? "differs-row" : ""}>
      <dt><bdi>${one.name}</bdi>${differing.has(one.name) && html` <strong
        class="differs-words">≠ ${t("translate-differs")}</strong>`}</dt><dd><${Inert} text=${one.value} lang=${matter.lang} /></dd></div>`)}</dl>`}
    <${Judged} line=${line} readBack=${readBack} />
    ${matter.direction === "out" && html`<${Confirm} line=${line} readBack=${readBack} may=${may} keyed=${keyed} />`}
  </article>`;
}

/** What the author's side found: a machine first, a person if one confirmed it. @param {{ line: Line, readBack: ReadBack & { confirmed_by?: any } }} props */
function Judged({ line, readBack }) {
  const word = readBack.matched === null ? "open" : readBack.matched ? "matched" : "differs";
  const person = readBack.confirmed_by ?? null;
  const words = html`<strong class=${word === "differs" ? "differs-words" : ""}>${t(`translate-check-${word}`)}</strong>`;
  return html`<div class="stack-small"><p>${person ? html`<${Said} by=${person}
    party=${parties(line)}>${words}</${Said}>` : html`<${MachineSaid}>${words}</${MachineSaid}>`}</p>
    ${word === "matched" && html`<p class="soft">${term("rung", "understood", "not")}</p>`}
    ${word === "differs" && html`<p class="soft">${t("translate-check-differs-means")}</p>`}</div>`;
}

/** @param {{ line: Line, readBack: ReadBack & { confirmed_by?: any }, may: boolean, keyed: boolean }} props */
function Confirm({ line, readBack, may, keyed }) {
  if (readBack.confirmed_by || readBack.matched === false) return null; // what differs is told again, not confirmed
  async function confirm() {
    showSubmitted(t("translate-confirm"), await act(line.name, "acts/confirm", { of: readBack.id, by: deskOf(line) }, t("translate-confirm")));
  }
  return html`<div class="row"><${Button} id=${`confirm-${readBack.id}`} label=${t("translate-confirm")} hotkey=${keyed ? "Alt+C" : undefined}
    disabled=${!may} run=${confirm} />
    <span class="faint">${t("translate-confirm-means")}</span></div>`;
}

/** @param {{ line: Line, matter: Matter, may: boolean, begin: boolean }} props */
function Form({ line, matter, may, begin }) {
  const [text, setText] = useState("");
  const [rows, setRows] = useState(/** @type {{ name: string, value: string }[]} */ ([]));
  const both = compare(wordsOf(matter), text, matter.lang);
  const said = rows.filter((row) => row.name.trim() !== "" && row.value.trim() !== "");
  const empty = text.trim() === "" && said.length === 0;
  async function send() {
    const fields = said.map((row) => ({ name: plain(row.name), value: plain(row.value) }));
    const body = { of: matter.id, by: deskOf(line), text: text.trim() === "" ? null : plain(text), fields };
    showSubmitted(t("translate-read-back-send"), await act(line.name, "acts/read-back", body, t("translate-read-back-send")));
    setText("");
    setRows([]);
  }
  const change = (/** @type {number} */ n, /** @type {Partial<{ name: string, value: string }>} */ changed) =>
    setRows(rows.map((row, i) => (i === n ? { ...row, ...changed } : row)));
  return html`<form class="panel stack" aria-label=${t("translate-read-back-new")} onSubmit=${(/** @type {Event} */ e) => e.preventDefault()}>
    <h3>${t("translate-read-back-new")}</h3>
    <${TextArea} label=${t("translate-read-back-text")} hint=${t("translate-read-back-hint")} value=${text} set=${setText} rows=${4} first=${begin}
      lang=${matter.lang} max=${8000} />
    ${text.trim() !== "" && html`<div class="stack-small"><${Verdict} comparison=${both} /><div class="columns"><${Marked} pieces=${both.left}
      lang=${matter.lang} label=${t("translate-original")} />
      <${Marked} pieces=${both.right} lang=${matter.lang} label=${t("translate-read-back")} /></div></div>`}
    ${rows.map((row, n) => html`<div class="row" key=${n}><${Field} label=${t("translate-field-name")} value=${row.name} first=${true}
      set=${(/** @type {string} */ name) => change(n, { name })} max=${64} />
      <${Field} label=${t("translate-field-value")} value=${row.value} set=${(/** @type {string} */ value) => change(n, { value })} max=${2000}
        lang=${matter.lang} /></div>`)}
    <div class="row">
      <${Button} id="readback-row" label=${t("translate-field-add")} hotkey="Alt+Shift+A" disabled=${rows.length >= FIELDS}
        run=${() => setRows([...rows, { name: "", value: "" }])} />
      <${Button} id="readback-send" label=${t("translate-read-back-send")} hotkey="Alt+Enter" sort="act" disabled=${empty || !may} run=${send} />
    </div>
    <p class="faint">${t("translate-field-means")}</p>
  </form>`;
}
