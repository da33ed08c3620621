/**
 * An export of chosen entries: what is claimed, which fields are opened, what stays withheld; then the bundle, verified at once.
 *
 * Keeps true: nothing is opened that was not named; what is withheld is said in words before the bundle is made; the verdict shown is
 * the verifier's own, over the very bytes that were saved.
 * Leaves to others: making and judging (the node), the file (`download.js`).
 */

import { html, useEffect, useState } from "../vendor/ui.js";
import { bytes, get, ofLine, post, session } from "./api.js";
import { save } from "./download.js";
import { alsoOpens, claimable, exportBody, opening } from "./logic-record.js";
import { may } from "./logic-permissions.js";
import { dtg } from "./logic-time.js";
import { Lacking } from "./rights.js";
import { now } from "./store.js";
import { has, term, t } from "./texts.js";
import { showProblem } from "./toasts.js";
import { Button } from "./widget-button.js";
import { Check } from "./widget-field.js";
import { Inert } from "./widget-inert.js";
import { Verdict } from "./widget-verdict.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {{ id: string, matter: any, fields: string[] }} Chosen */

/** @param {{ line: Line, chosen: ReadonlySet<string>, forget: () => void, toggle: (id: string) => void }} props */
export function Exporting({ line, chosen, forget, toggle }) {
  const [claims, setClaims] = useState(/** @type {Record<string, string[]>} */ ({}));
  const [disclosed, setDisclosed] = useState(/** @type {string[]} */ ([]));
  const [order, setOrder] = useState(false);
  const [verdict, setVerdict] = useState(/** @type {any} */ (null));
  const all = useChosen(line, chosen);
  const rights = may(session.value?.officer.roles ?? [], "export");
  const selected = all.map((one) => ({ id: one.id, claims: claims[one.id] ?? claimable(one.matter).filter((name) => name !== "text").slice(0, 1), fields: one.fields }));
  const body = exportBody(selected, disclosed, order);
  const open = opening(selected, disclosed);
  async function make() {
    if (body === null) return;
    const bundle = await bytes(ofLine(line.name, "/export"), body, { patience: 120_000 });
    save(bundle, `firebreak-${line.name}-${dtg(now.peek())}.bundle`);
    setVerdict(await post("/v1/verify", undefined, { raw: bundle, type: "application/octet-stream", patience: 120_000 }));
  }
  const names = [...new Set(all.flatMap((one) => one.fields))].sort();
  return html`<section class="panel stack-small" aria-labelledby="export-title"><h2 id="export-title">${t("record-export")}</h2>
    <p class="soft">${t("record-export-means")}</p>
    ${all.length === 0 && html`<p>${t("record-export-none")}</p>`}
    ${all.map((one) => html`<${Claims} key=${one.id} one=${one} picked=${selected.find((each) => each.id === one.id)?.claims ?? []}
      set=${(/** @type {string[]} */ picked) => setClaims({ ...claims, [one.id]: picked })} remove=${() => toggle(one.id)} />`)}
    ${all.length > 0 && html`<fieldset class="stack-small"><legend>${t("record-fields")}</legend><div class="row">${names.map((name) => html`<${Check}
      key=${name} label=${html`<code>${name}</code>`} checked=${open.opened.includes(name)}
        disabled=${open.opened.includes(name) && !disclosed.includes(name)}
          set=${(/** @type {boolean} */ on) => setDisclosed(on ? [...disclosed, name] : disclosed.filter((each) => each !== name))} />`)}</div></fieldset>
      <p class="panel warn-panel">${open.withheld.length === 0 ? t("record-nothing-withheld") : t("record-withheld", { fields: open.withheld.join(", ") })}
        ${alsoOpens(selected).map((whose) => html`<br />${t(`record-also-opens-${whose}`)}`)}</p>`}
    ${all.length === 2 && html`<${Check} label=${t("record-order")} checked=${order} set=${setOrder} />`}
    <div class="row"><${Button} id="record-export" label=${t("record-export-now")} hotkey="Alt+P" sort="act"
      disabled=${body === null || !rights.allowed} run=${make} />
      <${Button} id="record-forget" label=${t("record-export-forget")} hotkey="Alt+G" sort="quiet" disabled=${all.length === 0}
        run=${() => { forget(); setVerdict(null); }} />
      <${Lacking} action="export" /></div>
    ${verdict && html`<${Verdict} found=${verdict} />`}
  </section>`;
}

/** What was chosen, with what the node knows of it. @param {Line} line @param {ReadonlySet<string>} chosen @returns {Chosen[]} */
function useChosen(line, chosen) {
  const [known, setKnown] = useState(/** @type {Record<string, Chosen | null>} */ ({}));
  useEffect(() => {
    for (const id of chosen) if (known[id] === undefined) void learn(line, id).then((one) => setKnown((before) => ({ ...before, [id]: one })), showProblem);
  }, [[...chosen].join()]);
  return [...chosen].flatMap((id) => known[id] ?? []);
}

/** @param {Line} line @param {string} id @returns {Promise<Chosen>} */
async function learn(line, id) {
  const [matter, entry] = await Promise.all([get(ofLine(line.name, `/matters/${id}`)), get(ofLine(line.name, `/entries/${id}`))]);
  const fields = Object.keys(/** @type {any} */ (entry).fields ?? {}).filter((name) => /** @type {any} */ (entry).disclosable.includes(name));
  return { id, matter, fields };
}

/** @param {{ one: Chosen, picked: readonly string[], set: (picked: string[]) => void, remove: () => void }} props */
function Claims({ one, picked, set, remove }) {
  const named = (/** @type {string} */ claim) => (has(`terms-rung-${claim.replaceAll("_", "-")}`) ? term("rung", claim) : has(`terms-outcome-${claim.replaceAll("_", "-")}`) ? term("outcome", claim) : t(`record-claim-${claim}`));
  return html`<fieldset class="stack-small"><legend><${Inert} text=${one.matter.subject ?? one.matter.text ?? one.id.slice(0, 16)}
    limit=${80} /></legend>
    <div class="row">${claimable(one.matter).map((claim) => html`<${Check} key=${claim} label=${named(claim)} checked=${picked.includes(claim)}
      set=${(/** @type {boolean} */ on) => set(on ? [...picked, claim] : picked.filter((each) => each !== claim))} />`)}
      <button type="button" class="button quiet small" onClick=${remove}>${t("record-unchoose")}</button></div></fieldset>`;
}
