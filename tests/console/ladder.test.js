import assert from "node:assert/strict";
import test from "node:test";

import * as rungs from "../../src/firebreak/console/js/logic-ladder.js";
import { RUNGS, ladder, message } from "./build.js";

const matter = (direction, stated, refused = []) =>
  message({ direction, ladder: ladder(...stated), refused: refused.map((rung) => ({ rung })) });

test("nothing stated: no rung is proven", () => {
  assert.equal(rungs.highest(matter("out", [])), null);
  assert.deepEqual(rungs.steps(matter("out", [])).map((step) => step.standing), RUNGS.map(() => "missing"));
});

test("the highest rung goes by the order, whatever is missing below it", () => {
  assert.equal(rungs.highest(matter("out", ["at_station", "undertaken"])).rung, "undertaken");
});

test("only the station's receipt is a machine's", () => {
  const all = rungs.steps(matter("out", RUNGS));
  assert.deepEqual(all.filter((step) => step.behind === "machine").map((step) => step.rung), ["at_station"]);
  assert.ok(rungs.steps(matter("out", [])).every((step) => step.behind === null), "nobody stands behind what is missing");
});

test("a refusal takes no stated rung away and names its own rung only", () => {
  const all = rungs.steps(matter("out", ["at_station", "seen"], ["seen", "undertaken"]));
  const by = Object.fromEntries(all.map((step) => [step.rung, step]));
  assert.equal(by.seen.standing, "stated");
  assert.equal(by.seen.also_refused, true);
  assert.equal(by.undertaken.standing, "refused");
  assert.equal(by.understood.standing, "missing");
});

test("the receiver climbs and the author closes", () => {
  assert.deepEqual(rungs.next(matter("out", ["at_station"])), ["closed"]);
  assert.deepEqual(rungs.next(matter("in", ["at_station", "seen"])), ["understood", "passed_to", "undertaken", "reported_done"]);
  assert.deepEqual(rungs.next(matter("in", RUNGS)), []);
  assert.deepEqual(rungs.next(matter("out", RUNGS)), []);
});

test("passing on and undertaking can be done again: to another desk, or something else", () => {
  const again = rungs.next(matter("in", ["seen", "passed_to", "undertaken"]));
  assert.ok(again.includes("passed_to") && again.includes("undertaken"));
});

test("what is stated or refused is not offered for refusal; the author refuses nothing", () => {
  assert.deepEqual(rungs.refusable(matter("in", ["at_station", "seen"], ["understood"])), ["passed_to", "undertaken", "reported_done"]);
  assert.deepEqual(rungs.refusable(matter("out", [])), []);
});

test("a rung that the node does not tell of is missing, and one that we do not know breaks nothing", () => {
  const odd = message({ direction: "out", ladder: [{ rung: "sworn", stated: true, by: null, written: null, arrived: null }], refused: [] });
  assert.equal(rungs.highest(odd), null);
  assert.equal(rungs.steps(odd).length, 7);
});

test("of read-backs the latest counts, and none is not a match", () => {
  const check = (...matched) => rungs.lastCheck({ read_backs: matched.map((one) => ({ matched: one })) });
  assert.equal(check(), null);
  assert.equal(rungs.lastCheck({}), null);
  assert.equal(check(null), "open");
  assert.equal(check(false, true), "matched");
  assert.equal(check(true, false), "differs");
});
