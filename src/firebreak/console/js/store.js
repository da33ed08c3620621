/**
 * What the page knows of every line: one live view each, folded into a state; the node's clock; whether the node is there.
 *
 * Keeps true: a view that closes is opened again, soon and then less often; what is shown is what the node said last, and
 * it is known when that was; a session that ended is noticed; nothing here grows with the record.
 * Leaves to others: the fold (`logic-state.js`), the clock's arithmetic (`logic-clock.js`), requests (`api.js`).
 */

import { computed, effect, signal } from "../vendor/ui.js";
import { nodeIsBack } from "./acts.js";
import { get, ofLine, session } from "./api.js";
import { keepValue, keptValue } from "./kept.js";
import { difference, heard, judge, NO_CLOCK, nodeNow } from "./logic-clock.js";
import { ownDesks as permitted } from "./logic-permissions.js";
import { may } from "./logic-permissions.js";
import { empty, fold, freshness } from "./logic-state.js";

/** @typedef {import("./console-types").News} News */
/** @typedef {import("./console-types").Agreement} Agreement */
/** @typedef {import("./console-types").LineState} LineState */
/** @typedef {import("./logic-state.js").State} State */
/** @typedef {{ phase: "connecting" | "open" | "closed", since: number, why: string | null }} Link */
/**
 * @typedef {object} Line
 * @property {string} name
 * @property {import("../vendor/ui.js").Signal<State>} state
 * @property {import("../vendor/ui.js").Signal<Agreement | null>} charter
 * @property {import("../vendor/ui.js").Signal<Link>} link
 * @property {() => void} close
 */

const BACKOFF_MS = [250, 500, 1_000, 2_000, 4_000, 8_000];
const CONNECT_MS = 5_000;
const GRACE_MS = 2_500; // a view that opens again within this was no loss worth a screen
const NOT_ADMITTED = 4403;
const NO_LINE = 4404;
const TOLD_BEFORE = 50; // alerts that were told while no page was open, and that no act has taken

const known = signal(/** @type {ReadonlyMap<string, Line>} */ (new Map()));
/** The lines of this node, by name. */
export const lines = computed(() => [...known.value.values()]);
const clock = signal(NO_CLOCK);
/** The browser's time, ms, once a second. */
export const browser = signal(Date.now());
/** The node's time, ms, once a second: what every countdown runs by. */
export const now = computed(() => nodeNow(clock.value, browser.value));
/** What is known of the difference between the node's clock and this machine's. */
export const clocks = computed(() => judge(difference(clock.value)));

setInterval(() => {
  browser.value = Date.now();
}, 1_000);

/** @param {string | null | undefined} name @returns {Line | null} */
export function line(name) {
  return (name && known.value.get(name)) || null;
}

/** @param {Line} one @returns {"never" | "live" | "late" | "stale"} */
export function fresh(one) {
  return freshness(one.state.value, browser.value);
}

// --- is the node there -------------------------------------------------------------------------------------------------

const probe = signal(/** @type {{ ok: boolean, since: number }} */ ({ ok: true, since: Date.now() }));

/** Since when nothing of the node is heard, by the browser's clock; null while it is there. */
export const lostSince = computed(() => {
  const all = lines.value;
  if (!session.value) return null;
  if (all.length === 0) return probe.value.ok ? null : probe.value.since;
  if (all.some((one) => one.link.value.phase === "open" || standsStill(one))) return null;
  const last = Math.max(...all.map((one) => one.state.value.heard_ms), 0);
  const gone = Math.max(...all.map((one) => one.link.value.since));
  return browser.value - gone < GRACE_MS ? null : last || gone;
});

/** @param {Line} one whether the node says itself that this line stands still */
export function standsStill(one) {
  return one.link.value.phase === "closed" && one.link.value.why !== null;
}

// --- one live view -----------------------------------------------------------------------------------------------------

/** @type {Map<string, Set<(news: News) => void>>} */
const listeners = new Map();

/**
 * Hear the news of a line as they come, after the state has them.
 * @param {string} name @param {(news: News) => void} hear @returns {() => void}
 */
export function onNews(name, hear) {
  const all = listeners.get(name) ?? new Set();
  listeners.set(name, all.add(hear));
  return () => all.delete(hear);
}

/** @param {string} name @returns {Line} */
function open(name) {
  const state = signal(empty(name));
  const charter = signal(/** @type {Agreement | null} */ (null));
  const link = signal(/** @type {Link} */ ({ phase: "connecting", since: Date.now(), why: null }));
  let tries = 0;
  let over = false;
  let timer = 0;
  /** @type {WebSocket | null} */
  let socket = null;

  /** @param {Link["phase"]} phase @param {string | null} [why] */
  function become(phase, why = null) {
    const before = link.peek();
    const since = before.phase !== "open" && phase !== "open" ? before.since : Date.now();
    link.value = { phase, since, why };
  }

  function connect() {
    socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${ofLine(name, "/watch")}`, "firebreak.v1");
    const patience = setTimeout(() => socket?.close(), CONNECT_MS);
    socket.onopen = () => clearTimeout(patience);
    socket.onmessage = (event) => took(/** @type {News} */ (JSON.parse(event.data)));
    socket.onclose = (event) => {
      clearTimeout(patience);
      if (!over) closed(event);
    };
  }

  /** @param {News} news */
  function took(news) {
    const received = Date.now();
    clock.value = heard(clock.peek(), new Date(news.at).getTime(), received);
    state.value = fold(state.peek(), news, received);
    if (link.peek().phase !== "open") {
      tries = 0;
      become("open");
      remember(name, state.peek().line);
      nodeIsBack();
      void learn();
    }
    for (const hear of listeners.get(name) ?? []) hear(news);
  }

  async function learn() {
    try {
      charter.value = await get(ofLine(name, "/charter"));
      /** @type {{ alerts: any[] }} */
      const { alerts } = await get(ofLine(name, "/alerts"), { limit: TOLD_BEFORE });
      for (const alert of alerts) state.value = fold(state.peek(), { what: "alert", at: state.peek().at, alert }, Date.now());
    } catch {
      // The charter is asked for again when the view opens again; what is known of it stays.
    }
  }

  /** @param {CloseEvent} event */
  function closed(event) {
    become("closed", event.code === 4503 || event.code === NO_LINE ? event.reason : null);
    if (event.code === NOT_ADMITTED) void stillSignedIn();
    timer = setTimeout(connect, BACKOFF_MS[Math.min(tries, BACKOFF_MS.length - 1)]);
    tries += 1;
  }

  connect();
  return {
    name, state, charter, link,
    close() {
      over = true;
      clearTimeout(timer);
      socket?.close();
    },
  };
}

/** The view was refused: ask whether the session still holds. When it does not, the page says so and keeps what is written. */
async function stillSignedIn() {
  const who = await get("/v1/session").catch(() => null);
  if (who) session.value = /** @type {import("./console-types").Session} */ (who);
}

// --- which lines ------------------------------------------------------------------------------------------------------

effect(() => {
  const who = session.value;
  // Who only administers reads no line, and the node opens no view for them.
  const wanted = who ? (may(who.officer.roles, "read").allowed ? who.lines : []) : null;
  if (wanted === null) return;
  const before = known.peek();
  for (const [name, one] of before) if (!wanted.includes(name)) one.close();
  known.value = new Map(wanted.map((name) => [name, before.get(name) ?? open(name)]));
});

/** Let go of everything: the officer has signed out. */
export function forgetLines() {
  for (const one of known.peek().values()) one.close();
  known.value = new Map();
}

// --- what is needed when the node is dead ------------------------------------------------------------------------------

/** @typedef {{ line: string, us: string, them: string, our_telephones: string[], their_telephones: string[] }} Numbers */

/** Telephone numbers of the charters, kept in this browser: the screen of a dead node needs them. */
export const numbers = signal(keptValue("numbers", /** @type {Numbers[]} */ ([])));

/** @param {string} name @param {any} known the parties, as the view or the charter names them */
function remember(name, known) {
  if (!known) return;
  const one = {
    line: name, us: known.us.name, them: known.them.name, our_telephones: known.us.telephones,
    their_telephones: known.them.telephones,
  };
  numbers.value = [...numbers.peek().filter((each) => each.line !== name), one].slice(-32);
  keepValue("numbers", numbers.peek());
}

// --- which desk acts ---------------------------------------------------------------------------------------------------

const chosen = signal(keptValue("desks", /** @type {Record<string, string>} */ ({})));

/** @param {Line} one @returns {import("./console-types").Desk[]} desks of ours for which the officer may act */
export function ownDesks(one) {
  const desks = one.state.value.line?.us.desks ?? one.charter.value?.us.desks ?? [];
  const who = session.value;
  return who ? permitted(who.officer, desks) : [];
}

/** @param {Line} one @returns {string} the desk that acts on this line; empty before it is known */
export function deskOf(one) {
  const own = ownDesks(one);
  const said = chosen.value[one.name];
  const watch = own.find((desk) => desk.echelon === "watch");
  return (own.find((desk) => desk.id === said) ?? watch ?? own[0])?.id ?? "";
}

/** @param {string} name of the line @param {string} desk */
export function actAs(name, desk) {
  chosen.value = { ...chosen.peek(), [name]: desk };
  keepValue("desks", chosen.peek());
}

/** Without a line there is no view to hear the node by: it is asked for its health instead. */
export async function probeNode() {
  if (lines.peek().length) return;
  const ok = await get("/v1/health").then(() => true, () => false);
  if (ok !== probe.peek().ok) probe.value = { ok, since: Date.now() };
}
