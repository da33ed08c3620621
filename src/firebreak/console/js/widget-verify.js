/**
 * Verifying: the whole record now, both sides' heads, a bundle that somebody brought; and the archive to take away.
 *
 * Keeps true: verifying leaves the line at work and says how far it is; heads that differ are told as what they are and nothing
 * worse; a bundle is judged by what it holds alone.
 * Leaves to others: the verification itself (the node).
 */

import { html, useState } from "../vendor/ui.js";
import { ofLine, post, session } from "./api.js";
import { Awaited, useFetched } from "./fetched.js";
import { may } from "./logic-permissions.js";
import { Lacking } from "./rights.js";
import { language, t } from "./texts.js";
import { showProblem } from "./toasts.js";
import { Button } from "./widget-button.js";
import { Verdict } from "./widget-verdict.js";

/** @typedef {import("./store.js").Line} Line */

/** @param {{ line: Line }} props */
export function Verifying({ line }) {
  return html`<${CheckNow} line=${line} /><${Heads} line=${line} /><${Judge} /><${Archive} line=${line} />`;
}

/** @param {{ line: Line }} props */
function CheckNow({ line }) {
  const [found, setFound] = useState(/** @type {any} */ (null));
  const [busy, setBusy] = useState(false);
  const progress = line.state.value.more.progress;
  async function check() {
    setBusy(true);
    setFound(null);
    try {
      setFound(await post(ofLine(line.name, "/check"), {}, { patience: 3_600_000 }));
    } finally {
      setBusy(false);
    }
  }
  return html`<section class="panel stack-small" aria-labelledby="check-title"><h2 id="check-title">${t("record-check")}</h2>
    <p class="soft">${t("record-check-means")}</p>
    <div class="row"><${Button} id="record-check" label=${t("record-check-now")} hotkey="Alt+V" run=${check} /></div>
    ${busy && progress?.task === "check" && html`<p role="status"><progress max=${progress.of} value=${progress.done}
      aria-label=${t("record-check")}></progress> <span class="number">${t("record-progress", { done: progress.done, of: progress.of })}</span></p>`}
    ${found && html`<div class=${`panel stack-small verdict ${found.ok ? "ok" : "fail"}`}
      role="status"><p><strong>${t(found.ok ? "record-check-ok" : "record-check-faults", { count: found.faults.length })}</strong></p>
      <p class="number">${t("record-check-counted", { entries: found.entries, seals: found.seals })}</p>
      <ul class="dots" lang="en" dir="ltr">${found.faults.map((/** @type {string} */ words) => html`<li key=${words}>${words}</li>`)}</ul></div>`}
  </section>`;
}

/** @param {{ line: Line }} props */
function Heads({ line }) {
  const [open, setOpen] = useState(false);
  const asked = useFetched(open ? ofLine(line.name, "/heads") : null);
  const heads = /** @type {any} */ (asked.value);
  return html`<section class="panel stack-small" aria-labelledby="heads-title"><h2 id="heads-title">${t("record-heads")}</h2>
    <p class="soft">${t("record-heads-means")}</p>
    <div class="row"><${Button} id="record-heads" label=${t("record-heads-now")} hotkey="Alt+H"
      run=${() => (open ? asked.again() : setOpen(true))} /></div>
    ${open && html`<${Awaited} of=${asked} id="heads" />`}
    ${heads && html`<div class="stack-small" role="status"><p><strong>${t(`record-heads-${heads.agree}`)}</strong></p>
      <dl class="fields">${[["own", heads.own], ["theirs", heads.theirs]].map(([name, head]) => html`<div
        key=${name}><dt>${t(`record-head-${name}`)}</dt>
        <dd><span class="number">${t("record-head-size", { size: head.size })}</span> <code class="hash">${head.root ?? ""}</code></dd></div>`)}
        <div><dt>${t("record-they-count")}</dt><dd class="number">${heads.they_count_ours}</dd></div><div><dt>${t("record-we-count")}</dt><dd
          class="number">${heads.we_count_theirs}</dd></div></dl></div>`}
  </section>`;
}

/** A bundle of anybody, chosen or dropped here. */
function Judge() {
  const rights = may(session.value?.officer.roles ?? [], "verify");
  const [found, setFound] = useState(/** @type {any} */ (null));
  const [over, setOver] = useState(false);
  async function judge(/** @type {File | null | undefined} */ file) {
    if (!file || !rights.allowed) return;
    setFound(null);
    await post("/v1/verify", undefined, { raw: file, type: "application/octet-stream", patience: 120_000 }).then(setFound, showProblem);
  }
  function dropped(/** @type {DragEvent} */ event) {
    event.preventDefault();
    setOver(false);
    void judge(event.dataTransfer?.files[0]);
  }
  return html`<section class=${`panel stack-small drop ${over ? "over" : ""}`} aria-labelledby="judge-title"
    onDragOver=${(/** @type {DragEvent} */ e) => { e.preventDefault(); setOver(true); }} onDragLeave=${() => setOver(false)} onDrop=${dropped}>
    <h2 id="judge-title">${t("record-judge")}</h2><p class="soft">${t("record-judge-means")}</p>
    <${Lacking} action="verify" />
    <label class="file">${t("record-judge-file")} <input type="file" disabled=${!rights.allowed}
      onChange=${(/** @type {any} */ event) => judge(event.currentTarget.files[0])} /></label>
    ${found && html`<${Verdict} found=${found} />`}
  </section>`;
}

/** One legible file for each entry. @param {{ line: Line }} props */
function Archive({ line }) {
  const rights = may(session.value?.officer.roles ?? [], "archive");
  const address = `${ofLine(line.name, "/archive")}?lang=${language.value}`;
  return html`<section class="panel stack-small" aria-labelledby="archive-title"><h2 id="archive-title">${t("record-archive")}</h2>
    <p class="soft">${t("record-archive-means")}</p>
    ${rights.allowed
      ? html`<div class="row"><${Button} id="record-archive" label=${t("record-archive-now")} hotkey="Alt+Y"
        run=${() => take(address, line.name)} /></div>`
      : html`<${Lacking} action="archive" />`}
  </section>`;
}

/** Let the browser fetch and save it, so that an archive of any size passes by this page. @param {string} address @param {string} name */
function take(address, name) {
  const link = document.createElement("a");
  link.href = address;
  link.download = `firebreak-${name}.zip`;
  document.body.append(link);
  link.click();
  link.remove();
}
