/**
 * One live view of a line: its socket, opened again when it closes, and the state that its news are folded into.
 *
 * Keeps true: a view that closes is opened again, soon and then less often, and at once after a sign-in; what is shown is what the
 * node said last, and it is known when that was; that a session ended is told apart from a node that is gone.
 * Leaves to others: the fold (`logic-state.js`), which lines there are and whether the node is lost (`store.js`).
 */

import { signal } from "../vendor/ui.js";
import { nodeIsBack } from "./acts.js";
import { ended, get, ofLine, session } from "./api.js";
import { told } from "./clocks.js";
import { empty, fold } from "./logic-state.js";
import { remember } from "./telephones.js";

/** @typedef {import("./console-types").News} News */
/** @typedef {import("./console-types").Agreement} Agreement */
/** @typedef {{ phase: "connecting" | "open" | "closed", since: number, why: string | null }} Link */

const BACKOFF_MS = [250, 500, 1_000, 2_000, 4_000, 8_000];
const CONNECT_MS = 5_000;
const NO_LINE = 4404;
const STANDS_STILL = 4503;
const TOLD_BEFORE = 50; // alerts that were told while no page was open, and that no act has taken

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

/** A line as this page knows it, kept up as long as it is wanted. */
export class View {
  /** @type {WebSocket | null} */
  #socket = null;
  #tries = 0;
  #over = false;
  #timer = 0;

  /** @param {string} name */
  constructor(name) {
    this.name = name;
    this.state = signal(empty(name));
    this.charter = signal(/** @type {Agreement | null} */ (null));
    this.link = signal(/** @type {Link} */ ({ phase: "connecting", since: Date.now(), why: null }));
    this.#connect();
  }

  /** Let go of the view. */
  close() {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#socket?.close();
  }

  /** Open it now, if it waits for its next try: somebody has signed in. */
  again() {
    if (this.link.peek().phase !== "closed") return;
    clearTimeout(this.#timer);
    this.#socket?.close();
    this.#tries = 0;
    this.#connect();
  }

  /** @param {Link["phase"]} phase @param {string | null} [why] */
  #become(phase, why = null) {
    const before = this.link.peek();
    const since = before.phase !== "open" && phase !== "open" ? before.since : Date.now();
    this.link.value = { phase, since, why };
  }

  #connect() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}${ofLine(this.name, "/watch")}`, "firebreak.v1");
    const patience = setTimeout(() => socket.close(), CONNECT_MS);
    this.#socket = socket;
    socket.onopen = () => clearTimeout(patience);
    socket.onmessage = (event) => {
      if (socket === this.#socket) this.#took(/** @type {News} */ (JSON.parse(event.data)));
    };
    socket.onclose = (event) => {
      clearTimeout(patience);
      if (!this.#over && socket === this.#socket) this.#closed(event);
    };
  }

  /** @param {News} news */
  #took(news) {
    const received = Date.now();
    told(news.at, received);
    this.state.value = fold(this.state.peek(), news, received);
    if (this.link.peek().phase !== "open") {
      this.#tries = 0;
      this.#become("open");
      remember(this.name, this.state.peek().line);
      nodeIsBack();
      void this.#learn();
    }
    for (const hear of listeners.get(this.name) ?? []) hear(news);
  }

  async #learn() {
    try {
      this.charter.value = await get(ofLine(this.name, "/charter"));
      /** @type {{ alerts: any[] }} */
      const { alerts } = await get(ofLine(this.name, "/alerts"), { limit: TOLD_BEFORE });
      for (const alert of alerts) {
        this.state.value = fold(this.state.peek(), { what: "alert", at: this.state.peek().at, alert }, Date.now());
      }
    } catch {
      // The charter is asked for again when the view opens again; what is known of it stays.
    }
  }

  /** @param {CloseEvent} event */
  #closed(event) {
    this.#become("closed", event.code === STANDS_STILL || event.code === NO_LINE ? event.reason : null);
    void stillSignedIn();
    this.#timer = setTimeout(() => this.#connect(), BACKOFF_MS[Math.min(this.#tries, BACKOFF_MS.length - 1)]);
    this.#tries += 1;
  }
}

/**
 * A view was closed or refused, and a browser does not say why it was refused: ask whether the session still holds. When it does
 * not, `api.js` takes note; the page says so and keeps what is written.
 */
async function stillSignedIn() {
  if (ended.peek()) return; // the officer has been told, and may have put it off
  const who = await get("/v1/session").catch(() => null);
  if (who && session.peek()) session.value = /** @type {import("./console-types").Session} */ (who);
}
