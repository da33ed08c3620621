/**
 * Which actions an officer's roles allow, and which role is missing for the others.
 *
 * Keeps true: an action that a role does not allow is shown and disabled, with the missing role named, never hidden; this is a
 * courtesy of the page alone, since the API decides and says the same (`docs/reference/api.md`).
 * Leaves to others: enforcing it (the node), for which desks an officer acts (the session says), words of roles (`texts.js`).
 */

/** @typedef {"watch" | "supervisor" | "principal" | "auditor" | "administrator"} Role */
/** @typedef {keyof typeof TABLE} Action */

const ACTING = /** @type {const} */ (["watch", "supervisor", "principal"]);
const READING = /** @type {const} */ ([...ACTING, "auditor"]);

/** Actions and the roles that have them; the order is that in which a missing role is named. */
export const TABLE = /** @type {const} */ ({
  act: ACTING,
  orderwire: ACTING,
  silence: ACTING,
  test: ACTING,
  compose: ACTING,
  translate: ACTING,
  release: ["supervisor"],
  watch: ACTING,
  address: ACTING,
  read: READING,
  export: ["supervisor", "auditor"],
  archive: ["supervisor", "auditor"],
  verify: ["supervisor", "auditor"],
  paging_test: [...ACTING, "administrator"],
  drill: ["supervisor"], // this page's own rule: the node knows the marking of an entry and no drill
  officers: ["administrator"],
});

/**
 * Return whether roles allow an action, and which role would.
 * @param {readonly string[]} roles @param {Action} action
 * @returns {{ allowed: boolean, missing: Role[] }} `missing` lists the roles of which one is needed; empty when allowed
 */
export function may(roles, action) {
  const wanted = /** @type {readonly Role[]} */ (TABLE[action]);
  const allowed = wanted.some((role) => roles.includes(role));
  return { allowed, missing: allowed ? [] : [...wanted] };
}

const ECHELONS = /** @type {Record<string, readonly string[]>} */ ({
  watch: ["watch", "operational"],
  supervisor: ["watch", "operational", "strategic"],
  principal: ["strategic", "principal"],
});

/**
 * Return the desks for which an officer acts: those of the list, or where it is empty those of the echelons of the roles.
 * @template {{ id: string, echelon: string }} D
 * @param {{ roles: readonly string[], desks: readonly string[] }} officer @param {readonly D[]} desks of the own party
 * @returns {D[]}
 */
export function ownDesks(officer, desks) {
  if (officer.desks.length > 0) return desks.filter((desk) => officer.desks.includes(desk.id));
  return desks.filter((desk) => officer.roles.some((role) => ECHELONS[role]?.includes(desk.echelon)));
}

/**
 * Return whether an officer can be the second person for something waiting: another than the one who wrote it, who may release.
 * @param {{ id: string, roles: readonly string[] }} officer @param {{ by: string, state: string }} release
 * @returns {"yes" | "own" | "role" | "over"}
 */
export function canRelease(officer, release) {
  if (release.state !== "waiting") return "over";
  if (release.by === officer.id) return "own";
  return may(officer.roles, "release").allowed ? "yes" : "role";
}
