/**
 * Compose: a call or a message from its first key press to the review that sends it.
 *
 * Keeps true: every key press is kept; nothing leaves from the form, only from the review, which shows what the other side will
 * see; nothing is called sent before the record has it.
 * Leaves to others: what is sent and what stands in its way (`logic-compose.js`), drafts (`drafts.js`), the review
 * (`widget-review.js`), two-person release (`widget-releases.js`), checklists (`widget-triggers.js`).
 */

import { html, useEffect, useState } from "../vendor/ui.js";
import { ofLine, session } from "./api.js";
import * as drafts from "./drafts.js";
import { drill, markingOn } from "./drill.js";
import { useFetched, useNews } from "./fetched.js";
import { fresh, lengthOf, PRECEDENCES, unagreed } from "./logic-compose.js";
import { frozen, place } from "./logic-drafts.js";
import { may } from "./logic-permissions.js";
import { Lacking } from "./rights.js";
import { languageName } from "./names.js";
import { go, to } from "./router.js";
import { deskOf, ownDesks } from "./store.js";
import { plain, term, t } from "./texts.js";
import { Button, TwoStep } from "./widget-button.js";
import { Check, Field, Select, TextArea } from "./widget-field.js";
import { Inert } from "./widget-inert.js";
import { Marking, MarkingEnd, markingClass, Precedence } from "./widget-marks.js";
import { Releases } from "./widget-releases.js";
import { Review } from "./widget-review.js";
import { Dtg } from "./widget-time.js";
import { Triggers } from "./widget-triggers.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {import("./drafts.js").Draft} Draft */

/** @param {{ line: Line, rest: string[] }} props */
export function screen({ line, rest }) {
  const charter = line.charter.value;
  const one = drafts.draft(rest[0]);
  const rights = may(session.value?.officer.roles ?? [], "compose");
  useBeginning(line, rest);
  return html`<section class="stack">
    <h1>${t("compose-title", { party: charter?.them.name ?? line.name })}</h1>
    <${Lacking} action="compose" />
    <div class="split">
      <div class="stack">
        ${charter && one && one.line === line.name && html`<${Draft} key=${one.id} line=${line} charter=${charter} draft=${one}
          may=${rights.allowed} />`}
        ${charter && !one && html`<${Nothing} line=${line} asked=${rest[0]} may=${rights.allowed} />`}
      </div>
      <div class="stack">
        <${Drafts} line=${line} shown=${one?.id ?? null} />
        <${Releases} line=${line} />
        <${Held} line=${line} />
        ${charter && html`<${Triggers} line=${line} charter=${charter} draft=${one} />`}
      </div>
    </div>
  </section>`;
}

/** Begin a draft where the address asks for one: `new`, `call`, or `re` and the matter it is about. @param {Line} line @param {string[]} rest */
function useBeginning(line, rest) {
  const charter = line.charter.value;
  const [sort, of] = rest;
  useEffect(() => {
    if (!charter || !["new", "call", "re"].includes(sort ?? "")) return;
    go(to("compose", line.name, beginOn(line, sort === "call" ? "call" : "message", sort === "re" ? (of ?? null) : null)));
  }, [charter === null, sort, of]);
}

/**
 * @param {Line} line @param {string} what @param {string | null} [regarding] @returns {string} id of the draft
 */
export function beginOn(line, what, regarding = null) {
  const charter = line.charter.peek();
  const about = regarding === null ? null : line.state.peek().matters.find((one) => one.id === regarding);
  const desks = charter?.them.desks ?? [];
  const desk = about?.direction === "in" ? [about.by.desk] : desks.slice(0, 1).map((each) => each.id);
  return drafts.begin(line.name, what, fresh({
    what, by: deskOf(line), to: desk, lang: charter?.us.language ?? "en", marking: about?.marking ?? markingOn(line.name), regarding,
  }));
}

/** @param {{ line: Line, asked: string | undefined, may: boolean }} props */
function Nothing({ line, asked, may: allowed }) {
  const begin = (/** @type {string} */ what) => () => go(to("compose", line.name, beginOn(line, what)));
  const gone = asked !== undefined && drafts.loaded.value && !["new", "call", "re"].includes(asked);
  return html`<div class="panel stack">
    ${gone && html`<p>${t("compose-no-such-draft")}</p>`}
    <p>${t("compose-begin-means")}</p>
    <div class="row">
      <${Button} id="compose-new-message" label=${t("compose-new-message")} hotkey="Alt+N" sort="act" disabled=${!allowed} run=${begin("message")} />
      <${Button} id="compose-new-call" label=${t("compose-new-call")} hotkey="Alt+K" disabled=${!allowed} run=${begin("call")} />
    </div></div>`;
}

// --- one draft ---------------------------------------------------------------------------------------------------------

/** @param {{ line: Line, charter: import("./console-types").Agreement, draft: Draft, may: boolean }} props */
function Draft({ line, charter, draft, may: allowed }) {
  const [review, setReview] = useState(frozen(draft));
  const set = (/** @type {Record<string, any>} */ changed) => drafts.type(draft.id, changed);
  if (draft.conflict !== null) return html`<${Conflict} draft=${draft} />`;
  if (review || frozen(draft)) return html`<${Review} line=${line} charter=${charter} draft=${draft} may=${allowed}
    back=${() => setReview(false)} />`;
  return html`<form class=${`panel stack compose ${markingClass(draft.fields.marking)}`} aria-label=${t("compose-form")}
    onSubmit=${(/** @type {Event} */ e) => e.preventDefault()}>
    <div class="row"><${Marking} marking=${draft.fields.marking} always=${true} /><${Kept} draft=${draft} /></div>
    <${What} fields=${draft.fields} set=${set} /><${Regarding} line=${line} fields=${draft.fields} set=${set} />
    <${PrecedenceChoice} fields=${draft.fields} set=${set} />
    <${Addressing} line=${line} charter=${charter} fields=${draft.fields} set=${set} />
    <${Style} line=${line} fields=${draft.fields} set=${set} />
    <${Words} charter=${charter} fields=${draft.fields} set=${set} />
    <${Check} label=${t("compose-second")} checked=${draft.fields.second} set=${(/** @type {boolean} */ on) => set({ second: on })} />
    <div class="row">
      <${Button} id="compose-review" label=${t("compose-review")} hotkey="Alt+R" sort="act" disabled=${!allowed} run=${() => setReview(true)} />
      <${TwoStep} id="compose-drop" label=${t("compose-drop")} confirm=${t("compose-drop-confirm")} hotkey="Alt+G" sort="quiet"
        run=${async () => { await drafts.drop(draft.id); go(to("compose", line.name)); }} />
      <span class="faint">${t("compose-nothing-leaves")}</span>
    </div>
    <${MarkingEnd} marking=${draft.fields.marking} />
  </form>`;
}

/** Where the newest key press is kept. @param {{ draft: Draft }} props */
export function Kept({ draft }) {
  const where = place(draft);
  const words = where === "here" && draft.failed > 0 ? "waiting" : where;
  return html`<span class=${`badge kept-${words}`} role="status" data-kept=${where}>${t(`compose-kept-${words}`)}</span>`;
}

/** @param {{ draft: Draft }} props */
function Conflict({ draft }) {
  const theirs = draft.conflict;
  if (theirs === null) return null;
  return html`<section class="panel stack" role="alert"><h2>${t("compose-conflict")}</h2><p>${t("compose-conflict-means")}</p>
    <div class="columns">
      <div class="panel stack-small"><h3>${t("compose-conflict-mine")}</h3><${Inert} text=${String(draft.fields.text ?? "")} block=${true} /></div>
      <div class="panel stack-small"><h3>${t("compose-conflict-theirs")} <${Dtg} at=${theirs.updated} /></h3><${Inert}
        text=${String(theirs.fields.text ?? "")} block=${true} /></div>
    </div>
    <div class="row">
      <${Button} id="compose-keep-mine" label=${t("compose-keep-mine")} hotkey="Alt+Shift+M" run=${() => drafts.resolve(draft.id, "mine")} />
      <${Button} id="compose-keep-theirs" label=${t("compose-keep-theirs")} hotkey="Alt+Shift+H" run=${() => drafts.resolve(draft.id, "theirs")} />
    </div></section>`;
}

/** @typedef {{ fields: Record<string, any>, set: (changed: Record<string, any>) => void }} Part */

/** @param {Part} props */
function What({ fields, set }) {
  const sorts = [["message", "Alt+Shift+M"], ["call", "Alt+Shift+K"]];
  return html`<div class="row" role="group" aria-label=${t("compose-what")}>${sorts.map(([what, key]) => html`<${Button} key=${what}
    id=${`compose-as-${what}`} label=${t(`compose-as-${what}`)} hotkey=${key} pressed=${fields.what === what} run=${() => set({ what })} />`)}
    <span class="faint">${t(`compose-as-${fields.what}-means`)}</span></div>`;
}

/** The matter that it is about. @param {Part & { line: Line }} props */
function Regarding({ line, fields, set }) {
  if (!fields.regarding) return null;
  const about = line.state.value.matters.find((one) => one.id === fields.regarding);
  return html`<div class="row regarding"><span class="soft">${t("compose-regarding")}</span>
    <a href=${to("line", line.name, "matter", fields.regarding)}><${Inert} text=${about?.subject ?? about?.text ?? fields.regarding.slice(0, 12)}
      limit=${120} /></a>
    <${Button} id="compose-not-regarding" label=${t("compose-not-regarding")} sort="quiet" run=${() => set({ regarding: null })} /></div>`;
}

const PRECEDENCE_KEYS = { FLASH: "Alt+Shift+F", IMMEDIATE: "Alt+Shift+I", PRIORITY: "Alt+Shift+P", ROUTINE: "Alt+Shift+R" };

/** @param {Part} props */
function PrecedenceChoice({ fields, set }) {
  return html`<div class="field" role="group" aria-labelledby="compose-precedence"><span id="compose-precedence"
    class="label">${t("compose-precedence")}</span>
    <div class="row">${PRECEDENCES.map((one) => html`<${Button} key=${one} id=${`compose-${one.toLowerCase()}`} words=${term("precedence", one)}
      label=${html`<${Precedence} precedence=${one} />`} hotkey=${PRECEDENCE_KEYS[one]} pressed=${fields.precedence === one}
        run=${() => set({ precedence: one })} />`)}</div>
    <div class="faint">${term("precedence", fields.precedence, "says")}</div></div>`;
}

/** From which desk and role, to which desks. @param {Part & { line: Line, charter: import("./console-types").Agreement }} props */
function Addressing({ line, charter, fields, set }) {
  const own = ownDesks(line);
  const persons = charter.roles.filter((role) => role.number > 0);
  const chosen = new Set(fields.to);
  const toggle = (/** @type {string} */ id) => (/** @type {boolean} */ on) =>
    set({ to: charter.them.desks.map((desk) => desk.id).filter((each) => (each === id ? on : chosen.has(each))) });
  return html`<div class="columns">
    <div class="stack-small">
      <${Select} label=${t("compose-from")} value=${fields.by} set=${(/** @type {string} */ by) => set({ by })}
        options=${own.map((desk) => [desk.id, desk.name])} />
      <${Select} label=${t("compose-role")} hint=${t("compose-role-means")} value=${String(fields.role ?? persons[0]?.number ?? "")}
        set=${(/** @type {string} */ role) => set({ role: Number(role) })} options=${persons.map((role) => [String(role.number), role.name])} />
    </div>
    <fieldset class="stack-small"><legend>${t("compose-to")}</legend>
      ${charter.them.desks.map((desk) => html`<${Check} key=${desk.id} checked=${chosen.has(desk.id)} set=${toggle(desk.id)}
        label=${html`<bdi>${desk.name}</bdi> <span class="soft">${term("echelon", desk.echelon)}</span>`} />`)}
    </fieldset></div>`;
}

/** The form of address: from the agreed book, or one's own, which is marked. @param {Part & { line: Line }} props */
function Style({ line, fields, set }) {
  const book = useFetched(ofLine(line.name, "/addresses"));
  useNews(line.name, ["entry"], (news) => news.entry?.kind?.startsWith("address") && book.again());
  const agreed = ((/** @type {any} */ (book.value))?.theirs ?? []).filter((/** @type {any} */ one) => one.agreed && !one.superseded && fields.to.includes(one.desk));
  const pick = (/** @type {string} */ id) => {
    const found = agreed.find((/** @type {any} */ one) => one.id === id);
    set({ style_id: found?.id ?? null, style: found?.style ?? (id === "own" ? fields.style : ""), confirmed_style: false });
  };
  const say = (/** @type {string} */ style) => {
    const found = agreed.find((/** @type {any} */ one) => one.style === style);
    set({ style, style_id: found?.id ?? null, confirmed_style: false });
  };
  const value = fields.style_id ?? (fields.style === "" ? "" : "own");
  const options = [["", t("compose-style-none")], ...agreed.map((/** @type {any} */ one) => [one.id, `${one.style} (${one.lang})`]), ["own", t("compose-style-own")]];
  return html`<div class="stack-small">
    <div class="columns">
      <${Select} label=${t("compose-style")} hint=${t("compose-style-means")} value=${value} set=${pick} options=${options} />
      <${Field} label=${t("compose-style-words")} value=${fields.style} max=${200} lang=${fields.lang}
        set=${say} />
    </div>
    ${unagreed(fields) && html`<p class="warn-panel panel row"><strong>${t("compose-style-unagreed")}</strong><span>${t("compose-style-unagreed-means")}</span></p>`}
  </div>`;
}

/** @param {Part & { charter: import("./console-types").Agreement }} props */
function Words({ charter, fields, set }) {
  const length = lengthOf(fields, charter);
  const languages = [...new Set([charter.us.language, ...charter.languages])];
  const over = length.over === "none" ? null : t(`compose-over-${length.over}`);
  const limit = length.word_limit === null ? t("compose-count", { words: length.words }) : t("compose-count-of", { words: length.words, limit: length.word_limit });
  return html`<div class="stack-small">
    <${Select} label=${t("compose-language")} value=${fields.lang} set=${(/** @type {string} */ lang) => set({ lang })}
      options=${languages.map((one) => [one, languageName(one)])} />
    ${fields.what === "call" && html`<${Field} label=${t("compose-subject")} hint=${t("compose-subject-means")} value=${fields.subject}
      lang=${fields.lang} max=${200}
      set=${(/** @type {string} */ subject) => set({ subject: plain(subject) })} required=${true} />`}
    <${TextArea} label=${fields.what === "call" ? t("compose-text-call") : t("compose-text")} value=${fields.text} rows=${9} lang=${fields.lang}
      error=${over} first=${true}
      hint=${html`<span class=${`number ${over === null ? "" : "over"}`}>${limit} · ${t("compose-bytes", { bytes: length.bytes, limit: length.byte_limit })}</span>`}
      set=${(/** @type {string} */ text) => set({ text: plain(text) })} />
  </div>`;
}

// --- beside it ---------------------------------------------------------------------------------------------------------

/** @param {{ line: Line, shown: string | null }} props */
function Drafts({ line, shown }) {
  const here = drafts.all.value.filter((one) => one.line === line.name);
  return html`<section class="panel stack-small" aria-labelledby="drafts-title"><h2
    id="drafts-title">${t("compose-drafts", { count: here.length })}</h2>
    ${drill.value?.line === line.name && html`<p class="row"><${Marking} marking="EXERCISE" /> ${t("compose-in-drill")}</p>`}
    ${here.length === 0 && html`<p class="soft">${t("compose-no-drafts")}</p>`}
    <ul class="stack-small">${here.map((one) => html`<li key=${one.id} class="row"><a href=${to("compose", line.name, one.id)}
      aria-current=${one.id === shown ? "true" : undefined}>
      <${Precedence} precedence=${one.fields.precedence} /> <${Inert} text=${one.fields.subject || one.fields.text || t("compose-empty-draft")}
        limit=${60} /></a><${Kept} draft=${one} /></li>`)}</ul>
    ${shown !== null && html`<div class="row"><a class="button" href=${to("compose", line.name)}>${t("compose-another")}</a></div>`}
  </section>`;
}

/** What waits at our station, why, and since when. @param {{ line: Line }} props */
function Held({ line }) {
  const count = line.state.value.line?.held ?? 0;
  const held = useFetched(count > 0 ? ofLine(line.name, "/held") : null);
  useNews(line.name, ["tick", "entry"], () => count > 0 && held.again());
  if (count === 0) return null;
  const items = /** @type {any[]} */ (/** @type {any} */ (held.value)?.held ?? []);
  return html`<section class="panel stack-small warn-panel" aria-labelledby="held-title"><h2 id="held-title">${t("compose-held", { count })}</h2>
    <p>${t("terms-held")}</p>
    <ul class="stack-small">${items.map((one, n) => html`<li key=${n} class="stack-small"><span class="row"><strong>${term("kind", one.kind)}</strong>
      <span>${t("compose-held-since")} <${Dtg} at=${one.since} /></span></span>
      <span>${one.why}</span> <${Inert} text=${String(one.fields.subject ?? one.fields.text ?? "")} limit=${140} /></li>`)}</ul>
    <p class="soft">${t("compose-held-when")}</p></section>`;
}
