/**
 * Silence: the sound of one alarm stops for a while, by itself ends, and nothing else changes.
 *
 * Keeps true: it is never longer than half an hour; what is left of it counts down where everybody sees it; it can be
 * ended at any time; it is no acknowledgement and says so.
 * Leaves to others: the node, which makes it hold at every desk.
 */

import { html, useState } from "../vendor/ui.js";
import { ofLine, post } from "./api.js";
import { LAYER } from "./keys.js";
import { SILENCE_MINUTES, silentFor } from "./logic-alerts.js";
import { now } from "./store.js";
import { t } from "./texts.js";
import { Button } from "./widget-button.js";
import { Countdown } from "./widget-time.js";

/** @param {{ line: import("./store.js").Line, alert: import("./console-types").Alert }} props */
export function Silence({ line, alert }) {
  const [minutes, setMinutes] = useState(5);
  const page = ofLine(line.name, `/alerts/${alert.number}`);
  if (silentFor(/** @type {any} */ (alert), now.value) > 0) {
    return html`<span class="silenced row"><span class="badge stale">${t("call-silenced")}</span>
      <${Countdown} until=${alert.silenced_until ?? ""} />
      <${Button} needs="silence" id="unsilence" label=${t("call-unsilence")} hotkey="Alt+Q" layer=${LAYER.ring} run=${() => post(`${page}/unsilence`)} /></span>`;
  }
  return html`<span class="silence row">
    <label><span class="unseen">${t("call-silence-minutes")}</span><select class="input small" value=${String(minutes)}
      onChange=${(/** @type {any} */ event) => setMinutes(Number(event.currentTarget.value))}>
      ${SILENCE_MINUTES.map((n) => html`<option key=${n} value=${n} selected=${n === minutes}>${t("common-span-minute", { count: n })}</option>`)}</select></label>
    <${Button} needs="silence" id="silence" label=${t("call-silence")} hotkey="Alt+Q" layer=${LAYER.ring} run=${() => post(`${page}/silence`, { minutes })} /></span>`;
}
