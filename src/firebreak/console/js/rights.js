/**
 * What the officer's roles do not allow, in words that name the role which would.
 *
 * Keeps true: what is not allowed is shown and says why; the node decides all the same.
 * Leaves to others: the table (`logic-permissions.js`).
 */

import { html } from "../vendor/ui.js";
import { session } from "./api.js";
import { may } from "./logic-permissions.js";
import { term, t } from "./texts.js";

/** @typedef {import("./logic-permissions.js").Action} Action */

/** @param {readonly string[]} roles @returns {string} */
export function roleWords(roles) {
  return t("admin-role-missing", { roles: roles.map((role) => term("role", role)).join(", ") });
}

/** @param {Action} action @returns {string | null} which role is missing; null when the action is allowed */
export function lacking(action) {
  const found = may(session.value?.officer.roles ?? [], action);
  return found.allowed ? null : roleWords(found.missing);
}

/** A line that says which role is missing, where one is. @param {{ action: Action }} props */
export function Lacking({ action }) {
  const words = lacking(action);
  return words === null ? null : html`<p class="badge late">${words}</p>`;
}
