import assert from "node:assert/strict";
import test from "node:test";

import * as drill from "../../src/firebreak/console/js/logic-drill.js";

test("the first step marked begins the run; each later one is timed from the one before", () => {
  let run = drill.prepared(3);
  run = drill.marked(run, 0, 1_000);
  run = drill.marked(run, 1, 31_000);
  assert.deepEqual(drill.times(run).map((step) => step.took_ms), [0, 30_000, null]);
  assert.equal(drill.total(run).finished, false);
  run = drill.marked(run, 2, 61_000);
  assert.deepEqual(drill.total(run), { finished: true, total_ms: 60_000 });
});

test("a run can be begun before its first step", () => {
  const run = drill.marked(drill.begun(drill.prepared(2), 0), 0, 5_000);
  assert.equal(drill.times(run)[0].took_ms, 5_000);
  assert.equal(drill.begun(run, 9_000).began, 0);
});

test("a step out of order has a time since the beginning and none of its own", () => {
  const run = drill.marked(drill.marked(drill.prepared(3), 2, 1_000), 0, 4_000);
  assert.deepEqual(drill.times(run)[2], { done: true, took_ms: null, since_ms: 0 });
});

test("a mark can be taken back", () => {
  const run = drill.marked(drill.marked(drill.prepared(1), 0, 1_000), 0, 2_000);
  assert.equal(drill.times(run)[0].done, false);
  assert.deepEqual(drill.total(run), { finished: false, total_ms: null });
});

test("a list without steps is never finished", () => {
  assert.equal(drill.total(drill.prepared(0)).finished, false);
});

test("exercise is what is marked so, and nothing else", () => {
  const all = [{ marking: "EXERCISE", text: "a" }, { marking: "OPERATIONAL", text: "EXERCISE EXERCISE" }, { marking: "TEST" }];
  assert.deepEqual(drill.exerciseOnly(all), [all[0]]);
});
