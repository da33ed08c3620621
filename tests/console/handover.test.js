import assert from "node:assert/strict";
import test from "node:test";

import * as handover from "../../src/firebreak/console/js/logic-handover.js";
import { at, id } from "./build.js";

const sheet = {
  open: [{ id: id(1), ring: { ends: at(90) } }, { id: id(2), ring: null }], tests: [{ id: id(3), due: at(30) }],
  promises: [{ id: id(4), due: at(60) }], releases: [{ id: "r1" }], held: [{ since: at(0), why: "suspended" }],
  drafts: [{ id: "d1" }], silences: [{ number: 7, until: at(10) }],
  owed: [{ id: id(5), why: "put_off", until: at(40), call: {} }, { id: id(6), why: "not_taken", until: null, call: {} }],
};

test("what has a clock comes first, the most urgent first; nothing of the sheet is left out", () => {
  const all = handover.items(sheet);
  assert.equal(all.length, 10);
  assert.deepEqual(all.slice(0, 5).map((one) => one.sort), ["silence", "test", "put-off", "promise", "matter"]);
  assert.equal(all.filter((one) => one.sort === "not-taken").length, 1);
  assert.equal(new Set(all.map((one) => one.key)).size, 10);
});

test("an empty sheet is a sheet", () => {
  assert.deepEqual(handover.items({}), []);
  assert.equal(handover.standing([], new Set()).ready, true);
});

test("the one who comes signs for each item; one unsigned is enough to wait", () => {
  const all = handover.items(sheet);
  const keys = all.map((one) => one.key);
  assert.deepEqual(handover.standing(all, new Set(keys.slice(1))), { ready: false, left: 1, signed: 9 });
  assert.equal(handover.standing(all, new Set(keys)).ready, true);
  assert.equal(handover.standing(all, new Set([...keys.slice(1), "matter/gone"])).ready, false);
});

test("what opened after the sheet was drawn up is told", () => {
  const before = handover.items(sheet).map((one) => one.key);
  const now = handover.items({ ...sheet, open: [...sheet.open, { id: id(9) }] });
  assert.deepEqual(handover.added(now, before), [`matter/${id(9)}`]);
});
