/**
 * Which module draws which screen. The watch comes with the page; the others are loaded when they are first opened, or as
 * soon as the page has nothing more urgent to do, so that they are there when the node is not.
 *
 * Keeps true: nothing that the first ring does not need stands in its way; a screen that cannot be loaded is said to be so,
 * is tried again when it is opened again, and the others still work.
 * Leaves to others: the screens themselves.
 */

import { html, signal, useEffect } from "../vendor/ui.js";
import { Watch } from "./screen-watch.js";
import { line, lines } from "./store.js";
import { t } from "./texts.js";

/** @typedef {import("./router.js").Route} Route */
/** @typedef {(props: { line: import("./store.js").Line, rest: string[] }) => any} OfLine */

/** Screens that are loaded on demand: each module exports `screen`. */
const LATER = /** @type {Record<string, () => Promise<{ screen: any }>>} */ ({
  line: () => import("./screen-line.js"),
  call: () => import("./screen-call.js"),
  help: () => import("./screen-help.js"),
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
  if (loaded.peek()[name]) return;
  try {
    const module = await LATER[name]?.();
    loaded.value = { ...loaded.peek(), [name]: module?.screen };
  } catch (error) {
    console.warn(error);
    loaded.value = { ...loaded.peek(), [name]: Broken };
  }
}

/** Load every screen, one after the other: each is small, and a ring goes before. */
export async function loadAll() {
  for (const name of Object.keys(LATER)) {
    await new Promise((idle) => (typeof requestIdleCallback === "function" ? requestIdleCallback(idle) : setTimeout(idle, 50)));
    await load(name);
    if (loaded.peek()[name] === Broken) forget(name); // not asked for yet, so that nobody need be told
  }
}

/** @param {string} name */
function forget(name) {
  const { [name]: gone, ...rest } = loaded.peek();
  if (gone === Broken) loaded.value = rest;
}

function Broken() {
  useEffect(() => () => {
    for (const name of Object.keys(LATER)) forget(name);
  }, []);
  return html`<section class="panel stack"><h1>${t("common-screen-not-loaded")}</h1><p>${t("common-screen-not-loaded-means")}</p></section>`;
}

/** @param {Route} here */
export function drawn(here) {
  if (here.screen === "watch" || here.screen === "signin") return html`<${Watch} />`;
  if (here.screen === "help") return later("help", null, here);
  const on = line(here.line) ?? (here.line === null ? (lines.value[0] ?? null) : null);
  if (here.screen === "admin") return later("admin", on, here);
  if (!on) return html`<section class="panel stack"><h1>${t("common-no-such-line")}</h1><p>${t("common-no-such-line-means", { line: here.line ?? "" })}</p></section>`;
  return later(here.screen, on, here);
}

/** @param {string} name @param {import("./store.js").Line | null} on @param {Route} here */
function later(name, on, here) {
  const found = loaded.value[name];
  if (found) return html`<${found} key=${`${name} ${on?.name ?? ""} ${name === "line" ? "" : (here.rest[0] ?? "")}`} line=${on} rest=${here.rest} />`;
  void load(name);
  return html`<p role="status">${t("common-opening")}</p>`;
}
