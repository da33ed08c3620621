/**
 * Two-person release: what waits for a second person, as the other side will see it, and what became of earlier ones.
 *
 * Keeps true: who composed it cannot release it, and the page says so; it is released as it stands or given back with a reason,
 * never changed on the way.
 * Leaves to others: the rule (charter and node), sending it (the node).
 */

import { html, useState } from "../vendor/ui.js";
import { act, newKey } from "./acts.js";
import { ofLine, post, session } from "./api.js";
import { useFetched, useNews } from "./fetched.js";
import { canRelease, may } from "./logic-permissions.js";
import { Lacking } from "./rights.js";
import { to } from "./router.js";
import { deskOf } from "./store.js";
import { plain, t } from "./texts.js";
import { showSubmitted } from "./toasts.js";
import { Button } from "./widget-button.js";
import { Dialog } from "./widget-dialog.js";
import { LAYER } from "./keys.js";
import { Field } from "./widget-field.js";
import { Marking, Precedence } from "./widget-marks.js";
import { Seen } from "./widget-review.js";
import { Dtg } from "./widget-time.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {import("./console-types").Release & Record<string, any>} Release */

const SHOWN = 6;

/** @param {{ line: Line }} props */
export function Releases({ line }) {
  const [open, setOpen] = useState(/** @type {string | null} */ (null));
  const rights = may(session.value?.officer.roles ?? [], "read").allowed;
  const asked = useFetched(rights ? ofLine(line.name, "/releases") : null);
  useNews(line.name, ["release", "snapshot"], asked.again);
  const all = /** @type {Release[]} */ (/** @type {any} */ (asked.value)?.releases ?? []);
  if (all.length === 0) return null;
  const waiting = all.filter((one) => one.state === "waiting");
  const shown = [...waiting, ...all.filter((one) => one.state !== "waiting")].slice(0, Math.max(SHOWN, waiting.length));
  const chosen = all.find((one) => one.id === open) ?? null;
  return html`<section class="panel stack-small" aria-labelledby="releases-title"><h2
    id="releases-title">${t("compose-releases", { count: waiting.length })}</h2>
    <ul class="stack-small">${shown.map((one) => html`<li key=${one.id} class=${`release ${one.state}`}><${Row} line=${line} release=${one}
      keyed=${one === waiting[0]} show=${() => setOpen(one.id)} /></li>`)}</ul>
    ${chosen && html`<${Second} line=${line} release=${chosen} close=${() => setOpen(null)} done=${() => { setOpen(null); asked.again(); }} />`}
  </section>`;
}

/** @param {{ line: Line, release: Release, keyed: boolean, show: () => void }} props */
function Row({ line, release, keyed, show }) {
  return html`<div class="stack-small"><div class="row"><${Precedence} precedence=${release.precedence} /><${Marking} marking=${release.marking} />
      <span class="badge">${t(`compose-release-${release.state}`)}</span> <span class="soft">${t("compose-release-by", { who: release.by })} <${Dtg}
        at=${release.at} /></span></div>
    ${release.why && html`<p>${t("compose-returned-because")} <bdi>${release.why}</bdi></p>`}
    <div class="row"><${Button} id=${`release-show-${release.id}`} label=${t("compose-release-show")} hotkey=${keyed ? "Alt+Y" : undefined}
      run=${show} />
      ${release.entry && html`<a href=${to("line", line.name, "matter", release.entry)}>${t("compose-see-it")}</a>`}</div></div>`;
}

/** @param {{ line: Line, release: Release, close: () => void, done: () => void }} props */
function Second({ line, release, close, done }) {
  const [why, setWhy] = useState("");
  const charter = line.charter.value;
  const who = session.value?.officer ?? { id: "", roles: [] };
  const can = canRelease(who, release);
  const page = `releases/${release.id}`;
  async function letGo() {
    showSubmitted(t("compose-release-now"), await act(line.name, `${page}/release`, { by: deskOf(line) }, t("compose-release-now")));
    done();
  }
  async function giveBack() {
    await post(ofLine(line.name, `/${page}/return`), { why: plain(why) }, { key: newKey() });
    done();
  }
  return html`<${Dialog} title=${t("compose-release-title")} close=${close} wide=${true}>
    <p>${t("compose-release-means", { who: release.by })} ${t(`compose-rule-${release.rule ?? "officer"}`)}</p>
    ${charter && html`<${Seen} line=${line} charter=${charter} what=${release.what} body=${release.body} />`}
    ${can === "own" && html`<p class="panel warn-panel">${t("compose-release-own")}</p>`}
    ${can === "role" && html`<${Lacking} action="release" />`}
    ${can === "over" && html`<p class="panel">${t(`compose-release-${release.state}`)}${release.decided_by ? html` · <bdi>${release.decided_by}</bdi>` : ""}</p>`}
    <div class="row"><${Button} id="release-now" label=${t("compose-release-now")} hotkey="Ctrl+Enter" layer=${LAYER.dialog} sort="act"
      disabled=${can !== "yes"} run=${letGo} /></div>
    <form class="row" onSubmit=${(/** @type {Event} */ e) => e.preventDefault()}>
      <${Field} label=${t("compose-return-why")} value=${why} set=${setWhy} max=${1000} disabled=${!["yes", "own"].includes(can)} />
      <${Button} id="release-return" label=${t("compose-return")} hotkey="Alt+Shift+B" layer=${LAYER.dialog}
        disabled=${why.trim() === "" || !["yes", "own"].includes(can)} run=${giveBack} />
    </form>
    <div class="row end"><${Button} id="release-close" label=${t("common-close")} hotkey="Escape" local=${true} sort="quiet" run=${close} /></div>
  </${Dialog}>`;
}
