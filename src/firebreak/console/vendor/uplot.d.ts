// Types of uplot.js for the type check; the package they come from is the one that uplot.js was made of.
export { default, default as uPlot } from "uplot";
