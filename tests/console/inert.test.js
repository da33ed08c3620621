import assert from "node:assert/strict";
import test from "node:test";

import * as inert from "../../src/firebreak/console/js/logic-inert.js";

const joined = (pieces) => pieces.map((piece) => piece.text).join("");
const kinds = (text, options) => inert.pieces(text, options).map((piece) => [piece.kind, piece.name, piece.count]);

test("plain words of any script are one piece of text", () => {
  for (const text of ["Stop firing.", "Прекратите огонь.", "停火", "أوقفوا", "사격 중지", "a<b>&amp;</b>", "Ω ohm"]) {
    assert.deepEqual(inert.pieces(text).map((piece) => piece.kind), ["text"], text);
    assert.equal(inert.suspicious(text), false);
  }
});

test("controls of direction and characters without width are seen", () => {
  assert.deepEqual(kinds("a\u202Eb"), [["text", "", 1], ["unseen", "RLO", 1], ["text", "", 1]]);
  for (const code of ["\u200B", "\u200E", "\u061C", "\u2066", "\u2069", "\uFEFF", "\u00AD", "\u2060", "\u{E0041}", "\u3164"]) {
    assert.equal(inert.suspicious(`a${code}b`), true, code.codePointAt(0).toString(16));
  }
});

test("ten thousand marks are one piece with a count", () => {
  assert.deepEqual(kinds("\u200F".repeat(10_000)), [["unseen", "RLM", 10_000]]);
});

test("a joiner in its proper place shows nothing; elsewhere it does", () => {
  assert.equal(inert.suspicious("👩\u200D🚒"), false);
  assert.equal(inert.suspicious("👩🏽\u200D🚒"), false);
  assert.equal(inert.suspicious("می\u200Cخواهم"), false);
  assert.deepEqual(kinds("a\u200Db")[1], ["unseen", "ZWJ", 1]);
});

test("a word of two scripts is told, with its scripts; two words of two scripts are not", () => {
  assert.deepEqual(kinds("pаypal").at(0), ["mixed", "Latin + Cyrillic", 1]);
  assert.equal(inert.suspicious("Москва Moscow"), false);
  assert.equal(inert.suspicious("NATO-штаб"), false, "a hyphen parts words");
});

test("letters that look like Latin ones are shown on demand, and only then", () => {
  assert.equal(inert.suspicious("расе"), false);
  assert.equal(inert.hasAlike("расе"), true);
  assert.equal(inert.hasAlike("race"), false);
  assert.deepEqual(kinds("рж", { alike: true }), [["alike", "p", 1], ["text", "", 1]]);
});

test("joined together the pieces are the text", () => {
  const odd = "a\u202Eb\u200F\u200Fпаypal <script>👩\u200D🚒\n\ud800 \u{E0041}";
  assert.equal(joined(inert.pieces(odd)), odd);
  assert.equal(joined(inert.pieces(odd, { alike: true })), odd);
});

test("isolates of the catalogue are taken out, other controls are not", () => {
  assert.equal(inert.withoutIsolates("\u2068Anna\u2069 called\u200F"), "Anna called\u200F");
});

test("every letter that is said to look alike looks like a Latin letter and is none", () => {
  const all = Array.from({ length: 0x13ff - 0x370 }, (_, i) => String.fromCodePoint(0x370 + i)).join(" ");
  const alike = inert.pieces(all, { alike: true }).filter((piece) => piece.kind === "alike");
  assert.ok(alike.length > 60);
  for (const piece of alike) assert.match(piece.name, /^[A-Za-z]$/, piece.text);
  assert.equal(inert.hasAlike("abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ"), false);
});
