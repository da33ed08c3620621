/**
 * The frame of the page: what stands above every screen, which screen stands below, and what covers it.
 *
 * Keeps true: a ring and a lost node are seen on every screen; what is being written stays on the page underneath; the
 * heading of a new screen gets the focus, so that a screen reader says where it is.
 * Leaves to others: the screens (`screens.js`), what rings (`screen-ring.js`).
 */

import { html, useEffect, useErrorBoundary, useRef } from "../vendor/ui.js";
import { session } from "./api.js";
import { LAYER, useKey } from "./keys.js";
import { go, route, SCREENS, to } from "./router.js";
import { drawn, loadAll } from "./screens.js";
import { Lost, LostStrip, writing } from "./screen-lost.js";
import { Ring } from "./screen-ring.js";
import { SessionEnds, SignIn } from "./screen-signin.js";
import { asking } from "./signing.js";
import { lines, lostSince } from "./store.js";
import { t } from "./texts.js";
import { Clocks, Top } from "./widget-top.js";
import { Questions } from "./widget-dialog.js";
import { LiveRegion, Toasts, Unknown } from "./widget-toast.js";

const SETTLED_MS = 1_500; // by then whatever rings is on the screen

/** The page: who is not signed in is asked to, everybody else has the frame and a screen. */
export function App() {
  const who = session.value;
  if (who === undefined) return html`<main class="cold"><h1>Firebreak</h1><p role="status">${t("common-opening")}</p></main>`;
  if (who === null) return html`<${SignIn} /><${LiveRegion} /><${Toasts} /><${Questions} />`;
  return html`<${Shell} />`;
}

function Shell() {
  const lost = lostSince.value !== null;
  const covered = lost && !writing.value;
  useEffect(() => {
    const timer = setTimeout(() => void loadAll(), SETTLED_MS);
    return () => clearTimeout(timer);
  }, []);
  return html`<div class="shell">
    <div><a class="skip" href="#main" onClick=${toMain}>${t("common-skip")}</a><${Top} /></div>
    <${Screens} />
    <div><${Ring} />${lost && !covered && html`<${LostStrip} />`}<${Clocks} /><${Unknown} /></div>
    <main id="main" tabindex="-1">
      ${covered && html`<${Lost} />`}
      <div hidden=${covered}><${Screen} /></div>
    </main>
  </div>
  <${LiveRegion} /><${Toasts} /><${SessionEnds} /><${Questions} />
  ${asking.value && html`<${SignIn} again=${true} />`}`;
}

/** @param {Event} event */
function toMain(event) {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

/** Links to the screens, each with its key. */
function Screens() {
  const here = route.value;
  return html`<nav class="screens" aria-label=${t("common-screens")}><ul>
    ${SCREENS.map((screen, n) => html`<li key=${screen}><${ScreenLink} screen=${screen} number=${n + 1} here=${here.screen} /></li>`)}
    <li key="help"><${ScreenLink} screen="help" number=${0} here=${here.screen} /></li>
  </ul></nav>`;
}

const ALONE = new Set(["watch", "admin", "help"]);

/** @param {{ screen: string, number: number, here: string }} props */
function ScreenLink({ screen, number, here }) {
  const on = ALONE.has(screen) ? null : (route.value.line ?? lines.value[0]?.name);
  const address = to(screen, on);
  const label = t(`common-screen-${screen}`);
  const key = screen === "help" ? "?" : `Alt+${number}`;
  useKey(`screen-${screen}`, key, label, () => go(address), { layer: LAYER.page });
  return html`<a href=${address} aria-current=${here === screen ? "page" : undefined}>${label} <kbd class="key" dir="ltr" aria-hidden="true">${key}</kbd></a>`;
}

function Screen() {
  const here = route.value;
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const [fault, retry] = useErrorBoundary((error) => console.error(error));
  const address = to(here.screen, here.line, ...here.rest);
  useEffect(() => {
    if (fault) retry();
    const heading = box.current?.querySelector("h1");
    if (heading instanceof HTMLElement && document.activeElement === document.body) focusOn(heading);
    document.title = heading?.textContent ? `${heading.textContent} · Firebreak` : "Firebreak";
  }, [address]);
  if (fault) return html`<section class="panel stack"><h1>${t("common-fault-of-the-page")}</h1><p>${t("common-fault-of-the-page-means")}</p></section>`;
  return html`<div ref=${box}>${drawn(here)}</div>`;
}

/** @param {HTMLElement} heading */
function focusOn(heading) {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
