/**
 * Trigger checklists: events that both sides agreed warrant a call, with words that only want their facts.
 *
 * Keeps true: a slot that is not filled stays in brackets and is told before anything is sent; filling never changes the words
 * around it; what a person put into a slot is never read as a slot again.
 * Leaves to others: the texts (`forms/`), suggesting desks (`screen-compose.js`), what may be sent (the charter, at the node).
 */

const SLOT = /\[([^[\]\n]{1,80})\]/gu;

/**
 * Return the slots of a text in the order in which they first occur.
 * @param {...string} texts
 * @returns {string[]}
 */
export function slots(...texts) {
  return [...new Set(texts.flatMap((text) => [...text.matchAll(SLOT)].map((found) => found[1] ?? "")))];
}

/**
 * Fill the slots of a text; those without a fact stay as they are.
 * @param {string} text @param {Readonly<Record<string, string>>} facts by the name of the slot
 */
export function fill(text, facts) {
  return text.replace(SLOT, (whole, /** @type {string} */ name) => {
    const fact = Object.hasOwn(facts, name) ? (facts[name] ?? "").trim() : "";
    return fact === "" ? whole : fact;
  });
}

/**
 * Return the desks that a trigger suggests: the first of its echelon, else the nearest below, else the first.
 * @param {string} echelon @param {readonly { id: string, echelon: string }[]} desks of the other side
 * @returns {string[]}
 */
export function suggested(echelon, desks) {
  const order = ["principal", "strategic", "operational", "watch"];
  const from = Math.max(0, order.indexOf(echelon));
  for (const one of order.slice(from)) {
    const found = desks.find((desk) => desk.echelon === one);
    if (found) return [found.id];
  }
  return desks.slice(0, 1).map((desk) => desk.id);
}

/**
 * Return what a trigger puts into a draft.
 * @param {{ id: string, precedence: string, subject: string, text: string, to_echelon: string }} trigger
 * @param {readonly { id: string, echelon: string }[]} desks
 */
export function toDraft(trigger, desks) {
  return {
    trigger: trigger.id, precedence: trigger.precedence, subject: trigger.subject, text: trigger.text,
    to: suggested(trigger.to_echelon, desks),
  };
}
