import assert from "node:assert/strict";
import test from "node:test";

import { cell, csv } from "../../src/firebreak/console/js/logic-csv.js";

test("a cell has one meaning, whatever is in it", () => {
  assert.equal(cell('say "stop", now'), '"say ""stop"", now"');
  assert.equal(cell("two\nlines"), '"two\nlines"');
  assert.equal(cell(null), "");
  assert.equal(cell(0), "0");
});

test("words never become a formula; numbers stay numbers", () => {
  for (const text of ["=1+1", "+1 call", "-x", "@sum", "\tx"]) assert.ok(cell(text).replace('"', "").startsWith("'"), text);
  assert.equal(cell(-5), "-5");
  assert.equal(cell("-5.25"), "-5.25");
});

test("a table has its columns in order, line ends of the standard and a byte order mark", () => {
  assert.equal(csv(["b", "a"], [{ a: 1, b: "x" }, { a: "停火" }]), "\uFEFFb,a\r\nx,1\r\n,停火\r\n");
});
