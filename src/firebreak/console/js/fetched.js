/**
 * What a screen asks the node for beside the live view: asked once, asked again on wish or on news.
 *
 * Keeps true: an answer that comes after a later question is dropped; what was shown stays while it is asked again, and a failure
 * is shown in words with a way to try again.
 * Leaves to others: requests (`api.js`), what is asked (the screens).
 */

import { html, useEffect, useState } from "../vendor/ui.js";
import { address, get, Problem } from "./api.js";
import { onNews } from "./store.js";
import { t } from "./texts.js";
import { wordsOf } from "./toasts.js";
import { Button } from "./widget-button.js";

/**
 * @template T
 * @typedef {{ value: T | null, problem: Problem | null, busy: boolean, again: () => void }} Fetched
 */

/**
 * Ask for a page of the API as long as a component is shown.
 * @template T
 * @param {string | null} path null asks for nothing
 * @param {Record<string, unknown>} [query]
 * @returns {Fetched<T>}
 */
export function useFetched(path, query) {
  const wanted = path === null ? null : address(path, query);
  const [turn, setTurn] = useState(0);
  const [found, setFound] = useState(/** @type {{ of: string | null, value: any, problem: Problem | null }} */ ({ of: null, value: null, problem: null }));
  useEffect(() => {
    let asked = true;
    if (wanted === null) return undefined;
    get(wanted).then(
      (value) => asked && setFound({ of: wanted, value, problem: null }),
      (error) => asked && setFound((before) => ({ of: wanted, value: before.of === wanted ? before.value : null, problem: problemOf(error) })),
    );
    return () => {
      asked = false;
    };
  }, [wanted, turn]);
  const busy = wanted !== null && found.of !== wanted;
  return { value: found.value, problem: found.problem, busy, again: () => setTurn((n) => n + 1) };
}

/** @param {unknown} error @returns {Problem} */
function problemOf(error) {
  if (error instanceof Problem) return error;
  throw error;
}

/**
 * Call something when news of certain sorts come.
 * @param {string | null} line @param {readonly string[]} sorts @param {(news: any) => void} hear
 */
export function useNews(line, sorts, hear) {
  useEffect(() => {
    if (line === null) return undefined;
    return onNews(line, (news) => {
      if (sorts.includes(news.what)) hear(news);
    });
  }, [line, sorts.join()]);
}

/** What stands in place of an answer: that it is awaited, or why there is none. @param {{ of: Fetched<any>, id: string }} props */
export function Awaited({ of, id }) {
  if (of.problem !== null) {
    return html`<div class="panel problem-panel stack-small" role="alert">${wordsOf(of.problem).map((words) => html`<p>${words}</p>`)}
      <div><${Button} id=${`${id}-again`} label=${t("common-try-again")} run=${of.again} /></div></div>`;
  }
  return of.value === null ? html`<p role="status" class="soft">${t("common-opening")}</p>` : null;
}
