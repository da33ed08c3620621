/**
 * The contact report: who tried to reach whom, by echelon, what came of it, how long an answer took, when contact was last.
 *
 * Keeps true: the counts are the node's, from the whole record; silence has its own column and is never called a refusal; a share is
 * given only where there is enough to share; an exercise is never counted with the operational.
 * Leaves to others: counting (the node), arithmetic (`logic-report.js`), the statement (`widget-statement.js`).
 */

import { html, useEffect, useMemo, useState } from "../vendor/ui.js";
import { get, ofLine } from "./api.js";
import { saveText } from "./download.js";
import { Awaited, useFetched } from "./fetched.js";
import { csv } from "./logic-csv.js";
import { answerTimes, columns, counted, daily, share, stacked } from "./logic-report.js";
import { dtg, ms, readDtg, rfc3339 } from "./logic-time.js";
import { now } from "./store.js";
import { term, t } from "./texts.js";
import { Button } from "./widget-button.js";
import { Field, Select } from "./widget-field.js";
import { Marking } from "./widget-marks.js";
import { Plot } from "./widget-plot.js";
import { Statement } from "./widget-statement.js";
import { Table } from "./widget-table.js";
import { Dtg, span } from "./widget-time.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {import("./logic-report.js").Report & { rows: import("./logic-report.js").Row[], tests: any[], echelon: string | null, direction: string }} Report */
/** @typedef {import("./logic-report.js").Call} Call */

const DAY_MS = 86_400_000;
const SPANS = /** @type {const} */ ([["all", null], ["day", DAY_MS], ["week", 7 * DAY_MS], ["month", 31 * DAY_MS], ["year", 366 * DAY_MS], ["own", null]]);
const ECHELONS = ["watch", "operational", "strategic", "principal"];
const PAGES = 5; // of a thousand calls each: what the times to answer are read from
const COLORS = /** @type {Record<string, string>} */ ({
  answered: "--person", answered_late: "--link", deferred: "--test", alternative_offered: "--test", declined: "--warn", declined_late: "--warn",
  not_answered: "--stale", unconfirmed: "--stale", failed_path: "--routine", failed_own_side: "--routine", withdrawn: "--edge-strong",
});

/** @param {{ line: Line }} props */
export function screen({ line }) {
  const [wanted, setWanted] = useState({ direction: "out", marking: "OPERATIONAL", echelon: "", span: "all", since: "", until: "" });
  const set = (/** @type {Partial<typeof wanted>} */ changed) => setWanted({ ...wanted, ...changed });
  const edges = useMemo(() => spanOf(wanted, now.peek()), [wanted.span, wanted.since, wanted.until]);
  const query = { direction: wanted.direction, marking: wanted.marking, echelon: wanted.echelon || null, since: stamp(edges.since), until: stamp(edges.until) };
  const asked = useFetched(ofLine(line.name, "/report"), query);
  const calls = useCalls(line, wanted.direction, wanted.marking);
  const report = /** @type {Report | null} */ (asked.value);
  return html`<section class="stack report">
    <h1>${t("report-title")}</h1>
    <form class="panel row top-aligned no-print" aria-label=${t("report-what")} onSubmit=${(/** @type {Event} */ e) => e.preventDefault()}>
      <${Select} label=${t("report-direction")} value=${wanted.direction} set=${(/** @type {string} */ direction) => set({ direction })}
        options=${[["out", t("report-out")], ["in", t("report-in")]]} />
      <${Select} label=${t("report-marking")} value=${wanted.marking} set=${(/** @type {string} */ marking) => set({ marking })}
        options=${["OPERATIONAL", "EXERCISE", "TEST"].map((one) => [one, term("marking", one)])} />
      <${Select} label=${t("report-echelon")} value=${wanted.echelon} set=${(/** @type {string} */ echelon) => set({ echelon })}
        options=${[["", t("report-all-echelons")], ...ECHELONS.map((one) => [one, term("echelon", one)])]} />
      <${Select} label=${t("report-span")} value=${wanted.span} set=${(/** @type {string} */ name) => set({ span: name })}
        options=${SPANS.map(([name]) => [name, t(`report-span-${name}`)])} />
      ${wanted.span === "own" && html`<${Field} label=${t("report-since")} hint=${t("report-time-hint")} value=${wanted.since}
        set=${(/** @type {string} */ since) => set({ since })} error=${wrongTime(wanted.since)} max=${20} />
        <${Field} label=${t("report-until")} value=${wanted.until} set=${(/** @type {string} */ until) => set({ until })}
          error=${wrongTime(wanted.until)} max=${20} />`}
    </form>
    <${Awaited} of=${asked} id="report" />
    ${report && html`<${Found} line=${line} report=${report} calls=${calls} />`}
  </section>`;
}

/** @param {string} text */
function wrongTime(text) {
  return text !== "" && readDtg(text) === null ? t("report-time-wrong") : null;
}

/** @param {{ span: string, since: string, until: string }} wanted @param {number} at @returns {{ since: number | null, until: number | null }} */
function spanOf(wanted, at) {
  if (wanted.span === "own") return { since: readDtg(wanted.since), until: readDtg(wanted.until) };
  const length = SPANS.find(([name]) => name === wanted.span)?.[1] ?? null;
  return { since: length === null ? null : at - length, until: null };
}

/** @param {number | null} moment */
function stamp(moment) {
  return moment === null ? null : rfc3339(moment);
}

/** Calls of one direction and marking, newest first, at most some thousands. @param {Line} line @param {string} direction @param {string} marking */
function useCalls(line, direction, marking) {
  const [found, setFound] = useState(/** @type {Call[]} */ ([]));
  useEffect(() => {
    let asked = true;
    setFound([]);
    void pages(line, direction, marking, () => asked, setFound);
    return () => {
      asked = false;
    };
  }, [line.name, direction, marking]);
  return found;
}

/** @param {Line} line @param {string} direction @param {string} marking @param {() => boolean} asked @param {(all: Call[]) => void} tell */
async function pages(line, direction, marking, asked, tell) {
  /** @type {Call[]} */
  let all = [];
  let before = null;
  for (let page = 0; page < PAGES && asked(); page += 1) {
    /** @type {{ matters: Call[], next: string | null }} */
    const answer = await get(ofLine(line.name, "/matters"), { what: "call", direction, marking, limit: 1000, before }).catch(() => ({ matters: [], next: null }));
    all = [...all, ...answer.matters];
    if (asked()) tell(all);
    before = answer.next;
    if (before === null) return;
  }
}

/** @param {{ line: Line, report: Report, calls: Call[] }} props */
function Found({ line, report, calls }) {
  const desks = (report.direction === "out" ? line.charter.value?.them : line.charter.value?.us)?.desks ?? [];
  const echelons = new Map(desks.map((desk) => [desk.id, desk.echelon]));
  const optional = (/** @type {string | null} */ moment) => (moment === null ? null : ms(moment));
  const wanted = {
    direction: report.direction, marking: report.marking, echelon: report.echelon, since: optional(report.since), until: optional(report.until),
  };
  const inReport = useMemo(() => counted(calls, wanted, echelons), [calls, report]);
  const title = t("report-who", { caller: report.caller, called: report.called });
  return html`<div class="stack">
    <header class="row"><h2>${title}</h2><${Marking} marking=${report.marking} always=${true} />
      <span class="soft">${report.since ? html`<${Dtg} at=${report.since} /> – ` : ""}<${Dtg} at=${report.until ?? report.at} /></span>
      <span class="end row no-print">
        <${Button} id="report-export" label=${t("report-export")} hotkey="Alt+C" run=${() => exportCsv(line, report)} />
        <${Button} id="report-print" label=${t("report-print")} hotkey="Alt+P" run=${() => window.print()} /></span></header>
    <${ByEchelon} report=${report} calls=${inReport} echelons=${echelons} />
    <p class="soft">${t("report-counting")}</p>
    ${inReport.length > 0 && html`<${Daily} report=${report} calls=${inReport} title=${title} />`}
    <${Tests} report=${report} />
    <${Statement} line=${line} report=${report} calls=${inReport} />
  </div>`;
}

/** @param {Line} line @param {Report} report */
function exportCsv(line, report) {
  const names = columns([report, ...report.rows]);
  const { caller, called, marking } = report;
  const rows = report.rows.map((row) => ({
    caller, called, marking, echelon: row.echelon, attempts: row.attempts, last_contact: row.last_contact,
    ...Object.fromEntries(names.map((name) => [name, row.outcomes[name] ?? 0])),
  }));
  const table = csv(["caller", "called", "marking", "echelon", "attempts", ...names, "last_contact"], rows);
  saveText(table, `firebreak-${line.name}-contact-${dtg(report.at)}.csv`, "text/csv");
}

/** @param {{ report: Report, calls: Call[], echelons: Map<string, string> }} props */
function ByEchelon({ report, calls, echelons }) {
  const names = columns([report, ...report.rows]);
  const all = { echelon: "", attempts: report.attempts, outcomes: report.outcomes, last_contact: report.last_contact };
  const rows = [...report.rows, all];
  const of = (/** @type {any} */ row) => (row.echelon === "" ? calls : calls.filter((call) => echelons.get(call.to[0] ?? "") === row.echelon));
  return html`<${Table} caption=${t("report-table")} rows=${rows} keyOf=${(/** @type {any} */ row) => row.echelon || "all"}
    rowClass=${(/** @type {any} */ row) => (row.echelon === "" ? "total" : "")} columns=${[
    { id: "echelon", head: t("report-echelon"), rowHead: true,
      cell: (/** @type {any} */ row) => (row.echelon === "" ? t("report-total") : term("echelon", row.echelon)) },
    { id: "attempts", head: t("report-attempts"), number: true, cell: (/** @type {any} */ row) => html`<strong>${row.attempts}</strong>` },
    ...names.map((name) => ({ id: name, number: true, head: html`<span
      title=${term("outcome", name, "says")}>${term("outcome", name)}</span>`, cell: (/** @type {any} */ row) => html`<${Count}
        part=${row.outcomes[name] ?? 0} of=${row.attempts} />` })),
    { id: "time", number: true, head: t("report-time"), cell: (/** @type {any} */ row) => html`<${Times} calls=${of(row)} />` },
    { id: "last", head: t("report-last"), cell: (/** @type {any} */ row) => html`<${Dtg} at=${row.last_contact} />` },
  ]} />`;
}

/** @param {{ part: number, of: number }} props */
function Count({ part, of }) {
  const found = share(part, of);
  if (part === 0) return html`<span class="faint">0</span>`;
  return html`${part}${found && html`<span class="faint"> ${t(`report-share-${found.bound}`, { percent: found.percent })}</span>`}`;
}

/** @param {{ calls: Call[] }} props */
function Times({ calls }) {
  const found = answerTimes(calls);
  if (found === null) return html`<span class="faint">–</span>`;
  return html`<span title=${t("report-time-means", { count: found.count })}>${span(found.median_ms)}<span
    class="faint"> · ${t("report-longest", { span: span(found.longest_ms) })}</span></span>`;
}

/** @param {{ report: Report, calls: Call[], title: string }} props */
function Daily({ report, calls, title }) {
  const plotted = useMemo(() => {
    const bars = daily(calls);
    const drawn = stacked(bars, columns([{ outcomes: Object.assign({}, ...bars.map((bar) => bar.outcomes)) }]));
    const from = (bars[0]?.from ?? 0) / 1000;
    const span = /** @type {[number, number]} */ ([from - DAY_MS / 2000, (bars.at(-1)?.from ?? 0) / 1000 + DAY_MS / 2000]);
    return { drawn, data: [bars.map((bar) => bar.from / 1000), ...drawn.map((one) => one.column)], span };
  }, [calls, report]);
  return html`<figure class="panel stack-small"><figcaption
    class="row"><strong>${t("report-daily")}</strong>${plotted.drawn.toReversed().map((one) => html`<span key=${one.name} class="row"><span
      class=${`swatch ${one.name}`} aria-hidden="true"></span>${term("outcome", one.name)}</span>`)}</figcaption>
    <${Plot} label=${t("report-plot", { title })} data=${plotted.data} span=${plotted.span} height=${180} whole=${true}
      series=${plotted.drawn.map((one) => ({ label: term("outcome", one.name), color: COLORS[one.name] ?? "--routine", bars: true }))} /></figure>`;
}

/** @param {{ report: Report }} props */
function Tests({ report }) {
  const number = (/** @type {string} */ name) => ({
    id: name, number: true, head: t(`health-column-${name.replace("_", "-")}`), cell: (/** @type {any} */ row) => row[name],
  });
  return html`<div class="stack-small"><${Table} caption=${t("report-tests")} rows=${report.tests} keyOf=${(/** @type {any} */ row) => `${row.layer} ${row.path ?? ""}`}
    empty=${t("health-no-tests")} columns=${[
    { id: "layer", head: t("health-layer"), rowHead: true, cell: (/** @type {any} */ row) => `${term("layer", row.layer)}${row.path ? ` · ${row.path}` : ""}` },
    number("due"), number("answered"), number("missed"), number("not_sent"),
  ]} /><p class="soft">${t("report-tests-means")}</p></div>`;
}
