/**
 * Text that somebody else wrote: inert, in its own direction, with what cannot be seen shown.
 *
 * Keeps true: a text is drawn as text nodes and never as markup; it cannot turn what stands around it; the letters are
 * those that were signed, and marks for what is not what it seems are drawn beside them.
 * Leaves to others: finding what is not what it seems (`logic-inert.js`).
 */

import { html, useLayoutEffect, useMemo, useRef, useState } from "../vendor/ui.js";
import { hasAlike, pieces } from "./logic-inert.js";
import { t } from "./texts.js";

const RUN = 3; // a longer run of one unseen character is drawn once, with its number

/** @param {{ piece: import("./logic-inert.js").Piece }} props */
function Piece({ piece }) {
  if (piece.kind === "text") return piece.text;
  if (piece.kind === "unseen") {
    const drawn = piece.count > RUN ? `${piece.name} ×${piece.count}` : Array(piece.count).fill(piece.name).join("·");
    return html`<span class="unseen-mark" dir="ltr" title=${t("common-unseen-character")}>${drawn}</span>`;
  }
  const words = piece.kind === "mixed" ? t("common-mixed-scripts", { scripts: piece.name }) : t("common-looks-like", { letter: piece.name });
  return html`<mark class=${piece.kind} title=${words}>${piece.text}<span class="unseen"> (${words}) </span></mark>`;
}

/**
 * @param {{ text: string, lang?: string | null, block?: boolean, limit?: number }} props `limit` cuts a preview and says so
 */
export function Inert({ text, lang, block, limit }) {
  const [alike, setAlike] = useState(false);
  const cut = limit !== undefined && text.length > limit ? text.slice(0, limit) : text;
  const found = useMemo(() => pieces(cut, { alike }), [cut, alike]);
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => reachable(box.current), [cut]);
  const offer = useMemo(() => block && hasAlike(cut), [cut, block]);
  const body = html`${found.map((piece, n) => html`<${Piece} key=${n} piece=${piece} />`)}${cut === text ? "" : "…"}`;
  if (!block) return html`<bdi class="inert" lang=${lang ?? undefined} dir="auto">${body}</bdi>`;
  return html`<div ref=${box} class="inert-block"><div class="inert" lang=${lang ?? undefined} dir="auto">${body}</div>
    ${offer && html`<button type="button" class="button quiet small" aria-pressed=${alike} onClick=${() => setAlike(!alike)}>
      ${alike ? t("common-hide-alike") : t("common-show-alike")}</button>`}</div>`;
}

/** What is longer than its place is scrolled by keys as well. @param {HTMLElement | null} box */
function reachable(box) {
  if (!box) return;
  if (box.scrollHeight > box.clientHeight) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
}
