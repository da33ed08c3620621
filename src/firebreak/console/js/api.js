/**
 * The node's API as the page asks it: JSON, the session's cookie, its CSRF word, failures in words.
 *
 * Keeps true: a failure is always a `Problem` that can be shown; an answer that was lost is told apart from a refusal,
 * since after a loss nobody knows whether the node wrote; a session that ended is noticed wherever it shows.
 * Leaves to others: sending an act again (`acts.js`), what is kept of an answer (`store.js`).
 */

import { signal } from "../vendor/ui.js";
import { keep, kept } from "./kept.js";

const PATIENCE_MS = 15_000;

/** @typedef {import("./console-types").Session} Session */
/** @typedef {import("./console-types").Problem} ProblemBody */

/** Who is signed in; null when nobody is, undefined before the node was asked. */
export const session = signal(/** @type {Session | null | undefined} */ (undefined));
/** Whether a session is over under somebody's hands, by the node's word or by its time; a sign-in ends that. */
export const ended = signal(false);

/** A request that was not carried out, or whose answer is not known. */
export class Problem extends Error {
  /** @param {Partial<ProblemBody> & { detail: string }} body @param {{ lost?: boolean }} [more] */
  constructor(body, more = {}) {
    super(body.detail);
    /** Family of failure, a key of `docs/reference/errors.md`; `lost` when no answer came. */
    this.family = body.error ?? "fault";
    this.status = body.status ?? 0;
    this.detail = body.detail;
    this.hint = body.hint ?? null;
    this.rule = body.rule ?? null;
    /** Who acted first, when another officer did. */
    this.firstBy = body.first_by ?? null;
    this.firstAt = body.first_at ?? null;
    /** Roles of which one is missing. */
    this.needs = body.needs ?? null;
    /** What stands at the node now, where it is newer than what was written. */
    this.newer = body.newer ?? null;
    /** Seconds to wait before another attempt. */
    this.retryS = body.retry_s ?? null;
    /** No answer came: the node may have written or not. */
    this.lost = more.lost ?? false;
  }
}

/**
 * @typedef {object} Options
 * @property {string} [key] Idempotency-Key: the same key writes once
 * @property {number} [patience] ms until an answer counts as lost
 * @property {BodyInit} [raw] bytes instead of JSON
 * @property {string} [type] media type of `raw`
 * @property {string} [csrf] word of a session that is not this page's
 */

/** @param {string} path @param {Record<string, unknown>} [query] parameters that are null or undefined are left out */
export function address(path, query = {}) {
  const said = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== "");
  const text = new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString();
  return text ? `${path}?${text}` : path;
}

/** @param {string} line @param {string} [page] such as `/matters` */
export function ofLine(line, page = "") {
  return `/v1/lines/${encodeURIComponent(line)}${page}`;
}

/** @template T @param {string} path @param {Record<string, unknown>} [query] @returns {Promise<T>} */
export async function get(path, query) {
  const answer = await ask("GET", address(path, query), undefined, {});
  return /** @type {T} */ (await decoded(answer));
}

/** @template T @param {string} path @param {unknown} [body] @param {Options} [options] @returns {Promise<T>} */
export async function post(path, body = {}, options = {}) {
  const answer = await ask("POST", path, body, options);
  return /** @type {T} */ (answer.status === 204 ? null : await decoded(answer));
}

/** @param {string} path @param {unknown} [body] POSTed when given @param {Options} [options] @returns {Promise<Blob>} */
export async function bytes(path, body, options = {}) {
  const answer = await ask(body === undefined ? "GET" : "POST", path, body, options);
  return answer.blob().catch(() => Promise.reject(noAnswer()));
}

/** @param {string} method @param {string} path @param {unknown} body @param {Options} options @returns {Promise<Response>} */
async function ask(method, path, body, options) {
  const answer = await answered(method, path, body, options);
  if (answer.ok) return answer;
  const problem = await problemOf(answer);
  if (problem.status === 401 && session.peek()) {
    ended.value = true;
  }
  throw problem;
}

/** @param {string} method @param {string} path @param {unknown} body @param {Options} options */
async function answered(method, path, body, options) {
  const patience = AbortSignal.timeout(options.patience ?? PATIENCE_MS);
  const content = options.raw ?? (body === undefined ? null : JSON.stringify(body));
  try {
    return await fetch(path, {
      method, headers: headers(method, options), body: content, signal: patience, credentials: "same-origin",
      cache: "no-store",
    });
  } catch {
    throw noAnswer(); // no route, refused, cut in the middle, or too slow: the same to whoever asked
  }
}

/** @param {string} method @param {Options} options */
function headers(method, options) {
  /** @type {Record<string, string>} */
  const made = { Accept: "application/json" };
  if (method !== "GET") {
    made["Content-Type"] = options.type ?? "application/json";
    const csrf = options.csrf ?? session.peek()?.csrf;
    if (csrf) made["X-Firebreak-CSRF"] = csrf;
    if (options.key) made["Idempotency-Key"] = options.key;
  }
  return made;
}

/** @param {Response} answer @returns {Promise<unknown>} */
async function decoded(answer) {
  const text = await answer.text().catch(() => Promise.reject(noAnswer()));
  try {
    return JSON.parse(text);
  } catch {
    throw noAnswer(); // cut short on its way
  }
}

/** @param {Response} answer @returns {Promise<Problem>} */
async function problemOf(answer) {
  const body = await answer.json().catch(() => null);
  if (body && typeof body.detail === "string") return new Problem({ ...body, status: answer.status });
  const gateway = answer.status === 502 || answer.status === 504;
  return new Problem({ error: gateway ? "lost" : "fault", status: answer.status, detail: `${answer.status}` }, { lost: gateway });
}

function noAnswer() {
  return new Problem({ error: "lost", status: 0, detail: "" }, { lost: true });
}

/** Which session an officer left; what is kept of it lets nobody in. @param {Session} who */
function named(who) {
  return `${who.officer.id} ${who.began}`;
}

/** The node did not hear that the officer of this page signed out: it is told when this page opens next. */
export function leaveLater() {
  const who = session.peek();
  if (who) keep("left", named(who));
}

/** @param {Session} who @returns {Promise<Session | null>} null when the officer had signed out of this session already */
async function stillIn(who) {
  if (kept("left") === named(who)) await post("/v1/session/end", {}, { csrf: who.csrf });
  const left = kept("left") === named(who);
  keep("left", null);
  return left ? null : who;
}

/** Ask who is signed in; sets `session`. A sign-out that the node did not hear is made up for. */
export async function whoAmI() {
  try {
    session.value = await stillIn(await get("/v1/session"));
    ended.value = false;
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) throw error;
    session.value = null;
  }
  return session.value;
}
