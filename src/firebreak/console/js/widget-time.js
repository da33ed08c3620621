/**
 * Times as they are shown everywhere: Zulu date-time group first, local time second; ages, staleness, countdowns.
 *
 * Keeps true: every time is a `<time>` with its exact value; a countdown runs by the node's clock; what is old looks old.
 * Leaves to others: the arithmetic (`logic-time.js`).
 */

import { html } from "../vendor/ui.js";
import { age, countdown, dtg, local, ms, zulu } from "./logic-time.js";
import { browser, fresh, now } from "./store.js";
import { t } from "./texts.js";

/** @typedef {import("./logic-time.js").Moment} Moment */

/** @param {{ at: Moment | null | undefined, seconds?: boolean }} props */
export function Dtg({ at, seconds }) {
  if (at === null || at === undefined) return html`<span class="soft">${t("common-never")}</span>`;
  const exact = Number.isNaN(ms(at)) ? undefined : new Date(ms(at)).toISOString();
  return html`<time class="dtg" datetime=${exact} title=${exact}><bdi dir="ltr">${dtg(at)}</bdi>
    ${seconds && html` <bdi class="local" dir="ltr">${zulu(at)}</bdi>`} <bdi class="local" dir="ltr">${local(at)}</bdi></time>`;
}

/** @param {number} length ms @returns {string} the length in its largest unit, in words */
export function span(length) {
  const { count, unit } = age(length);
  return t(`common-span-${unit}`, { count });
}

/** How long ago, by the node's clock. @param {{ at: Moment | null | undefined }} props */
export function Age({ at }) {
  if (at === null || at === undefined) return html`<span class="soft">${t("common-never")}</span>`;
  return html`<span class="age">${t("common-ago", { span: span(now.value - ms(at)) })}</span>`;
}

/**
 * What is left until a moment; past it, how long it has been over.
 * @param {{ until: Moment, label?: string }} props
 */
export function Countdown({ until, label }) {
  const left = countdown(until, now.value);
  return html`<span class=${`countdown number ${left.over ? "over" : ""}`} role="timer">
    ${label && html`<span class="soft">${label} </span>`}
    <bdi dir="ltr">${left.over ? "+" : ""}${left.digits}</bdi>${left.over ? html` <span class="soft">${t("common-over")}</span>` : ""}
  </span>`;
}

/** How fresh the view of a line is: nothing while it is, a look of its own when it is not. @param {{ line: import("./store.js").Line }} props */
export function Freshness({ line }) {
  const how = fresh(line);
  if (how === "live") return null;
  if (how === "never") return html`<span class="badge stale">${t("common-not-heard-yet")}</span>`;
  const silent = span(browser.value - line.state.value.heard_ms);
  return html`<span class=${`badge ${how === "stale" ? "stale" : "late"}`}>${t(`common-${how}`, { span: silent })}</span>`;
}

/** The clock of the page, by the node's time. */
export function Clock() {
  const at = now.value;
  return html`<time class="clock" datetime=${new Date(at).toISOString()}>
    <bdi dir="ltr" class="strong">${zulu(at)}</bdi> <bdi dir="ltr" class="soft">${dtg(at)}</bdi>
    <bdi dir="ltr" class="faint"> ${local(at)}</bdi></time>`;
}
