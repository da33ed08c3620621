/**
 * Marks of a matter: precedence, marking, outcome, grade; who said it, a machine or a person.
 *
 * Keeps true: precedence is colour, shape and word together; an exercise differs by border, pattern and word; what a
 * machine said is square, dashed and in machine type, what a person said has a round badge with desk and role; neither
 * ever looks like consent.
 * Leaves to others: which rung is proven (`logic-ladder.js`), the words (`terms.ftl`).
 */

import { html } from "../vendor/ui.js";
import { term, t } from "./texts.js";

/** @typedef {import("./console-types").Author} Author */
/** @typedef {import("./names.js").Names} Names */

const SHAPES = /** @type {Record<string, string>} */ ({ FLASH: "▲▲", IMMEDIATE: "▲", PRIORITY: "◆", ROUTINE: "●" });

/** @param {{ precedence: string }} props */
export function Precedence({ precedence }) {
  const sort = SHAPES[precedence] ? precedence.toLowerCase() : "unknown";
  return html`<span class=${`precedence ${sort}`} title=${term("precedence", precedence, "says")}>
    <span class="shape" aria-hidden="true">${SHAPES[precedence] ?? "◇"}</span> ${term("precedence", precedence)}</span>`;
}

/** A marking; an operational matter is the rule and shows none unless `always`. @param {{ marking: string, always?: boolean }} props */
export function Marking({ marking, always }) {
  if (marking === "OPERATIONAL" && !always) return null;
  const words = term("marking", marking);
  return html`<strong class=${`marking ${marking.toLowerCase()}`} title=${term("marking", marking, "says")}>${words}</strong>`;
}

/** The class of whatever holds a matter: an exercise has a hatched border on every side. @param {string} marking */
export function markingClass(marking) {
  return marking === "OPERATIONAL" ? "" : `marked ${marking.toLowerCase()}`;
}

/** The word of an exercise again, at the end of whatever holds it. @param {{ marking: string }} props */
export function MarkingEnd({ marking }) {
  if (marking === "OPERATIONAL") return null;
  const words = term("marking", marking);
  return html`<div class=${`marking-end ${marking.toLowerCase()}`} aria-hidden="true">${words} · ${words} · ${words}</div>`;
}

/** What a call came to, and whether that is final. @param {{ outcome: string | null, settled: boolean }} props */
export function Outcome({ outcome, settled }) {
  const code = outcome ?? "none";
  const final = settled ? "settled" : "provisional";
  return html`<span class=${`outcome ${code} ${final}`} title=${term("outcome", code, "says")}>
    <span class="strong">${term("outcome", code)}</span>${outcome && html`
    <span class=${`badge ${final}`} title=${t(`terms-${final}-says`)}>${t(`terms-${final}`)}</span>`}</span>`;
}

/** How the entry is authenticated. @param {{ grade: import("./console-types").Grade | undefined }} props */
export function Grade({ grade }) {
  if (!grade) return null;
  const flags = [grade.signed ? "signed" : "unsigned", grade.hybrid_sealed && "hybrid-sealed", grade.acknowledged && "acknowledged"];
  return html`<span class="grade">${flags.filter(Boolean).map((flag) => html`<span key=${flag} class=${`badge ${flag === "unsigned" ? "late" : "grade"}`}
    title=${t(`terms-grade-${flag}-says`)}>${t(`terms-grade-${flag}`)}</span> `)}</span>`;
}

/** @param {Author} by @param {Names} party @returns {string} desk, role and party of an author */
export function authorWords(by, party) {
  return t("common-author", { desk: party.desk(by.side, by.desk), role: by.role_name, party: party(by.side) });
}

/** What a machine said or did by itself. @param {{ children?: any }} props */
export function MachineSaid({ children }) {
  return html`<span class="machine-said"><span class="unseen">${t("terms-machine")}: </span>
    <span class="sign" aria-hidden="true" title=${t("terms-machine-says")}>▢</span> ${children}</span>`;
}

/**
 * What a person said or did, with desk and role, and whether a credential of a person stands behind it.
 * @param {{ by: Author, party: Names, children?: any }} props
 */
function PersonSaid({ by, party, children }) {
  return html`<span class=${`person-said ${by.side}`}><span class="who" title=${t("terms-person-says")}>
    <span class="sign" aria-hidden="true">◉</span> <bdi>${party.desk(by.side, by.desk)}</bdi> · <bdi>${by.role_name}</bdi> · <bdi>${party(by.side)}</bdi>${by.name && html` · <bdi class="officer" title=${t("common-name-here")}>${by.name}</bdi>`}</span>
    ${" "}<${Credential} by=${by} /> ${children}</span>`;
}

/** @param {{ by: Author }} props */
export function Credential({ by }) {
  if (by.credential === undefined || !by.person) return null;
  const word = by.credential ? "credential-exercised" : "node-claims";
  return html`<span class=${`badge ${by.credential ? "grade" : "claims"}`} title=${t(`terms-${word}-says`)}>${t(`terms-${word}`)}</span>`;
}

/**
 * Whoever acted, drawn as what it was; an entry without an author is its station's.
 * @param {{ by: Author | null, party: Names, side?: string, children?: any }} props
 */
export function Said({ by, party, side, children }) {
  if (by?.person) return html`<${PersonSaid} by=${by} party=${party}>${children}</${PersonSaid}>`;
  const whose = by?.side ?? side;
  return html`<${MachineSaid}>${t("common-station")}${whose ? html` · <bdi>${party(whose)}</bdi>` : ""}</${MachineSaid}> ${children}`;
}
