/**
 * One line: its record as a conversation, the orderwire beside it.
 *
 * Keeps true: what is shown is the present, or the page says that it is the past; the item that is chosen has the keys; an
 * address that names a matter brings it into view.
 * Leaves to others: the items (`conversation.js`, `item-*.js`), the acts (`widget-item-acts.js`).
 */

import "./item-matter.js";
import "./item-entry.js";
import { html, useEffect, useMemo, useState } from "../vendor/ui.js";
import { Conversation } from "./conversation.js";
import { drawingOf } from "./item-kinds.js";
import { go, to } from "./router.js";
import { term, t } from "./texts.js";
import { showProblem } from "./toasts.js";
import { Button } from "./widget-button.js";
import { Desk } from "./widget-line-row.js";
import { VirtualList } from "./widget-list.js";
import { OrderwirePane } from "./widget-orderwire.js";
import { Age, Dtg, Freshness } from "./widget-time.js";

/** @typedef {import("./item-kinds.js").Item} Item */
/** @typedef {import("./store.js").Line} Line */

/** @param {{ line: Line, rest: string[] }} props */
export function LineScreen({ line, rest }) {
  const talk = useMemo(() => new Conversation(line), [line]);
  const named = rest[0] === "matter" ? (rest[1] ?? null) : null;
  const [chosen, choose] = useState(/** @type {string | null} */ (named));
  useEffect(() => void talk.begin().catch(showProblem), [talk]);
  useEffect(() => {
    if (!named) return;
    void talk.find(named).catch(showProblem);
    choose(named);
  }, [talk, named]);
  const items = talk.items.value;
  const at = items.findIndex((one) => one.key === chosen);
  /** @param {number} by */
  function step(by) {
    const next = items[at < 0 ? items.length - 1 : Math.min(items.length - 1, Math.max(0, at + by))];
    if (next) choose(next.key);
    if (at + by < 0) void talk.more().catch(showProblem);
  }
  const past = talk.past.value;
  return html`<section class=${`stack line-screen ${past ? "past" : ""}`}>
    <${Heading} line=${line} />
    <div class="split">
      <div class="stack-small">
        ${past && html`<p class="past-strip row" role="status"><strong>${t("line-past")}</strong>
          <${Button} id="line-now" sort="act" label=${t("line-now")} hotkey="Alt+N" run=${() => talk.now()} /></p>`}
        <div class="row no-print">
          <${Button} id="line-previous" sort="quiet" label=${t("line-previous")} hotkey="Alt+ArrowUp" run=${() => step(-1)} />
          <${Button} id="line-next" sort="quiet" label=${t("line-next")} hotkey="Alt+ArrowDown" run=${() => step(1)} />
          <span class="faint" role="status">${t(`line-older-${talk.end.value}`)}</span>
        </div>
        <${VirtualList} label=${t("line-conversation")} items=${items} keyOf=${(/** @type {Item} */ one) => one.key} follow=${true} chosen=${chosen} estimate=${170}
          onNearStart=${() => void talk.more().catch(showProblem)}
          row=${(/** @type {Item} */ item) => html`<div class="item-frame" onClick=${() => choose(item.key)} onFocusIn=${() => choose(item.key)}><${drawingOf(item.kind)} line=${line} item=${item} chosen=${item.key === chosen} /></div>`} />
        ${items.length === 0 && html`<p class="soft">${t("line-empty")}</p>`}
      </div>
      <${OrderwirePane} line=${line} />
    </div>
  </section>`;
}

/** @param {{ line: Line }} props */
function Heading({ line }) {
  const { line: state } = line.state.value;
  return html`<header class="row">
    <h1><bdi>${state?.them.name ?? line.name}</bdi></h1><${Freshness} line=${line} />
    ${state && html`<span>${term("declared", state.declared.state)} · <span class="strong">${term("finding", state.finding.finding)}</span> <span class="soft">${t("watch-since")} <${Dtg} at=${state.finding.since} /> · ${t("watch-last-heard")} <${Age} at=${state.last_heard} /></span></span>`}
    <span class="end row"><${Desk} line=${line} />
      <${Button} id="line-call" label=${t("call-place")} hotkey="Alt+K" run=${() => go(to("call", line.name))} />
      <${Button} id="line-write" label=${t("watch-write")} run=${() => go(to("compose", line.name))} /></span>
  </header>`;
}

export const screen = LineScreen;
