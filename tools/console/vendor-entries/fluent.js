export { FluentBundle, FluentDateTime, FluentNone, FluentNumber, FluentResource, FluentType } from "@fluent/bundle";
