/**
 * The words of the page: one Fluent catalogue for server and browser, the language, its direction.
 *
 * Keeps true: a language is switched without reload and survives one; a key that is missing falls back to English and is
 * remembered so that tests see it; isolates that Fluent puts round arguments never leave the page (`plain`).
 * Leaves to others: the catalogues (`src/firebreak/forms/texts`), storing the officer's choice on the node (`signing.js`).
 */

import { FluentBundle, FluentResource } from "../vendor/fluent.js";
import { computed, signal } from "../vendor/ui.js";
import { keep, kept } from "./kept.js";
import { withoutIsolates } from "./logic-inert.js";

/** Languages of the interface by their own names. */
export const LANGUAGES = /** @type {const} */ ([
  ["en", "English"], ["ru", "Русский"], ["uk", "Українська"], ["fr", "Français"], ["zh", "中文"], ["ar", "العربية"],
  ["ko", "한국어"],
]);
const KNOWN = new Set(LANGUAGES.map(([tag]) => /** @type {string} */ (tag)));
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur", "ps", "sd", "dv", "yi"]);

/** @type {Map<string, FluentBundle>} */
const bundles = new Map();
/** @type {Map<string, Promise<FluentBundle>>} */
const loading = new Map();
const shown = signal(/** @type {FluentBundle | null} */ (null));
const current = signal("en");
/** The language of the interface. */
export const language = computed(() => current.value);
/** Keys that were asked for and are not in the catalogue. */
export const missing = /** @type {Set<string>} */ (new Set());

/** @param {string} tag @returns {"rtl" | "ltr"} the direction of a language */
export function direction(tag) {
  return RIGHT_TO_LEFT.has(tag.split("-")[0]?.toLowerCase() ?? "") ? "rtl" : "ltr";
}

/** Return the language to begin with: the one chosen here before, else the browser's, else English. */
export function firstLanguage() {
  const wanted = [kept("language"), ...navigator.languages];
  return wanted.map((tag) => tag?.split("-")[0] ?? "").find((tag) => KNOWN.has(tag)) ?? "en";
}

/** @param {string} tag @returns {Promise<FluentBundle>} each language is asked for once */
function load(tag) {
  const asked = loading.get(tag) ?? fetched(tag).catch((error) => {
    loading.delete(tag); // asked for again next time
    throw error;
  });
  loading.set(tag, asked);
  return asked;
}

/** @param {string} tag @returns {Promise<FluentBundle>} */
async function fetched(tag) {
  const answer = await fetch(`/console/texts/${tag}.ftl`);
  if (!answer.ok) throw new Error(`texts of ${tag}: ${answer.status}`);
  const bundle = new FluentBundle(tag);
  for (const error of bundle.addResource(new FluentResource(await answer.text()))) console.error(error);
  bundles.set(tag, bundle);
  return bundle;
}

/**
 * Show the page in a language; English is loaded beside it as what a missing key falls back to.
 * @param {string} tag
 */
export async function useLanguage(tag) {
  const wanted = KNOWN.has(tag) ? tag : "en";
  const [bundle] = await Promise.all([load(wanted), load("en")]);
  shown.value = bundle;
  current.value = wanted;
  document.documentElement.lang = wanted;
  document.documentElement.dir = direction(wanted);
  keep("language", wanted);
}

/**
 * Return the text of a key. Arguments are isolated from the sentence around them; `attribute` names one of the key's.
 * @param {string} key @param {Record<string, string | number | Date>} [args] @param {string} [attribute]
 * @returns {string}
 */
export function t(key, args, attribute) {
  const bundle = shown.value;
  return format(bundle, key, args, attribute) ?? format(bundles.get("en"), key, args, attribute) ?? absent(key);
}

/**
 * Return the words of another language than the page's, English where it has none: for words that leave the page.
 * @param {string} tag
 * @returns {Promise<(key: string, args?: Record<string, string | number | Date>) => string>}
 */
export async function textsIn(tag) {
  const bundle = await load(KNOWN.has(tag) ? tag : "en");
  return (key, args) => plain(format(bundle, key, args) ?? format(bundles.get("en"), key, args) ?? key);
}

/** @param {FluentBundle | null | undefined} bundle @param {string} key @param {any} args @param {string} [attribute] */
function format(bundle, key, args, attribute) {
  const message = bundle?.getMessage(key);
  const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
  if (!bundle || !pattern) return null;
  return bundle.formatPattern(pattern, args ?? null, []);
}

/** @param {string} key */
function absent(key) {
  missing.add(key);
  document.documentElement.dataset.missingTexts = [...missing].join(" ");
  return key;
}

/** @param {string} key whether the catalogue has it */
export function has(key) {
  return Boolean(shown.value?.hasMessage(key) || bundles.get("en")?.hasMessage(key));
}

/**
 * Return the words of a code of the record, such as `term("outcome", "declined_late")`; the code itself when the
 * catalogue does not know it, since what is unknown is shown and never dropped.
 * @param {string} group @param {string | null | undefined} code @param {string} [part] such as `not`
 */
export function term(group, code, part) {
  const word = String(code ?? "").toLowerCase().replace(/[_ ]+/g, "-");
  const key = ["terms", group, word, ...(part ? [part] : [])].join("-");
  return has(key) ? t(key) : String(code ?? "");
}

/** @param {string} text the text without the isolates that Fluent put into it: for whatever is signed, sent or compared */
export function plain(text) {
  return withoutIsolates(text);
}
