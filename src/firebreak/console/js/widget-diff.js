/**
 * Two texts side by side with what differs marked, by more than colour.
 *
 * Keeps true: both texts are there in full and in their own direction; a difference has a line under it, a sign before it and words
 * for a screen reader; where nothing differs the words say so.
 * Leaves to others: finding differences (`logic-diff.js`).
 */

import { html } from "../vendor/ui.js";
import { pieces as inert } from "./logic-inert.js";
import { t } from "./texts.js";

/** @typedef {import("./logic-diff.js").Piece} Piece */

/** @param {{ pieces: readonly Piece[], lang?: string | null, label?: string }} props */
export function Marked({ pieces, lang, label }) {
  return html`<div class="inert diff" dir="auto" lang=${lang ?? undefined} role=${label ? "group" : undefined} aria-label=${label}>
    ${pieces.length === 0 && html`<span class="soft">${t("translate-empty")}</span>`}
    ${pieces.map((piece, n) => (piece.marked
      ? html`<mark key=${n} class="differs"><span class="unseen">${t("translate-differs-here")} </span>${shown(piece.text)}</mark>`
      : html`<span key=${n}>${shown(piece.text)}</span>`))}
  </div>`;
}

/** @param {string} text */
function shown(text) {
  return inert(text).map((piece) => (piece.kind === "unseen"
    ? html`<span class="unseen-mark" dir="ltr" title=${t("common-unseen-character")}>${piece.name}${piece.count > 1 ? ` ×${piece.count}` : ""}</span>`
    : piece.text));
}

/** @param {{ comparison: import("./logic-diff.js").Comparison }} props */
export function Verdict({ comparison }) {
  return comparison.equal
    ? html`<p class="strong">= ${t("translate-same")}</p>`
    : html`<p class="strong differs-words">≠ ${t("translate-differences", { count: comparison.differences })}</p>`;
}
