/**
 * Fields of forms: a label, a hint, an error in words that stands at the field and is read with it.
 *
 * Keeps true: what was typed is never lost to an error; a text field follows the direction of what is typed in it.
 * Leaves to others: what is allowed (`logic-*.js`, the node).
 */

import { html, useId } from "../vendor/ui.js";

/**
 * @typedef {object} FieldProps
 * @property {unknown} label
 * @property {string} value
 * @property {(value: string) => void} set
 * @property {string | null} [error]
 * @property {unknown} [hint]
 * @property {boolean} [required]
 * @property {boolean} [disabled]
 * @property {string} [lang]
 * @property {string} [type]
 * @property {string} [autocomplete]
 * @property {number} [rows]
 * @property {number} [max]
 * @property {string} [inputmode]
 * @property {boolean} [first] takes the focus when it appears
 * @property {any} [refTo]
 * @property {(event: KeyboardEvent) => void} [onKeyDown]
 */

/** @param {FieldProps & { draw: (common: Record<string, unknown>) => unknown }} props */
function Frame(props) {
  const id = useId();
  const notes = [props.hint ? `${id}-hint` : "", props.error ? `${id}-error` : ""].filter(Boolean).join(" ");
  const common = {
    id, required: props.required, disabled: props.disabled, "aria-invalid": props.error ? "true" : undefined,
    "aria-describedby": notes || undefined, class: "input", onKeyDown: props.onKeyDown,
  };
  return html`<div class="field">
    <label for=${id}>${props.label}</label>
    ${props.draw(common)}
    ${props.hint && html`<div id=${`${id}-hint`} class="faint">${props.hint}</div>`}
    ${props.error && html`<div id=${`${id}-error`} class="error" role="alert">${props.error}</div>`}
  </div>`;
}

/** @param {any} props @returns {(element: HTMLElement | null) => void} */
function reference(props) {
  return (element) => {
    if (props.refTo) props.refTo.current = element;
    if (element && props.first && !element.dataset.met) {
      element.dataset.met = "true";
      element.focus();
    }
  };
}

/** @param {FieldProps} props */
export function Field(props) {
  return html`<${Frame} ...${props} draw=${(/** @type {any} */ common) => html`<input ...${common} ref=${reference(props)}
    type=${props.type ?? "text"} dir="auto" lang=${props.lang} value=${props.value} maxlength=${props.max} inputmode=${props.inputmode}
    autocomplete=${props.autocomplete ?? "off"} onInput=${(/** @type {any} */ event) => props.set(event.currentTarget.value)} />`} />`;
}

/** @param {FieldProps} props */
export function TextArea(props) {
  return html`<${Frame} ...${props} draw=${(/** @type {any} */ common) => html`<textarea ...${common} ref=${reference(props)}
    dir="auto" lang=${props.lang} rows=${props.rows ?? 3} maxlength=${props.max} value=${props.value}
    onInput=${(/** @type {any} */ event) => props.set(event.currentTarget.value)}></textarea>`} />`;
}

/** @param {FieldProps & { options: readonly (readonly [value: string, words: string])[] }} props */
export function Select(props) {
  return html`<${Frame} ...${props} draw=${(/** @type {any} */ common) => html`<select ...${common} ref=${reference(props)}
    value=${props.value} onChange=${(/** @type {any} */ event) => props.set(event.currentTarget.value)}>
    ${props.options.map(([value, words]) => html`<option key=${value} value=${value} selected=${value === props.value}>${words}</option>`)}</select>`} />`;
}

/** @param {{ label: unknown, checked: boolean, set: (on: boolean) => void, disabled?: boolean }} props */
export function Check({ label, checked, set, disabled }) {
  const id = useId();
  return html`<div class="check"><input id=${id} type="checkbox" checked=${checked} disabled=${disabled}
    onChange=${(/** @type {any} */ event) => set(event.currentTarget.checked)} /> <label for=${id}>${label}</label></div>`;
}
