import assert from "node:assert/strict";
import test from "node:test";

import * as time from "../../src/firebreak/console/js/logic-time.js";

const AT = Date.UTC(2026, 10, 26, 10, 53, 7);

test("a date-time group is Zulu, whatever the local zone", () => {
  assert.equal(time.dtg(AT), "261053Z NOV 26");
  assert.equal(time.dtg("2026-01-01T00:00:00Z"), "010000Z JAN 26");
  assert.equal(time.dtg("2026-11-26T12:53:07+02:00"), "261053Z NOV 26");
  assert.equal(time.zulu(AT), "10:53:07Z");
});

test("what is no time is shown as none, not as some time", () => {
  assert.equal(time.dtg("soon"), "——————Z");
  assert.equal(time.zulu("soon"), "--:--:--Z");
  assert.equal(time.local("soon"), "--:--");
});

test("local time names its offset, half hours too, and the day where it differs", () => {
  assert.equal(time.local(AT, "Europe/Paris"), "11:53 +01:00");
  assert.equal(time.local(AT, "Asia/Kolkata"), "16:23 +05:30");
  assert.equal(time.local(AT, "UTC"), "10:53 +00:00");
  assert.equal(time.local(Date.UTC(2026, 10, 26, 20, 0), "Asia/Seoul"), "27 05:00 +09:00");
  assert.equal(time.local(Date.UTC(2026, 10, 26, 2, 0), "America/New_York"), "25 21:00 -05:00");
});

test("summer time changes the offset of the same place", () => {
  assert.equal(time.offsetMinutes(Date.UTC(2026, 6, 1), "Europe/Paris"), 120);
  assert.equal(time.offsetMinutes(Date.UTC(2026, 11, 1), "Europe/Paris"), 60);
});

test("an age is told in its largest whole unit and is never negative", () => {
  assert.deepEqual(time.age(-5), { count: 0, unit: "second" });
  assert.deepEqual(time.age(59_999), { count: 59, unit: "second" });
  assert.deepEqual(time.age(60_000), { count: 1, unit: "minute" });
  assert.deepEqual(time.age(47 * 3_600_000), { count: 47, unit: "hour" });
  assert.deepEqual(time.age(48 * 3_600_000), { count: 2, unit: "day" });
});

test("a countdown shows 0:00 only when it is over, then counts up", () => {
  assert.deepEqual(time.countdown(AT + 1, AT), { left_ms: 1, over: false, digits: "0:01" });
  assert.deepEqual(time.countdown(AT, AT), { left_ms: 0, over: true, digits: "0:00" });
  assert.equal(time.countdown(AT - 65_000, AT).digits, "1:05");
  assert.equal(time.countdown(AT + 3 * 3_600_000, AT).digits, "3:00:00");
});

test("a typed time is the next such moment", () => {
  assert.equal(time.readTime("1400Z", AT), Date.UTC(2026, 10, 26, 14, 0));
  assert.equal(time.readTime("14:00z", AT), Date.UTC(2026, 10, 26, 14, 0));
  assert.equal(time.readTime("0900Z", AT), Date.UTC(2026, 10, 27, 9, 0));
  assert.equal(time.readTime("010900Z", AT), Date.UTC(2026, 11, 1, 9, 0));
  assert.equal(time.readTime("311200Z", AT), Date.UTC(2026, 11, 31, 12, 0));
  assert.equal(time.readTime("261400Z NOV 26", AT), Date.UTC(2026, 10, 26, 14, 0));
  assert.equal(time.readTime("+30", AT), AT + 30 * 60_000);
});

test("what is not a time is not guessed", () => {
  for (const said of ["", "soon", "14", "1400", "2500Z", "1260Z", "311400Z NOV 26", "261400Z XXX 26", "+", "-5"]) {
    assert.equal(time.readTime(said, AT), null, said);
  }
});

test("what is typed and what is shown are the same moment", () => {
  for (let hour = 0; hour < 24 * 400; hour += 7) {
    const at = Date.UTC(2026, 0, 1) + hour * 3_600_000;
    assert.equal(time.readTime(time.dtg(at), AT), at);
  }
});

test("the API takes whole seconds of UTC", () => {
  assert.equal(time.rfc3339(AT + 999), "2026-11-26T10:53:07Z");
});

test("a whole date-time group names a day; an hour alone does not", () => {
  assert.equal(time.readDtg(" 261053z nov 26 "), Date.UTC(2026, 10, 26, 10, 53));
  for (const said of ["1400Z", "261400Z", "+30", "", "311400Z NOV 26"]) assert.equal(time.readDtg(said), null, said);
});
