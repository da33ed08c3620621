/**
 * How long a text is: its words in any script, its bytes on the wire, and which limit it is over.
 *
 * Keeps true: words are counted as the language has them, where no spaces stand between them too; the limit of 200 words
 * is the composer's own, the limit of bytes is the wire's and the charter's (`spec/kinds.md` KIND-5) and binds in every language;
 * what is counted is what will be sent: NFC, line ends as line feeds, without the isolates of the catalogue.
 * Leaves to others: showing it (`screen-compose.js`), refusing it for good (the node).
 */

const URGENT_WORDS = 200;
const URGENT = new Set(["FLASH", "IMMEDIATE"]);
const BYTES = new TextEncoder();
const ISOLATES = /[\u2066-\u2069]/gu;

/** @type {Map<string, Intl.Segmenter>} */
const segmenters = new Map();

/** @param {string} lang @returns {Intl.Segmenter} */
export function segmenter(lang) {
  const known = segmenters.get(lang);
  if (known) return known;
  const made = new Intl.Segmenter(supported(lang), { granularity: "word" });
  if (segmenters.size < 64) segmenters.set(lang, made);
  return made;
}

/** @param {string} lang @returns {string} the tag, or English where it is not well formed */
function supported(lang) {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? "en";
  } catch {
    return "en";
  }
}

/**
 * Return a text as it will be signed.
 * @param {string} text
 */
export function clean(text) {
  return text.normalize("NFC").replace(/\r\n?/g, "\n").replace(ISOLATES, "");
}

/**
 * Count the words of a text.
 * @param {string} text @param {string} [lang]
 */
export function words(text, lang = "en") {
  let count = 0;
  for (const part of segmenter(lang).segment(clean(text))) if (part.isWordLike) count += 1;
  return count;
}

/**
 * Count the bytes of a text on the wire.
 * @param {string} text
 */
export function bytes(text) {
  return BYTES.encode(clean(text)).length;
}

/**
 * @typedef {object} Length
 * @property {number} words
 * @property {number | null} word_limit null where the precedence has none
 * @property {number} bytes
 * @property {number} byte_limit
 * @property {"none" | "words" | "bytes"} over which limit it is over; bytes first, since they bind on the wire
 * @property {number} [left_words]
 */

/**
 * Measure a text against the limits of its precedence.
 * @param {string} text @param {string} lang @param {string} precedence
 * @param {{ text_bytes: number, urgent_text_bytes: number }} charter
 * @returns {Length}
 */
export function measure(text, lang, precedence, charter) {
  const urgent = URGENT.has(precedence);
  const limit = urgent ? URGENT_WORDS : null;
  const most = urgent ? Math.min(charter.urgent_text_bytes, charter.text_bytes) : charter.text_bytes;
  const counted = words(text, lang);
  const long = bytes(text);
  const over = long > most ? "bytes" : limit !== null && counted > limit ? "words" : "none";
  return { words: counted, word_limit: limit, bytes: long, byte_limit: most, over };
}

/** Characters that the wire refuses (CBOR-8). */
const REFUSED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\uFDD0-\uFDEF\uFFFE\uFFFF]/u;

/**
 * Return the first character of a text that cannot be sent, as `U+0007`; null when all can.
 * @param {string} text
 */
export function refused(text) {
  const found = REFUSED.exec(clean(text));
  const code = found?.[0].codePointAt(0);
  return code === undefined ? null : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
