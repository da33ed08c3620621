import assert from "node:assert/strict";
import test from "node:test";

import * as calls from "../../src/firebreak/console/js/logic-calls.js";
import { MACHINE, THEM, US, act, at, attempt, call, id, said } from "./build.js";

test("a call goes through its phases", () => {
  assert.equal(calls.phase(call({ attempt: attempt(null, { rang: false }) })), "offered");
  assert.equal(calls.phase(call()), "ringing");
  assert.equal(calls.phase(call({ attempt: attempt("answered") })), "talking");
  assert.equal(calls.phase(call({ attempt: attempt("answered_late", { hung_up: true }) })), "ended");
  for (const outcome of ["declined", "declined_late", "deferred", "alternative_offered", "withdrawn"]) {
    assert.equal(calls.phase(call({ attempt: attempt(outcome) })), "over", outcome);
  }
});

test("silence is not an end: what rang out can still be answered", () => {
  for (const outcome of ["not_answered", "unconfirmed", "failed_path", "failed_own_side"]) {
    const one = call({ attempt: attempt(outcome) });
    assert.equal(calls.phase(one), "rang_out");
    assert.ok(calls.possible(one).includes("answer"));
    assert.equal(calls.taken(one), null);
  }
});

test("who took it is the first person who decided, before a machine", () => {
  const machine = act("decline", { side: "them", by: MACHINE });
  const person = act("answer", { by: THEM, side: "them" });
  assert.equal(calls.taken(call({ attempt: attempt("answered"), acts: [machine, person] })).kind, "answer");
  assert.equal(calls.taken(call({ attempt: attempt("declined"), acts: [machine] })), machine);
});

test("a proword counts only as the last word", () => {
  assert.equal(calls.proword("Stop firing. OVER"), "over");
  assert.equal(calls.proword("stop firing, over."), "over");
  assert.equal(calls.proword("Прекратите огонь. OVER"), "over");
  assert.equal(calls.proword("停火 OUT"), "out");
  assert.equal(calls.proword("أوقفوا النار. OVER"), "over");
  for (const text of ["It is over now", "OVER the river", "moreover", "Without a way out of it", "", "LOOKOUT", "rollover"]) {
    assert.equal(calls.proword(text), null, text);
  }
});

test("the floor goes by the last words: the caller first, OVER hands it on, OUT leaves it open", () => {
  const talking = (...acts) => calls.floor(call({ attempt: attempt("answered"), acts: [act("answer"), ...acts] }));
  assert.equal(talking(), "them", "they called, so they speak first");
  assert.equal(talking(said("them", "You are hitting our troops. OVER")), "us");
  assert.equal(talking(said("them", "Wait.")), "them");
  assert.equal(talking(said("them", "Stop. OVER"), said("us", "Stopped. OVER")), "them");
  assert.equal(talking(said("them", "Stop. OVER"), said("us", "Stopped. OUT")), "open");
  const ours = call({ direction: "out", attempt: attempt("answered"), acts: [] });
  assert.equal(calls.floor(ours), "us");
  assert.equal(calls.floor(call()), "none", "a call that rings has no floor");
});

test("what we may do follows from whose call it is and its phase", () => {
  assert.deepEqual(calls.possible(call({ direction: "out" })), ["withdraw"]);
  assert.ok(calls.possible(call()).includes("message_accepted"));
  assert.deepEqual(calls.possible(call({ attempt: attempt("answered") })), ["say", "hang_up"]);
  assert.deepEqual(calls.possible(call({ attempt: attempt("answered", { hung_up: true }) })), []);
  assert.deepEqual(calls.possible(call({ attempt: attempt("withdrawn"), acts: [act("withdraw", { side: "them" })] })), []);
});

test("when the time to decide is over, nothing is offered that could not count", () => {
  const over = act("time-out", { by: null, fields: { what: "settling time", result: "no reply" } });
  const early = act("time-out", { by: null, side: "them", fields: { what: "ring time", result: "no reply" } });
  assert.ok(calls.possible(call({ attempt: attempt("not_answered"), acts: [early] })).includes("answer"));
  assert.deepEqual(calls.possible(call({ attempt: attempt("not_answered"), acts: [early, over] })), []);
  assert.deepEqual(calls.possible(call({ direction: "out", attempt: attempt("not_answered", { settled: true }), acts: [early] })), []);
  assert.equal(calls.lapsed(call({ attempt: attempt("answered", { settled: true }) })), false, "a talk goes on");
});

test("a call that was put off is shown until there was talk, or for a day after its time", () => {
  const off = call({ attempt: attempt("deferred"), acts: [act("defer", { arrived: at(5), fields: { until: at(900) } })] });
  const now = Date.parse(at(60));
  assert.deepEqual(calls.putOff([off], now).map((one) => [one.at, one.side]), [[at(900), "us"]]);
  assert.equal(calls.putOff([off], Date.parse(at(901))).length, 1, "it is past its time and was not kept");
  const talk = (seconds, changed = {}) => call({
    id: id(2), attempt: attempt("answered"), acts: [act("answer", { arrived: at(seconds) })], ...changed,
  });
  assert.equal(calls.putOff([off, talk(30)], now).length, 0);
  assert.equal(calls.putOff([off, talk(30, { by: US, to: ["duty"], direction: "out", acts: [act("answer", { arrived: at(30), side: "them", by: THEM })] })], now).length, 0, "we called back");
  assert.equal(calls.putOff([off, talk(4)], now).length, 1, "that was before");
  assert.equal(calls.putOff([off, talk(30, { marking: "EXERCISE" })], now).length, 1, "an exercise keeps no operational promise");
  assert.equal(calls.putOff([off, talk(30, { by: { ...THEM, desk: "weather" } })], now).length, 1, "others talked");
  assert.equal(calls.putOff([off, talk(30, { by: { ...THEM, desk: "weather" }, regarding: off.id })], now).length, 0, "about this call");
  const past = call({ attempt: attempt("deferred"), acts: [act("defer", { arrived: at(5), fields: { until: "2020-01-01T00:00:00Z" } })] });
  assert.equal(calls.putOff([past], now).length, 1, "a time that was past when it was named hides nothing");
  assert.equal(calls.putOff([off], Date.parse(at(900 + 25 * 3_600))).length, 0);
});

test("a reason can be added to our own decline, once it has none", () => {
  const declined = (...acts) => calls.possible(call({ attempt: attempt("declined"), acts }));
  assert.deepEqual(declined(act("decline")), ["reason"]);
  assert.deepEqual(declined(act("decline", { fields: { reason: "not now" } })), []);
  assert.deepEqual(declined(act("decline"), act("reason")), []);
  assert.deepEqual(declined(act("decline", { side: "them", by: THEM })), []);
});
