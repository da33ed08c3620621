/**
 * Which module draws which screen; those that are not needed for the first ring are loaded when they are first opened.
 *
 * Keeps true: a screen that cannot be loaded is said to be so, and the others still work.
 * Leaves to others: the screens themselves.
 */

import { html, signal } from "../vendor/ui.js";
import { Call } from "./screen-call.js";
import { Help } from "./screen-help.js";
import { LineScreen } from "./screen-line.js";
import { Watch } from "./screen-watch.js";
import { line, lines } from "./store.js";
import { t } from "./texts.js";

/** @typedef {import("./router.js").Route} Route */
/** @typedef {(props: { line: import("./store.js").Line, rest: string[] }) => any} OfLine */

/** Screens of a line that are loaded on demand: each module exports `screen`. */
const LATER = /** @type {Record<string, () => Promise<{ screen: any }>>} */ ({
  compose: () => import("./screen-compose.js"),
  translate: () => import("./screen-translate.js"),
  health: () => import("./screen-health.js"),
  report: () => import("./screen-report.js"),
  record: () => import("./screen-record.js"),
  handover: () => import("./screen-handover.js"),
  drill: () => import("./screen-drill.js"),
  admin: () => import("./screen-admin.js"),
});

const loaded = signal(/** @type {Record<string, any>} */ ({}));

/** @param {string} name */
async function load(name) {
  try {
    const module = await LATER[name]?.();
    loaded.value = { ...loaded.peek(), [name]: module?.screen };
  } catch (error) {
    console.error(error);
    loaded.value = { ...loaded.peek(), [name]: Broken };
  }
}

function Broken() {
  return html`<section class="panel stack"><h1>${t("common-screen-not-loaded")}</h1><p>${t("common-screen-not-loaded-means")}</p></section>`;
}

/** @param {Route} here */
export function drawn(here) {
  if (here.screen === "watch" || here.screen === "signin") return html`<${Watch} />`;
  if (here.screen === "help") return html`<${Help} />`;
  const on = line(here.line) ?? (here.line === null ? (lines.value[0] ?? null) : null);
  if (here.screen === "admin") return later("admin", on, here);
  if (!on) return html`<section class="panel stack"><h1>${t("common-no-such-line")}</h1><p>${t("common-no-such-line-means", { line: here.line ?? "" })}</p></section>`;
  if (here.screen === "line") return html`<${LineScreen} key=${on.name} line=${on} rest=${here.rest} />`;
  if (here.screen === "call") return html`<${Call} key=${`${on.name} ${here.rest[0] ?? ""}`} line=${on} rest=${here.rest} />`;
  return later(here.screen, on, here);
}

/** @param {string} name @param {import("./store.js").Line | null} on @param {Route} here */
function later(name, on, here) {
  const found = loaded.value[name];
  if (found) return html`<${found} key=${`${name} ${on?.name ?? ""} ${here.rest[0] ?? ""}`} line=${on} rest=${here.rest} />`;
  void load(name);
  return html`<p role="status">${t("common-opening")}</p>`;
}
