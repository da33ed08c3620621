import assert from "node:assert/strict";
import test from "node:test";

import * as words from "../../src/firebreak/console/js/logic-words.js";

const CHARTER = { text_bytes: 8000, urgent_text_bytes: 4000 };

test("words are counted in scripts with spaces and without", () => {
  assert.equal(words.words("Two aircraft of ours are lost."), 6);
  assert.equal(words.words("Прекратите огонь, пожалуйста!", "ru"), 3);
  assert.equal(words.words("أوقفوا إطلاق النار الآن", "ar"), 4);
  assert.equal(words.words("사격을 즉시 중지하십시오", "ko"), 3);
  const chinese = words.words("请立即停止射击", "zh");
  assert.ok(chinese >= 3 && chinese <= 7, `${chinese} words without one space`);
});

test("signs and pictures are no words; numbers are", () => {
  assert.equal(words.words("… — !!! 🚀"), 0);
  assert.equal(words.words("at 1400Z in 52.5"), 4);
  assert.equal(words.words(""), 0);
});

test("a tag that is none counts all the same", () => {
  assert.equal(words.words("two words", "not a tag!"), 2);
});

test("bytes are those of what is sent: NFC, one line end, no isolates", () => {
  assert.equal(words.bytes("é"), 2);
  assert.equal(words.bytes("e\u0301"), 2);
  assert.equal(words.bytes("a\r\nb"), 3);
  assert.equal(words.bytes("\u2068Anna\u2069"), 4);
  assert.equal(words.bytes("停火"), 6);
  assert.equal(words.clean("\u2068Anna\u2069\r\n"), "Anna\n");
});

test("FLASH and IMMEDIATE have 200 words, and their bytes bind as well", () => {
  const text = (n) => Array.from({ length: n }, () => "stop").join(" ");
  for (const precedence of ["FLASH", "IMMEDIATE"]) {
    assert.equal(words.measure(text(200), "en", precedence, CHARTER).over, "none");
    assert.equal(words.measure(text(201), "en", precedence, CHARTER).over, "words");
  }
  assert.equal(words.measure(text(201), "en", "PRIORITY", CHARTER).word_limit, null);
  assert.equal(words.measure("x".repeat(4001), "en", "FLASH", CHARTER).over, "bytes");
  assert.equal(words.measure("停".repeat(1334), "zh", "FLASH", CHARTER).over, "bytes", "4,002 bytes");
  assert.equal(words.measure("x".repeat(8000), "en", "ROUTINE", CHARTER).over, "none");
  assert.equal(words.measure("x".repeat(8001), "en", "ROUTINE", CHARTER).over, "bytes");
});

test("the charter's lower limits bind", () => {
  const strict = { text_bytes: 100, urgent_text_bytes: 50 };
  assert.equal(words.measure("x".repeat(51), "en", "FLASH", strict).over, "bytes");
  assert.equal(words.measure("x".repeat(51), "en", "ROUTINE", strict).over, "none");
});

test("what the wire refuses is named before it is sent", () => {
  assert.equal(words.refused("plain\ttext\n"), null);
  assert.equal(words.refused("a\u0007b"), "U+0007");
  assert.equal(words.refused("a\u007fb"), "U+007F");
  assert.equal(words.refused("a\u2028b"), "U+2028");
  assert.equal(words.refused("a\u202Eb"), null, "controls of direction are sent as they are, and shown");
});
