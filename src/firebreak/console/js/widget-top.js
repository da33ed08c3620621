/**
 * The strip above every screen: whose node this is, the time, whether sound is on, who is signed in, how it looks.
 *
 * Keeps true: Zulu stands first; *sound is on* is only said after the officer confirmed the test tone; a clock of this
 * machine that differs from the node's is told, and by how much.
 * Leaves to others: sounds (`sound.js`), the clock's arithmetic (`logic-clock.js`).
 */

import { html, useState } from "../vendor/ui.js";
import { session } from "./api.js";
import { LAYER } from "./keys.js";
import { nextTheme, theme } from "./looks.js";
import { chooseLanguage, signOut } from "./signing.js";
import { confirmTone, soundState, testTone } from "./sound.js";
import { clocks } from "./store.js";
import { language, LANGUAGES, t, term } from "./texts.js";
import { Button } from "./widget-button.js";
import { Clock, span } from "./widget-time.js";

/** The head of every screen. */
export function Top() {
  const who = session.value;
  if (!who) return null;
  return html`<header class="top">
    <span class="strong"><bdi>${who.party}</bdi></span> ${who.node !== who.party && html`<span class="faint"><bdi>${who.node}</bdi></span>`}
    <${Clock} />
    <span class="grow"></span>
    <${Sound} />
    <${Language} />
    <details class="menu" onFocusOut=${closeWhenLeft}><summary class="button quiet"><bdi>${who.officer.name}</bdi></summary>
      <div class="panel stack-small"><p class="soft">${who.officer.roles.map((role) => term("role", role)).join(", ")}</p>
        <${Button} id="theme" label=${t(`common-theme-${theme.value}`)} hotkey="Alt+Shift+T" layer=${LAYER.page} run=${nextTheme} />
        <${Button} id="sign-out" label=${t("common-sign-out")} layer=${LAYER.page} hotkey="Alt+Shift+Q" run=${signOut} /></div></details>
  </header>`;
}

function Language() {
  return html`<label class="unseen" for="top-language">${t("common-language")}</label>
    <select id="top-language" class="input small" value=${language.value} onChange=${(/** @type {any} */ event) => chooseLanguage(event.currentTarget.value)}>
      ${LANGUAGES.map(([tag, name]) => html`<option key=${tag} value=${tag} lang=${tag} selected=${tag === language.value}>${name}</option>`)}</select>`;
}

/** Whether sound is on, and the check that it really is. */
function Sound() {
  const [asked, ask] = useState(false);
  const state = soundState.value;
  async function play() {
    ask(true);
    await testTone();
  }
  /** @param {boolean} was */
  function heard(was) {
    confirmTone(was);
    ask(false);
  }
  return html`<span class="sound row" role="group" aria-label=${t("common-sound")}>
    <span class=${`badge sound-${state}`} role="status">${t(`common-sound-${state}`)}</span>
    ${asked
      ? html`<span>${t("common-sound-heard")}</span>
        <${Button} id="sound-yes" label=${t("common-sound-yes")} hotkey="Alt+Shift+Y" layer=${LAYER.page} run=${() => heard(true)} />
        <${Button} id="sound-no" label=${t("common-sound-no")} hotkey="Alt+Shift+N" layer=${LAYER.page} run=${() => heard(false)} />`
      : html`<${Button} id="sound-test" label=${t("common-sound-test")} hotkey="Alt+M" layer=${LAYER.page} sort="quiet" run=${play} />`}
  </span>`;
}

/** A clock that is wrong: which of the two cannot be seen here, but that they differ can. */
export function Clocks() {
  const found = clocks.value;
  if (found.judgement !== "differs" && found.judgement !== "hours") return null;
  const which = found.by_ms < 0 ? "ahead" : "behind";
  return html`<section class="strip row" role="region" aria-label=${t("common-clock-differs")}>
    <strong>${t("common-clock-differs")}</strong>
    <span>${t(`common-clock-${which}`, { span: span(Math.abs(found.by_ms)) })}</span>
    ${found.judgement === "hours" && html`<span>${t("common-clock-hours", { hours: Math.abs(found.hours) })}</span>`}
    <span class="soft">${t("common-clock-means")}</span></section>`;
}

/** @param {any} event the focus goes: a menu that it leaves closes */
function closeWhenLeft(event) {
  if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) event.currentTarget.open = false;
}
