// Types of fluent.js for the type check; the package they come from is the one that fluent.js was made of.
export { FluentBundle, FluentDateTime, FluentNone, FluentNumber, FluentResource, FluentType } from "@fluent/bundle";
export type { FluentVariable } from "@fluent/bundle";
