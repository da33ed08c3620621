/**
 * Text of the other side made inert: what cannot be seen is shown, what only looks alike is told apart on demand.
 *
 * Keeps true: a text is cut into pieces and never changed, so that what was signed can be read off the screen; controls of
 * direction and characters without width become visible signs and have no effect on what stands around them; a long run of
 * one of them is one piece with a count, so that ten thousand of them draw as one; letters are never "corrected".
 * Leaves to others: drawing pieces as text nodes, never as markup (`widget-inert.js`).
 */

/** Names of characters that show nothing by themselves, as their standard has them in short. */
const NAMES = new Map(Object.entries({
  "\u00AD": "SHY", "\u034F": "CGJ", "\u061C": "ALM", "\u115F": "HCF", "\u1160": "HJF", "\u180E": "MVS", "\u200B": "ZWSP", "\u200C": "ZWNJ",
  "\u200D": "ZWJ", "\u200E": "LRM", "\u200F": "RLM", "\u202A": "LRE", "\u202B": "RLE", "\u202C": "PDF", "\u202D": "LRO",
  "\u202E": "RLO", "\u2060": "WJ", "\u2061": "FA", "\u2062": "IT", "\u2063": "IS", "\u2064": "IP", "\u2066": "LRI",
  "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\u206A": "ISS", "\u206B": "ASS", "\u206C": "IAFS", "\u206D": "AAFS",
  "\u206E": "NADS", "\u206F": "NODS", "\u3164": "HF", "\uFEFF": "BOM", "\uFFA0": "HHF", "\uFFF9": "IAA", "\uFFFA": "IAS", "\uFFFB": "IAT",
}));
const TAG = /[\u{E0000}-\u{E007F}]/u;
const PICTURE = /\p{Extended_Pictographic}/u;
const MODIFIER = /[\u{1F3FB}-\u{1F3FF}\uFE0F]/u;
const JOINING = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Mongolian}]/u;

const SCRIPTS = /** @type {const} */ ([
  ["Latin", /\p{Script=Latin}/u], ["Cyrillic", /\p{Script=Cyrillic}/u], ["Greek", /\p{Script=Greek}/u],
  ["Armenian", /\p{Script=Armenian}/u], ["Cherokee", /\p{Script=Cherokee}/u], ["Coptic", /\p{Script=Coptic}/u],
]);
/** Letters of other scripts that look like Latin ones, and what they look like. */
const LIKE = new Map(pairs(
  "аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwвBкkмmнHтTАAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSАA" +
  "οoαaνvρpιiκkυuΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX" + "օoսuհhոnցgԱUՕO" + "ᎠDᎡRᎢTᎪAᎬEᎳWᎷMᏀGᏟCᏢPᏴB",
));

/** @param {string} text @returns {[string, string][]} */
function pairs(text) {
  const letters = Array.from(text);
  return letters.flatMap((letter, i) => (i % 2 === 0 ? [/** @type {[string, string]} */ ([letter, letters[i + 1] ?? ""])] : []));
}

/**
 * @typedef {object} Piece
 * @property {"text" | "unseen" | "mixed" | "alike"} kind text; what cannot be seen; a word of several scripts; a letter that looks like another
 * @property {string} text exactly as it was signed
 * @property {string} name of what cannot be seen, or the scripts, or the letter it looks like; "" for text
 * @property {number} count how many characters the piece stands for
 */

/**
 * Return a text as pieces; joined together they are the text.
 * @param {string} text @param {{ alike?: boolean }} [options] `alike` marks each letter that looks like a Latin one
 * @returns {Piece[]}
 */
export function pieces(text, options = {}) {
  /** @type {Piece[]} */
  const found = [];
  const letters = Array.from(text);
  letters.forEach((letter, i) => {
    const name = unseen(letters, i);
    if (name === null) add(found, "text", letter, "");
    else add(found, "unseen", letter, name);
  });
  return found.flatMap((piece) => (piece.kind === "text" ? inWords(piece.text, options.alike ?? false) : [piece]));
}

/** @param {Piece[]} found @param {Piece["kind"]} kind @param {string} text @param {string} name */
function add(found, kind, text, name) {
  const last = found.at(-1);
  if (last && last.kind === kind && last.name === name) {
    last.text += text;
    last.count += 1;
  } else {
    found.push({ kind, text, name, count: 1 });
  }
}

/**
 * Return the name of a character that shows nothing; null when it shows something, or has its proper place: a joiner
 * inside a picture or between letters that join.
 * @param {readonly string[]} letters @param {number} at
 */
function unseen(letters, at) {
  const letter = letters[at] ?? "";
  const name = NAMES.get(letter) ?? (TAG.test(letter) ? "TAG" : null);
  if (name !== "ZWJ" && name !== "ZWNJ") return name;
  const before = letters[at - 1] ?? "";
  const after = letters[at + 1] ?? "";
  if (JOINING.test(before) && JOINING.test(after)) return null;
  const inPicture = (PICTURE.test(before) || MODIFIER.test(before)) && PICTURE.test(after);
  return name === "ZWJ" && inPicture ? null : name;
}

/** @param {string} text @param {boolean} alike @returns {Piece[]} */
function inWords(text, alike) {
  /** @type {Piece[]} */
  const found = [];
  for (const part of text.split(/([\p{L}\p{M}\p{N}]+)/u)) {
    if (part === "") continue;
    const mixed = scripts(part);
    if (mixed.length > 1) add(found, "mixed", part, mixed.join(" + "));
    else if (alike) letters(found, part);
    else add(found, "text", part, "");
  }
  return found;
}

/** @param {Piece[]} found @param {string} word */
function letters(found, word) {
  for (const letter of word) {
    const like = LIKE.get(letter);
    if (like === undefined) add(found, "text", letter, "");
    else add(found, "alike", letter, like);
  }
}

/**
 * Return the scripts of a word that can be taken for each other.
 * @param {string} word
 * @returns {string[]}
 */
export function scripts(word) {
  return SCRIPTS.filter(([, letter]) => letter.test(word)).map(([name]) => name);
}

/**
 * Return whether anything of a text is not what it seems.
 * @param {string} text
 */
export function suspicious(text) {
  return pieces(text).some((piece) => piece.kind !== "text");
}

/**
 * Return whether a text has letters that look like those of another script, so that showing them can be offered.
 * @param {string} text
 */
export function hasAlike(text) {
  return pieces(text, { alike: true }).some((piece) => piece.kind === "alike" || piece.kind === "mixed");
}

const ISOLATES = /[\u2066-\u2069]/gu;

/**
 * Return a text without the isolates that the catalogue puts round what it fills in.
 * @param {string} text
 */
export function withoutIsolates(text) {
  return text.replace(ISOLATES, "");
}
