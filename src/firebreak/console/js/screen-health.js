/**
 * Tests and health: every layer over hours to years, for each path; what was missed as facts; findings; the means of paging.
 *
 * Keeps true: a plot and its table have the same numbers; a gap is a gap; what was missed says nothing of why; what we did not send
 * is ours and stands apart.
 * Leaves to others: counting (the node), columns (`logic-plot.js`), drawing (`widget-plot.js`), paging (`widget-paging.js`).
 */

import { html, useEffect, useMemo, useRef, useState } from "../vendor/ui.js";
import { ofLine } from "./api.js";
import { saveText } from "./download.js";
import { Awaited, useFetched, useNews } from "./fetched.js";
import { csv } from "./logic-csv.js";
import { answeredShare, bands, exported, filled, firstSpan, keyOf, medians, rows, span, SPANS, stacks, totals } from "./logic-plot.js";
import { dtg, ms, rfc3339 } from "./logic-time.js";
import { deskName, parties } from "./names.js";
import { to } from "./router.js";
import { now } from "./store.js";
import { term, t } from "./texts.js";
import { Button } from "./widget-button.js";
import { Paging } from "./widget-paging.js";
import { Plot } from "./widget-plot.js";
import { Table } from "./widget-table.js";
import { Dtg } from "./widget-time.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {import("./logic-plot.js").SpanName} SpanName */
/** @typedef {import("./logic-plot.js").Layer} Layer */
/**
 * @typedef {{ since: string, until: string, bucket_s: number, layers: Layer[], missed: any[], missed_total: number,
 *   findings: { since: string, finding: string }[] }} History
 */

const ORDER = ["circuit", "station", "desk", "principal"];
const COLUMNS = ["direction", "layer", "path", "from", "due", "answered", "missed", "not_sent", "median_ms"];

/** @param {{ line: Line }} props */
export function screen({ line }) {
  const [name, setName] = useState(/** @type {SpanName} */ ("day"));
  const [back, setBack] = useState(0);
  const [at, setAt] = useState(now.peek());
  const chosen = useMemo(() => span(name, at, back), [name, at, back]);
  const asked = useFetched(ofLine(line.name, "/history"), { since: rfc3339(chosen.since), until: rfc3339(chosen.until), buckets: chosen.buckets });
  useNews(line.name, ["entry"], (news) => back === 0 && news.test && setAt(now.peek()));
  const history = /** @type {History | null} */ (asked.value);
  const begun = useRef(false);
  useEffect(() => {
    if (history === null || begun.current) return;
    begun.current = true; // what the officer chooses afterwards stays chosen
    setName(firstSpan(history.layers, ms(history.until)));
  }, [history === null]);
  const move = (/** @type {number} */ to) => () => {
    setAt(now.peek());
    setBack(Math.max(0, to));
  };
  return html`<section class="stack">
    <h1>${t("health-title", { party: parties(line)("them") })}</h1>
    <div class="row" role="group" aria-label=${t("health-span")}>
      ${SPANS.map((one, n) => html`<${Button} key=${one.name} id=${`health-${one.name}`} label=${t(`health-span-${one.name}`)}
        hotkey=${`Alt+Shift+${n + 1}`}
        pressed=${one.name === name} run=${() => { setName(one.name); move(0)(); }} />`)}
    </div>
    <div class="row">
      <${Button} id="health-earlier" label=${t("health-earlier")} hotkey="Alt+B" run=${move(back + 1)} />
      <${Button} id="health-later" label=${t("health-later")} hotkey="Alt+J" disabled=${back === 0} run=${move(back - 1)} />
      <${Button} id="health-now" label=${t("health-now")} hotkey="Alt+N" disabled=${back === 0} run=${move(0)} />
      <span><${Dtg} at=${chosen.since} /> – <${Dtg} at=${chosen.until} /></span>
      <span class="end"><${Button} id="health-export" label=${t("health-export")} hotkey="Alt+C" disabled=${history === null}
        run=${() => history && exportCsv(line, history)} /></span>
    </div>
    ${back > 0 && html`<p class="past-strip" role="status">${t("health-past")}</p>`}
    <${Awaited} of=${asked} id="health" />
    ${history && html`<div class=${`stack ${back > 0 ? "past" : ""}`}><${Findings} history=${history} /><${Layers} line=${line}
      history=${history} /><${Missed} line=${line} history=${history} /></div>`}
    <${Paging} />
  </section>`;
}

/** @param {Line} line @param {History} history */
function exportCsv(line, history) {
  saveText(csv(COLUMNS, exported(history.layers)), `firebreak-${line.name}-tests-${dtg(history.until)}.csv`, "text/csv");
}

// --- findings ----------------------------------------------------------------------------------------------------------

/** @param {{ history: History }} props */
function Findings({ history }) {
  const found = bands(history.findings, ms(history.since), ms(history.until));
  const wide = (/** @type {number} */ share) => (/** @type {HTMLElement | null} */ element) => {
    if (element) element.style.inlineSize = `${share * 100}%`;
  };
  const first = found[0];
  const before = first ? (first.from - ms(history.since)) / (ms(history.until) - ms(history.since)) : 1;
  return html`<section class="panel stack-small" aria-labelledby="findings-title"><h2 id="findings-title">${t("health-findings")}</h2>
    <div class="bands" dir="ltr" aria-hidden="true"><span class="band none" ref=${wide(before)}></span>${found.map((one, n) => html`<span key=${n}
      class=${`band ${one.finding}`} ref=${wide(one.share)}
      title=${`${term("finding", one.finding)} · ${dtg(one.from)}`}></span>`)}</div>
    <${Table} caption=${t("health-findings-table")} rows=${[...found].reverse()} keyOf=${(/** @type {any} */ one) => String(one.from)}
      empty=${t("health-no-findings")} columns=${[
      { id: "since", head: t("health-since"), cell: (/** @type {any} */ one) => html`<${Dtg} at=${one.from} />` },
      { id: "finding", head: t("health-finding"), rowHead: true, cell: (/** @type {any} */ one) => html`<span class=${`band-key ${one.finding}`}
        aria-hidden="true"></span> ${term("finding", one.finding)}` },
      { id: "says", head: t("health-says"), cell: (/** @type {any} */ one) => term("finding", one.finding, "says") },
    ]} /></section>`;
}

// --- layers ------------------------------------------------------------------------------------------------------------

/** @param {{ line: Line, history: History }} props */
function Layers({ line, history }) {
  const all = useMemo(() => history.layers.toSorted((a, b) => ORDER.indexOf(a.layer) - ORDER.indexOf(b.layer)), [history]);
  return html`<div class="plots">${all.map((one) => html`<${LayerPlots} key=${keyOf(one)} line=${line} layer=${one} history=${history} />`)}
    ${all.length === 0 && html`<p class="panel soft">${t("health-no-tests")}</p>`}</div>
    ${!all.some((one) => one.layer === "circuit") && html`<p class="soft">${t("health-circuits")}</p>`}`;
}

/** @param {{ line: Line, layer: Layer, history: History }} props */
function LayerPlots({ line, layer, history }) {
  const whole = useMemo(() => filled(layer, history), [layer, history]);
  const sum = totals(layer);
  const edges = /** @type {[number, number]} */ ([ms(history.since) / 1000, ms(history.until) / 1000]);
  const named = t(layer.direction === "out" ? "health-out" : "health-in", { party: parties(line)("them") });
  const title = `${term("layer", layer.layer)}${layer.path ? ` · ${layer.path}` : ""}`;
  const frequent = sum.due > 2 * history.layers.length * 50;
  const shown = useMemo(() => (frequent ? answeredShare(whole) : stacks(whole)), [whole, frequent]);
  const times = useMemo(() => medians(whole), [whole]);
  const measured = times[1].some((one) => one !== null);
  return html`<section class="panel stack-small" aria-label=${`${title}, ${named}`}>
    <h3>${title} <span class="soft plain-weight">${named}</span></h3>
    <p class="faint">${term("layer", layer.layer, "says")}</p>
    <p class="row number"><span>${t("health-due", { count: sum.due })}</span><span>${t("health-answered", { count: sum.answered })}</span>
      <strong>${t("health-missed", { count: sum.missed })}</strong><span>${t("health-not-sent", { count: sum.not_sent })}</span></p>
    ${frequent
      ? html`<${Plot} label=${t("health-plot-share", { layer: title })} data=${shown} span=${edges} range=${[0, 100]}
        unit=${(/** @type {number} */ one) => `${one} %`} series=${[{ label: t("health-answered-share"), color: "--person" }]} />`
      : html`<${Plot} label=${t("health-plot-counts", { layer: title })} data=${shown} span=${edges} whole=${true} series=${[
          { label: term("test", "not-sent"), color: "--edge-strong", bars: true }, { label: term("test", "missed"), color: "--warn", bars: true },
          { label: term("test", "answered"), color: "--person", bars: true }]} />`}
    ${measured && html`<${Plot} label=${t("health-plot-median", { layer: title })} data=${times} span=${edges} height=${100} unit=${milliseconds}
      series=${[{ label: t("health-median"), color: "--test", points: true }]} />`}
    <p class="legend faint row">${frequent ? t("health-legend-share") : html`<span class="row"><span class="swatch answered"
      aria-hidden="true"></span>${term("test", "answered")}</span> <span class="row"><span class="swatch missed"
        aria-hidden="true"></span>${term("test", "missed")}</span>
      <span class="row"><span class="swatch not_sent"
        aria-hidden="true"></span>${term("test", "not-sent")}</span> ${t("health-legend-counts")}`}${measured ? ` ${t("health-legend-median")}` : ""}</p>
    <details><summary>${t("health-table")}</summary><${Numbers} layer=${layer} title=${`${t("health-table")}: ${title}, ${named}`} /></details>
  </section>`;
}

/** @param {number} value */
function milliseconds(value) {
  return value >= 10_000 ? `${Math.round(value / 1000)} s` : `${value} ms`;
}

/** The numbers of a plot. @param {{ layer: Layer, title: string }} props */
function Numbers({ layer, title }) {
  const number = (/** @type {"due" | "answered" | "missed" | "not_sent"} */ name) => ({
    id: name, number: true, head: t(`health-column-${name.replace("_", "-")}`), cell: (/** @type {any} */ row) => row[name],
  });
  return html`<${Table} caption=${title} hideCaption=${true} rows=${rows(layer).slice(0, 400)} keyOf=${(/** @type {any} */ row) => row.from}
    columns=${[
    { id: "from", head: t("health-from"), rowHead: true, cell: (/** @type {any} */ row) => html`<${Dtg} at=${row.from} />` },
    number("due"), number("answered"), number("missed"), number("not_sent"),
    { id: "median", number: true, head: t("health-median"), cell: (/** @type {any} */ row) => (row.median_ms === null ? "–" : milliseconds(row.median_ms)) },
  ]} />`;
}

// --- what was missed ---------------------------------------------------------------------------------------------------

/** @param {{ line: Line, history: History }} props */
function Missed({ line, history }) {
  const [open, setOpen] = useState(/** @type {string | null} */ (null));
  const chosen = history.missed.find((one) => one.id === open);
  return html`<section class="panel stack-small" aria-labelledby="missed-title"><h2
    id="missed-title">${t("health-missed-title", { count: history.missed_total })}</h2>
    ${history.missed_total > 0 && html`<p class="soft">${term("test", "missed", "says")}</p>`}
    <${Table} caption=${t("health-missed-table")} hideCaption=${true} rows=${history.missed} keyOf=${(/** @type {any} */ one) => one.id}
      empty=${t("health-none-missed")} columns=${[
      { id: "due", head: t("health-due-at"), rowHead: true, cell: (/** @type {any} */ one) => html`<${Dtg} at=${one.due} seconds=${true} />` },
      { id: "layer", head: t("health-layer"), cell: (/** @type {any} */ one) => term("layer", one.layer) },
      { id: "desk", head: t("health-desk"),
        cell: (/** @type {any} */ one) => (one.desk ? html`<bdi>${deskName(line, one.direction === "out" ? "them" : "us", one.desk)}</bdi>` : "–") },
      { id: "who", head: t("health-whose"), cell: (/** @type {any} */ one) => t(one.direction === "out" ? "health-out" : "health-in", { party: parties(line)("them") }) },
      { id: "fact", head: t("health-fact"), cell: (/** @type {any} */ one) => html`<button type="button" class="button small"
        aria-expanded=${open === one.id} onClick=${() => setOpen(open === one.id ? null : one.id)}>${t("health-show-fact")}</button>` },
    ]} />
    ${chosen && html`<div class="panel stack-small"
      role="status"><p>${t("health-fact-words", { layer: term("layer", chosen.layer), at: dtg(chosen.due) })} ${term("test", "missed", "says")}</p>
      ${chosen.answered && html`<p>${t("health-answered-after")} <${Dtg} at=${chosen.answered} /></p>`}
      <p><a href=${to("record", line.name, "entry", chosen.id)}>${t("health-entry")}</a></p></div>`}
  </section>`;
}
