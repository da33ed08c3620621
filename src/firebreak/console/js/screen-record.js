/**
 * The record: search and filter, one entry with all behind it, verify now, compare heads, export with chosen fields, archive.
 *
 * Keeps true: what is listed is the record and nothing else, unknown kinds included; however long it is, the page holds a bound of
 * it; what an export opens and withholds is said before it is made.
 * Leaves to others: searching and verifying (the node), filters (`logic-record.js`), the export (`widget-export.js`).
 */

import { html, useEffect, useMemo, useState } from "../vendor/ui.js";
import { get, ofLine } from "./api.js";
import { ALL, fits, matterOf, snippet } from "./logic-record.js";
import { readDtg, rfc3339 } from "./logic-time.js";
import { parties } from "./names.js";
import { go, to } from "./router.js";
import { has, term, t } from "./texts.js";
import { showProblem } from "./toasts.js";
import { Button } from "./widget-button.js";
import { Entry } from "./widget-entry.js";
import { Exporting } from "./widget-export.js";
import { Field, Select } from "./widget-field.js";
import { Inert } from "./widget-inert.js";
import { VirtualList } from "./widget-list.js";
import { Marking, markingClass, Said } from "./widget-marks.js";
import { Dtg } from "./widget-time.js";
import { Verifying } from "./widget-verify.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {import("./logic-record.js").Entry & { snippet?: string, arrived: string, by: any, seq: number }} Row */

const PAGE = 200;
const HELD = 2_000;
const NEWEST = 1_000;
const KINDS = [
  "call-offer", "ring", "answer", "decline", "defer", "alternative", "withdraw", "hang-up", "reason", "time-out", "message", "rung", "refuse", "read-back",
  "read-back-check", "undertaking", "orderwire", "translation", "release", "handover", "watch", "address", "address-agreed", "test", "test-reply",
  "test-summary", "line-state", "receipt", "genesis", "switch", "charter", "manifest", "prekey", "epoch-open", "unreadable", "late",
  "fault", "again", "path-key", "extension",
];

/** @param {{ line: Line, rest: string[] }} props */
export function screen({ line, rest }) {
  const [chosen, setChosen] = useState(/** @type {ReadonlySet<string>} */ (new Set()));
  const shown = rest[0] === "entry" ? (rest[1] ?? null) : null;
  function toggle(/** @type {string} */ id) {
    const marked = new Set(chosen);
    if (!marked.delete(id)) marked.add(id);
    setChosen(marked);
  }
  return html`<section class="stack">
    <h1>${t("record-title")}</h1>
    <div class="split">
      <${Finding} line=${line} shown=${shown} chosen=${chosen} toggle=${toggle} />
      <div class="stack">
        ${shown !== null && html`<${Entry} key=${shown} line=${line} id=${shown} close=${() => go(to("record", line.name))} />`}
        <${Exporting} line=${line} chosen=${chosen} forget=${() => setChosen(new Set())} toggle=${toggle} />
        <${Verifying} line=${line} />
      </div>
    </div>
  </section>`;
}

/** @typedef {{ q: string, kind: string, side: string, marking: string, since: string, until: string, from: "newest" | "beginning" }} Wanted */

/** @param {{ line: Line, shown: string | null, chosen: ReadonlySet<string>, toggle: (id: string) => void }} props */
function Finding({ line, shown, chosen, toggle }) {
  const [wanted, setWanted] = useState(/** @type {Wanted} */ ({ q: "", kind: "", side: "", marking: "", since: "", until: "", from: "newest" }));
  const set = (/** @type {Partial<Wanted>} */ changed) => setWanted({ ...wanted, ...changed });
  const found = useRows(line, wanted);
  const words = parties(line);
  return html`<div class="stack">
    <form class="panel stack-small" role="search" aria-label=${t("record-search")} onSubmit=${(/** @type {Event} */ e) => e.preventDefault()}>
      <div class="row top-aligned">
        <${Field} label=${t("record-words")} hint=${t("record-words-means")} value=${wanted.q} set=${(/** @type {string} */ q) => set({ q })}
          max=${200} type="search" />
        <${Select} label=${t("record-kind")} value=${wanted.kind} set=${(/** @type {string} */ kind) => set({ kind })}
          options=${[["", t("record-all-kinds")], ...KINDS.map((one) => [one, term("kind", one)])]} />
        <${Select} label=${t("record-side")} value=${wanted.side} set=${(/** @type {string} */ side) => set({ side })}
          options=${[["", t("record-both-sides")], ["us", words("us")], ["them", words("them")]]} />
        <${Select} label=${t("report-marking")} value=${wanted.marking} set=${(/** @type {string} */ marking) => set({ marking })}
          options=${[["", t("record-all-markings")], ...["OPERATIONAL", "EXERCISE", "TEST"].map((one) => [one, term("marking", one)])]} />
        <${Field} label=${t("report-since")} hint=${t("report-time-hint")} value=${wanted.since}
          set=${(/** @type {string} */ since) => set({ since })} error=${wrong(wanted.since)} max=${20} />
        <${Field} label=${t("report-until")} value=${wanted.until} set=${(/** @type {string} */ until) => set({ until })} error=${wrong(wanted.until)}
          max=${20} />
      </div>
      <div class="row" role="status"><${Button} id="record-newest" label=${t("record-newest")} hotkey="Alt+N" pressed=${wanted.from === "newest"}
        disabled=${wanted.q !== ""} run=${() => set({ from: "newest" })} />
        <${Button} id="record-beginning" label=${t("record-beginning")} hotkey="Alt+B" pressed=${wanted.from === "beginning"}
          disabled=${wanted.q !== ""} run=${() => set({ from: "beginning" })} />
        <span class="soft">${t("record-found", { count: found.rows.length })} ${found.more ? t("record-more") : ""}</span></div>
    </form>
    <${VirtualList} items=${found.rows} keyOf=${(/** @type {Row} */ one) => one.id} label=${t("record-entries")} estimate=${64}
      onNearEnd=${found.load} chosen=${shown}
      row=${(/** @type {Row} */ one) => html`<${EntryRow} line=${line} entry=${one} shown=${one.id === shown} marked=${chosen.has(matterOf(one))}
        toggle=${toggle} />`} />
  </div>`;
}

/** @param {string} text */
function wrong(text) {
  return text !== "" && readDtg(text) === null ? t("report-time-wrong") : null;
}

/**
 * Rows of the record as they are wanted, a page at a time.
 * @param {Line} line @param {Wanted} wanted
 * @returns {{ rows: Row[], more: boolean, load: () => void }}
 */
function useRows(line, wanted) {
  const [found, setFound] = useState(/** @type {{ of: string, all: Row[], next: string | null, busy: boolean }} */ ({ of: "", all: [], next: null, busy: false }));
  const filter = { ...ALL, kind: wanted.kind, side: wanted.side, marking: wanted.marking, since: readDtg(wanted.since), until: readDtg(wanted.until) };
  const asked = JSON.stringify([line.name, wanted.q, wanted.q === "" ? wanted.from : filter]);
  useEffect(() => {
    const timer = setTimeout(() => void page(null), wanted.q === "" ? 0 : 250); // words are searched once they are written
    return () => clearTimeout(timer);
  }, [asked]);

  /** @param {string | null} next */
  async function page(next) {
    setFound((before) => (next === null ? { of: asked, all: [], next: null, busy: true } : { ...before, busy: true }));
    try {
      const answer = await rowsOf(line, wanted, filter, next);
      setFound((before) => (before.of !== asked ? before : { of: asked, all: [...before.all, ...answer.rows].slice(0, HELD), next: answer.next, busy: false }));
    } catch (error) {
      setFound((before) => (before.of !== asked ? before : { ...before, busy: false }));
      showProblem(error);
    }
  }
  const rows = useMemo(() => found.all.filter((one) => fits(one, filter)), [found.all, asked, JSON.stringify(filter)]);
  const more = found.next !== null && found.all.length < HELD;
  return { rows, more, load: () => void (more && !found.busy && page(found.next)) };
}

/**
 * @param {Line} line @param {Wanted} wanted @param {import("./logic-record.js").Filter} filter @param {string | null} next
 * @returns {Promise<{ rows: Row[], next: string | null }>}
 */
async function rowsOf(line, wanted, filter, next) {
  const optional = (/** @type {number | null} */ moment) => (moment === null ? null : rfc3339(moment));
  if (wanted.q !== "") {
    /** @type {{ entries: Row[], next: string | null }} */
    const answer = await get(ofLine(line.name, "/search"), {
      ...filter, since: optional(filter.since), until: optional(filter.until), q: wanted.q, limit: PAGE, before: next,
    });
    return { rows: answer.entries, next: answer.next };
  }
  const newest = wanted.from === "newest";
  /** @type {{ entries: Row[], next: string | null }} */
  const log = await get(ofLine(line.name, "/log"), newest ? { newest: true, limit: NEWEST } : { limit: PAGE, after: next });
  return newest ? { rows: log.entries.toReversed(), next: null } : { rows: log.entries, next: log.next };
}

/** @param {{ line: Line, entry: Row, shown: boolean, marked: boolean, toggle: (id: string) => void }} props */
function EntryRow({ line, entry, shown, marked, toggle }) {
  const known = has(`terms-kind-${entry.kind}`);
  const name = known ? term("kind", entry.kind) : `${term("kind", "unknown")} (${entry.kind})`;
  const words = snippet(entry);
  return html`<article class=${`entry-row ${shown ? "chosen" : ""} ${known ? "" : "unknown-kind"} ${markingClass(entry.marking)}`}>
    <label class="check"><input type="checkbox" checked=${marked} onChange=${() => toggle(matterOf(entry))} /><span
      class="unseen">${t("record-choose", { kind: name, at: entry.written })}</span></label>
    <div class="stack-small"><div class="row"><a class="strong" href=${to("record", line.name, "entry", entry.id)}
      aria-current=${shown ? "true" : undefined}>${name}</a><${Marking} marking=${entry.marking} />
      <span class="soft"><${Dtg} at=${entry.written} seconds=${true} /></span></div>
      <div class="row"><${Said} by=${entry.by} side=${entry.side} party=${parties(line)} /> ${words !== "" && html`<${Inert} text=${words}
        limit=${160} />`}</div></div>
  </article>`;
}
