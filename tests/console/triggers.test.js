import assert from "node:assert/strict";
import test from "node:test";

import * as triggers from "../../src/firebreak/console/js/logic-triggers.js";

const TEXT = "Our people at [place] have been under fire since [time]. Seen at [place]: [what].";

test("slots are named once, in order, over all texts", () => {
  assert.deepEqual(triggers.slots("Fire at [place]", TEXT), ["place", "time", "what"]);
  assert.deepEqual(triggers.slots("No slot [", "[]", "[a\nb]"), []);
  assert.deepEqual(triggers.slots("В [место] с [время, UTC]"), ["место", "время, UTC"]);
});

test("a slot without a fact stays as it is", () => {
  assert.equal(
    triggers.fill(TEXT, { place: "grid 4721", time: "  " }),
    "Our people at grid 4721 have been under fire since [time]. Seen at grid 4721: [what].",
  );
});

test("a fact is never read as a slot, as a pattern or as something inherited", () => {
  assert.equal(triggers.fill("[place] [time]", { place: "[time]", time: "14:00Z" }), "[time] 14:00Z");
  assert.equal(triggers.fill("[place]", { place: "$& $1" }), "$& $1");
  assert.equal(triggers.fill("[constructor]", {}), "[constructor]");
});

const DESKS = [{ id: "duty", echelon: "watch" }, { id: "ops", echelon: "operational" }, { id: "minister", echelon: "principal" }];

test("the desk suggested is of the echelon, else the nearest below", () => {
  assert.deepEqual(triggers.suggested("operational", DESKS), ["ops"]);
  assert.deepEqual(triggers.suggested("strategic", DESKS), ["ops"]);
  assert.deepEqual(triggers.suggested("principal", DESKS), ["minister"]);
  assert.deepEqual(triggers.suggested("watch", [{ id: "ops", echelon: "operational" }]), ["ops"]);
  assert.deepEqual(triggers.suggested("watch", []), []);
});

test("a trigger fills a draft and decides nothing", () => {
  const draft = triggers.toDraft({ id: "under-fire", precedence: "FLASH", subject: "Fire at [place]", text: TEXT, to_echelon: "watch" }, DESKS);
  assert.deepEqual(draft, { trigger: "under-fire", precedence: "FLASH", subject: "Fire at [place]", text: TEXT, to: ["duty"] });
});
