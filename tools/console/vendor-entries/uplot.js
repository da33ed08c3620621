export { default, default as uPlot } from "uplot";
