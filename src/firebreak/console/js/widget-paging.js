/**
 * The means by which people are fetched: when each was last tested, the call plans, what is doubtful, a test now.
 *
 * Keeps true: a means that was not tested lately, or failed, is told as such; a test says what the service took, not that a person
 * was reached; two means that fail together are not called independent.
 * Leaves to others: sending (the node), its schedule (configuration).
 */

import { html, useState } from "../vendor/ui.js";
import { post, session } from "./api.js";
import { Awaited, useFetched } from "./fetched.js";
import { may } from "./logic-permissions.js";
import { Lacking } from "./rights.js";
import { has, t } from "./texts.js";
import { toast } from "./toasts.js";
import { Button } from "./widget-button.js";
import { Table } from "./widget-table.js";
import { Age, Dtg } from "./widget-time.js";

/** @typedef {{ at: string, ok: boolean, result?: string, words: string }} Tested */
/** @typedef {{ name: string, kind: string, desks: string[], independent: boolean, last_test: Tested | null, next_test: string | null }} Means */
/** @typedef {{ code: string, line: string | null, desk: string | null, name: string | null, words: string }} Doubt */

export function Paging() {
  const asked = useFetched("/v1/paging");
  const [busy, setBusy] = useState(false);
  const found = /** @type {{ means: Means[], plans: any[], warnings: Doubt[] } | null} */ (asked.value);
  const rights = may(session.value?.officer.roles ?? [], "paging_test");
  async function test(/** @type {string | null} */ name) {
    setBusy(true);
    try {
      await post("/v1/paging/test", name === null ? {} : { name }, { patience: 90_000 });
      toast("done", t("health-paging-tested"));
    } finally {
      setBusy(false);
      asked.again();
    }
  }
  return html`<section class="panel stack-small"><h2>${t("health-paging")}</h2>
    <p class="soft">${t("health-paging-means")}</p>
    <${Awaited} of=${asked} id="paging" />
    ${found && html`
      ${found.warnings.map((one) => html`<p key=${one.words} class="panel warn-panel">${doubt(one)}</p>`)}
      <${Table} caption=${t("health-paging-table")} hideCaption=${true} rows=${found.means} keyOf=${(/** @type {Means} */ one) => one.name}
        empty=${t("health-paging-none")} columns=${[
        { id: "name", head: t("health-paging-name"), rowHead: true, cell: (/** @type {Means} */ one) => html`<bdi>${one.name}</bdi> <span
          class="soft">${has(`paging-kind-${one.kind}`) ? t(`paging-kind-${one.kind}`) : one.kind}</span>` },
        { id: "desks", head: t("health-desk"), cell: (/** @type {Means} */ one) => html`<bdi>${one.desks.join(", ")}</bdi>` },
        { id: "independent", head: t("health-paging-independent"), cell: (/** @type {Means} */ one) => t(one.independent ? "health-yes" : "health-no") },
        { id: "last", head: t("health-paging-last"), cell: (/** @type {Means} */ one) => html`<${LastTest} means=${one} />` },
        { id: "next", head: t("health-paging-next"), cell: (/** @type {Means} */ one) => html`<${Dtg} at=${one.next_test} />` },
        { id: "test", head: t("health-paging-test-head"), cell: (/** @type {Means} */ one) => html`<${Button} id=${`paging-test-${one.name}`}
          words=${t("health-paging-test-one", { name: one.name })} label=${t("health-paging-test")} disabled=${busy || !rights.allowed}
            run=${() => test(one.name)} />` },
      ]} />
      <div class="row"><${Button} id="paging-test" label=${t("health-paging-test-all")} hotkey="Alt+P"
        disabled=${busy || !rights.allowed || found.means.length === 0} run=${() => test(null)} />
        <${Lacking} action="paging_test" /></div>
      <${Plans} plans=${found.plans} />`}
  </section>`;
}

/** @param {Doubt} one @returns {string} why it is doubtful that people are reached */
function doubt(one) {
  const key = `paging-warning-${one.code.replaceAll("_", "-")}`;
  return has(key) ? t(key, { line: one.line ?? "", desk: one.desk ?? "", name: one.name ?? "" }) : one.words;
}

/** @param {Tested} test */
function resultOf(test) {
  const key = `paging-result-${test.result ?? ""}`;
  return has(key) ? t(key) : test.words;
}

/** @param {{ means: Means }} props */
function LastTest({ means: { kind, last_test: test } }) {
  if (test === null && kind === "bell") return html`<span class="soft">${t("health-paging-bell")}</span>`;
  if (test === null) return html`<span class="badge late">${t("health-paging-never")}</span>`;
  return html`<span class="stack-small"><span><span class=${`badge ${test.ok ? "" : "late"}`}>${resultOf(test)}</span> <${Age} at=${test.at} /></span>
    <span class="faint"><${Dtg} at=${test.at} /></span> ${!test.ok && html`<span class="faint">${test.words}</span>`}</span>`;
}

/** Who is fetched after how long. @param {{ plans: { desk: string, raise_after_s: number, steps: { pager: string, to: string, after_s: number }[] }[] }} props */
function Plans({ plans }) {
  const rows = plans.flatMap((plan) => plan.steps.map((step, n) => ({ ...step, desk: plan.desk, key: `${plan.desk} ${n}` })));
  if (rows.length === 0) return null;
  return html`<${Table} caption=${t("health-plan")} rows=${rows} keyOf=${(/** @type {any} */ row) => row.key} columns=${[
    { id: "desk", head: t("health-desk"), rowHead: true, cell: (/** @type {any} */ row) => html`<bdi>${row.desk}</bdi>` },
    { id: "after", head: t("health-plan-after"), number: true, cell: (/** @type {any} */ row) => t("health-seconds", { count: row.after_s }) },
    { id: "pager", head: t("health-paging-name"), cell: (/** @type {any} */ row) => html`<bdi>${row.pager}</bdi>` },
    { id: "to", head: t("health-plan-to"), cell: (/** @type {any} */ row) => html`<bdi>${row.to}</bdi>` },
  ]} />`;
}
