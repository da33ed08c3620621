/**
 * One line at a glance: what is declared, what our tests support and since when, what is open, who is on watch.
 *
 * Keeps true: declared, observed and found are three things; every fact has its age; what the other side's watch is, is
 * said as last proven; a view that is not fresh takes the whole row's good look away.
 * Leaves to others: the facts (the node), the line in full (`screen-line.js`).
 */

import { html } from "../vendor/ui.js";
import { act } from "./acts.js";
import { phase, putOff } from "./logic-calls.js";
import { highest, lastCheck } from "./logic-ladder.js";
import { deskName, deskNames } from "./names.js";
import { go, to } from "./router.js";
import { actAs, deskOf, fresh, now, ownDesks, standsStill } from "./store.js";
import { term, t } from "./texts.js";
import { showSubmitted } from "./toasts.js";
import { Button } from "./widget-button.js";
import { Inert } from "./widget-inert.js";
import { Marking, Precedence } from "./widget-marks.js";
import { Age, Countdown, Dtg, Freshness, span } from "./widget-time.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {import("./console-types").OnWatch} OnWatch */

/** @param {{ line: Line, first: boolean }} props the first line has the keys */
export function LineRow({ line, first }) {
  const { line: state } = line.state.value;
  const link = line.link.value;
  const stale = fresh(line) === "stale" || link.phase === "closed";
  const id = `line-${line.name}`;
  return html`<article class=${`line-row panel ${stale ? "stale-look" : ""}`} aria-labelledby=${id}>
    <header class="row">
      <h3 id=${id}><a href=${to("line", line.name)}><bdi>${state?.them.name ?? line.name}</bdi></a></h3>
      <span class="faint"><bdi>${line.name}</bdi></span>
      <${Freshness} line=${line} />
      ${standsStill(line) && html`<strong class="badge alarm">${t("watch-stands-still")}</strong> <span>${link.why}</span>`}
      ${link.phase !== "open" && !standsStill(line) && html`<span class="badge stale">${t("watch-view-closed")} <${Dtg} at=${link.since} /></span>`}
      <span class="end row"><${Desk} line=${line} /></span>
    </header>
    ${state && html`<${Facts} line=${line} state=${state} /><${OpenItems} line=${line} /><${OnWatchNow} line=${line} />
      <${Acts} line=${line} first=${first} />`}
  </article>`;
}

/** For which desk the officer acts on this line. @param {{ line: Line }} props */
export function Desk({ line }) {
  const own = ownDesks(line);
  if (own.length === 0) return html`<span class="soft">${t("watch-no-desk")}</span>`;
  return html`<label class="inline-field"><span class="faint">${t("watch-act-as")}</span>
    <select class="input small" value=${deskOf(line)} onChange=${(/** @type {any} */ event) => actAs(line.name, event.currentTarget.value)}>
      ${own.map((desk) => html`<option key=${desk.id} value=${desk.id} selected=${desk.id === deskOf(line)}>${desk.name}</option>`)}</select></label>`;
}

/** @param {{ line: Line, state: any }} props */
function Facts({ line, state }) {
  const { declared, finding, observed } = state;
  const own = declared.us !== declared.them;
  const charter = line.charter.value;
  return html`<dl class="facts">
    <div class=${`fact finding ${finding.finding}`}><dt>${t("watch-finding")}</dt><dd>
      <span class="strong">${term("finding", finding.finding)}</span> <span class="soft">${t("watch-since")}</span> <${Dtg} at=${finding.since} />
      <p class="faint">${term("finding", finding.finding, "says")}</p></dd></div>
    <div class=${`fact declared ${declared.state}`}><dt>${t("watch-declared")}</dt><dd><span class="strong">${term("declared", declared.state)}</span>
      ${own && html` <span class="soft">${t("watch-declared-sides", { us: term("declared", declared.us), them: term("declared", declared.them) })}</span>`}
      <p class="faint">${term("declared", declared.state, "says")}</p></dd></div>
    <div class=${`fact observed ${observed.state}`}><dt>${t("watch-observed")}</dt><dd><span class="strong">${term("observed", observed.state)}</span>
      <span class="soft"> ${t("watch-since")}</span> <${Dtg} at=${observed.since} />
      <p class="faint">${observed.out.length ? t("watch-paths-out", { paths: observed.out.join(", ") }) : t("watch-paths", { count: charter?.paths.length ?? 0 })}</p>
      ${state.cut.length > 0 && html`<p class="marking test">${t("watch-cut", { paths: state.cut.join(", ") })}</p>`}</dd></div>
    <div class="fact"><dt>${t("watch-last-heard")}</dt><dd><span class="strong"><${Age} at=${state.last_heard} /></span> <${Dtg} at=${state.last_heard} />
      ${state.clock.offset_s !== 0 && html`<p class="warn-words">${t(state.clock.offset_s > 0 ? "watch-clock-ahead" : "watch-clock-behind", { span: span(1000 * Math.abs(state.clock.offset_s)) })}</p>`}
      ${state.next_test && html`<p class="faint">${t("watch-next-test")} <${Dtg} at=${state.next_test} /></p>`}</dd></div>
  </dl>`;
}

const LIVE = new Set(["offered", "ringing", "talking"]);
const SHOWN = 5;

/** Open attempts and promises, each with its clock. @param {{ line: Line }} props */
function OpenItems({ line }) {
  const { matters, tests, line: state } = line.state.value;
  const calls = matters.filter((one) => one.what === "call" && (LIVE.has(phase(one)) || (one.open && phase(one) === "rang_out")));
  const unseen = matters.filter((one) => one.what === "message" && one.open);
  const promises = matters.flatMap((one) => (one.undertakings ?? []).filter((/** @type {any} */ two) => ["open", "overdue"].includes(two.state)).map((/** @type {any} */ two) => ({ ...two, matter: one })));
  const asked = tests.filter((one) => one.direction === "out" && one.result === null && ["desk", "principal"].includes(one.layer));
  const misread = matters.filter((one) => one.direction === "out" && lastCheck(one) === "differs" && highest(one)?.rung !== "closed");
  const deferred = putOff(/** @type {any[]} */ (matters.filter((one) => one.what === "call")), now.value);
  if (!calls.length && !unseen.length && !promises.length && !deferred.length && !misread.length && !asked.length && !state?.held && !state?.waiting_release) return html`<p class="faint">${t("watch-nothing-open")}</p>`;
  return html`<ul class="open-items" aria-label=${t("watch-open-items")}>
    ${calls.map((one) => html`<li key=${one.id} class="row"><${Precedence} precedence=${one.precedence} /><${Marking} marking=${one.marking} />
      <a href=${to("call", line.name, one.id)}>${t(`watch-call-${one.direction}`, { desks: one.direction === "out" ? deskNames(line, "them", one.to) : deskName(line, "them", one.by.desk) })}</a>
      <span class="strong">${t(`call-phase-${phase(one).replace("_", "-")}`)}</span> <${Inert} text=${one.subject ?? ""} limit=${80} />
      ${one.ring && phase(one) !== "talking" && html`<${Countdown} until=${one.ring.ends} />`}</li>`)}
    ${unseen.slice(0, SHOWN).map((one) => html`<li key=${one.id} class="row"><${Precedence} precedence=${one.precedence} /><${Marking} marking=${one.marking} />
      <a href=${to("line", line.name, "matter", one.id)}>${t("watch-message-unseen", { desks: deskName(line, "them", one.by.desk) })}</a> <${Inert} text=${one.text ?? ""} limit=${80} /> <${Age} at=${one.arrived} /></li>`)}
    ${unseen.length > SHOWN && html`<li><a href=${to("line", line.name)}>${t("watch-more", { count: unseen.length - SHOWN })}</a></li>`}
    ${asked.slice(0, SHOWN).map((one) => html`<li key=${one.id} class="row"><${Marking} marking="TEST" />
      <span>${t("line-test-out", { layer: term("layer", one.layer), desk: one.desk ? deskName(line, "them", one.desk) : "" })}</span>
      <span class="strong">${term("test", "open")}</span> <${Age} at=${one.due} /></li>`)}
    ${misread.slice(0, SHOWN).map((one) => html`<li key=${one.id} class="row"><${Precedence} precedence=${one.precedence} /><${Marking} marking=${one.marking} />
      <a href=${to("translate", line.name, one.id)}>${t("watch-read-back-differs")}</a> <${Inert} text=${one.text ?? one.subject ?? ""} limit=${80} /></li>`)}
    ${deferred.map(({ one, at, side }) => html`<li key=${one.id} class="row"><a href=${to("call", line.name, one.id)}>${t(`watch-deferred-${side}`)}</a>
      <${Inert} text=${one.subject ?? ""} limit=${80} /> <${Dtg} at=${at} /> <${Countdown} until=${at} /></li>`)}
    ${promises.map((/** @type {any} */ one) => html`<li key=${one.id} class=${`row ${one.state}`}><a href=${to("line", line.name, "matter", one.matter.id)}>${t(`watch-promise-${one.by.side}`)}</a>
      <${Inert} text=${one.what} limit=${80} /> <span class="badge ${one.state === "overdue" ? "alarm" : ""}">${term("undertaking", one.state)}</span> <${Dtg} at=${one.due} /> <${Countdown} until=${one.due} /></li>`)}
    ${state?.waiting_release ? html`<li class="row"><span class="badge late">${t("watch-waiting-release", { count: state.waiting_release })}</span> <a href=${to("compose", line.name)}>${t("watch-open")}</a></li>` : ""}
    ${state?.held ? html`<li class="row"><span class="badge late">${t("watch-held", { count: state.held })}</span> <span class="soft">${t("terms-held")}</span></li>` : ""}
  </ul>`;
}

/** @param {{ line: Line }} props */
function OnWatchNow({ line }) {
  const list = /** @type {import("./console-types").WatchList | undefined} */ (line.state.value.more.watch_list);
  if (!list) return null;
  return html`<div class="on-watch row"><${Side} line=${line} side="us" list=${list.us} /><${Side} line=${line} side="them" list=${list.them} />
    <a href=${to("handover", line.name)}>${t("watch-handover")}</a></div>`;
}

/** @param {{ line: Line, side: "us" | "them", list: OnWatch[] }} props */
function Side({ line, side, list }) {
  const on = list.filter((one) => one.on);
  return html`<span class="soft">${t(`watch-on-${side}`)}: </span>${on.length === 0 && html`<span>${t("watch-on-nobody")}</span>`}
    ${on.map((one) => html`<span key=${one.desk}><bdi class="strong">${deskName(line, side, one.desk)}</bdi>
      ${one.by && html` <bdi class="soft">${one.by.role_name}</bdi>`} <span class="faint">${t("watch-since")} <${Dtg} at=${one.since} /></span></span>`)}`;
}

/** @param {{ line: Line, first: boolean }} props */
function Acts({ line, first }) {
  async function test() {
    const words = t("watch-test-them");
    showSubmitted(words, await act(line.name, "tests", { by: deskOf(line) }, words));
  }
  const key = (/** @type {string} */ hotkey) => (first ? hotkey : undefined);
  return html`<div class="row">
    <${Button} id=${`call-${line.name}`} label=${t("call-place")} hotkey=${key("Alt+K")} run=${() => go(to("call", line.name))} />
    <${Button} id=${`write-${line.name}`} label=${t("watch-write")} run=${() => go(to("compose", line.name))} />
    <${Button} needs="test" id=${`test-${line.name}`} label=${t("watch-test-them")} hotkey=${key("Alt+Y")} run=${test} />
  </div>`;
}
