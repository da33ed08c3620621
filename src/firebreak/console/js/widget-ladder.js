/**
 * The ladder of acknowledgement, rung by rung, each with what it does not mean.
 *
 * Keeps true: no rung is a tick or green, so that none looks like consent; a missing rung is empty, a refused one is
 * crossed and says so; what a rung does not mean stands beside what it means, never hidden behind a colour.
 * Leaves to others: which rung is proven (`logic-ladder.js`).
 */

import { html, useId, useState } from "../vendor/ui.js";
import { highest, steps } from "./logic-ladder.js";
import { term, t } from "./texts.js";
import { Said } from "./widget-marks.js";
import { Dtg } from "./widget-time.js";

/** @typedef {import("./console-types").Matter} Matter */

const MARKS = { stated: "■", refused: "✕", missing: "□" };
const SIGNS = { machine: "▢", person: "◉" }; // those of whatever else a machine or a person said

/** The highest proven rung in one line, with what it does not mean. @param {{ matter: Matter }} props */
export function HighestRung({ matter }) {
  const top = highest(matter);
  if (matter.unreadable) return html`<span class="rung refused">${t("terms-unreadable")}</span>`;
  if (!top) return html`<span class="rung missing">□ ${t("line-no-rung")}</span>`;
  return html`<span class=${`rung ${top.behind}`}><span aria-hidden="true">${SIGNS[top.behind ?? "machine"]}</span>
    <span class="strong"> ${term("rung", top.rung)}</span> <span class="soft not">${term("rung", top.rung, "not")}</span></span>`;
}

/**
 * The whole ladder. `party` names the sides.
 * @param {{ matter: Matter, party: import("./names.js").Names }} props
 */
export function Ladder({ matter, party }) {
  const [shown, setShown] = useState(/** @type {string | null} */ (highest(matter)?.rung ?? null));
  const id = useId();
  return html`<div class="ladder"><ol aria-label=${t("line-ladder")}>
    ${steps(matter).map((step) => html`<li key=${step.rung} class=${`step ${step.standing} ${step.behind ?? ""}`}>
      <button type="button" class="step-button" aria-expanded=${shown === step.rung} aria-controls=${id}
        onFocus=${() => setShown(step.rung)} onMouseEnter=${() => setShown(step.rung)} onClick=${() => setShown(step.rung)}>
        <span class="mark" aria-hidden="true">${MARKS[step.standing]}</span> ${term("rung", step.rung)}
        <span class="unseen"> ${t(`line-rung-${step.standing}`)}</span>
        ${step.also_refused && html` <span class="badge late">${t("line-also-refused")}</span>`}
      </button></li>`)}
  </ol><div id=${id} class="step-means">${shown && html`<${StepMeans} matter=${matter} rung=${shown} party=${party} />`}</div></div>`;
}

/** @param {{ matter: Matter, rung: string, party: import("./names.js").Names }} props */
function StepMeans({ matter, rung, party }) {
  const step = steps(matter).find((one) => one.rung === rung);
  const refusal = matter.refused.find((one) => one.rung === rung);
  return html`<div class="stack-small">
    <p>${term("rung", rung, "says")} <strong class="not">${term("rung", rung, "not")}</strong></p>
    ${step?.standing === "missing" && html`<p class="soft">${t("line-rung-missing-means")}</p>`}
    ${step?.written && html`<p><${Said} by=${step.by} party=${party}><${Dtg} at=${step.written} /></${Said}></p>`}
    ${refusal && html`<p>${t("line-rung-was-refused")} <${Said} by=${refusal.by} party=${party}><${Dtg} at=${refusal.written} /></${Said}>
      ${" "}${refusal.reason ?? t("line-no-reason-given")}</p>`}
  </div>`;
}
