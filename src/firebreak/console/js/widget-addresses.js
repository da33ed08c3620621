/**
 * The address book: how each side asks its desks to be addressed, and what the other has agreed to.
 *
 * Keeps true: a form of address is agreed by a person of the other side and by nobody else; agreeing recognises nothing else; what was
 * superseded stays readable.
 * Leaves to others: using it (`screen-compose.js`), the record (the node).
 */

import { html, useState } from "../vendor/ui.js";
import { act } from "./acts.js";
import { ofLine, session } from "./api.js";
import { Awaited, useFetched, useNews } from "./fetched.js";
import { may } from "./logic-permissions.js";
import { deskName, languageName, parties } from "./names.js";
import { deskOf } from "./store.js";
import { plain, t } from "./texts.js";
import { showSubmitted } from "./toasts.js";
import { Button } from "./widget-button.js";
import { Field, Select } from "./widget-field.js";
import { Inert } from "./widget-inert.js";
import { Said } from "./widget-marks.js";
import { Table } from "./widget-table.js";
import { Dtg } from "./widget-time.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {{ id: string, desk: string, lang: string, style: string, by: any, written: string, agreed: boolean, agreed_by: any, superseded: boolean }} Address */

/** @param {{ line: Line }} props */
export function AddressBook({ line }) {
  const asked = useFetched(ofLine(line.name, "/addresses"));
  useNews(line.name, ["entry"], (news) => news.entry?.kind?.startsWith("address") && asked.again());
  const found = /** @type {{ ours: Address[], theirs: Address[] } | null} */ (asked.value);
  const allowed = may(session.value?.officer.roles ?? [], "address").allowed;
  return html`<section class="panel stack-small" aria-labelledby="addresses-title"><h2 id="addresses-title">${t("admin-addresses")}</h2><p
    class="soft">${t("admin-addresses-means")}</p>
    <${Awaited} of=${asked} id="addresses" />
    ${found && html`<${Side} line=${line} side="them" rows=${found.theirs} may=${allowed} again=${asked.again} /><${Side} line=${line} side="us"
      rows=${found.ours} may=${allowed} again=${asked.again} />`}
    <${State} line=${line} may=${allowed} again=${asked.again} />
  </section>`;
}

/** @param {{ line: Line, side: "us" | "them", rows: Address[], may: boolean, again: () => void }} props */
function Side({ line, side, rows, may: allowed, again }) {
  const first = rows.find((one) => !one.agreed && !one.superseded);
  async function agree(/** @type {Address} */ one) {
    showSubmitted(t("admin-agree"), await act(line.name, `addresses/${one.id}/agree`, { by: deskOf(line) }, t("admin-agree")));
    again();
  }
  return html`<${Table} caption=${t("admin-addresses-of", { party: parties(line)(side) })} rows=${rows}
    keyOf=${(/** @type {Address} */ one) => one.id} empty=${t("admin-no-addresses")}
      rowClass=${(/** @type {Address} */ one) => (one.superseded ? "superseded" : "")} columns=${[
    { id: "desk", head: t("handover-desk"), cell: (/** @type {Address} */ one) => html`<bdi>${deskName(line, side, one.desk)}</bdi>` },
    { id: "lang", head: t("compose-language"), cell: (/** @type {Address} */ one) => one.lang },
    { id: "style", head: t("compose-style"), rowHead: true, cell: (/** @type {Address} */ one) => html`<${Inert} text=${one.style}
      lang=${one.lang} />` },
    { id: "by", head: t("admin-stated"), cell: (/** @type {Address} */ one) => html`<${Said} by=${one.by} party=${parties(line)}><${Dtg}
      at=${one.written} /></${Said}>` },
    { id: "agreed", head: t("admin-agreed"), cell: (/** @type {Address} */ one) => (one.superseded ? t("admin-superseded") : one.agreed && one.agreed_by ? html`<${Said}
      by=${one.agreed_by} party=${parties(line)} />`
      : side === "them" ? html`<${Button} id=${`agree-${one.id}`} label=${t("admin-agree")} hotkey=${one === first ? "Alt+G" : undefined}
        disabled=${!allowed} run=${() => agree(one)} />` : t("admin-not-agreed")) },
  ]} />`;
}

/** How a desk of ours asks to be addressed. @param {{ line: Line, may: boolean, again: () => void }} props */
function State({ line, may: allowed, again }) {
  const charter = line.charter.value;
  const [desk, setDesk] = useState("");
  const [lang, setLang] = useState("");
  const [style, setStyle] = useState("");
  if (!charter) return null;
  const chosen = { desk: desk || (charter.us.desks[0]?.id ?? ""), lang: lang || charter.them.language };
  async function state() {
    showSubmitted(t("admin-state-address"), await act(line.name, "addresses", { by: deskOf(line), ...chosen, style: plain(style.trim()) }, t("admin-state-address")));
    setStyle("");
    again();
  }
  return html`<form class="row top-aligned form" aria-label=${t("admin-state-address")} onSubmit=${(/** @type {Event} */ e) => e.preventDefault()}>
    <${Select} label=${t("handover-desk")} value=${chosen.desk} set=${setDesk} options=${charter.us.desks.map((one) => [one.id, one.name])} />
    <${Select} label=${t("compose-language")} value=${chosen.lang} set=${setLang}
      options=${[...new Set([charter.them.language, charter.us.language, ...charter.languages])].map((one) => [one, languageName(one)])} />
    <${Field} label=${t("compose-style-words")} hint=${t("admin-state-means")} value=${style} set=${setStyle} max=${200} />
    <${Button} id="address-state" label=${t("admin-state-address")} hotkey="Alt+Shift+A" disabled=${style.trim() === "" || !allowed}
      run=${state} /></form>`;
}
