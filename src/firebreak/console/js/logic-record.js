/**
 * The record as it is looked through: filters, what can be claimed of an entry, what an export opens and what it withholds.
 *
 * Keeps true: only what the record shows is offered as a claim; what an export opens is what was named and no more, and what it
 * withholds is said before it is made; an unknown kind passes every filter that does not exclude it.
 * Leaves to others: searching words (the node), making and judging bundles (the node).
 */

import { ms } from "./logic-time.js";

/**
 * @typedef {{ id: string, kind: string, side: string, marking: string, written: string, of: string | null, regarding: string | null,
 *   fields: Record<string, any> | null }} Entry
 */
/** @typedef {{ kind: string, side: string, marking: string, since: number | null, until: number | null }} Filter */

/** @type {Filter} */
export const ALL = { kind: "", side: "", marking: "", since: null, until: null };

/**
 * Return whether an entry is wanted; `since` is included, `until` is not.
 * @param {Entry} entry @param {Filter} filter
 */
export function fits(entry, filter) {
  const at = ms(entry.written);
  return (filter.kind === "" || entry.kind === filter.kind) && (filter.side === "" || entry.side === filter.side)
    && (filter.marking === "" || entry.marking === filter.marking)
    && (filter.since === null || at >= filter.since) && (filter.until === null || at < filter.until);
}

/**
 * Return a few words of an entry for its row: what a person wrote, else nothing.
 * @param {Entry & { snippet?: string }} entry
 */
export function snippet(entry) {
  const fields = entry.fields ?? {};
  const found = entry.snippet ?? fields.subject ?? fields.text ?? fields.what ?? fields.answer ?? fields.style ?? fields.challenge ?? "";
  return typeof found === "string" ? found : "";
}

/**
 * @typedef {object} Matter
 * @property {string} id
 * @property {string} what
 * @property {{ outcome: string | null, rang: boolean } | null} attempt
 * @property {readonly { rung: string, stated: boolean }[]} ladder
 * @property {readonly { rung: string, reason: string | null }[]} refused
 * @property {readonly { kind: string, fields: Record<string, any> | null }[]} acts
 */

/**
 * Return what can be claimed of a call or message, as the record has it.
 * @param {Matter} matter
 * @returns {string[]} names of claims
 */
export function claimable(matter) {
  const rungs = matter.ladder.filter((one) => one.stated).map((one) => one.rung);
  const outcome = matter.attempt?.outcome ? [matter.attempt.outcome] : [];
  const rang = matter.attempt?.rang ? ["rang"] : [];
  const refused = matter.refused.length > 0 ? ["refused"] : [];
  const reason = matter.acts.some((act) => act.kind === "reason" || act.fields?.reason) ? ["reason"] : [];
  return [...new Set([...outcome, ...rang, ...rungs, ...refused, ...reason, "text"])];
}

/** Claims that open words by themselves, and the fields that they open. */
const OPENS = /** @type {Record<string, readonly string[]>} */ ({ text: ["text", "subject", "lang"], reason: ["reason", "text"] });

/**
 * Return which fields of the chosen entries are opened and which are withheld.
 * @param {readonly { claims: readonly string[], fields: readonly string[] }[]} chosen each with the fields that it has
 * @param {readonly string[]} disclosed
 * @returns {{ opened: string[], withheld: string[] }}
 */
export function opening(chosen, disclosed) {
  const named = new Set(disclosed);
  /** @type {Set<string>} */
  const opened = new Set();
  /** @type {Set<string>} */
  const withheld = new Set();
  for (const one of chosen) {
    const byClaim = new Set(one.claims.flatMap((claim) => OPENS[claim] ?? []));
    for (const field of one.fields) (named.has(field) || byClaim.has(field) ? opened : withheld).add(field);
  }
  return { opened: [...opened].sort(), withheld: [...withheld].sort() };
}

/** Words of acts that a claim cannot be proven without (`spec/evidence.md`), by the claim. */
const ALSO = /** @type {Record<string, "decline" | "refusal" | "undertaking">} */ ({
  declined: "decline", declined_late: "decline", reason: "decline", refused: "refusal", undertaken: "undertaking", reported_done: "undertaking",
});

/**
 * Return whose words the claims open beside the chosen entries: a decline is shown with the reason given, or that none was.
 * @param {readonly { claims: readonly string[] }[]} chosen
 */
export function alsoOpens(chosen) {
  return [...new Set(chosen.flatMap((one) => one.claims.flatMap((claim) => ALSO[claim] ?? [])))];
}

/**
 * Return the body of an export; null when nothing is claimed.
 * @param {readonly { id: string, claims: readonly string[] }[]} chosen @param {readonly string[]} disclosed
 * @param {boolean} order whether the order of the two is claimed
 */
export function exportBody(chosen, disclosed, order) {
  const claims = chosen.flatMap((one) => one.claims.map((claim) => ({ claim, of: [one.id] })));
  if (order && chosen.length === 2) claims.push({ claim: "order", of: chosen.map((one) => one.id) });
  return claims.length === 0 ? null : { claims: claims.slice(0, 64), disclose: [...disclosed] };
}

/**
 * Return the matter that an entry belongs to: its own id where it opens one.
 * @param {Entry} entry
 */
export function matterOf(entry) {
  return ["call-offer", "message"].includes(entry.kind) && entry.of === null ? entry.id : (entry.of ?? entry.id);
}
