/**
 * What rings, across the whole width of every screen, with its substance and everything that can be answered to it.
 *
 * Keeps true: no key that stands alone answers; the focus is not taken from somebody who writes, and it is never put on a
 * button that decides; alarm, acknowledgement and silence are three things with three looks.
 * Leaves to others: what rings (`ringing.js`), the answers (`widget-answers.js`), sound (`sound.js`).
 */

import { html, signal, useEffect, useId, useRef } from "../vendor/ui.js";
import { LAYER } from "./keys.js";
import { deskName, deskNames, parties } from "./names.js";
import { nameOf, rings, still, stillFlashes } from "./ringing.js";
import { go, to } from "./router.js";
import { fresh } from "./store.js";
import { term, t } from "./texts.js";
import { CallAnswers, MessageAnswers } from "./widget-answers.js";
import { Button } from "./widget-button.js";
import { Inert } from "./widget-inert.js";
import { Marking, markingClass, MarkingEnd, Precedence } from "./widget-marks.js";
import { Silence } from "./widget-silence.js";
import { Countdown, Dtg } from "./widget-time.js";

/** @typedef {import("./ringing.js").Waiting} Waiting */

const chosen = signal(/** @type {string | null} */ (null));

/** What rings, the one to look at first and the others beside it. */
export function Ring() {
  const all = rings.value;
  if (all.length === 0) return null;
  const first = all.find((each) => nameOf(each) === chosen.value) ?? all[0];
  const others = all.filter((each) => each !== first);
  return html`<div class="rings" onPointerMove=${stillFlashes}>
    ${first && html`<${RingCard} key=${nameOf(first)} each=${first} />`}
    ${others.length > 0 && html`<${Others} others=${others} />`}
  </div>`;
}

/** @param {{ others: Waiting[] }} props */
function Others({ others }) {
  const next = others[0];
  return html`<section class="ring-others row" aria-label=${t("call-also-rings")}>
    <h2>${t("call-also-rings")}</h2>
    <ul class="row">${others.map((each) => html`<li key=${nameOf(each)}><${Precedence} precedence=${each.one.precedence} />
      <${Marking} marking=${each.one.marking} /> <${From} each=${each} /></li>`)}</ul>
    <${Button} id="ring-next" label=${t("call-next-ring")} hotkey="Alt+T" layer=${LAYER.ring} run=${() => next && (chosen.value = nameOf(next))} />
  </section>`;
}

/** Who rings: desk, role and party. @param {{ each: Waiting }} props */
function From({ each: { line, one } }) {
  const matter = one.matter;
  if (!matter) return html`<bdi>${parties(line)("them")}</bdi>`;
  return html`<bdi>${deskName(line, "them", matter.by.desk)}</bdi> <span class="soft">(<bdi>${matter.by.role_name}</bdi>)</span>, <bdi>${parties(line)("them")}</bdi>`;
}

/** Whether what is shown of a line is no longer what is so. @param {import("./store.js").Line} line */
function notHeard(line) {
  return fresh(line) !== "live" || line.link.value.phase === "closed";
}

/** @param {{ each: Waiting }} props */
function RingCard({ each }) {
  const { line, one } = each;
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const id = useId();
  useEffect(() => {
    if (!busyTyping()) box.current?.focus({ preventScroll: true });
  }, []);
  const stale = notHeard(line);
  const flashing = !stale && one.silent_ms === 0 && !still.value.has(nameOf(each));
  const { matter } = one;
  return html`<section ref=${box} class=${`ring ${one.precedence.toLowerCase()} ${markingClass(one.marking)} ${flashing ? "flashing" : ""} ${stale ? "stale-look" : ""}`}
    role="alertdialog" aria-modal="false" aria-labelledby=${`${id}-title`} aria-describedby=${`${id}-words`} tabindex="-1">
    <div class="row">
      <${Precedence} precedence=${one.precedence} /><${Marking} marking=${one.marking} always=${true} />
      <h2 id=${`${id}-title`}>${stale && matter?.what === "call" ? t("call-rang") : term("alert", matter?.what === "call" ? "call" : one.alert.about)}: <${From} each=${each} /></h2>
      <span class="end row">${!stale && matter?.ring && html`<${Countdown} until=${matter.ring.ends} label=${t("call-rings-until")} />`}<${Silence} line=${line} alert=${one.alert} /></span>
    </div>
    ${stale && html`<p role="status"><strong class="badge stale">${t("watch-view-closed")} <${Dtg} at=${line.state.value.at} seconds=${true} /></strong>
      ${" "}${t("call-ring-not-known")}</p>`}
    <div id=${`${id}-words`}>${matter ? html`<${Substance} line=${line} matter=${matter} />` : html`<p>${one.alert.words}</p>`}</div>
    ${matter?.what === "call" && html`<${CallAnswers} line=${line} matter=${matter} desks=${one.alert.desks} />`}
    ${matter?.what === "message" && html`<${MessageAnswers} line=${line} matter=${matter} desks=${one.alert.desks} />`}
    ${!matter && html`<${Button} id="ring-open" label=${t("call-open")} hotkey="Alt+L" layer=${LAYER.ring} run=${() => go(to("line", line.name))} />`}
    <${MarkingEnd} marking=${one.marking} />
  </section>`;
}

/** @param {{ line: import("./store.js").Line, matter: import("./console-types").Matter }} props */
export function Substance({ line, matter }) {
  return html`<div class="substance">
    ${matter.subject && html`<p class="subject"><${Inert} text=${matter.subject} lang=${matter.lang} /></p>`}
    ${matter.text && html`<${Inert} text=${matter.text} lang=${matter.lang} block=${true} />`}
    <p class="faint row"><span>${t("call-for")} <bdi>${deskNames(line, matter.direction === "in" ? "us" : "them", matter.to)}</bdi></span>
      <span>${t("call-written")} <${Dtg} at=${matter.written} /></span> <span>${t("call-arrived")} <${Dtg} at=${matter.arrived} /></span>
      ${matter.via && html`<span>${t("call-via", { path: matter.via })}</span>`}</p>
  </div>`;
}

function busyTyping() {
  const at = document.activeElement;
  return at instanceof HTMLElement && (/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.closest("dialog") !== null);
}
