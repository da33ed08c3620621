/**
 * Translation: the original and its versions beside each other, each with author and time, what changed marked.
 *
 * Keeps true: the original stands first and is called authoritative at every moment; a version is compared with the one before it in
 * its language; whoever acted on an earlier stage is told so on the screen, in words, with both texts.
 * Leaves to others: which version stands (`spec/messages.md` MSG-11, at the node), comparing (`logic-diff.js`), the alert.
 */

import { html, useState } from "../vendor/ui.js";
import { ofLine, session } from "./api.js";
import * as drafts from "./drafts.js";
import { useFetched, Awaited } from "./fetched.js";
import { compareVersions } from "./logic-diff.js";
import { frozen } from "./logic-drafts.js";
import { may } from "./logic-permissions.js";
import { measure } from "./logic-words.js";
import { deskNames, languageName, parties } from "./names.js";
import { to } from "./router.js";
import { Kept } from "./screen-compose.js";
import { ReadBacks, wordsOf } from "./screen-readback.js";
import { deskOf } from "./store.js";
import { language, LANGUAGES, plain, term, t } from "./texts.js";
import { showSubmitted } from "./toasts.js";
import { Button, TwoStep } from "./widget-button.js";
import { Marked } from "./widget-diff.js";
import { Select, TextArea } from "./widget-field.js";
import { Inert } from "./widget-inert.js";
import { Marking, markingClass, Precedence, Said } from "./widget-marks.js";
import { Table } from "./widget-table.js";
import { Dtg } from "./widget-time.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {import("./console-types").Matter} Matter */

const STAGES = /** @type {const} */ (["sight", "rough", "official"]);

/** @param {{ line: Line, rest: string[] }} props */
export function screen({ line, rest }) {
  const id = rest[0] ?? null;
  const here = line.state.value.matters.find((one) => one.id === id) ?? null;
  const asked = useFetched(id !== null && here === null ? ofLine(line.name, `/matters/${id}`) : null);
  const matter = /** @type {Matter | null} */ (here ?? asked.value);
  if (id === null) return html`<${Choose} line=${line} />`;
  if (matter === null) return html`<section class="stack"><h1>${t("translate-title")}</h1><${Awaited} of=${asked} id="translate" /></section>`;
  const rights = may(session.value?.officer.roles ?? [], "translate").allowed;
  return html`<section class="stack">
    <h1>${t("translate-title")}</h1>
    <p class="row"><${Precedence} precedence=${matter.precedence} /><${Marking} marking=${matter.marking} always=${true} />
      <span>${t(matter.direction === "in" ? "translate-theirs" : "translate-ours", { party: parties(line)("them") })}</span>
      <a href=${to("line", line.name, "matter", matter.id)}>${t("translate-on-the-line")}</a></p>
    <${Earlier} matter=${matter} />
    <div class="versions"><${Original} line=${line} matter=${matter} />${compareVersions(matter.translations ?? []).map((one) => html`<${Version}
      key=${one.version.id} line=${line} one=${one} matter=${matter} />`)}</div>
    ${matter.direction === "in" && html`<${New} line=${line} matter=${matter} may=${rights} />`}
    <${ReadBacks} line=${line} matter=${matter} may=${rights} begin=${rest[1] === "read-back"} />
  </section>`;
}

/** Without a matter in the address: which one. @param {{ line: Line }} props */
function Choose({ line }) {
  const all = line.state.value.matters.filter((one) => one.text ?? one.subject);
  return html`<section class="stack"><h1>${t("translate-title")}</h1>
    <${Table} caption=${t("translate-choose")} rows=${all} keyOf=${(/** @type {Matter} */ one) => one.id} empty=${t("translate-nothing")} columns=${[
      { id: "when", head: t("translate-written"), cell: (/** @type {Matter} */ one) => html`<${Dtg} at=${one.written} />` },
      { id: "words", head: t("translate-original"), rowHead: true, cell: (/** @type {Matter} */ one) => html`<a
        href=${to("translate", line.name, one.id)}><${Inert} text=${wordsOf(one)} limit=${100} /></a>` },
      { id: "versions", head: t("translate-versions"), number: true, cell: (/** @type {Matter} */ one) => (one.translations ?? []).length },
    ]} /></section>`;
}

/** Somebody of ours acted on an earlier version than the one that stands now. @param {{ matter: Matter }} props */
function Earlier({ matter }) {
  const stages = (matter.translations ?? []).map((one) => STAGES.indexOf(/** @type {any} */ (one.stage)));
  const acted = matter.acted_on_stage ? STAGES.indexOf(/** @type {any} */ (matter.acted_on_stage)) : -1;
  if (acted < 0 || Math.max(-1, ...stages) <= acted) return null;
  return html`<section class="panel warn-panel stack-small" role="alert"><h2>${t("translate-acted-earlier")}</h2>
    <p>${t("translate-acted-earlier-means", { stage: term("stage", matter.acted_on_stage), later: term("stage", STAGES[Math.max(...stages)]) })}</p></section>`;
}

/** @param {{ line: Line, matter: Matter }} props */
function Original({ line, matter }) {
  return html`<article class=${`panel stack-small original ${markingClass(matter.marking)}`} aria-label=${t("translate-original")}>
    <header class="stack-small"><h2>${t("translate-original")} <span class="badge authoritative">${t("translate-authoritative")}</span></h2>
      <p><${Said} by=${matter.by} party=${parties(line)}><${Dtg} at=${matter.written} /></${Said}></p>
      <p class="faint">${t("translate-language", { lang: languageName(matter.lang) })} · ${deskNames(line, matter.direction === "in" ? "us" : "them", matter.to)}</p></header>
    ${matter.subject && html`<p class="subject"><${Inert} text=${matter.subject} lang=${matter.lang} /></p>`}
    ${matter.text && html`<${Inert} text=${matter.text} lang=${matter.lang} block=${true} />`}
  </article>`;
}

/** @param {{ line: Line, matter: Matter, one: ReturnType<typeof compareVersions>[number] }} props */
function Version({ line, one: { version, before, comparison } }) {
  const it = /** @type {import("./console-types").Translation} */ (version);
  return html`<article class=${`panel stack-small version ${it.stage}`} aria-label=${term("stage", it.stage)}>
    <header class="stack-small"><h2>${term("stage", it.stage)}</h2>
      <p><${Said} by=${it.by} party=${parties(line)}><${Dtg} at=${it.written} /></${Said}></p>
      <p class="faint">${t("translate-language", { lang: languageName(it.lang) })} · ${term("stage", it.stage, "says")}</p></header>
    ${comparison === null ? html`<${Inert} text=${it.text} lang=${it.lang} block=${true} />` : html`<${Marked} pieces=${comparison.right}
      lang=${it.lang} />
      ${comparison.equal ? html`<p class="soft">${t("translate-as-before", { stage: stageOf(before) })}</p>`
        : html`<p class="strong differs-words">${t("translate-changed", { stage: stageOf(before), count: comparison.differences })}</p>`}
      ${!comparison.equal && html`<details><summary>${t("translate-before")}</summary><${Marked} pieces=${comparison.left}
        lang=${it.lang} /></details>`}`}
  </article>`;
}

/** @param {any} version */
function stageOf(version) {
  return term("stage", version?.stage ?? "");
}

// --- a new version -----------------------------------------------------------------------------------------------------

/** @param {{ line: Line, matter: Matter, may: boolean }} props */
function New({ line, matter, may: allowed }) {
  const draft = drafts.all.value.find((one) => one.kind === "translation" && one.fields.of === matter.id && one.sending.state !== "sent") ?? null;
  const charter = line.charter.value;
  if (charter === null) return null;
  const last = (matter.translations ?? []).at(-1);
  const next = STAGES[Math.min(STAGES.length - 1, last ? STAGES.indexOf(/** @type {any} */ (last.stage)) + 1 : 0)];
  const fields = { of: matter.id, stage: next, lang: last?.lang ?? into(charter, matter)[0], text: last?.text ?? "" };
  const begin = () => drafts.type(drafts.begin(line.name, "translation", fields), {});
  if (draft === null) {
    return html`<div class="row"><${Button} id="translate-new" label=${t("translate-new")} hotkey="Alt+N" sort="act" disabled=${!allowed}
      run=${begin} />
      <span class="faint">${t(last ? "translate-new-from-last" : "translate-new-means")}</span></div>`;
  }
  return html`<${Form} line=${line} charter=${charter} matter=${matter} draft=${draft} may=${allowed} />`;
}

/**
 * Return the languages into which a matter can be put: the officer's and our own first, then those of the charter and the others.
 * @param {import("./console-types").Agreement} charter @param {Matter} matter
 */
function into(charter, matter) {
  const all = [language.value, charter.us.language, ...charter.languages, ...LANGUAGES.map(([tag]) => tag)];
  return [...new Set(all)].filter((one) => one !== matter.lang);
}

/** @param {{ line: Line, charter: import("./console-types").Agreement, matter: Matter, draft: drafts.Draft, may: boolean }} props */
function Form({ line, charter, matter, draft, may: allowed }) {
  const [lost, setLost] = useState(false);
  const { fields } = draft;
  const set = (/** @type {Record<string, any>} */ changed) => drafts.type(draft.id, changed);
  const length = measure(fields.text, fields.lang, "ROUTINE", charter);
  async function send() {
    const body = { of: matter.id, by: deskOf(line), stage: fields.stage, lang: fields.lang, text: plain(fields.text) };
    setLost(false);
    try {
      showSubmitted(t("translate-send"), await drafts.send(draft.id, { page: "acts/translate", body }));
    } finally {
      setLost(drafts.draft(draft.id)?.sending.state === "unknown");
    }
  }
  const languages = into(charter, matter);
  return html`<form class="panel stack" aria-label=${t("translate-new")} onSubmit=${(/** @type {Event} */ e) => e.preventDefault()}>
    <div class="row"><h2>${t("translate-new")}</h2><${Kept} draft=${draft} /></div>
    <div class="row top-aligned">
      <${Select} label=${t("translate-stage")} hint=${term("stage", fields.stage, "says")} value=${fields.stage}
        set=${(/** @type {string} */ stage) => set({ stage })} disabled=${frozen(draft)} options=${STAGES.map((one) => [one, term("stage", one)])} />
      <${Select} label=${t("compose-language")} value=${fields.lang} set=${(/** @type {string} */ lang) => set({ lang })} disabled=${frozen(draft)}
        options=${languages.map((one) => [one, languageName(one)])} />
    </div>
    <${TextArea} label=${t("translate-text")} value=${fields.text} set=${(/** @type {string} */ text) => set({ text: plain(text) })} rows=${7} first=${true}
      lang=${fields.lang} disabled=${frozen(draft)}
      error=${length.over === "none" ? null : t("compose-over-bytes")}
        hint=${t("compose-bytes", { bytes: length.bytes, limit: length.byte_limit })} />
    ${lost && html`<p class="panel warn-panel" role="alert">${t("compose-not-known-means")}</p>`}
    <div class="row">
      <${Button} id="translate-send" label=${t("translate-send")} hotkey="Ctrl+Enter" sort="act"
        disabled=${!allowed || fields.text.trim() === "" || length.over !== "none"} run=${send} />
      <${TwoStep} id="translate-drop" label=${t("compose-drop")} confirm=${t("compose-drop-confirm")} hotkey="Alt+G" sort="quiet"
        run=${() => drafts.drop(draft.id)} />
      <span class="faint">${t("translate-send-means")}</span>
    </div></form>`;
}
