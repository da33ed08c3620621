import assert from "node:assert/strict";
import test from "node:test";

import { drawn, laid, placeAt, rowAt, topOf, total } from "../../src/firebreak/console/js/logic-list.js";

const KEYS = ["a", "b", "c", "d"];
const ROWS = laid(KEYS, new Map([["b", 50], ["d", 10]]), 100);

test("what was not measured is estimated", () => {
  assert.deepEqual(ROWS.tops, [0, 100, 150, 250, 260]);
  assert.equal(total(ROWS), 260);
  assert.equal(total(laid([], new Map(), 100)), 0);
});

test("a height belongs to the row that begins at it or before it", () => {
  assert.deepEqual([-5, 0, 99, 100, 149, 150, 259, 260, 999].map((y) => rowAt(ROWS, y)), [0, 0, 0, 1, 1, 2, 3, 4, 4]);
  assert.equal(rowAt(laid([], new Map(), 100), 7), 0);
});

test("what can be seen is drawn, with a little to spare, and no more", () => {
  const long = laid(Array.from({ length: 1000 }, (_, n) => `k${n}`), new Map(), 10);
  assert.deepEqual(drawn(long, { top: 5_000, height: 100 }, 50), { first: 495, last: 516 });
  assert.deepEqual(drawn(long, { top: 0, height: 100 }, 50), { first: 0, last: 16 });
  assert.deepEqual(drawn(long, { top: null, height: 100 }, 50), { first: 985, last: 1000 }, "a list that follows begins at its end");
  assert.deepEqual(drawn(laid([], new Map(), 10), { top: null, height: 100 }, 50), { first: 0, last: 0 });
});

test("a place outlasts what comes before it and what grows before it", () => {
  const place = placeAt(ROWS, 120);
  assert.deepEqual(place, { key: "b", delta: 20 });
  assert.equal(topOf(ROWS, place), 120);
  assert.equal(topOf(laid(["x", "y", ...KEYS], new Map([["a", 300]]), 100), place), 520);
  assert.equal(topOf(laid(["c", "d"], new Map(), 100), place), null);
  assert.equal(placeAt(ROWS, 260), null);
});
