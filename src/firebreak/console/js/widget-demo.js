/**
 * Switches of a demonstration: paths that a visitor cuts and mends.
 *
 * Keeps true: they are there only where the node says that it is a demonstration, and they look like nothing else.
 * Leaves to others: cutting (the node).
 */

import { html, signal, useEffect } from "../vendor/ui.js";
import { get, post, Problem } from "./api.js";
import { onNews } from "./store.js";
import { t } from "./texts.js";
import { showProblem } from "./toasts.js";
import { Button } from "./widget-button.js";

/** @typedef {import("./api-types").Demo} Demo */

const demo = signal(/** @type {Demo | null} */ (null));

async function ask() {
  try {
    demo.value = await get("/v1/demo");
  } catch (error) {
    if (!(error instanceof Problem) || (error.status !== 404 && !error.lost)) showProblem(error);
    demo.value = null; // no demonstration
  }
}

/** @param {{ line: import("./store.js").Line | undefined }} props */
export function DemoSwitches({ line }) {
  const name = line?.name;
  useEffect(() => {
    void ask();
    return name === undefined ? undefined : onNews(name, (news) => {
      if (news.demo) demo.value = news.demo;
    });
  }, [name]);
  const all = demo.value?.switches ?? [];
  if (all.length === 0) return null;
  return html`<section class="panel demo stack-small" aria-labelledby="demo-title">
    <h2 id="demo-title">${t("common-demo")}</h2><p class="faint">${t("common-demo-means")}</p>
    <ul class="row">${all.map((one, n) => html`<li key=${`${one.line} ${one.path}`}><${Switch} one=${one} hotkey=${n < 9 ? `Alt+Shift+${n + 1}` : undefined} /></li>`)}</ul>
  </section>`;
}

/** @param {{ one: import("./api-types").DemoSwitch, hotkey: string | undefined }} props */
function Switch({ one, hotkey }) {
  async function turn() {
    demo.value = await post("/v1/demo", { path: one.path, cut: !one.cut, line: one.line });
  }
  return html`<span class=${`badge ${one.cut ? "late" : ""}`}>${t(one.cut ? "common-demo-is-cut" : "common-demo-is-whole")}</span>
    ${" "}<${Button} id=${`demo-${one.line}-${one.path}`} label=${t(one.cut ? "common-demo-mend" : "common-demo-cut", { path: one.path })} hotkey=${hotkey} run=${turn} />`;
}
