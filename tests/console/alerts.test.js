import assert from "node:assert/strict";
import test from "node:test";

import * as alerts from "../../src/firebreak/console/js/logic-alerts.js";
import { AT, US, act, alert, at, attempt, call, id, message } from "./build.js";

const NOW = Date.parse(AT);
const sounding = (all, matters = [call()], desks = [], now = NOW) => alerts.sounding({ alerts: all, matters }, now, desks);

test("a call rings, a message chimes, the rest is shown", () => {
  assert.equal(alerts.manner(alert()), "ring");
  assert.equal(alerts.manner(alert({ about: "flash" })), "ring");
  assert.equal(alerts.manner(alert({ about: "message" })), "chime");
  assert.equal(alerts.manner(alert({ about: "one_path_left" })), "notice");
  assert.equal(alerts.manner(alert({ about: "no_echo" })), "chime");
  assert.equal(alerts.manner(alert({ about: "something new" })), "notice");
  assert.equal(alerts.manner(alert({ about: "something new", urgent: true })), "chime");
});

test("an alert is for its desks; an officer without a list has all", () => {
  assert.equal(sounding([alert()], [call()], ["watch"]).length, 1);
  assert.equal(sounding([alert()], [call()], ["chief"]).length, 0);
  assert.equal(sounding([alert()], [call()], []).length, 1);
});

test("one answer stops the ring everywhere, even when the node's word that it stopped is late", () => {
  const answered = call({ attempt: attempt("answered"), acts: [act("answer")] });
  assert.equal(sounding([alert()], [answered]).length, 0);
  assert.deepEqual(alerts.takenBy(answered).by, US);
  assert.equal(sounding([alert({ stopped: AT })], [call()]).length, 0);
});

test("a call that rang out goes on ringing here: nobody took it", () => {
  assert.equal(sounding([alert()], [call({ attempt: attempt("not_answered") })]).length, 1);
});

test("a call that nobody took still waits when its ring is over, once, and until somebody acts or takes note", () => {
  const over = alert({ stopped: at(60) });
  const lost = call({ attempt: attempt("not_answered") });
  const [one] = sounding([over], [lost]);
  assert.deepEqual([one.missed, one.manner, one.sounds], [true, "notice", false], "the node fetches nobody any more");
  assert.equal(sounding([over, alert({ number: 2, about: "flash", stopped: at(60) })], [lost]).length, 1);
  assert.equal(sounding([over], [call({ attempt: attempt("withdrawn"), acts: [act("withdraw", { side: "them" })] })]).length, 1);
  assert.equal(sounding([over], [{ ...lost, acts: [act("rung")] }]).length, 0);
  assert.equal(sounding([over], [{ ...lost, direction: "out" }]).length, 0);
  assert.equal(alerts.sounding({ alerts: [over], matters: [lost] }, NOW, [], new Set([alerts.nameOf(over)])).length, 0);
  assert.equal(sounding([over], [lost], [], NOW + 25 * 3_600_000).length, 0);
  assert.equal(alerts.alarm(over, lost), "returned");
});

test("a desk test waits for a person as long as an answer counts; that it was missed is told apart", () => {
  const asks = alert({ about: "desk_test", of: id(7) });
  const missed = alert({ number: 2, about: "missed_test", of: id(7) });
  const told = (open) => alerts.sounding({ alerts: [asks, missed], matters: [], tests: [{ id: id(7), open }] }, NOW, []).map((one) => one.alert.about);
  assert.deepEqual(told(true), ["desk_test", "missed_test"]);
  assert.deepEqual(told(false), ["missed_test"]);
});

test("who acted on an earlier version is told of a later one until they act again or take note", () => {
  const later = alert({ about: "translation_changed", at: at(60) });
  const acted = message({ id: id(1), acts: [act("rung", { arrived: at(10) })] });
  const [one] = sounding([later], [acted]);
  assert.deepEqual([one.told, one.sounds], [true, true], "that somebody had acted is why it is told");
  assert.equal(sounding([later], [{ ...acted, acts: [...acted.acts, act("rung", { arrived: at(70) })] }]).length, 0);
  assert.equal(alerts.sounding({ alerts: [later], matters: [acted] }, NOW, [], new Set([alerts.nameOf(later)])).length, 0);
});

test("words of a call wait until somebody of ours spoke after them, or ended the call", () => {
  const talk = call({ attempt: attempt("answered") });
  const said = message({ id: id(2), regarding: talk.id, arrived: at(10) });
  const waits = alert({ about: "message", of: said.id });
  const answer = message({ id: id(3), regarding: talk.id, direction: "out", by: US, arrived: at(11) });
  assert.equal(sounding([waits], [talk, said]).length, 1);
  assert.equal(sounding([waits], [talk, said, { ...answer, arrived: at(9) }]).length, 1, "it was said before");
  assert.equal(sounding([waits], [talk, said, answer]).length, 0);
  assert.equal(sounding([waits], [{ ...talk, acts: [act("hang-up", { arrived: at(12) })] }, said]).length, 0);
  assert.equal(sounding([waits], [{ ...talk, acts: [act("hang-up", { arrived: at(12), side: "them" })] }, said]).length, 1);
});

test("what no act can take stays until somebody has taken note, or for a day", () => {
  const missed = alert({ about: "missed_test", of: id(7), stopped: AT });
  assert.equal(sounding([missed]).length, 1, "the node stops paging for it at once; that nobody answered is told all the same");
  const noted = new Set([alerts.nameOf(missed)]);
  assert.equal(alerts.sounding({ alerts: [missed], matters: [] }, NOW, [], noted).length, 0);
  const restarted = { ...missed, at: at(60) };
  assert.equal(alerts.sounding({ alerts: [restarted], matters: [] }, NOW, [], noted).length, 1, "numbers begin anew with the node");
  assert.equal(sounding([missed], [], [], NOW + 25 * 3_600_000).length, 0);
});

test("silence stops the sound alone and ends by itself", () => {
  const quiet = alert({ silenced_until: at(300), silenced_by: "Jo" });
  const [one] = sounding([quiet]);
  assert.equal(one.sounds, false);
  assert.equal(one.flashes, true, "silencing hides nothing");
  assert.equal(one.silent_ms, 300_000);
  assert.equal(sounding([quiet], [call()], [], NOW + 300_000)[0].sounds, true);
  assert.equal(alerts.alarm(quiet, call()), "active", "silence is no acknowledgement");
});

test("alarm and acknowledgement are two things", () => {
  assert.equal(alerts.alarm(alert(), call()), "active");
  const seen = message({ acts: [act("rung")] });
  assert.equal(alerts.alarm(alert({ about: "message" }), seen), "acknowledged");
  assert.equal(alerts.alarm(alert({ about: "message", stopped: AT }), seen), "normal");
  assert.equal(alerts.alarm(alert(), call({ attempt: attempt("answered"), acts: [act("answer")] })), "normal");
});

test("FLASH comes first, then the oldest, and what only chimes after what rings", () => {
  const matters = [call(), call({ id: id(2), precedence: "FLASH" }), message({ id: id(3), precedence: "FLASH" }), call({ id: id(4) })];
  const all = [alert({ number: 9, of: id(4) }), alert({ number: 3, about: "message", of: id(3) }), alert(), alert({ number: 2, of: id(2) })];
  assert.deepEqual(sounding(all, matters).map((one) => one.alert.number), [2, 1, 9, 3]);
});

test("one sound at a time: the loudest that is not silenced; a chime sounds once, a ring goes on", () => {
  const matters = [call({ precedence: "FLASH" }), message({ id: id(2) })];
  const quiet = alert({ silenced_until: at(60) });
  const chime = alert({ number: 5, about: "message", of: id(2) });
  const both = sounding([quiet, chime], matters);
  assert.equal(alerts.sound(both, new Set()).number, 5);
  assert.equal(alerts.sound(both, new Set([5])), null);
  const ringing = sounding([alert()], matters);
  assert.equal(alerts.sound(ringing, new Set([1])).precedence, "FLASH", "a ring is not over because it was heard");
});

test("an alert without its matter still sounds, and an urgent one as FLASH", () => {
  assert.equal(sounding([alert()], [])[0].precedence, "ROUTINE");
  assert.equal(sounding([alert({ about: "flash", urgent: true })], [])[0].precedence, "FLASH");
});
