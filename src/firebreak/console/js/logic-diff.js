/**
 * Where two texts differ, by words: a read-back against the original, one translation against an earlier one.
 *
 * Keeps true: two texts are equal exactly when the author's machine says so (`spec/messages.md` MSG-5: NFC, case folded, white
 * space left out), and then nothing is marked; every character of both texts is in the pieces, so that nothing is hidden.
 * Leaves to others: what a match means (the author's node decides), drawing marks (`widget-diff.js`).
 */

import { segmenter } from "./logic-words.js";

const CELLS = 4_000_000; // beyond this many comparisons the middle is marked as a whole

/** @typedef {{ text: string, marked: boolean }} Piece */
/** @typedef {{ equal: boolean, left: Piece[], right: Piece[], differences: number }} Comparison */

/**
 * Return a text as it is compared: NFC, case and white space aside, as Python's `casefold` and `split` have it.
 * @param {string} text
 */
export function plain(text) {
  return fold(text.normalize("NFC")).normalize("NFC").replace(/[^\S\uFEFF]|[\u001C-\u001F\u0085]/gu, "");
}

/** @param {string} text @returns {string} full case folding; upper case first makes one letter of `ß` two */
function fold(text) {
  const folded = Array.from(text, (letter) => (letter === "ı" ? letter : letter.toUpperCase().toLowerCase()));
  return folded.join("").replaceAll("ς", "σ");
}

/**
 * Compare two texts.
 * @param {string} left @param {string} right @param {string} [lang]
 * @returns {Comparison}
 */
export function compare(left, right, lang = "en") {
  if (plain(left) === plain(right)) {
    return { equal: true, left: whole(left, false), right: whole(right, false), differences: 0 };
  }
  const a = tokens(left, lang);
  const b = tokens(right, lang);
  const [keptA, keptB] = common(a, b);
  settle(a, b, keptA, keptB);
  const leftPieces = pieces(a, keptA);
  const rightPieces = pieces(b, keptB);
  return { equal: false, left: leftPieces, right: rightPieces, differences: gaps(keptA, keptB) };
}

/** @param {string} text @param {boolean} marked @returns {Piece[]} */
function whole(text, marked) {
  return text === "" ? [] : [{ text, marked }];
}

/** @typedef {{ text: string, key: string }} Token  a word or sign with the white space behind it */

/** @param {string} text @param {string} lang @returns {Token[]} */
function tokens(text, lang) {
  /** @type {Token[]} */
  const found = [];
  for (const { segment } of segmenter(lang).segment(text)) {
    const key = plain(segment);
    const last = found.at(-1);
    if (key === "" && last) last.text += segment;
    else found.push({ text: segment, key });
  }
  return found;
}

/**
 * Return for each token of both whether it stands in their longest common sequence.
 * @param {Token[]} a @param {Token[]} b @returns {[boolean[], boolean[]]}
 */
function common(a, b) {
  const head = a.findIndex((token, i) => token.key !== b[i]?.key);
  const from = head < 0 ? Math.min(a.length, b.length) : head;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - from && a[a.length - 1 - tail]?.key === b[b.length - 1 - tail]?.key) tail += 1;
  const keptA = a.map((_, i) => i < from || i >= a.length - tail);
  const keptB = b.map((_, i) => i < from || i >= b.length - tail);
  longest(a.slice(from, a.length - tail), b.slice(from, b.length - tail), (i, j) => {
    keptA[from + i] = true;
    keptB[from + j] = true;
  });
  return [keptA, keptB];
}

/** @param {Token[]} a @param {Token[]} b @param {(i: number, j: number) => void} keep */
function longest(a, b, keep) {
  const width = b.length + 1;
  if (a.length * b.length > CELLS) return;
  const table = new Uint16Array((a.length + 1) * width);
  const at = (/** @type {number} */ i, /** @type {number} */ j) => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i * width + j] = a[i]?.key === b[j]?.key ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]?.key === b[j]?.key) keep(i++, j++);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
}

/**
 * Unmark what differs only in how it is cut into words: `ice berg` and `iceberg` are equal by MSG-5.
 * @param {Token[]} a @param {Token[]} b @param {boolean[]} keptA @param {boolean[]} keptB
 */
function settle(a, b, keptA, keptB) {
  for (const { i, iEnd, j, jEnd } of regions(keptA, keptB)) {
    const same = join(a, i, iEnd) === join(b, j, jEnd);
    if (same) {
      keptA.fill(true, i, iEnd);
      keptB.fill(true, j, jEnd);
    }
  }
}

/** @param {Token[]} list @param {number} from @param {number} to */
function join(list, from, to) {
  return list.slice(from, to).map((token) => token.key).join("");
}

/**
 * Return the stretches of both that do not match, in order.
 * @param {readonly boolean[]} keptA @param {readonly boolean[]} keptB
 */
function regions(keptA, keptB) {
  const found = [];
  let i = 0;
  let j = 0;
  while (i < keptA.length || j < keptB.length) {
    const iEnd = end(keptA, i);
    const jEnd = end(keptB, j);
    if (iEnd > i || jEnd > j) found.push({ i, iEnd, j, jEnd });
    i = iEnd + 1; // past one token that both have
    j = jEnd + 1;
  }
  return found;
}

/** @param {readonly boolean[]} kept @param {number} from @returns {number} the first kept token from there on */
function end(kept, from) {
  const found = kept.indexOf(true, from);
  return found < 0 ? Math.max(from, kept.length) : found;
}

/** @param {boolean[]} keptA @param {boolean[]} keptB */
function gaps(keptA, keptB) {
  return regions(keptA, keptB).length;
}

/** @param {Token[]} list @param {boolean[]} kept @returns {Piece[]} */
function pieces(list, kept) {
  /** @type {Piece[]} */
  const found = [];
  list.forEach((token, i) => {
    const marked = !kept[i];
    const last = found.at(-1);
    if (last && last.marked === marked) last.text += token.text;
    else found.push({ text: token.text, marked });
  });
  return found;
}

// --- read-backs and translations -----------------------------------------------------------------------------------

/**
 * Compare each version of a translation with the one before it in the same language; the first has nothing to differ from.
 * @template {{ lang: string, text: string, written: string }} V
 * @param {readonly V[]} versions
 * @returns {{ version: V, before: V | null, comparison: Comparison | null }[]} oldest first
 */
export function compareVersions(versions) {
  const ordered = versions.toSorted((a, b) => Date.parse(a.written) - Date.parse(b.written));
  return ordered.map((version, at) => {
    const before = ordered.slice(0, at).findLast((one) => one.lang === version.lang) ?? null;
    const comparison = before === null ? null : compare(before.text, version.text, version.lang);
    return { version, before, comparison };
  });
}
