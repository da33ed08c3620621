/**
 * The words that were said in a call: messages that regard it, from the live view and from the record.
 *
 * Keeps true: each is held once, in the order in which it became durable here; a call that is no longer in the live view
 * has its words from the record.
 * Leaves to others: whose turn it was (`logic-calls.js`), drawing (`widget-talk.js`).
 */

import { useEffect, useState } from "../vendor/ui.js";
import { get, ofLine } from "./api.js";
import { ms } from "./logic-time.js";
import { showProblem } from "./toasts.js";

/** @typedef {import("./console-types").Matter} Matter */
/** @typedef {import("./console-types").Entry} Entry */

const HELD = 500;

/** @param {Matter} said a message that regards a call, as the entry it is @returns {Entry} */
function asEntry(said) {
  return {
    id: said.id, side: said.direction === "out" ? "us" : "them", seq: 0, kind: "message", marking: said.marking,
    written: said.written, arrived: said.arrived, via: said.via, by: said.by, of: null, regarding: said.regarding,
    fields: { text: said.text, lang: said.lang },
  };
}

/**
 * Return a call with the words said in it among its acts.
 * @param {import("./store.js").Line} line @param {Matter} matter @returns {Matter}
 */
export function useSpoken(line, matter) {
  const [found, setFound] = useState(/** @type {readonly Entry[]} */ ([]));
  useEffect(() => {
    /** @type {Promise<{ entries: Entry[] }>} */
    const asked = get(ofLine(line.name, "/log"), { of: matter.id, newest: true, limit: HELD });
    asked.then(({ entries }) => setFound(entries), showProblem);
  }, [line.name, matter.id]);
  const live = line.state.value.matters.filter((one) => one.regarding === matter.id && one.what === "message").map(asEntry);
  // The record's own order first: times are whole seconds, and more than one thing happens in one.
  const all = new Map([...found, ...matter.acts, ...live.reverse()].map((one) => [one.id, one]));
  const acts = [...all.values()].filter((one) => one.id !== matter.id).sort((a, b) => ms(a.arrived) - ms(b.arrived));
  return { ...matter, acts };
}
