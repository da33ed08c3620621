/**
 * The items of a line as one conversation: what the live view has, and older pages as they are asked for.
 *
 * Keeps true: no more than a bound of items is held; when older ones push newer ones out, the page is in the past and says
 * so, until the officer returns to now; an item is held once, in its newest form.
 * Leaves to others: drawing (`screen-line.js`), the fold of the live view (`logic-state.js`).
 */

import { computed, signal } from "../vendor/ui.js";
import { get, ofLine } from "./api.js";
import { ms } from "./logic-time.js";

/** @typedef {import("./item-kinds.js").Item} Item */
/** @typedef {import("./store.js").Line} Line */
/** @typedef {import("./console-types").Matter} Matter */

export const HELD = 500;
const PAGE = 100;
/** Kinds of entry that stand for themselves in the conversation; every kind this page does not know does as well. */
const ALONE = new Set([
  "line-state", "handover", "watch", "address", "address-agreed", "fault", "charter", "extension",
]);

/** @param {string} kind */
export function standsAlone(kind) {
  return ALONE.has(kind) || /^kind \d+$/.test(kind);
}

/** The conversation of one line, as long as its screen is open. */
export class Conversation {
  /** @param {Line} line */
  constructor(line) {
    this.line = line;
    this.older = signal(/** @type {readonly Matter[]} */ ([]));
    this.entries = signal(/** @type {readonly any[]} */ ([]));
    /** Whether newer items were let go: the page shows the past. */
    this.past = signal(false);
    this.end = signal(/** @type {"more" | "loading" | "all"} */ ("more"));
    this.items = computed(() => this.#items());
    /** Where the next page begins, by the node's order: times are whole seconds, and a backlog arrives within one. */
    this.before = /** @type {string | null} */ (null);
  }

  /** Entries that stand for themselves, from the end of the record. */
  async begin() {
    /** @type {{ entries: any[] }} */
    const { entries } = await get(ofLine(this.line.name, "/log"), { newest: true, limit: 300 });
    this.entries.value = entries.filter((one) => standsAlone(one.kind));
  }

  /** Fetch the page before the oldest matter that is held without a gap. @returns {Promise<void>} */
  async more() {
    if (this.end.peek() !== "more") return;
    this.end.value = "loading";
    const before = this.before ?? this.line.state.peek().matters.at(-1)?.id;
    try {
      /** @type {{ matters: Matter[], next?: string | null }} */
      const page = await get(ofLine(this.line.name, "/matters"), { limit: PAGE, before });
      const known = new Set(this.#matters().map((one) => one.id));
      const fresh = page.matters.filter((one) => !known.has(one.id));
      this.before = page.next ?? null;
      this.#take(fresh);
      this.end.value = page.next ? "more" : "all";
      if (fresh.length === 0) await this.more(); // all of it was found by its address before
    } catch (error) {
      this.end.value = "more";
      throw error;
    }
  }

  /** @param {Matter[]} fresh */
  #take(fresh) {
    const newer = new Map(fresh.map((one) => [one.id, one])); // two answers may be under way at once: the later one is newer
    const held = this.older.peek().map((one) => newer.get(one.id) ?? one);
    const known = new Set(held.map((one) => one.id));
    const all = [...held, ...fresh.filter((one) => !known.has(one.id))];
    if (all.length + this.line.state.peek().matters.length <= HELD) {
      this.older.value = all;
      return;
    }
    this.older.value = all.slice(-HELD); // the oldest stay, since the officer reads there
    this.past.value = true;
  }

  /** Return to the end of the conversation, and to what happens now. */
  now() {
    this.older.value = [];
    this.past.value = false;
    this.before = null;
    this.end.value = "more";
  }

  /** Hold one matter that was asked for by its address. @param {string} id */
  async find(id) {
    if (this.#matters().some((one) => one.id === id)) return;
    this.#take([await get(ofLine(this.line.name, `/matters/${id}`))]);
  }

  /** @returns {readonly Matter[]} */
  #matters() {
    const live = this.line.state.value.matters;
    const known = new Set(live.map((one) => one.id));
    const older = this.older.value.filter((one) => !known.has(one.id));
    return this.past.value ? older : [...live, ...older];
  }

  /** @returns {Item[]} */
  #items() {
    const matters = this.#matters();
    const calls = new Set(matters.filter((one) => one.what === "call").map((one) => one.id));
    const own = matters.filter((one) => !(one.regarding && calls.has(one.regarding) && one.what === "message"));
    const since = Math.min(...own.map((one) => ms(one.arrived)), this.end.value === "all" || own.length === 0 ? 0 : Infinity);
    const { tests, entries } = this.line.state.value;
    const alone = new Map([...entries.filter((one) => standsAlone(one.kind)), ...this.entries.value].map((one) => [one.id, one]));
    const rest = this.past.value ? [] : [...tests.map(ofTest), ...[...alone.values()].map(ofEntry)];
    // Times are whole seconds: what came in one second keeps the order in which the node has it, newest first.
    return [...own.map(ofMatter), ...rest.filter((one) => one.at >= since)].reverse().sort((a, b) => a.at - b.at);
  }
}

/** @param {any} it @returns {Item} */
function ofMatter(it) {
  return { key: it.id, kind: it.what, at: ms(it.arrived), it };
}

/** @param {any} it @returns {Item} */
function ofTest(it) {
  return { key: it.id, kind: "test", at: ms(it.due), it };
}

/** @param {any} it @returns {Item} */
function ofEntry(it) {
  return { key: it.id, kind: it.kind, at: ms(it.arrived), it };
}
