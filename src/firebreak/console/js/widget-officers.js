/**
 * Officers of this node: who may do what, for which desks; links that let somebody in once.
 *
 * Keeps true: a link is shown once, as an address and as a symbol, and is gone when it is closed; whoever loses a right is signed
 * out by the node, and the page says so before.
 * Leaves to others: the rules (the node; the last administrator stays).
 */

import { html, useState } from "../vendor/ui.js";
import { post } from "./api.js";
import { Awaited, useFetched } from "./fetched.js";
import { LANGUAGES, term, t } from "./texts.js";
import { showProblem, toast } from "./toasts.js";
import { LAYER } from "./keys.js";
import { Button, TwoStep } from "./widget-button.js";
import { Dialog } from "./widget-dialog.js";
import { Check, Field, Select } from "./widget-field.js";
import { Symbol } from "./widget-symbol.js";
import { Table } from "./widget-table.js";
import { Dtg } from "./widget-time.js";

/**
 * @typedef {{ id: string, name: string, roles: string[], desks: string[], language: string, passphrase: boolean,
 *   passkeys: { label: string, enrolled: boolean }[], sessions: number }} Officer
 */
/** @typedef {{ path: string, expires: string, qr?: string }} Link */

const ROLES = ["watch", "supervisor", "principal", "auditor", "administrator"];
const EMPTY = { id: "", name: "", roles: ["watch"], desks: [], language: "en" };

/** @param {{ desks: readonly { id: string, name: string }[] }} props */
export function Officers({ desks }) {
  const asked = useFetched("/v1/officers");
  const [editing, setEditing] = useState(/** @type {any} */ (null));
  const [link, setLink] = useState(/** @type {{ of: Officer, link: Link } | null} */ (null));
  const all = /** @type {Officer[]} */ (/** @type {any} */ (asked.value)?.officers ?? []);
  async function makeLink(/** @type {Officer} */ of) {
    setLink({ of, link: await post(`/v1/officers/${of.id}/link`, {}) });
  }
  return html`<section class="panel stack-small" aria-labelledby="officers-title"><header class="row"><h2
    id="officers-title">${t("admin-officers")}</h2>
      <span class="end"><${Button} id="officer-add" label=${t("admin-officer-add")} hotkey="Alt+N"
        run=${() => setEditing({ ...EMPTY, fresh: true })} /></span></header>
    <p class="soft">${t("admin-officers-means")}</p><${Awaited} of=${asked} id="officers" />
    <${Table} caption=${t("admin-officers-table")} hideCaption=${true} rows=${all} keyOf=${(/** @type {Officer} */ one) => one.id} columns=${[
      { id: "name", head: t("admin-name"), rowHead: true, cell: (/** @type {Officer} */ one) => html`<bdi>${one.name}</bdi> <code>${one.id}</code>` },
      { id: "roles", head: t("admin-roles"), cell: (/** @type {Officer} */ one) => one.roles.map((role) => term("role", role)).join(", ") },
      { id: "desks", head: t("admin-acts-for"),
        cell: (/** @type {Officer} */ one) => (one.desks.length ? html`<bdi>${one.desks.join(", ")}</bdi>` : t("admin-desks-of-roles")) },
      { id: "ways", head: t("admin-signs-in"),
        cell: (/** @type {Officer} */ one) => t("admin-ways", { passkeys: one.passkeys.length, passphrase: one.passphrase ? "yes" : "no" }) },
      { id: "now", head: t("admin-signed-in"), number: true, cell: (/** @type {Officer} */ one) => one.sessions },
      { id: "do", head: t("common-action"), cell: (/** @type {Officer} */ one) => html`<span class="row"><${Button} id=${`officer-edit-${one.id}`}
        words=${t("admin-edit-of", { name: one.name })} label=${t("admin-edit")} run=${() => setEditing({ ...one, fresh: false })} />
        <${Button} id=${`officer-link-${one.id}`} words=${t("admin-link-of", { name: one.name })} label=${t("admin-link")}
          run=${() => makeLink(one)} /></span>` },
    ]} />
    ${editing && html`<${Edit} key=${editing.id} officer=${editing} desks=${desks} close=${() => setEditing(null)}
      done=${() => { setEditing(null); asked.again(); }} />`}
    ${link && html`<${Shown} of=${link.of} link=${link.link} close=${() => setLink(null)} />`}
  </section>`;
}

/** @param {{ officer: any, desks: readonly { id: string, name: string }[], close: () => void, done: () => void }} props */
function Edit({ officer, desks, close, done }) {
  const [form, setForm] = useState(officer);
  const set = (/** @type {Record<string, any>} */ changed) => setForm({ ...form, ...changed });
  const without = (/** @type {string[]} */ all, /** @type {string} */ one) => all.filter((each) => each !== one);
  const flip = (/** @type {"roles" | "desks"} */ list, /** @type {string} */ one) => (/** @type {boolean} */ on) =>
    set({ [list]: on ? [...form[list], one] : without(form[list], one) });
  const right = /^[a-z0-9_-]{1,32}$/.test(form.id) && form.name.trim() !== "" && form.roles.length > 0;
  async function save() {
    const body = { name: form.name.trim(), roles: form.roles, desks: form.desks, language: form.language };
    await post(officer.fresh ? "/v1/officers" : `/v1/officers/${officer.id}`, officer.fresh ? { id: form.id, ...body } : body);
    done();
  }
  const take = (/** @type {string} */ verb) => async () => {
    await post(`/v1/officers/${officer.id}/${verb}`, {});
    done();
  };
  return html`<${Dialog} title=${officer.fresh ? t("admin-officer-add") : t("admin-edit-of", { name: officer.name })} close=${close}>
    ${officer.fresh && html`<${Field} label=${t("admin-id")} hint=${t("admin-id-means")} value=${form.id}
      set=${(/** @type {string} */ id) => set({ id: id.toLowerCase() })} max=${32} required=${true} />`}
    <${Field} label=${t("admin-name")} value=${form.name} set=${(/** @type {string} */ name) => set({ name })} max=${100} required=${true} />
    <fieldset class="stack-small"><legend>${t("admin-roles")}</legend>${ROLES.map((role) => html`<${Check} key=${role} label=${term("role", role)}
      checked=${form.roles.includes(role)} set=${flip("roles", role)} />`)}</fieldset>
    <fieldset class="stack-small"><legend>${t("admin-acts-for")}</legend><p
      class="faint">${t("admin-acts-for-means")}</p>${desks.map((desk) => html`<${Check} key=${desk.id} label=${desk.name}
        checked=${form.desks.includes(desk.id)} set=${flip("desks", desk.id)} />`)}</fieldset>
    <${Select} label=${t("common-language")} value=${form.language} set=${(/** @type {string} */ language) => set({ language })}
      options=${LANGUAGES} />
    <div class="row"><${Button} id="officer-save" label=${t("admin-save")} hotkey="Ctrl+Enter" layer=${LAYER.dialog} sort="act" disabled=${!right}
      run=${save} /><${Button} id="officer-close" label=${t("common-close")} hotkey="Escape" local=${true} sort="quiet" run=${close} /></div>
    ${!officer.fresh && html`<p class="faint">${t("admin-edit-means")}</p><div class="row">
      <${TwoStep} id="officer-reset" label=${t("admin-reset")} confirm=${t("admin-reset-confirm")} hotkey="Alt+R" layer=${LAYER.dialog}
        run=${take("reset")} />
      <${TwoStep} id="officer-remove" label=${t("admin-remove")} confirm=${t("admin-remove-confirm")} hotkey="Alt+U" layer=${LAYER.dialog}
        run=${take("remove")} /></div>`}
  </${Dialog}>`;
}

/** A link, once. @param {{ of: Officer, link: Link, close: () => void }} props */
function Shown({ of, link, close }) {
  const address = `${location.origin}${link.path}`;
  const copy = () => navigator.clipboard.writeText(address).then(() => toast("done", t("admin-link-copied")), showProblem);
  return html`<${Dialog} title=${t("admin-link-of", { name: of.name })} close=${close}>
    <p>${t("admin-link-means")} <${Dtg} at=${link.expires} /></p>
    <p><code class="hash" dir="ltr" tabindex="0">${address}</code></p>
    ${link.qr && html`<${Symbol} svg=${link.qr} words=${t("admin-link-symbol")} />`}
    <div class="row"><${Button} id="link-copy" label=${t("admin-link-copy")} hotkey="Alt+C" layer=${LAYER.dialog} run=${copy} /><${Button}
      id="link-close" label=${t("common-close")} hotkey="Escape" local=${true} sort="quiet" run=${close} /></div>
  </${Dialog}>`;
}
