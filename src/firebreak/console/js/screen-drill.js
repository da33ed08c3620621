/**
 * Drill: exercise traffic that cannot be mistaken, checklists with the times that their steps took, and nothing else of the line.
 *
 * Keeps true: what is written during a drill is marked EXERCISE inside the signed bytes; what is real stays real and looks so; the
 * list below has exercise traffic only.
 * Leaves to others: the mode itself (`drill.js`), the frame (`css/forms.css`), composing (`screen-compose.js`).
 */

import { html, useState } from "../vendor/ui.js";
import { ofLine, session } from "./api.js";
import { drill, endDrill, startDrill } from "./drill.js";
import { Awaited, useFetched, useNews } from "./fetched.js";
import { begun, exerciseOnly, marked, prepared, times, total } from "./logic-drill.js";
import { may } from "./logic-permissions.js";
import { digits } from "./logic-time.js";
import { parties } from "./names.js";
import { Lacking } from "./rights.js";
import { go, to } from "./router.js";
import { beginOn } from "./screen-compose.js";
import { chime } from "./sound.js";
import { language, t } from "./texts.js";
import { now } from "./store.js";
import { Button, TwoStep } from "./widget-button.js";
import { Inert } from "./widget-inert.js";
import { HighestRung } from "./widget-ladder.js";
import { Marking, MarkingEnd, Outcome, Precedence } from "./widget-marks.js";
import { Table } from "./widget-table.js";
import { Dtg } from "./widget-time.js";
import { useTriggers } from "./widget-triggers.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {import("./console-types").Matter} Matter */

/** @param {{ line: Line }} props */
export function screen({ line }) {
  const on = drill.value;
  const here = on?.line === line.name;
  const rights = may(session.value?.officer.roles ?? [], "drill");
  const write = (/** @type {string} */ what) => () => go(to("compose", line.name, beginOn(line, what)));
  return html`<section class="stack">
    <h1>${t("drill-title", { party: parties(line)("them") })}</h1>
    <section class=${`panel stack-small ${here ? "marked exercise" : ""}`} aria-label=${t("drill-state")}>
      ${here && on
        ? html`<p class="row"><${Marking} marking="EXERCISE" /><strong>${t("drill-on")}</strong> <span>${t("drill-since")} <${Dtg}
          at=${on.began} /></span> <bdi dir="ltr" class="number strong">${digits(now.value - on.began)}</bdi></p>
          <p>${t("drill-on-means")}</p>
          <div class="row"><${Button} id="drill-message" label=${t("drill-message")} hotkey="Alt+N" sort="act" run=${write("message")} />
            <${Button} id="drill-call" label=${t("drill-call")} hotkey="Alt+K" run=${write("call")} />
            <${TwoStep} id="drill-end" label=${t("drill-end")} confirm=${t("drill-end-confirm")} hotkey="Alt+U" run=${endDrill} /></div><${MarkingEnd}
              marking="EXERCISE" />`
        : html`<p>${t("drill-off-means")}</p>${on && html`<p class="warn-panel panel">${t("drill-elsewhere", { line: on.line })}</p>`}
          <div class="row"><${TwoStep} id="drill-start" label=${t("drill-start")} confirm=${t("drill-start-confirm")} hotkey="Alt+G"
            disabled=${!rights.allowed || on !== null} run=${() => { startDrill(line.name, now.peek()); void chime(); }} />
          <${Lacking} action="drill" /></div>`}
    </section>
    <${Checklists} />
    <${Traffic} line=${line} />
  </section>`;
}

// --- checklists --------------------------------------------------------------------------------------------------------

function Checklists() {
  const all = useTriggers(language.value) ?? [];
  const [id, setId] = useState(/** @type {string | null} */ (null));
  const one = all.find((each) => each.id === id) ?? null;
  return html`<section class="panel stack-small" aria-labelledby="lists-title"><h2 id="lists-title">${t("drill-checklists")}</h2><p
    class="soft">${t("drill-checklists-means")}</p>
    <div class="row">${all.map((each, n) => html`<${Button} key=${each.id} id=${`drill-list-${each.id}`} label=${each.title}
      hotkey=${n < 9 ? `Alt+Shift+${n + 1}` : undefined} pressed=${id === each.id} run=${() => setId(each.id)} />`)}</div>
    ${one && html`<${Checklist} key=${one.id} trigger=${one} />`}</section>`;
}

/** @param {{ trigger: { title: string, when: string, checklist: string[] } }} props */
function Checklist({ trigger }) {
  const [run, setRun] = useState(prepared(trigger.checklist.length));
  const took = times(run);
  const all = total(run);
  return html`<div class="stack-small"><h3>${trigger.title}</h3><p>${trigger.when}</p>
    <div class="row"><${Button} id="drill-begin" label=${t("drill-begin")} hotkey="Alt+B" disabled=${run.began !== null}
      run=${() => setRun(begun(run, now.peek()))} />
      <${Button} id="drill-again" label=${t("drill-again")} hotkey="Alt+R" disabled=${run.began === null}
        run=${() => setRun(prepared(trigger.checklist.length))} />
      ${run.began !== null && html`<span class="number" role="status">${t(all.finished ? "drill-took" : "drill-running")} <bdi dir="ltr"
        class="strong">${digits(all.finished ? (all.total_ms ?? 0) : now.value - run.began)}</bdi></span>`}</div>
    <ol class="steps">${trigger.checklist.map((step, n) => html`<li key=${n}><label class="check"><input type="checkbox" checked=${took[n]?.done}
      onChange=${() => setRun(marked(run, n, now.peek()))} /> <span>${step}</span>
      ${took[n]?.done && html`<span class="number soft"><bdi
        dir="ltr">${took[n].took_ms === null ? "–" : digits(took[n].took_ms)}</bdi></span>`}</label></li>`)}</ol></div>`;
}

// --- traffic -----------------------------------------------------------------------------------------------------------

/** @param {{ line: Line }} props */
function Traffic({ line }) {
  const asked = useFetched(ofLine(line.name, "/matters"), { marking: "EXERCISE", limit: 100 });
  useNews(line.name, ["entry"], (news) => news.matter?.marking === "EXERCISE" && asked.again());
  const all = exerciseOnly(/** @type {Matter[]} */ (/** @type {any} */ (asked.value)?.matters ?? []));
  return html`<section class="panel stack-small marked exercise" aria-labelledby="traffic-title"><h2 id="traffic-title" class="row"><${Marking}
    marking="EXERCISE" /> ${t("drill-traffic", { count: all.length })}</h2>
    <${Awaited} of=${asked} id="drill" />
    <${Table} caption=${t("drill-traffic-table")} hideCaption=${true} rows=${all} keyOf=${(/** @type {Matter} */ one) => one.id}
      empty=${t("drill-no-traffic")} columns=${[
      { id: "when", head: t("translate-written"), cell: (/** @type {Matter} */ one) => html`<${Dtg} at=${one.written} />` },
      { id: "from", head: t("drill-from"), cell: (/** @type {Matter} */ one) => html`<bdi>${parties(line)(one.by.side)}</bdi>` },
      { id: "precedence", head: t("compose-precedence"), cell: (/** @type {Matter} */ one) => html`<${Precedence} precedence=${one.precedence} />` },
      { id: "words", head: t("drill-words"), rowHead: true, cell: (/** @type {Matter} */ one) => html`<a
        href=${to("line", line.name, "matter", one.id)}><${Inert} text=${one.subject ?? one.text ?? ""} limit=${100} /></a>` },
      { id: "came", head: t("drill-came-to"), cell: (/** @type {Matter} */ one) => (one.attempt ? html`<${Outcome} outcome=${one.attempt.outcome}
        settled=${one.attempt.settled} />` : html`<${HighestRung} matter=${one} />`) },
    ]} /><${MarkingEnd} marking="EXERCISE" /></section>`;
}
