import assert from "node:assert/strict";
import test from "node:test";

import * as compose from "../../src/firebreak/console/js/logic-compose.js";
import { CHARTER, id } from "./build.js";

const from = { by: "watch", to: ["duty"], lang: "en", marking: "OPERATIONAL" };
const draft = (changed = {}) => ({ ...compose.fresh(from), text: "Stop firing.", ...changed });
const keys = (notes) => notes.map((note) => note.key);
const OPEN = { state: "open", two_person: [] };

test("a new draft asks for nothing but its words", () => {
  assert.deepEqual(keys(compose.wrong(compose.fresh(from), CHARTER)), ["compose-wrong-no-words"]);
  assert.deepEqual(compose.wrong(draft(), CHARTER), []);
  assert.deepEqual(compose.lookAt(draft(), OPEN), []);
});

test("what is sent is what the review shows: the form of address stands before the words", () => {
  const fields = draft({ style: " Mr. Chairman, ", style_id: id(1), text: "Stop\r\nfiring. " });
  assert.equal(compose.wordsOf(fields), "Mr. Chairman,\nStop\nfiring.");
  assert.equal(compose.bodyOf(fields).text, compose.wordsOf(fields));
  assert.equal(compose.wordsOf(draft({ style: "Mr. Chairman", text: "" })), "", "an address alone says nothing");
});

test("the form of address counts among words and bytes", () => {
  const fields = draft({ precedence: "FLASH", text: Array.from({ length: 199 }, () => "stop").join(" "), style: "Mr. Chairman", style_id: id(1) });
  assert.deepEqual(keys(compose.wrong(fields, CHARTER)), ["compose-wrong-words"]);
});

test("a form of address that was not agreed is marked, and sent only when it is confirmed", () => {
  const own = draft({ style: "Comrade" });
  assert.equal(compose.unagreed(own), true);
  assert.deepEqual(keys(compose.wrong(own, CHARTER)), ["compose-wrong-style"]);
  assert.deepEqual(compose.wrong({ ...own, confirmed_style: true }, CHARTER), []);
  assert.ok(keys(compose.lookAt({ ...own, confirmed_style: true }, OPEN)).includes("compose-look-style"));
  assert.equal(compose.unagreed(draft({ style: "Mr. Chairman", style_id: id(1) })), false);
});

test("a call needs a subject and no text", () => {
  assert.deepEqual(keys(compose.wrong(draft({ what: "call", text: "" }), CHARTER)), ["compose-wrong-no-subject"]);
  const body = compose.bodyOf(draft({ what: "call", subject: "Our people are under fire", text: "" }));
  assert.equal("text" in body, false);
  assert.equal(body.subject, "Our people are under fire");
});

test("without a desk, over a limit, or with a character that cannot travel nothing is sent", () => {
  assert.ok(keys(compose.wrong(draft({ to: [] }), CHARTER)).includes("compose-wrong-no-desk"));
  assert.ok(keys(compose.wrong(draft({ text: "x".repeat(9000) }), CHARTER)).includes("compose-wrong-bytes"));
  assert.ok(keys(compose.wrong(draft({ text: "a\u0007b" }), CHARTER)).includes("compose-wrong-control"));
});

test("open slots, unseen characters, a line that is not open and a second person are told before", () => {
  const fields = draft({ text: "Fire at [place]\u202E", precedence: "FLASH" });
  assert.deepEqual(keys(compose.lookAt(fields, { state: "suspended", two_person: ["FLASH"] })), [
    "compose-look-slots", "compose-look-unseen", "compose-look-state", "compose-look-second",
  ]);
});

test("a second person is asked where a rule says so, or the author", () => {
  const urgent = draft({ precedence: "FLASH" });
  assert.deepEqual(compose.destination(urgent, []).page, "messages");
  assert.deepEqual(compose.destination(urgent, ["FLASH"]), { page: "releases", body: { what: "message", body: compose.bodyOf(urgent) } });
  assert.equal(compose.destination(draft({ second: true }), []).page, "releases");
  assert.equal(compose.destination(draft({ what: "call", subject: "x" }), []).page, "calls");
});

test("the body has what was chosen and nothing that was not", () => {
  assert.deepEqual(compose.bodyOf(draft({ regarding: id(7), role: 2 })), {
    by: "watch", role: 2, to: ["duty"], precedence: "ROUTINE", lang: "en", marking: "OPERATIONAL", regarding: id(7), text: "Stop firing.",
  });
  assert.equal("regarding" in compose.bodyOf(draft()), false);
});
