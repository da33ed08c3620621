/**
 * The neutral statement for publication: the counts in words that either side could sign, in the languages of both, with evidence.
 *
 * Keeps true: it has no motive and no adjective; it says at its end what it does not say; its evidence is a bundle that a stranger
 * verifies offline; it opens no words of a call, and of a decline the reason and words that the claim rests on.
 * Leaves to others: the sentences (`logic-report.js`, `report.ftl`), making the bundle (the node).
 */

import { html, useEffect, useState } from "../vendor/ui.js";
import { bytes, ofLine, session } from "./api.js";
import { save, saveText } from "./download.js";
import { claims, statement } from "./logic-report.js";
import { may } from "./logic-permissions.js";
import { dtg } from "./logic-time.js";
import { Lacking } from "./rights.js";
import { direction, textsIn, t } from "./texts.js";
import { toast } from "./toasts.js";
import { Button } from "./widget-button.js";

/** @typedef {import("./logic-report.js").Report} Report */
/** @typedef {{ lang: string, sentences: string[] }} Version */

/** @param {{ line: import("./store.js").Line, report: Report, calls: import("./logic-report.js").Call[] }} props */
export function Statement({ line, report, calls }) {
  const charter = line.charter.value;
  const languages = [...new Set([charter?.us.language ?? "en", charter?.them.language ?? "en"])];
  const versions = useVersions(report, languages);
  const made = claims(calls);
  const rights = may(session.value?.officer.roles ?? [], "export");
  const text = versions.map((one) => one.sentences.join("\n")).join("\n\n");
  async function evidence() {
    const bundle = await bytes(ofLine(line.name, "/export"), { claims: made.claims, disclose: [] }, { patience: 120_000 });
    save(bundle, `firebreak-${line.name}-contact-${dtg(report.at)}.bundle`);
    toast("done", t("report-evidence-made", { count: made.claims.length }));
  }
  return html`<section class="panel stack statement" aria-labelledby="statement-title"><h2 id="statement-title">${t("report-statement")}</h2>
    <p class="soft no-print">${t("report-statement-means")}</p>
    <div class="columns">${versions.map((one) => html`<blockquote key=${one.lang} lang=${one.lang} dir=${direction(one.lang)}
      class="stack-small">${one.sentences.map((words, n) => html`<p key=${n}>${words}</p>`)}</blockquote>`)}</div>
    <div class="row no-print">
      <${Button} id="statement-save" label=${t("report-statement-save")} hotkey="Alt+G" disabled=${versions.length === 0}
        run=${() => saveText(`${text}\n`, `firebreak-${line.name}-statement-${dtg(report.at)}.txt`)} />
      <${Button} id="statement-evidence" label=${t("report-evidence")} hotkey="Alt+V" disabled=${!rights.allowed || made.claims.length === 0}
        run=${evidence} />
      <span class="faint">${made.left_out > 0 ? t("report-evidence-left-out", { count: made.claims.length, left: made.left_out }) : t("report-evidence-means", { count: made.claims.length })}</span>
      <${Lacking} action="export" />
    </div></section>`;
}

/** @param {Report} report @param {readonly string[]} languages @returns {Version[]} */
function useVersions(report, languages) {
  const [found, setFound] = useState(/** @type {Version[]} */ ([]));
  useEffect(() => {
    let asked = true;
    void Promise.all(languages.map((lang) => versionIn(report, lang))).then((all) => asked && setFound(all));
    return () => {
      asked = false;
    };
  }, [report, languages.join()]);
  return found;
}

/** @param {Report} report @param {string} lang @returns {Promise<Version>} */
async function versionIn(report, lang) {
  const words = await textsIn(lang);
  const sentences = statement(report, dtg).map(({ key, args }) => {
    const outcome = typeof args.outcome === "string" ? words(`terms-outcome-${args.outcome.replaceAll("_", "-")}`) : null;
    return words(key, outcome === null ? args : { ...args, outcome });
  });
  const marked = report.marking === "OPERATIONAL" ? [] : [words(`terms-marking-${report.marking.toLowerCase()}`)];
  return { lang, sentences: [...marked, ...sentences] };
}
