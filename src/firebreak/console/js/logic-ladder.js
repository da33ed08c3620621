/**
 * The ladder of acknowledgement: the highest proven rung, whether a machine or a person stands behind it, what may come next.
 *
 * Keeps true: a rung is proven only where the record states it; a refusal stands beside the ladder and takes no rung away;
 * a machine's receipt and a person's word never look alike.
 * Leaves to others: which entries state a rung (`spec/messages.md`, at the node), roles (`logic-permissions.js`).
 */

/** Rungs from the lowest to the highest. */
export const RUNGS = /** @type {const} */ (["at_station", "seen", "understood", "passed_to", "undertaken", "reported_done", "closed"]);

/** @typedef {(typeof RUNGS)[number]} RungName */
/** @typedef {import("./console-types").Author} Author */
/** @typedef {{ rung: string, stated: boolean, by: Author | null, written: string | null, arrived: string | null }} Stated */
/**
 * @typedef {object} Matter
 * @property {string} direction
 * @property {readonly Stated[]} ladder
 * @property {readonly { rung: string }[]} refused
 * @property {string | null} [unreadable]
 */
/** @typedef {"stated" | "refused" | "missing"} Standing */
/**
 * @typedef {object} Step one rung as it is drawn
 * @property {RungName} rung
 * @property {Standing} standing
 * @property {boolean} also_refused a refusal stands beside a rung that was stated all the same
 * @property {"machine" | "person" | null} behind who stands behind it; null when nobody does
 * @property {Author | null} by
 * @property {string | null} written
 * @property {string | null} arrived
 */

/**
 * Return every rung of a matter in order; a rung that the node does not know yet is shown as missing.
 * @param {Matter} matter
 * @returns {Step[]}
 */
export function steps(matter) {
  const refused = new Set(matter.refused.map((one) => one.rung));
  return RUNGS.map((rung) => {
    const stated = matter.ladder.find((one) => one.rung === rung && one.stated) ?? null;
    return {
      rung, also_refused: stated !== null && refused.has(rung),
      standing: stated !== null ? "stated" : refused.has(rung) ? "refused" : "missing",
      behind: stated === null ? null : behind(rung),
      by: stated?.by ?? null, written: stated?.written ?? null, arrived: stated?.arrived ?? null,
    };
  });
}

/**
 * Return who stands behind a rung. `understood` is a person's read-back which the author's machine compared: the person
 * who read back stands behind it, and the comparison is the machine's.
 * @param {string} rung
 * @returns {"machine" | "person"}
 */
export function behind(rung) {
  return rung === "at_station" ? "machine" : "person";
}

/**
 * Return the highest rung that is stated; null when not even the other station holds it.
 * @param {Matter} matter
 * @returns {Step | null}
 */
export function highest(matter) {
  return steps(matter).findLast((step) => step.standing === "stated") ?? null;
}

/**
 * Return what the author's machine found of the latest read-back; null where nothing was read back.
 * @param {{ read_backs?: readonly { matched: boolean | null }[] }} matter
 * @returns {"open" | "matched" | "differs" | null}
 */
export function lastCheck(matter) {
  const last = matter.read_backs?.at(-1);
  if (last === undefined) return null;
  return last.matched === null ? "open" : last.matched ? "matched" : "differs";
}

/**
 * Return the rungs that we may state next and who of ours states them: the receiver climbs, the author closes.
 * A refusal binds nobody for ever, so that a refused rung can still be stated.
 * @param {Matter} matter
 * @returns {RungName[]}
 */
export function next(matter) {
  const all = steps(matter);
  if (has(all, "closed")) return [];
  if (matter.direction === "out") return ["closed"];
  const open = /** @type {RungName[]} */ (["seen", "understood", "passed_to", "undertaken", "reported_done"]);
  return open.filter((rung) => rung === "passed_to" || rung === "undertaken" || !has(all, rung));
}

/**
 * Return the rungs that we may refuse now: those that the other side waits for and we have neither stated nor refused.
 * @param {Matter} matter
 * @returns {RungName[]}
 */
export function refusable(matter) {
  if (matter.direction === "out") return [];
  const all = steps(matter);
  if (has(all, "closed")) return [];
  return all.filter((step) => step.standing === "missing" && !["at_station", "closed"].includes(step.rung)).map((step) => step.rung);
}

/** @param {readonly Step[]} all @param {string} rung */
function has(all, rung) {
  return all.some((step) => step.rung === rung && step.standing === "stated");
}
