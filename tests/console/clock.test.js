import assert from "node:assert/strict";
import test from "node:test";

import * as clock from "../../src/firebreak/console/js/logic-clock.js";

const HOUR = 3_600_000;

/** Let a node whose clock is `off` ms ahead tell the time `count` times; what it says travels `delay` ms. */
function listen(off, count, delay = (i) => 20 + (i * 37) % 150) {
  let state = clock.NO_CLOCK;
  for (let i = 0; i < count; i += 1) {
    const browser = 1_700_000_000_000 + i * 10_137;
    const told = Math.floor((browser + off) / 1000) * 1000;
    state = clock.heard(state, told, browser + delay(i));
  }
  return state;
}

test("nothing heard: nothing is known, and the browser's own clock is used", () => {
  assert.equal(clock.difference(clock.NO_CLOCK), null);
  assert.equal(clock.nodeNow(clock.NO_CLOCK, 5), 5);
  assert.equal(clock.judge(null).judgement, "unknown");
});

test("the difference lies within its bounds, and they close in", () => {
  for (const off of [0, 700, -12_345, HOUR, -7 * HOUR + 31]) {
    const first = clock.difference(listen(off, 1));
    const later = clock.difference(listen(off, 60));
    assert.ok(later.low <= off && off <= later.high, `${off} in ${JSON.stringify(later)}`);
    assert.ok(later.high - later.low <= first.high - first.low);
  }
});

test("clocks that agree are not called wrong for whole seconds or a slow path", () => {
  assert.equal(clock.judge(clock.difference(listen(0, 20))).judgement, "agrees");
  assert.equal(clock.judge(clock.difference(listen(0, 20, () => 1_900))).judgement, "agrees");
  assert.equal(clock.judge(clock.difference(listen(2_000, 20))).judgement, "agrees");
});

test("a clock that is wrong by an hour is named as such, either way", () => {
  const ahead = clock.judge(clock.difference(listen(HOUR, 5)));
  assert.equal(ahead.judgement, "hours");
  assert.equal(ahead.hours, 1);
  assert.equal(clock.judge(clock.difference(listen(-3 * HOUR + 40_000, 5))).hours, -3);
  const other = clock.judge(clock.difference(listen(20 * 60_000, 5)));
  assert.equal(other.judgement, "differs");
  assert.equal(other.hours, 0);
});

test("hours are whole and at most fourteen", () => {
  assert.equal(clock.wholeHours(14 * HOUR), 14);
  assert.equal(clock.wholeHours(15 * HOUR), 0);
  assert.equal(clock.wholeHours(HOUR / 2), 0);
  assert.equal(clock.wholeHours(30_000), 0);
});

test("a clock that is set anew is believed at once", () => {
  let state = listen(0, 40);
  const browser = 1_700_001_000_000;
  state = clock.heard(state, Math.floor((browser + HOUR) / 1000) * 1000, browser + 50);
  assert.equal(state.lows.length, 1);
  assert.equal(clock.judge(clock.difference(state)).hours, 1);
  assert.ok(Math.abs(clock.nodeNow(state, browser) - browser - HOUR) < 2_000);
});

test("what is remembered is bounded", () => {
  assert.ok(listen(0, 10_000).lows.length <= 32);
});
