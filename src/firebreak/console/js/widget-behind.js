/**
 * The entries behind an item: what was signed, by which feed, what covers it, which acts name it.
 *
 * Keeps true: what is shown is the node's own answer about the exact bytes; a signature's absence is said.
 * Leaves to others: proving it to a stranger (evidence, `screen-record.js`).
 */

import { html, useEffect, useState } from "../vendor/ui.js";
import { get, ofLine } from "./api.js";
import { parties } from "./names.js";
import { has, term, t } from "./texts.js";
import { wordsOf } from "./toasts.js";
import { Fields } from "./widget-entry-fields.js";
import { Grade, Said } from "./widget-marks.js";
import { Dtg } from "./widget-time.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {import("./console-types").Entry} Entry */

/** @param {{ line: Line, id: string, acts: readonly Entry[] }} props */
export function Behind({ line, id, acts }) {
  return html`<section class="behind stack-small" aria-label=${t("line-behind")}>
    <${One} line=${line} id=${id} />
    ${acts.length > 0 && html`<h3>${t("line-acts", { count: acts.length })}</h3>`}
    <ul class="stack-small">${acts.map((act) => html`<li key=${act.id}><${Act} line=${line} act=${act} /></li>`)}</ul>
  </section>`;
}

/** @param {{ line: Line, act: Entry }} props */
function Act({ line, act }) {
  const [shown, show] = useState(false);
  const name = has(`terms-kind-${act.kind}`) ? term("kind", act.kind) : act.kind;
  return html`<details onToggle=${(/** @type {any} */ event) => show(event.currentTarget.open)}>
    <summary class="row"><span class="strong">${name}</span> <${Said} by=${act.by} side=${act.side} party=${parties(line)} /> <${Dtg} at=${act.written} /></summary>
    <${Fields} fields=${act.fields} />${shown && html`<${One} line=${line} id=${act.id} />`}</details>`;
}

/** One entry as the node holds it. @param {{ line: Line, id: string }} props */
function One({ line, id }) {
  const [found, setFound] = useState(/** @type {any} */ (null));
  const [wrong, setWrong] = useState(/** @type {string[]} */ ([]));
  useEffect(() => {
    let gone = false;
    get(ofLine(line.name, `/entries/${id}`)).then((entry) => !gone && setFound(entry), (error) => !gone && setWrong(wordsOf(error)));
    return () => {
      gone = true;
    };
  }, [line.name, id]);
  if (wrong.length) return html`<p class="error">${wrong.join(" ")}</p>`;
  if (!found) return html`<p role="status">${t("common-opening")}</p>`;
  return html`<dl class="fields"><div><dt>${t("line-entry-id")}</dt><dd><code class="breaks">${found.id}</code></dd></div>
    <div><dt>${t("line-entry-place")}</dt><dd>${t("line-entry-place-is", { n: found.n, side: parties(line)(found.side) })} <${Dtg} at=${found.arrived} /> <bdi>${found.via}</bdi></dd></div>
    <div><dt>${t("line-entry-grade")}</dt><dd><${Grade} grade=${found.grade} /> ${t("line-entry-seals", { count: found.seals.length })}</dd></div>
    <div><dt>${t("line-entry-signature")}</dt><dd>${found.signature ? html`<code class="breaks">${found.signature}</code>` : t("line-entry-no-signature")}</dd></div>
    <div><dt>${t("line-entry-raw")}</dt><dd><details><summary>${t("line-entry-bytes", { count: found.raw.length / 2 })}</summary><code class="breaks">${found.raw}</code></details></dd></div></dl>`;
}
