/**
 * Tables as files that a spreadsheet opens (RFC 4180).
 *
 * Keeps true: words of anybody never become a formula in the program that opens the file; a cell has exactly one meaning, quotes,
 * commas and line ends included.
 * Leaves to others: which columns (the screens), saving the file (`download.js`).
 */

const RISKY = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * Return one cell.
 * @param {unknown} value
 */
export function cell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = RISKY.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Return a table as text; it begins with a byte order mark, without which spreadsheets misread other scripts.
 * @param {readonly string[]} columns @param {readonly Record<string, unknown>[]} rows
 */
export function csv(columns, rows) {
  const lines = [columns, ...rows.map((row) => columns.map((name) => row[name]))];
  return `\uFEFF${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}
