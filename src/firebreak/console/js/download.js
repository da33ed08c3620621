/**
 * Files that the officer takes away: made here or fetched, saved under a name that any system takes.
 *
 * Keeps true: nothing is opened in the page; what was made for saving is let go of afterwards.
 * Leaves to others: what is in the file.
 */

const KEPT_MS = 60_000; // the browser reads the file after the press; by then it has

/** @param {Blob} content @param {string} name */
export function save(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name.replace(/[^A-Za-z0-9._-]+/g, "-");
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

/** @param {string} text @param {string} name @param {string} [type] */
export function saveText(text, name, type = "text/plain") {
  save(new Blob([text], { type: `${type};charset=utf-8` }), name);
}
