/**
 * Buttons: every one shows its key; one that cannot be undone is pressed twice.
 *
 * Keeps true: a button that is working cannot be pressed again; a disabled button says why; an armed button disarms
 * itself, and says for how long it stays armed.
 * Leaves to others: what happens (`acts.js`), the registry of keys (`keys.js`).
 */

import { html, useEffect, useState } from "../vendor/ui.js";
import { LAYER, useKey } from "./keys.js";
import { lacking } from "./rights.js";
import { t } from "./texts.js";
import { showProblem } from "./toasts.js";

const ARMED_S = 6;

/**
 * @typedef {object} ButtonProps
 * @property {string} id of the action, unique on the page
 * @property {unknown} label
 * @property {string} [words] plain text of the label when it is not one
 * @property {string} [hotkey] shown in `<kbd>`, such as `Alt+A`
 * @property {boolean} [local] the key is handled where it is typed, not by the registry
 * @property {() => unknown} run may return a promise: the button works until it settles, a Problem is shown in words
 * @property {"act" | "danger" | "plain" | "quiet"} [sort]
 * @property {number} [layer]
 * @property {boolean} [disabled]
 * @property {string | null} [why] why it cannot be pressed
 * @property {import("./rights.js").Action} [needs] what the officer must be allowed to do; the button says which role is missing
 * @property {boolean} [pressed]
 * @property {boolean} [expanded]
 * @property {boolean} [submit]
 */

/** @param {string} hotkey as it is printed on keyboards */
export function shown(hotkey) {
  return hotkey.replace("ArrowUp", "↑").replace("ArrowDown", "↓");
}

/** @param {{ hotkey: string }} props */
function Key({ hotkey }) {
  return html`<kbd class="key" dir="ltr" aria-hidden="true">${shown(hotkey)}</kbd>`;
}

/** @param {ButtonProps} props */
export function Button(props) {
  const [busy, setBusy] = useState(false);
  const missing = props.needs ? lacking(props.needs) : null;
  const disabled = props.disabled || missing !== null;
  const idle = !disabled && !busy;
  const words = props.words ?? String(props.label);
  async function press() {
    if (busy || disabled) return;
    const done = props.run();
    if (!(done instanceof Promise)) return;
    setBusy(true);
    try {
      await done;
    } catch (error) {
      showProblem(error);
    } finally {
      setBusy(false);
    }
  }
  useKey(props.id, props.hotkey, words, props.local ? null : press, { layer: props.layer ?? LAYER.screen, enabled: idle });
  return html`<button type=${props.submit ? "submit" : "button"} class=${`button ${props.sort ?? "plain"}`}
    disabled=${disabled} aria-busy=${busy} title=${missing ?? props.why ?? undefined} data-action=${props.id}
    aria-pressed=${props.pressed} aria-expanded=${props.expanded} aria-keyshortcuts=${aria(props.hotkey)}
    onClick=${props.submit ? undefined : press}>
    <span>${props.label}</span>${props.hotkey && html`<${Key} hotkey=${props.hotkey} />`}
  </button>`;
}

/** @param {string | undefined} key the key as assistive technology reads it */
function aria(key) {
  return key?.replace("Ctrl", "Control");
}

/**
 * A button for what cannot be undone: the first press arms it, the second acts.
 * @param {ButtonProps & { confirm: string }} props `confirm` are the words of the armed button
 */
export function TwoStep(props) {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left === 0) return undefined;
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [left]);
  const armed = left > 0;
  function press() {
    if (!armed) {
      setLeft(ARMED_S);
      return undefined;
    }
    setLeft(0);
    return props.run();
  }
  return html`<span class="twostep">
    <${Button} ...${props} run=${press} sort=${armed ? "danger" : props.sort}
      label=${armed ? html`${t("common-press-again", { what: props.confirm })} <span class="number">${left}</span>` : props.label}
      words=${armed ? props.confirm : (props.words ?? String(props.label))} />
    <span class="unseen" role="status">${armed ? t("common-press-again", { what: props.confirm }) : ""}</span>
  </span>`;
}
