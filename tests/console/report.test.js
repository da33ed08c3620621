import assert from "node:assert/strict";
import test from "node:test";

import * as report from "../../src/firebreak/console/js/logic-report.js";
import { THEM, act, at, attempt, call, id } from "./build.js";

test("columns are the outcomes that occur, in one order; what is unknown stands last and is not dropped", () => {
  const rows = [{ outcomes: { not_answered: 2, answered: 1, withdrawn: 0 } }, { outcomes: { held_for_ever: 1 } }];
  assert.deepEqual(report.columns(rows), ["answered", "not_answered", "held_for_ever"]);
});

test("silence has a column of its own, apart from every refusal", () => {
  assert.ok(report.OUTCOMES.includes("not_answered") && report.OUTCOMES.includes("declined"));
  assert.equal(new Set(report.OUTCOMES).size, 11);
});

test("a share never says all or none where it is not so", () => {
  assert.deepEqual(report.share(199, 200), { percent: 99, bound: "more" });
  assert.deepEqual(report.share(9_999, 10_000), { percent: 99, bound: "more" });
  assert.deepEqual(report.share(1, 10_000), { percent: 1, bound: "less" });
  assert.deepEqual(report.share(0, 50), { percent: 0, bound: "is" });
  assert.deepEqual(report.share(50, 50), { percent: 100, bound: "is" });
  assert.deepEqual(report.share(10, 40), { percent: 25, bound: "is" });
});

test("of a few attempts no share is given", () => {
  assert.equal(report.share(3, 4), null);
  assert.equal(report.share(0, 0), null);
  assert.equal(report.share(30, 20), null, "more than all is no share");
});

const answered = (seconds, by = THEM) =>
  call({ direction: "out", attempt: attempt("answered"), acts: [act("answer", { side: "them", by, arrived: at(seconds) })] });

test("time to answer is a person's, of the side called", () => {
  assert.equal(report.timeToAnswer(answered(12)), 12_000);
  assert.equal(report.timeToAnswer(answered(12, { ...THEM, person: false })), null);
  assert.equal(report.timeToAnswer(call({ direction: "out", acts: [act("answer", { side: "us" })] })), null);
  assert.deepEqual(report.answerTimes([answered(10), answered(40), answered(20), answered(30)]), { count: 4, median_ms: 25_000, longest_ms: 40_000 });
  assert.equal(report.answerTimes([call()]), null);
});

const wanted = { direction: "out", marking: "OPERATIONAL", since: null, until: null, echelon: null };
const out = (changed) => call({ direction: "out", attempt: attempt("declined"), to: ["minister"], ...changed });

test("the calls counted are those of the direction, marking, span and echelon that have an outcome", () => {
  const all = [out({ id: id(1) }), out({ id: id(2), marking: "EXERCISE" }), out({ id: id(3), attempt: attempt(null) }), call(), out({ id: id(4), written: at(100), to: ["watch"] })];
  const echelons = new Map([["minister", "principal"], ["watch", "watch"]]);
  const ids = (changed) => report.counted(all, { ...wanted, ...changed }, echelons).map((one) => one.id);
  assert.deepEqual(ids({}), [id(1), id(4)]);
  assert.deepEqual(ids({ echelon: "principal" }), [id(1)]);
  assert.deepEqual(ids({ until: Date.parse(at(100)) }), [id(1)], "until is not included");
  assert.deepEqual(ids({ since: Date.parse(at(100)) }), [id(4)], "since is");
});

test("days without attempts are days too", () => {
  const bars = report.daily([out({ written: at(0) }), out({ written: at(3 * 86_400) }), out({ written: at(10), attempt: attempt("answered") })]);
  assert.equal(bars.length, 4);
  assert.deepEqual(bars.map((bar) => bar.outcomes), [{ declined: 1, answered: 1 }, {}, {}, { declined: 1 }]);
  assert.deepEqual(report.daily([]), []);
});

const counts = {
  caller: "North", called: "South", marking: "OPERATIONAL", since: at(0), until: at(86_400), at: at(90_000), attempts: 30,
  outcomes: { declined: 28, not_answered: 2, answered: 0 }, last_contact: null, rows: [],
};

test("the statement says what was counted and, at its end, what it does not say", () => {
  const keys = report.statement(counts, (moment) => moment).map((one) => one.key);
  assert.deepEqual(keys, ["report-statement-span", "report-statement-count", "report-statement-count", "report-statement-no-contact", "report-statement-not"]);
});

test("with the sides exchanged the statement is the same, with the names exchanged", () => {
  const dated = (moment) => moment;
  const swapped = report.statement({ ...counts, caller: "South", called: "North" }, dated);
  const names = { North: "South", South: "North" };
  const back = swapped.map((one) => ({ ...one, args: { ...one.args, caller: names[one.args.caller], called: names[one.args.called] } }));
  assert.deepEqual(back, report.statement(counts, dated));
});

test("the evidence has a claim for each attempt, the newest where there are too many, and says how many are left out", () => {
  const all = Array.from({ length: 70 }, (_, n) => out({ id: id(n), written: at(n) }));
  const made = report.claims(all);
  assert.equal(made.claims.length, 64);
  assert.equal(made.left_out, 6);
  assert.deepEqual(made.claims[0], { claim: "declined", of: [id(69)] });
  assert.deepEqual(report.claims([out({ attempt: attempt("of a later edition") })]).claims, []);
});

test("stacked columns end at the number of attempts, the highest drawn first", () => {
  const bars = [{ from: 0, outcomes: { answered: 2, declined: 3 } }, { from: 1, outcomes: { declined: 1 } }];
  assert.deepEqual(report.stacked(bars, ["answered", "declined"]), [
    { name: "declined", column: [5, 1] }, { name: "answered", column: [2, 0] },
  ]);
});
