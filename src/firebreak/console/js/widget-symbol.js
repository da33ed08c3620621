/**
 * A QR symbol that the node made, as a picture.
 *
 * Keeps true: what the node made is shown as an image and never put into the page as markup; it has words of its own.
 * Leaves to others: making it (the node).
 */

import { html } from "../vendor/ui.js";

/** @param {{ svg: string, words: string }} props */
export function Symbol({ svg, words }) {
  return html`<img class="symbol" alt=${words} src=${`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`} />`;
}
