// What the console takes of Preact, signals and htm, as one module: two copies of Preact would not know each other.
import { h } from "preact";
import htm from "htm";

export { h, render, hydrate, Fragment, Component, createContext, createRef, toChildArray } from "preact";
export {
  useState, useReducer, useEffect, useLayoutEffect, useRef, useMemo, useCallback, useContext, useId, useErrorBoundary,
} from "preact/hooks";
export {
  signal, computed, effect, batch, untracked, Signal, useSignal, useComputed, useSignalEffect,
} from "@preact/signals";
export const html = htm.bind(h);
