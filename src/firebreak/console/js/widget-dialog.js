/**
 * Dialogs: the focus stays inside, Escape closes, and it goes back to where it was.
 *
 * Keeps true: nothing behind a dialog can be reached by keyboard or screen reader while it is open; the focus is never
 * on the choice that acts, so that a key already on its way down decides nothing; a dialog that was opened at leisure stands
 * back, with what was typed in it, for what begins to ring.
 * Leaves to others: questions asked from code (`dialogs.js`), what the choices do.
 */

import { html, useEffect, useId, useRef } from "../vendor/ui.js";
import { questions } from "./dialogs.js";
import { LAYER, standsBack, useKey } from "./keys.js";
import { nameOf, rings } from "./ringing.js";
import { t } from "./texts.js";
import { Button } from "./widget-button.js";

/**
 * @param {{ title: unknown, children?: any, close: () => void, alert?: boolean, wide?: boolean }} props
 */
export function Dialog({ title, children, close, alert, wide }) {
  const box = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const known = useRef(new Set(rings.peek().map(nameOf)));
  const back = !alert && rings.value.some((one) => !known.current.has(nameOf(one)));
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      box.current?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => {
    const dialog = box.current;
    standsBack.value = back;
    if (back) dialog?.close();
    else if (dialog && !dialog.open) {
      dialog.showModal(); // the browser keeps the focus inside and the rest inert
      dialog.querySelector("h2")?.focus();
    }
    return () => {
      standsBack.value = false;
    };
  }, [back]);
  useKey("dialog-close", "Escape", t("common-close"), close, { layer: LAYER.dialog });
  return html`<dialog ref=${box} class=${`dialog ${wide ? "wide" : ""}`} role=${alert ? "alertdialog" : undefined}
    aria-labelledby=${id} onCancel=${(/** @type {Event} */ event) => event.preventDefault()}>
    <h2 id=${id} tabindex="-1">${title}</h2>
    <div class="stack">${children}</div>
  </dialog>`;
}

/** The question that waits for an answer. */
export function Questions() {
  const one = questions.value[0];
  if (!one) return null;
  return html`<${Dialog} key=${one} title=${one.title} alert=${one.alert} close=${() => one.answer(null)}>
    ${one.words.map((words) => html`<p>${words}</p>`)}
    <div class="row">${one.choices.map((choice) => html`<${Button} key=${choice.id} id=${`question-${choice.id}`} label=${choice.label}
      hotkey=${choice.key} layer=${LAYER.dialog} sort=${choice.sort ?? "plain"} run=${() => one.answer(choice.id)} />`)}</div>
  </${Dialog}>`;
}
