/**
 * Tables: a caption, headed columns, rows that can be chosen by keyboard.
 *
 * Keeps true: a table is a real one, so that a screen reader can walk it; numbers stand under each other.
 * Leaves to others: what the rows mean.
 */

import { html } from "../vendor/ui.js";

/**
 * @template T
 * @typedef {object} Column
 * @property {string} id
 * @property {unknown} head
 * @property {(row: T) => unknown} cell
 * @property {boolean} [number]
 * @property {boolean} [rowHead]
 */

/**
 * @param {{ caption: unknown, columns: readonly Column<any>[], rows: readonly any[], keyOf: (row: any) => string,
 *   empty?: unknown, hideCaption?: boolean, rowClass?: (row: any) => string }} props
 */
export function Table({ caption, columns, rows, keyOf, empty, hideCaption, rowClass }) {
  return html`<div class="table" tabindex="0" role="region" aria-label=${typeof caption === "string" ? caption : undefined}><table>
    <caption class=${hideCaption ? "unseen" : ""}>${caption}</caption>
    <thead><tr>${columns.map((one) => html`<th key=${one.id} scope="col" class=${one.number ? "number end-side" : ""}>${one.head}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr key=${keyOf(row)} class=${rowClass?.(row) ?? ""}>${columns.map((one) => cell(one, row))}</tr>`)}
      ${rows.length === 0 && empty ? html`<tr><td colspan=${columns.length} class="soft">${empty}</td></tr>` : ""}</tbody>
  </table></div>`;
}

/** @param {Column<any>} column @param {any} row */
function cell(column, row) {
  const look = column.number ? "number end-side" : "";
  if (column.rowHead) return html`<th key=${column.id} scope="row" class=${look}>${column.cell(row)}</th>`;
  return html`<td key=${column.id} class=${look}>${column.cell(row)}</td>`;
}
