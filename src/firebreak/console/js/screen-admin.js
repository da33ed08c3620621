/**
 * Administration: officers and roles, one's own passkeys and passphrase, desks and address book, call plan, introduction, TLS.
 *
 * Keeps true: a sign-in link is shown once and kept nowhere; what takes a right away is pressed twice; the code of the introduction is
 * shown in groups to be read aloud, and the page says that only comparing it proves anything.
 * Leaves to others: enforcing roles (the node), officers (`widget-officers.js`), the address book (`widget-addresses.js`).
 */

import { html, useState } from "../vendor/ui.js";
import { ofLine, post, session, whoAmI } from "./api.js";
import { Awaited, useFetched } from "./fetched.js";
import { may } from "./logic-permissions.js";
import { addPasskey, possible } from "./passkey.js";
import { Lacking } from "./rights.js";
import { term, t } from "./texts.js";
import { toast } from "./toasts.js";
import { AddressBook } from "./widget-addresses.js";
import { Button, TwoStep } from "./widget-button.js";
import { Field } from "./widget-field.js";
import { Officers } from "./widget-officers.js";
import { Paging } from "./widget-paging.js";
import { Symbol } from "./widget-symbol.js";
import { Table } from "./widget-table.js";
import { Dtg } from "./widget-time.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {import("./console-types").Agreement} Agreement */

/** @param {{ line: Line | null }} props */
export function screen({ line }) {
  const who = session.value;
  const name = line?.name ?? who?.lines[0] ?? null;
  const asked = useFetched(line === null && name !== null ? ofLine(name, "/charter") : null); // who only administers has no live view
  const charter = /** @type {Agreement | null} */ (line?.charter.value ?? asked.value);
  if (!who) return null;
  return html`<section class="stack">
    <h1>${t("admin-title")}</h1>
    <div class="columns"><${Own} who=${who} /><${Transport} who=${who} /></div>
    ${may(who.officer.roles, "officers").allowed ? html`<${Officers} desks=${charter?.us.desks ?? []} />` : html`<section
      class="panel stack-small"><h2>${t("admin-officers")}</h2><${Lacking} action="officers" /></section>`}
    ${charter && html`<${Desks} charter=${charter} rule=${line?.state.value.line?.two_person ?? null} />`}
    ${line && may(who.officer.roles, "read").allowed && html`<${AddressBook} line=${line} />`}
    ${name !== null && html`<${Introduction} name=${name} />`}
    <${Paging} />
  </section>`;
}

// --- oneself -----------------------------------------------------------------------------------------------------------

/** @param {{ who: any }} props */
function Own({ who }) {
  const [label, setLabel] = useState("");
  const keys = /** @type {any[]} */ (who.passkey_list ?? []);
  async function add() {
    await addPasskey(label.trim() || t("admin-passkey-unnamed"));
    setLabel("");
    await whoAmI();
    toast("done", t("admin-passkey-added"));
  }
  async function remove(/** @type {string} */ id) {
    session.value = await post("/v1/session/passkey/remove", { id });
  }
  return html`<section class="panel stack-small" aria-labelledby="own-title"><h2 id="own-title">${t("admin-own")}</h2>
    <p><bdi class="strong">${who.officer.name}</bdi> <span
      class="soft">${who.officer.id}</span> · ${who.officer.roles.map((/** @type {string} */ role) => term("role", role)).join(", ")}</p>
    <p class="soft">${t("admin-via", { via: t(`admin-via-${who.via}`) })} <${Dtg} at=${who.expires} /></p>
    <${Table} caption=${t("admin-passkeys")} rows=${keys} keyOf=${(/** @type {any} */ one) => one.id} empty=${t("admin-no-passkeys")} columns=${[
      { id: "label", head: t("admin-passkey"), rowHead: true, cell: (/** @type {any} */ one) => html`<bdi>${one.label}</bdi>` },
      { id: "host", head: t("admin-passkey-host"), cell: (/** @type {any} */ one) => html`<bdi>${one.rp_id}</bdi>` },
      { id: "added", head: t("admin-added"), cell: (/** @type {any} */ one) => html`<${Dtg} at=${one.added} />` },
      { id: "remove", head: t("admin-remove"), cell: (/** @type {any} */ one) => html`<${TwoStep} id=${`passkey-remove-${one.id}`}
        label=${t("admin-remove")} confirm=${t("admin-remove-confirm")} sort="quiet" run=${() => remove(one.id)} />` },
    ]} />
    ${keys.length > 0 && html`<p class="faint">${t("admin-passkey-enrol")} <code dir="ltr">firebreak officer enrol ${who.officer.id}</code></p>`}
    ${who.no_passkey || !possible()
      ? html`<p class="panel warn-panel">${t("admin-passkeys-not-here")} ${t(isSecureContext ? "admin-passkeys-need-name" : "admin-passkeys-need-tls")}</p>`
      : html`<div class="row"><${Field} label=${t("admin-passkey-label")} hint=${t("admin-passkey-means")} value=${label} set=${setLabel}
        max=${64} /><${Button} id="passkey-add" label=${t("admin-passkey-add")} hotkey="Alt+K" sort="act" run=${add} /></div>`}
    <${Passphrase} set=${Boolean(who.passphrase)} />
  </section>`;
}

/** @param {{ set: boolean }} props */
function Passphrase({ set }) {
  const [words, setWords] = useState("");
  async function change() {
    await post("/v1/session/passphrase", { passphrase: words });
    setWords("");
    await whoAmI();
    toast("done", t("admin-passphrase-set"));
  }
  return html`<form class="row" onSubmit=${(/** @type {Event} */ e) => e.preventDefault()}>
    <${Field} label=${t(set ? "admin-passphrase-change" : "admin-passphrase-new")} hint=${t("admin-passphrase-means")} type="password"
      autocomplete="new-password" value=${words} set=${setWords} max=${256} />
    <${Button} id="passphrase-set" label=${t("admin-passphrase-save")} hotkey="Alt+H" disabled=${words.length < 12} run=${change} /></form>`;
}

/** How this page reaches its node, and what that allows. @param {{ who: any }} props */
function Transport({ who }) {
  const secure = location.protocol === "https:";
  const word = secure ? "tls" : isSecureContext ? "this-machine" : "plain";
  return html`<section class="panel stack-small" aria-labelledby="tls-title"><h2 id="tls-title">${t("admin-tls")}</h2>
    <p class=${word === "plain" ? "panel warn-panel" : ""}><strong>${t(`admin-tls-${word}`)}</strong></p><p>${t(`admin-tls-${word}-means`)}</p>
    <dl class="fields"><div><dt>${t("admin-node")}</dt><dd><bdi>${who.node}</bdi></dd></div><div><dt>${t("admin-party")}</dt><dd><bdi>${who.party}</bdi></dd></div>
      <div><dt>${t("admin-address")}</dt><dd><code dir="ltr">${location.origin}</code></dd></div><div><dt>${t("admin-passkey-host")}</dt><dd><code
        dir="ltr">${who.rp_id ?? "–"}</code></dd></div></dl>
    <p class="faint">${t("admin-tls-command")} <code dir="ltr">firebreak tls issue DIR --name HOST</code></p></section>`;
}

// --- the line ----------------------------------------------------------------------------------------------------------

/** @param {{ charter: Agreement, rule: string[] | null }} props */
function Desks({ charter, rule }) {
  const sides = /** @type {const} */ (["us", "them"]);
  const rows = sides.flatMap((side) => charter[side].desks.map((desk) => ({ ...desk, party: charter[side].name, side })));
  return html`<section class="panel stack-small" aria-labelledby="desks-title"><h2 id="desks-title">${t("admin-desks")}</h2><p
    class="soft">${t("admin-desks-means")}</p>
    <${Table} caption=${t("admin-desks-table")} hideCaption=${true} rows=${rows} keyOf=${(/** @type {any} */ one) => `${one.side} ${one.id}`}
      columns=${[
      { id: "party", head: t("admin-party"), cell: (/** @type {any} */ one) => html`<bdi>${one.party}</bdi>` },
      { id: "name", head: t("handover-desk"), rowHead: true, cell: (/** @type {any} */ one) => html`<bdi>${one.name}</bdi> <code>${one.id}</code>` },
      { id: "echelon", head: t("report-echelon"), cell: (/** @type {any} */ one) => term("echelon", one.echelon) },
    ]} />
    <dl class="fields"><div><dt>${t("admin-charter-until")}</dt><dd><${Dtg} at=${charter.expiry} /></dd></div><div><dt>${t("admin-two-person")}</dt>
      <dd>${rule === null ? "–" : rule.map((/** @type {string} */ one) => term("precedence", one)).join(", ") || t("admin-two-person-none")}</dd></div></dl></section>`;
}

/** What both parties compare aloud. @param {{ name: string }} props of the line */
function Introduction({ name }) {
  const asked = useFetched(ofLine(name, "/introduction"));
  const found = /** @type {any} */ (asked.value);
  return html`<section class="panel stack-small" aria-labelledby="introduction-title"><h2 id="introduction-title">${t("admin-introduction")}</h2>
    <p>${t("admin-introduction-means")}</p><${Awaited} of=${asked} id="introduction" />
    ${found && html`<div class="row top-aligned"><div class="stack-small grow">
        <ol class="groups" dir="ltr" aria-label=${t("admin-code")}>${found.code.split(/\s+/).map((/** @type {string} */ group, /** @type {number} */ n) => html`<li
          key=${n}>${group}</li>`)}</ol>
        <dl class="fields"><div><dt>${t("admin-card-of", { party: found.us })}</dt><dd><code class="hash"
          dir="ltr">${found.our_card}</code></dd></div>
          <div><dt>${t("admin-card-of", { party: found.them })}</dt><dd><code class="hash" dir="ltr">${found.their_card}</code></dd></div>
          <div><dt>${t("admin-telephones", { party: found.them })}</dt><dd>${found.their_telephones.map((/** @type {string} */ one) => html`<a
            key=${one} class="telephone" dir="ltr"
              href=${`tel:${one.replace(/[^\d+]/g, "")}`}>${one}</a> `)}
            ${found.their_telephones.length === 0 ? t("common-lost-none-in-charter") : ""}</dd></div></dl></div>
      <${Symbol} svg=${found.qr} words=${t("admin-code-symbol")} /></div>`}
  </section>`;
}
