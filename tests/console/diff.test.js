import assert from "node:assert/strict";
import test from "node:test";

import * as diff from "../../src/firebreak/console/js/logic-diff.js";

const marked = (pieces) => pieces.filter((piece) => piece.marked).map((piece) => piece.text.trim());
const joined = (pieces) => pieces.map((piece) => piece.text).join("");

test("texts are compared as MSG-5 has it: NFC, case and white space aside", () => {
  for (const [a, b] of [
    ["Stop firing.", "stop  FIRING."], ["cafe\u0301", "Café"], ["Straße", "STRASSE"], ["ΟΔΟΣ", "οδος"], ["ice berg", "iceberg"],
    ["a\u00a0b\u3000c", "abc"], ["ＦＬＡＳＨ", "ｆｌａｓｈ"],
  ]) {
    const found = diff.compare(a, b);
    assert.equal(found.equal, true, `${a} / ${b}`);
    assert.equal(found.differences, 0);
    assert.deepEqual(marked([...found.left, ...found.right]), []);
  }
});

test("what MSG-5 keeps apart is a difference: signs, digits, look-alike letters, a byte order mark", () => {
  for (const [a, b] of [["at 14:00", "at 1400"], ["52.1", "52,1"], ["grid A", "grid А"], ["a", "a\uFEFF"], ["ab", "a\u200Bb"]]) {
    assert.equal(diff.compare(a, b).equal, false, `${a} / ${b}`);
  }
});

test("the words that differ are marked in both, the rest is not", () => {
  const found = diff.compare("Stop firing at grid 4721 by 14:00.", "Stop firing at grid 4712 by 14:00.");
  assert.deepEqual(marked(found.left), ["4721"]);
  assert.deepEqual(marked(found.right), ["4712"]);
  assert.equal(found.differences, 1);
});

test("a word that is missing or added is marked where it is", () => {
  const missing = diff.compare("Do not fire.", "Do fire.");
  assert.deepEqual(marked(missing.left), ["not"]);
  assert.deepEqual(marked(missing.right), []);
  assert.equal(missing.equal, false, "an omission marks nothing on its own side and is a difference all the same");
  assert.equal(missing.differences, 1);
  assert.deepEqual(marked(diff.compare("", "Fire.").right), ["Fire."]);
});

test("words of scripts without spaces are told apart too", () => {
  const found = diff.compare("请立即停止射击", "请立即停止前进", "zh");
  assert.equal(found.equal, false);
  assert.ok(joined(found.left.filter((piece) => !piece.marked)).startsWith("请立即"));
});

test("words cut differently beside a true difference are not marked", () => {
  const found = diff.compare("ice berg ahead now", "iceberg ahead later");
  assert.deepEqual(marked(found.left), ["now"]);
  assert.deepEqual(marked(found.right), ["later"]);
});

test("every character of both texts is in the pieces, whatever they are", () => {
  const letters = ["a", "B", " ", "\n", "停", "\u202e", "🚀", "é", ".", "\u00a0", "ß"];
  let seed = 7;
  const draw = (n) => { seed = (seed * 48271) % 2147483647; return seed % n; };
  for (let i = 0; i < 300; i += 1) {
    const make = () => Array.from({ length: draw(20) }, () => letters[draw(letters.length)]).join("");
    const [a, b] = [make(), make()];
    const found = diff.compare(a, b);
    assert.equal(joined(found.left), a);
    assert.equal(joined(found.right), b);
    assert.equal(found.equal, diff.plain(a) === diff.plain(b));
    assert.equal(found.equal, found.differences === 0, JSON.stringify([a, b]));
  }
});

test("texts of thousands of words take no time that an officer would notice", () => {
  const long = (word) => Array.from({ length: 4000 }, (_, i) => `${word}${i % 7}`).join(" ");
  const began = performance.now();
  const found = diff.compare(long("a"), long("b"));
  assert.equal(found.equal, false);
  assert.ok(performance.now() - began < 2000);
});

test("a version is compared with the one before it in its language, by time", () => {
  const version = (text, written, lang = "en") => ({ text, written, lang });
  const found = diff.compareVersions([
    version("We will not fire.", "2026-11-26T12:00:00Z"), version("We will fire.", "2026-11-26T10:00:00Z"),
    version("Мы не будем стрелять.", "2026-11-26T11:00:00Z", "ru"),
  ]);
  assert.deepEqual(found.map((one) => one.before?.text ?? null), [null, null, "We will fire."]);
  assert.deepEqual(marked(found[2].comparison.right), ["not"]);
});
