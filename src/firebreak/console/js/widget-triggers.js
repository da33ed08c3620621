/**
 * Trigger checklists beside the composer: what warrants a call, what to do, and a text that only wants its facts.
 *
 * Keeps true: a checklist fills a draft and sends nothing; a slot without a fact is shown as open; choosing a checklist never
 * throws away what was written: it begins a draft of its own.
 * Leaves to others: the texts (the node), filling (`logic-triggers.js`).
 */

import { html, useState } from "../vendor/ui.js";
import * as drafts from "./drafts.js";
import { markingOn } from "./drill.js";
import { useFetched } from "./fetched.js";
import { fresh } from "./logic-compose.js";
import { frozen } from "./logic-drafts.js";
import { fill, slots, toDraft } from "./logic-triggers.js";
import { go, to } from "./router.js";
import { deskOf } from "./store.js";
import { language, t } from "./texts.js";
import { Button } from "./widget-button.js";
import { Field } from "./widget-field.js";
import { Precedence } from "./widget-marks.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {{ id: string, title: string, when: string, checklist: string[], precedence: string, subject: string, text: string, to_echelon: string }} Trigger */

const KEYS = 9;

/** @param {string} lang @returns {Trigger[] | null} checklists in a language; null before they are there */
export function useTriggers(lang) {
  const asked = useFetched("/v1/triggers", { lang });
  return /** @type {any} */ (asked.value)?.triggers ?? null;
}

/** @param {{ line: Line, charter: import("./console-types").Agreement, draft: Draft | null }} props */
export function Triggers({ line, charter, draft }) {
  const texts = useTriggers(charter.us.language) ?? []; // what is sent is in the language of the line
  const all = useTriggers(language.value) ?? []; // what the officer reads is in theirs
  const chosen = all.find((one) => one.id === draft?.fields.trigger) ?? null;
  const chosenText = texts.find((one) => one.id === draft?.fields.trigger) ?? null;
  function begin(/** @type {Trigger} */ one) {
    const marking = one.id === "exercise" ? "EXERCISE" : markingOn(line.name);
    const text = texts.find((each) => each.id === one.id) ?? one;
    const fields = { ...fresh({ by: deskOf(line), to: [], lang: charter.us.language, marking }), ...toDraft(text, charter.them.desks) };
    const id = drafts.begin(line.name, "message", fields);
    drafts.type(id, {});
    go(to("compose", line.name, id));
  }
  return html`<section class="panel stack-small" aria-labelledby="triggers-title"><h2 id="triggers-title">${t("compose-triggers")}</h2>
    <p class="soft">${t("compose-triggers-means")}</p>
    ${chosen && chosenText && draft && !frozen(draft) && html`<${Facts} trigger=${chosen} text=${chosenText} draft=${draft} />`}
    <ul class="stack-small">${all.map((one, n) => html`<li key=${one.id} class="row"><${Button} id=${`trigger-${one.id}`} words=${one.title}
      label=${html`<${Precedence} precedence=${one.precedence} /> ${one.title}`} hotkey=${n < KEYS ? `Alt+Shift+${n + 1}` : undefined}
      pressed=${chosen?.id === one.id} run=${() => begin(one)} /> <span class="faint">${one.when}</span></li>`)}</ul>
    ${language.value !== charter.us.language && html`<p class="faint">${t("compose-triggers-language", { lang: charter.us.language })}</p>`}
  </section>`;
}

/** The checklist of the draft and fields for its facts. @param {{ trigger: Trigger, text: Trigger, draft: Draft }} props */
function Facts({ trigger, text, draft }) {
  const [done, setDone] = useState(/** @type {ReadonlySet<number>} */ (new Set()));
  const open = slots(text.subject, text.text);
  const facts = draft.fields.facts ?? {};
  function set(/** @type {string} */ slot, /** @type {string} */ fact) {
    const next = { ...facts, [slot]: fact };
    drafts.type(draft.id, { facts: next, subject: fill(text.subject, next), text: fill(text.text, next) });
  }
  function toggle(/** @type {number} */ n) {
    const marked = new Set(done);
    if (!marked.delete(n)) marked.add(n);
    setDone(marked);
  }
  return html`<div class="stack-small slots"><h3>${trigger.title}</h3>
    <ol class="steps">${trigger.checklist.map((step, n) => html`<li key=${n} class="check"><label><input type="checkbox" checked=${done.has(n)}
      onChange=${() => toggle(n)} /> ${step}</label></li>`)}</ol>
    ${open.map((slot) => html`<${Field} key=${slot} label=${slot} value=${facts[slot] ?? ""} set=${(/** @type {string} */ fact) => set(slot, fact)}
      max=${200} />`)}
    <p class="faint">${t("compose-facts-means")}</p></div>`;
}
