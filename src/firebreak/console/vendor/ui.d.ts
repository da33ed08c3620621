// Types of ui.js for the type check; the packages they come from are those that ui.js was made of.
import type { VNode } from "preact";

export { h, render, hydrate, Fragment, Component, createContext, createRef, toChildArray } from "preact";
export type { ComponentChild, ComponentChildren, ComponentType, FunctionComponent, RefObject, VNode } from "preact";
export {
  useState, useReducer, useEffect, useLayoutEffect, useRef, useMemo, useCallback, useContext, useId, useErrorBoundary,
} from "preact/hooks";
export {
  signal, computed, effect, batch, untracked, Signal, useSignal, useComputed, useSignalEffect,
} from "@preact/signals";
export type { ReadonlySignal } from "@preact/signals";

/** A template becomes virtual nodes; a template of several roots becomes an array, which Preact takes as well. */
export function html(strings: TemplateStringsArray, ...values: unknown[]): VNode<any>;
