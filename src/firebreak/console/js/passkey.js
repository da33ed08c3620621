/**
 * Passkeys: signing in, adding one, and binding an act to the officer who does it.
 *
 * Keeps true: what the authenticator signs is what the node asked for; an officer who does not confirm is asked, and may
 * act all the same: the evidence then says *the node claims*, and the page says so before.
 * Leaves to others: what a challenge covers (`POST /v1/lines/{line}/challenge`), judging an assertion (the node).
 */

import { ofLine, post, Problem, session } from "./api.js";
import { ask } from "./dialogs.js";
import { t } from "./texts.js";

/** @typedef {{ nonce: string, credential: string, authenticator_data: string, client_data: string, signature: string }} Assertion */

/** @param {ArrayBuffer} bytes @returns {string} base64url */
function encode(bytes) {
  const text = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** @param {string} text base64url @returns {Uint8Array<ArrayBuffer>} */
function decode(text) {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

/** Return whether this browser can use passkeys at all: it does so only on a name with TLS, or on this machine. */
export function possible() {
  return isSecureContext && typeof PublicKeyCredential !== "undefined";
}

/** Return whether acts of this session can be bound to the officer here. */
function binds() {
  const who = session.peek();
  return Boolean(who && who.passkeys > 0 && who.rp_id && possible());
}

/**
 * Return the assertion over an act, null when the officer chose to act without one; `"stop"` when not to act at all.
 * @param {string} line @param {string} verb @param {Record<string, unknown>} body
 * @param {string} [of] what the act's page itself names, such as a test or a release
 * @returns {Promise<Assertion | null | "stop">}
 */
export async function assertion(line, verb, body, of) {
  if (!binds()) return null;
  try {
    return await exercised(line, verb, body, of);
  } catch (error) {
    const refused = error instanceof Problem && !error.lost;
    if (!(error instanceof DOMException) && !refused) throw error;
    return without({ line, verb, body, of }, refused ? error.detail : null);
  }
}

/** @param {string} line @param {string} verb @param {Record<string, unknown>} body @param {string} [of] @returns {Promise<Assertion>} */
async function exercised(line, verb, body, of) {
  /** @type {{ nonce: string, challenge: string, credentials: { id: string }[], rp_id: string }} */
  const asked = await post(ofLine(line, "/challenge"), of === undefined ? { verb, body } : { verb, body, of });
  const made = await navigator.credentials.get({
    publicKey: {
      challenge: decode(asked.challenge), rpId: asked.rp_id, userVerification: "required", timeout: 60_000,
      allowCredentials: asked.credentials.map(({ id }) => ({ type: "public-key", id: decode(id) })),
    },
  });
  const found = /** @type {PublicKeyCredential} */ (made);
  const said = /** @type {AuthenticatorAssertionResponse} */ (found.response);
  return {
    nonce: asked.nonce, credential: encode(found.rawId), authenticator_data: encode(said.authenticatorData),
    client_data: encode(said.clientDataJSON), signature: encode(said.signature),
  };
}

/**
 * Ask whether to act without a passkey: no fault of a passkey may keep an officer from answering.
 * @param {{ line: string, verb: string, body: Record<string, unknown>, of: string | undefined }} about
 * @param {string | null} why the node's words, when it was the node that refused
 * @returns {Promise<Assertion | null | "stop">}
 */
async function without({ line, verb, body, of }, why) {
  const choice = await ask({
    alert: true, title: t("common-passkey-not-confirmed"), words: [...(why === null ? [] : [why]), t("common-passkey-not-confirmed-means")],
    choices: [
      { id: "again", label: t("common-passkey-again"), key: "Alt+P", sort: "act" },
      { id: "without", label: t("common-passkey-without"), key: "Alt+N", sort: "plain" },
      { id: "stop", label: t("common-passkey-stop"), key: "Alt+X", sort: "plain" },
    ],
  });
  if (choice === "again") return assertion(line, verb, body, of);
  return choice === "without" ? null : "stop";
}

/** @param {any} options the JSON form of the node's options @returns {PublicKeyCredentialRequestOptions} */
function requested(options) {
  return {
    ...options, challenge: decode(options.challenge),
    allowCredentials: (options.allowCredentials ?? []).map((/** @type {any} */ one) => ({ ...one, id: decode(one.id) })),
  };
}

/** @param {any} options @returns {PublicKeyCredentialCreationOptions} */
function created(options) {
  return {
    ...options, challenge: decode(options.challenge), user: { ...options.user, id: decode(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map((/** @type {any} */ one) => ({ ...one, id: decode(one.id) })),
  };
}

/** @param {PublicKeyCredential} credential @returns {Record<string, unknown>} its JSON form, as the node reads it */
function shown(credential) {
  const said = /** @type {any} */ (credential.response);
  const parts = ["clientDataJSON", "authenticatorData", "signature", "userHandle", "attestationObject"];
  const response = Object.fromEntries(parts.filter((name) => said[name]).map((name) => [name, encode(said[name])]));
  return {
    id: credential.id, rawId: encode(credential.rawId), type: credential.type, response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

/** Sign in with a passkey. @param {string} [officer] @returns {Promise<import("./console-types").Session>} */
export async function signInWithPasskey(officer) {
  /** @type {{ options: any }} */
  const { options } = await post("/v1/session/passkey/begin", officer ? { officer } : {});
  const made = await navigator.credentials.get({ publicKey: requested(options.publicKey ?? options) });
  return post("/v1/session/passkey/finish", { credential: shown(/** @type {PublicKeyCredential} */ (made)) });
}

/** Add a passkey of this browser to the officer. @param {string} label @returns {Promise<unknown>} */
export async function addPasskey(label) {
  /** @type {{ options: any }} */
  const { options } = await post("/v1/session/passkey/register/begin", {});
  const made = await navigator.credentials.create({ publicKey: created(options.publicKey ?? options) });
  return post("/v1/session/passkey/register/finish", { credential: shown(/** @type {PublicKeyCredential} */ (made)), label });
}
