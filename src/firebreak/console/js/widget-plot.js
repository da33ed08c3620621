/**
 * A plot of columns over time, drawn by uPlot on a canvas, its colours those of the page.
 *
 * Keeps true: a gap is drawn as a gap; series differ by dash as well as colour; the table beside it has the same numbers, since a
 * canvas says nothing to a screen reader; it is drawn again when the theme, the language or the width changes.
 * Leaves to others: the numbers (`logic-plot.js`), the table (the screens).
 */

import { html, useEffect, useRef } from "../vendor/ui.js";
import uPlot from "../vendor/uplot.js";
import { theme } from "./looks.js";
import { dtg } from "./logic-time.js";

/**
 * @typedef {object} Series
 * @property {string} label
 * @property {string} color name of a token, such as `--good`
 * @property {number[]} [dash]
 * @property {boolean} [bars]
 * @property {boolean} [points]
 * @property {string} [fill] name of a token
 */
/**
 * @typedef {object} PlotProps
 * @property {string} label what the plot shows, in words
 * @property {readonly (readonly (number | null)[])[]} data times in seconds, then a column for each series
 * @property {readonly Series[]} series
 * @property {[number, number]} span beginning and end, seconds
 * @property {number} [height]
 * @property {[number, number]} [range] of the values
 * @property {(value: number) => string} [unit]
 * @property {boolean} [whole] whether the values are counts, so that no part of one is marked
 */

/** @param {string} name @returns {string} the colour of a token as it is now */
function color(name) {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

/** @param {PlotProps} props */
export function Plot(props) {
  const box = useRef(/** @type {HTMLDivElement | null} */ (null));
  const { data, span, label } = props;
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const plot = new uPlot(options(props, element.clientWidth), /** @type {any} */ (data), element);
    const sizes = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: props.height ?? 140 }));
    sizes.observe(element);
    return () => {
      sizes.disconnect();
      plot.destroy();
    };
  }, [data, span[0], span[1], theme.value, label]);
  return html`<div class="plot" ref=${box} role="img" aria-label=${label} dir="ltr"></div>`;
}

/** @param {PlotProps} props @param {number} width @returns {any} */
function options(props, width) {
  const ink = color("--ink-soft");
  const grid = { stroke: color("--edge"), width: 1 };
  const unit = props.unit ?? String;
  return {
    width: Math.max(120, width), height: props.height ?? 140, legend: { show: false }, cursor: { show: false }, padding: [8, 32, 0, 0],
    scales: { x: { time: true, range: () => props.span }, y: { range: props.range ?? fromZero } },
    axes: [
      { stroke: ink, grid, ticks: grid, size: 32, space: 110, values: (/** @type {any} */ _, /** @type {number[]} */ at) => at.map((one) => dated(one, props.span)) },
      { stroke: ink, grid, ticks: grid, size: 56, space: 26, ...(props.whole ? { incrs: COUNTS } : {}),
        values: (/** @type {any} */ _, /** @type {number[]} */ at) => at.map((one) => unit(one)) },
    ],
    series: [{}, ...props.series.map(series)],
  };
}

/** @param {unknown} _ @param {number} __ @param {number} max @returns {[number, number]} */
function fromZero(_, __, max) {
  return [0, Math.max(1, max) * 1.05];
}

/** @param {Series} one @returns {any} */
function series(one) {
  const stroke = color(one.color);
  const made = { label: one.label, stroke, width: 2, dash: one.dash, spanGaps: false, points: { show: one.points ?? false, size: 5, fill: stroke } };
  if (!one.bars) return made;
  return { ...made, width: 1, fill: stroke, paths: /** @type {any} */ (uPlot).paths.bars({ size: [0.8, 24] }), points: { show: false } };
}

const DAY_S = 86_400;
const COUNTS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 10_000, 100_000];

/** @param {number} at seconds @param {[number, number]} span @returns {string} Zulu, as long as the span needs */
function dated(at, span) {
  const whole = dtg(at * 1000);
  if (span[1] - span[0] <= 2 * DAY_S) return whole.slice(0, 7);
  return span[1] - span[0] <= 60 * DAY_S ? `${whole.slice(0, 2)} ${whole.slice(8, 11)}` : whole.slice(8);
}
