/**
 * Signing in: a passkey where there is one, a passphrase where there is none; the session's end told before it comes.
 *
 * Keeps true: over a page that is being written on the form covers and takes nothing away; the name is not asked twice.
 * Leaves to others: the requests (`signing.js`).
 */

import { html, useEffect, useState } from "../vendor/ui.js";
import { ended, session } from "./api.js";
import { keep, kept } from "./kept.js";
import { ms } from "./logic-time.js";
import { possible } from "./passkey.js";
import { asking, chooseLanguage, refusal, signInByPasskey, signInWithPassphrase } from "./signing.js";
import { now } from "./store.js";
import { language, LANGUAGES, t } from "./texts.js";
import { say, showProblem, wordsOf } from "./toasts.js";
import { Button } from "./widget-button.js";
import { Dialog } from "./widget-dialog.js";
import { Field, Select } from "./widget-field.js";
import { LAYER } from "./keys.js";
import { Countdown, Dtg } from "./widget-time.js";

const WARNED_MS = 10 * 60_000;

/** @param {{ again?: boolean }} props `again` over a page whose session is over, or ends soon */
export function SignIn({ again }) {
  const form = html`<${Form} again=${again} />`;
  if (again) {
    return html`<${Dialog} title=${t(ended.value ? "signin-again" : "signin-renew")} alert=${true} close=${() => (asking.value = false)}>
      <p>${t(ended.value ? "signin-again-means" : "signin-ends-means")}</p>${form}</${Dialog}>`;
  }
  return html`<main class="signin stack" id="main">
    <h1>${t("signin-title")}</h1>${form}
    <${Select} label=${t("common-language")} value=${language.value} set=${chooseLanguage} options=${LANGUAGES} />
  </main>`;
}

/** @param {{ again?: boolean }} props */
function Form({ again }) {
  const [officer, setOfficer] = useState(session.peek()?.officer.id ?? kept("officer") ?? "");
  const [passphrase, setPassphrase] = useState("");
  const layer = again ? LAYER.dialog : LAYER.screen;
  async function enter() {
    if (officer === "" || passphrase === "") return;
    keep("officer", officer);
    await signInWithPassphrase(officer, passphrase);
    setPassphrase((now) => (now === passphrase ? "" : now)); // what was typed meanwhile stays
  }
  const passkey = () => signInByPasskey(officer || undefined).catch(showProblem);
  return html`<div class="stack">
    ${refusal.value && html`<div class="error panel" role="alert">${wordsOf(refusal.value).map((words) => html`<p>${words}</p>`)}</div>`}
    ${possible() && html`<div><${Button} id="signin-passkey" label=${t("signin-passkey")} hotkey="Alt+P" sort="act" layer=${layer} run=${passkey} /></div>`}
    <form class="stack" onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); void enter(); }}>
      <${Field} label=${t("signin-officer")} value=${officer} set=${setOfficer} autocomplete="username webauthn" required=${true} max=${64} first=${officer === ""} />
      <${Field} label=${t("signin-passphrase")} type="password" value=${passphrase} set=${setPassphrase} autocomplete="current-password" required=${true} max=${1024} first=${officer !== ""} />
      <div><${Button} id="signin-enter" label=${t("signin-enter")} hotkey="Enter" local=${true} sort="act" submit=${true} run=${enter} /></div>
    </form>
    <p class="soft">${t("signin-link-means")}</p>
  </div>`;
}

/** Warn before the session ends, and say that it is over where the officer has put the question off. */
export function SessionEnds() {
  const who = session.value;
  const left = who ? ms(who.expires) - now.value : Infinity;
  const near = left < WARNED_MS && left > 0;
  useEffect(() => {
    if (near && who) say(t("signin-ends-soon"), "polite");
    if (left <= 0 && who) ended.value = true;
  }, [near, left <= 0]);
  if (!who || asking.value || !(near || ended.value)) return null;
  const title = t(ended.value ? "signin-again" : "signin-ends-soon");
  return html`<section class="strip row" aria-label=${title}>
    <strong>${title}</strong> ${!ended.value && html`<${Dtg} at=${who.expires} /> <${Countdown} until=${who.expires} />`}
    <span class="soft">${t(ended.value ? "signin-again-means" : "signin-ends-means")}</span>
    <${Button} id="signin-renew" label=${t("signin-renew")} layer=${LAYER.page} run=${() => (asking.value = true)} />
  </section>`;
}
