/**
 * Handover: who is on watch, what is open, the words for the next watch; signed by the officer who leaves and by the one who comes.
 *
 * Keeps true: the one who comes signs for each item, none by default; what opened after the sheet was drawn up is told; who is on
 * watch is what signed entries say, and *not known* where none does.
 * Leaves to others: the sheet and its hash (the node), the entries `handover` and `watch`, items (`logic-handover.js`).
 */

import { html, useState } from "../vendor/ui.js";
import { act } from "./acts.js";
import { ofLine, session } from "./api.js";
import { Awaited, useFetched, useNews } from "./fetched.js";
import { added, items, standing } from "./logic-handover.js";
import { may } from "./logic-permissions.js";
import { dtg } from "./logic-time.js";
import { parties } from "./names.js";
import { Lacking } from "./rights.js";
import { deskOf, ownDesks } from "./store.js";
import { plain, t } from "./texts.js";
import { showSubmitted } from "./toasts.js";
import { Button, TwoStep } from "./widget-button.js";
import { Select, TextArea } from "./widget-field.js";
import { SheetItem } from "./widget-sheet-item.js";
import { Said } from "./widget-marks.js";
import { Table } from "./widget-table.js";
import { Age, Dtg } from "./widget-time.js";

/** @typedef {import("./store.js").Line} Line */
/**
 * @typedef {{ desk: string, name: string, echelon?: string, on: boolean | null, since: string | null, by: any, last_act: string | null,
 *   handover?: string | null }} OnWatch
 */

/** @param {{ line: Line }} props */
export function screen({ line }) {
  const [desk, setDesk] = useState(deskOf(line));
  const watch = useFetched(ofLine(line.name, "/watch-list"));
  const sheet = useFetched(ofLine(line.name, "/handover-sheet"), desk === "" ? {} : { desk });
  useNews(line.name, ["watch", "handover", "entry", "release", "silence", "draft"], () => { watch.again(); });
  const list = /** @type {{ us: OnWatch[], them: OnWatch[] } | null} */ (watch.value);
  const mine = list?.us.find((one) => one.desk === desk) ?? null;
  const rights = may(session.value?.officer.roles ?? [], "watch");
  return html`<section class="stack">
    <h1>${t("handover-title")}</h1>
    <${Lacking} action="watch" />
    <div class="narrow"><${Select} label=${t("handover-desk")} value=${desk} set=${setDesk}
      options=${ownDesks(line).map((one) => [one.id, one.name])} /></div>
    <${Awaited} of=${watch} id="watch-list" />
    ${mine && html`<${Standing} line=${line} mine=${mine} may=${rights.allowed} />`}
    <${Awaited} of=${sheet} id="sheet" />
    ${sheet.value && html`<${Sheet} key=${`${desk} ${mine?.handover ?? ""}`} line=${line} desk=${desk} sheet=${sheet.value} again=${sheet.again}
      handover=${mine?.handover ?? null} may=${rights.allowed} />`}
    ${list && html`<${WatchList} line=${line} list=${list} />`}
  </section>`;
}

/** Who has the watch at this desk, and taking or leaving it. @param {{ line: Line, mine: OnWatch, may: boolean }} props */
function Standing({ line, mine, may: allowed }) {
  const word = mine.on === null ? "unknown" : mine.on ? "on" : "off";
  const send = (/** @type {string} */ verb) => async () => {
    const words = t(`handover-${verb}`);
    showSubmitted(words, await act(line.name, `acts/${verb}`, { by: mine.desk }, words));
  };
  return html`<section class="panel row" aria-label=${t("handover-standing")}>
    <strong>${t(`handover-watch-${word}`, { desk: mine.name })}</strong>
    ${mine.by && html`<span><${Said} by=${mine.by} party=${parties(line)} /></span>`} ${mine.since && html`<span>${t("handover-since")} <${Dtg}
      at=${mine.since} /></span>`}
    <span class="end row">
      ${mine.handover === null || mine.handover === undefined ? html`<${Button} id="take-watch" label=${t("handover-take-watch")} hotkey="Alt+K"
        disabled=${!allowed} run=${send("take-watch")} />` : ""}
      <${TwoStep} id="leave-watch" label=${t("handover-leave-watch")} confirm=${t("handover-leave-watch-confirm")} hotkey="Alt+U" sort="quiet"
        disabled=${!allowed || mine.on !== true} run=${send("leave-watch")} /></span>
  </section>`;
}

/** @param {{ line: Line, desk: string, sheet: any, again: () => void, handover: string | null, may: boolean }} props */
function Sheet({ line, desk, sheet, again, handover, may: allowed }) {
  const all = items(sheet);
  const [signed, setSigned] = useState(/** @type {ReadonlySet<string>} */ (new Set()));
  const handed = useFetched(handover === null ? null : ofLine(line.name, `/entries/${handover}`));
  const entry = /** @type {any} */ (handed.value);
  const before = useFetched(handover === null ? null : ofLine(line.name, `/handover-sheets/${handover}`)); // as it was signed; not kept for ever
  const fresh = new Set(before.value === null ? [] : added(all, items(/** @type {any} */ (before.value)).map((one) => one.key)));
  function sign(/** @type {string} */ key) {
    const marked = new Set(signed);
    if (!marked.delete(key)) marked.add(key);
    setSigned(marked);
  }
  return html`<section class="panel stack" aria-labelledby="sheet-title">
    <header class="row"><h2 id="sheet-title">${t("handover-sheet", { count: all.length })}</h2> <span class="soft">${t("handover-as-of")} <${Dtg}
      at=${sheet.at} seconds=${true} /></span>
      <span class="end"><${Button} id="sheet-again" label=${t("handover-sheet-again")} hotkey="Alt+R" sort="quiet" run=${again} /></span></header>
    ${entry && html`<${Handed} line=${line} entry=${entry} />`}
    ${all.length === 0 && html`<p>${t("handover-nothing-open")}</p>`}
    <ul class="stack-small">${all.map((one) => html`<li key=${one.key} class=${`sheet-item ${signed.has(one.key) ? "signed" : ""}`}><${SheetItem}
      line=${line} item=${one} fresh=${handover !== null && fresh.has(one.key) && one.sort !== "draft"}
      signed=${signed.has(one.key)} sign=${handover === null ? null : () => sign(one.key)} /></li>`)}</ul>
    ${handover === null ? html`<${Leaving} line=${line} desk=${desk} sheet=${sheet} may=${allowed} />` : html`<${Coming} line=${line} desk=${desk}
      handover=${handover} state=${standing(all, signed)} may=${allowed} />`}
  </section>`;
}

/** What was handed over, by whom and with which words. @param {{ line: Line, entry: any }} props */
function Handed({ line, entry }) {
  return html`<div class="panel warn-panel stack-small" role="status"><strong>${t("handover-handed")}</strong>
    <p><${Said} by=${entry.by} side=${entry.side} party=${parties(line)}><${Dtg} at=${entry.written} /></${Said}></p>
    ${entry.fields?.text && html`<p><bdi>${entry.fields.text}</bdi></p>`}
    <p class="soft">${t("handover-handed-means")}</p></div>`;
}

/** The officer who leaves. @param {{ line: Line, desk: string, sheet: any, may: boolean }} props */
function Leaving({ line, desk, sheet, may: allowed }) {
  const charter = line.charter.value;
  const persons = charter?.roles.filter((role) => role.number > 0) ?? [];
  const [role, setRole] = useState(String(persons[0]?.number ?? 1));
  const [text, setText] = useState("");
  async function sign() {
    const body = { by: desk, to_role: Number(role), text: text.trim() === "" ? null : plain(text), sheet: sheet.hash };
    showSubmitted(t("handover-hand-over"), await act(line.name, "acts/hand-over", body, t("handover-hand-over")));
  }
  return html`<form class="stack" aria-label=${t("handover-hand-over")} onSubmit=${(/** @type {Event} */ e) => e.preventDefault()}>
    <h3>${t("handover-who-leaves")}</h3>
    <${TextArea} label=${t("handover-notes")} hint=${t("handover-notes-means")} value=${text} set=${setText} rows=${4} max=${1000} />
    <div class="narrow"><${Select} label=${t("handover-to-role")} value=${role} set=${setRole}
      options=${persons.map((one) => [String(one.number), one.name])} /></div>
    <div class="row"><${Button} id="hand-over" label=${t("handover-hand-over")} hotkey="Alt+Enter" sort="act" disabled=${!allowed} run=${sign} /><span
      class="faint">${t("handover-hand-over-means")}</span></div>
    <p class="faint">${t("handover-hash")} <code class="hash">${sheet.hash}</code></p>
  </form>`;
}

/** The officer who comes. @param {{ line: Line, desk: string, handover: string, state: { ready: boolean, left: number, signed: number }, may: boolean }} props */
function Coming({ line, desk, handover, state, may: allowed }) {
  async function sign() {
    showSubmitted(t("handover-take-over"), await act(line.name, "acts/take-watch", { by: desk, handover }, t("handover-take-over")));
  }
  return html`<div class="stack-small"><h3>${t("handover-who-comes")}</h3>
    <p role="status">${state.ready ? t("handover-all-signed") : t("handover-left-to-sign", { count: state.left })}</p>
    <div class="row"><${Button} id="take-over" label=${t("handover-take-over")} hotkey="Alt+Enter" sort="act" disabled=${!state.ready || !allowed}
      why=${state.ready ? null : t("handover-left-to-sign", { count: state.left })} run=${sign} />
      <span class="faint">${t("handover-take-over-means")}</span></div></div>`;
}

/** @param {{ line: Line, list: { us: OnWatch[], them: OnWatch[] } }} props */
function WatchList({ line, list }) {
  const rows = ["us", "them"].flatMap((side) => list[/** @type {"us" | "them"} */ (side)].map((one) => ({ ...one, side })));
  return html`<section class="panel"><${Table} caption=${t("handover-watch-list")} rows=${rows}
    keyOf=${(/** @type {any} */ one) => `${one.side} ${one.desk}`} columns=${[
    { id: "party", head: t("handover-party"), cell: (/** @type {any} */ one) => html`<bdi>${parties(line)(one.side)}</bdi>` },
    { id: "desk", head: t("handover-desk"), rowHead: true, cell: (/** @type {any} */ one) => html`<bdi>${one.name}</bdi>` },
    { id: "on", head: t("handover-on"),
      cell: (/** @type {any} */ one) => html`<strong>${t(`handover-word-${one.on === null ? "unknown" : one.on ? "on" : "off"}`)}</strong>` },
    { id: "by", head: t("handover-by"), cell: (/** @type {any} */ one) => (one.by ? html`<${Said} by=${one.by} party=${parties(line)} />` : "–") },
    { id: "since", head: t("handover-since"), cell: (/** @type {any} */ one) => html`<${Dtg} at=${one.since} />` },
    { id: "last", head: t("handover-last-act"), cell: (/** @type {any} */ one) => html`<span title=${one.last_act ? dtg(one.last_act) : ""}><${Age}
      at=${one.last_act} /></span>` },
  ]} /><p class="faint">${t("handover-watch-list-means")}</p></section>`;
}
