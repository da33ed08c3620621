/**
 * Signing in and out: link, passphrase, passkey; the officer's language; what happens when a session ends.
 *
 * Keeps true: signing in again over a page that is being written on leaves what is written; a refusal is shown in the
 * node's words; nothing is asked twice.
 * Leaves to others: who may do what (the node), the form (`screen-signin.js`).
 */

import { effect, signal } from "../vendor/ui.js";
import { forgetActs } from "./acts.js";
import { ended, leaveLater, post, Problem, session, whoAmI } from "./api.js";
import { signInWithPasskey } from "./passkey.js";
import { forgetLines } from "./store.js";
import { language, useLanguage } from "./texts.js";

/** @typedef {import("./console-types").Session} Session */

/** Whether the page asks to sign in again, over what is written: at once when the session is over, or when the officer wants to. */
export const asking = signal(false);

effect(() => {
  asking.value = ended.value;
});

/** Why the last attempt was refused; null when none was. */
export const refusal = signal(/** @type {Problem | null} */ (null));

/** @param {Promise<Session>} asked @returns {Promise<void>} */
async function enter(asked) {
  refusal.value = null;
  try {
    const who = await asked;
    const before = session.peek();
    session.value = who;
    ended.value = asking.value = false;
    if (before && before.officer.id !== who.officer.id) location.reload(); // another officer finds nothing of the one before
    if (who.officer.language && who.officer.language !== language.peek()) await useLanguage(who.officer.language);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    refusal.value = error;
    if (!error.lost && session.peek() === undefined) session.value = null;
  }
}

/**
 * Sign in with a one-time link; whoever opens a used one and is signed in here already, stays so.
 * @param {string} code
 */
export async function signInWithLink(code) {
  await enter(post("/v1/session/link", { code }));
  if (refusal.peek() && !refusal.peek()?.lost && (await whoAmI().catch(() => null))) refusal.value = null;
}

/** @param {string} officer @param {string} passphrase */
export function signInWithPassphrase(officer, passphrase) {
  return enter(post("/v1/session", { officer, passphrase }));
}

/** @param {string} [officer] */
export async function signInByPasskey(officer) {
  await enter(signInWithPasskey(officer));
}

/** Sign out here; at the node too, at once or when it is there again. */
export async function signOut() {
  await post("/v1/session/end", {}).catch(leaveLater);
  forgetLines();
  forgetActs();
  session.value = null;
  ended.value = false;
}

/** @param {string} tag switch now, and let the node remember it for the officer */
export async function chooseLanguage(tag) {
  await useLanguage(tag);
  if (session.peek()) await post("/v1/session/language", { language: tag }).catch(() => undefined);
}
