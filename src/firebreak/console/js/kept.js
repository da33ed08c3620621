/**
 * What this browser keeps between two visits: language, theme, desk, telephones, notices read, a drill, drafts.
 *
 * Keeps true: a browser that keeps nothing (private mode, full disk) is no failure; nothing kept here is a secret, and
 * no words of principals are, but for a draft until the node has it (`drafts.js`).
 * Leaves to others: the session (a cookie that no script reads).
 */

const PREFIX = "firebreak.";

/** @param {string} name @returns {string | null} */
export function kept(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string | null} value null forgets it */
export function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // The browser keeps nothing: the page works all the same, it only asks again next time.
  }
}

/** @template T @param {string} name @param {T} otherwise @returns {T} */
export function keptValue(name, otherwise) {
  const text = kept(name);
  if (text === null) return otherwise;
  try {
    return /** @type {T} */ (JSON.parse(text));
  } catch {
    return otherwise;
  }
}

/** @param {string} name @param {unknown} value */
export function keepValue(name, value) {
  keep(name, JSON.stringify(value));
}
