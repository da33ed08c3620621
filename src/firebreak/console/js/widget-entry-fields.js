/**
 * What can be read of an entry, field by field.
 *
 * Keeps true: a field without a word of its own is shown by its code, and a value of any sort is shown as text; an entry that cannot
 * be read is said to be so.
 * Leaves to others: which fields an entry has (the node), what a field means (`terms.ftl`).
 */

import { html } from "../vendor/ui.js";
import { has, term, t } from "./texts.js";
import { Inert } from "./widget-inert.js";

/** The word of a field that people read, or its code. @param {string} name */
function fieldName(name) {
  return has(`terms-field-${name.replaceAll("_", "-")}`) ? term("field", name) : html`<code>${name}</code>`;
}

const HASH = /^[0-9a-f]{64}$/;

/**
 * What can be read of an entry, field by field; `brief` leaves hashes to what stands behind it.
 * @param {{ fields: Record<string, any> | null | undefined, brief?: boolean }} props
 */
export function Fields({ fields, brief }) {
  const all = Object.entries(fields ?? {}).filter(([, value]) => !(brief && HASH.test(String(value))));
  if (fields === null || fields === undefined) return html`<p class="soft">${t("line-not-readable")}</p>`;
  if (all.length === 0) return null;
  return html`<dl class="fields">${all.map(([name, value]) => html`<div key=${name}><dt title=${name}>${fieldName(name)}</dt>
    <dd><${Inert} text=${typeof value === "string" ? value : JSON.stringify(value)} /></dd></div>`)}</dl>`;
}
