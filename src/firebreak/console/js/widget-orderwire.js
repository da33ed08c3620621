/**
 * The orderwire: operators' own talk about the line, in a pane of its own with a look of its own.
 *
 * Keeps true: it is never mixed with principals' words; what is typed stays when the node refuses.
 * Leaves to others: the record (the node).
 */

import { html, useEffect, useRef, useState } from "../vendor/ui.js";
import { act } from "./acts.js";
import { get, ofLine } from "./api.js";
import { ms } from "./logic-time.js";
import { deskName, parties } from "./names.js";
import { deskOf, onNews } from "./store.js";
import { plain, t } from "./texts.js";
import { showProblem, showSubmitted } from "./toasts.js";
import { Button } from "./widget-button.js";
import { TextArea } from "./widget-field.js";
import { Inert } from "./widget-inert.js";
import { Dtg } from "./widget-time.js";

const HELD = 200;

/** @typedef {import("./console-types").Entry} Entry */

/** @param {{ line: import("./store.js").Line }} props */
export function OrderwirePane({ line }) {
  const [talk, setTalk] = useState(/** @type {readonly Entry[]} */ ([]));
  const [text, setText] = useState("");
  const field = useRef(/** @type {HTMLElement | null} */ (null));
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    get(ofLine(line.name, "/orderwire"), { limit: 100 }).then((page) => setTalk((known) => joined(/** @type {any} */ (page).entries.toReversed(), known)), showProblem);
    return onNews(line.name, (news) => {
      const entry = news.entry;
      if (entry?.kind === "orderwire") setTalk((known) => joined(known, [entry]));
    });
  }, [line.name]);
  useEffect(() => list.current?.scrollTo(0, list.current.scrollHeight), [talk.length]);
  async function send() {
    const words = t("line-orderwire-send");
    showSubmitted(words, await act(line.name, "orderwire", { by: deskOf(line), text: plain(text) }, words));
    setText("");
  }
  /** @param {KeyboardEvent} event */
  function keyed(event) {
    if (event.key !== "Enter" || !event.ctrlKey || text.trim() === "") return;
    event.preventDefault();
    void send().catch(showProblem);
  }
  return html`<aside class="orderwire panel stack-small" aria-labelledby="orderwire-title">
    <h2 id="orderwire-title">${t("line-orderwire")}</h2><p class="faint">${t("line-orderwire-means")}</p>
    <ol ref=${list} class="talk" tabindex="0" aria-label=${t("line-orderwire")}>${talk.map((one) => html`<li key=${one.id} class=${one.side}>
      <p class="faint"><bdi>${one.by ? deskName(line, one.side, one.by.desk) : ""}</bdi> · <bdi>${parties(line)(one.side)}</bdi> <${Dtg} at=${one.written} /></p>
      <${Inert} text=${String(one.fields?.text ?? "")} lang=${one.fields?.lang} /></li>`)}</ol>
    <${TextArea} label=${t("line-orderwire-words")} value=${text} set=${setText} rows=${2} max=${8000} refTo=${field} onKeyDown=${keyed} />
    <div class="row"><${Button} needs="orderwire" id="orderwire-send" label=${t("line-orderwire-send")} hotkey="Ctrl+Enter" local=${true} disabled=${text.trim() === ""} run=${send} />
      <${Button} id="orderwire-write" sort="quiet" label=${t("line-orderwire-write")} hotkey="Alt+I" run=${() => field.current?.focus()} /></div>
  </aside>`;
}

/** @param {readonly Entry[]} known @param {readonly Entry[]} more @returns {readonly Entry[]} oldest first, each once, bounded */
function joined(known, more) {
  const all = new Map([...known, ...more].map((one) => [one.id, one]));
  return [...all.values()].sort((a, b) => ms(a.arrived) - ms(b.arrived)).slice(-HELD);
}
