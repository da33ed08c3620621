/**
 * The beginning of the page: its language, who is signed in, then everything else.
 *
 * Keeps true: a sign-in link is used once and leaves the address before anything else happens; a node that does not
 * answer is no blank page: what is kept in this browser is shown, with the telephone numbers.
 * Leaves to others: everything after that.
 */

import { html, render } from "../vendor/ui.js";
import { Problem, session, whoAmI } from "./api.js";
import { App } from "./app.js";
import { followTheme } from "./looks.js";
import { takeLinkCode } from "./router.js";
import { Lost } from "./screen-lost.js";
import { signInWithLink } from "./signing.js";
import { probeNode } from "./store.js";
import { firstLanguage, useLanguage } from "./texts.js";

const root = /** @type {HTMLElement} */ (document.getElementById("app"));
const RETRY_MS = 3_000;
const PROBE_MS = 10_000;

async function begin() {
  const code = takeLinkCode();
  followTheme();
  const texts = useLanguage(firstLanguage());
  const who = code ? signInWithLink(code) : whoAmI();
  await Promise.all([texts, who.catch(unreachable)]);
  root.replaceChildren();
  render(session.peek() === undefined ? html`<${Lost} cold=${true} />` : html`<${App} />`, root);
  if (session.peek() === undefined) setTimeout(again, RETRY_MS);
}

/** @param {unknown} error */
function unreachable(error) {
  if (!(error instanceof Problem)) throw error;
  if (!error.lost) session.value = null; // the node is there and has said why; the sign-in screen shows it
}

async function again() {
  await whoAmI().catch(unreachable);
  if (session.peek() === undefined) setTimeout(again, RETRY_MS);
  else render(html`<${App} />`, root);
}

setInterval(() => void probeNode(), PROBE_MS);
void begin();
