import assert from "node:assert/strict";
import test from "node:test";

import * as drafts from "../../src/firebreak/console/js/logic-drafts.js";

const fresh = () => drafts.begin("d1", "north", "message", { text: "" });
const stored = (fields, revision) => ({ id: "d1", line: "north", kind: "message", fields, revision, updated: "2026-11-26T10:53:00Z" });

const what = (key, text = "Stop") => ({ key, page: "messages", body: { text } });

/** A node that keeps a draft as the API does: a save that stands on another revision is refused. */
class Node {
  constructor() {
    this.copy = null;
    this.written = [];
  }

  save({ fields, base }) {
    if ((this.copy?.revision ?? 0) !== base) return { conflict: this.copy };
    this.copy = stored(fields, base + 1);
    return { revision: this.copy.revision };
  }

  send({ key, body }) {
    const known = this.written.find((one) => one.key === key);
    if (!known) this.written.push({ key, body });
    return { id: key };
  }
}

test("every key press is here first, then at the node", () => {
  let draft = fresh();
  assert.equal(drafts.place(draft), "nothing");
  draft = drafts.typed(draft, { text: "S" });
  assert.equal(drafts.place(draft), "here");
  draft = drafts.saving(draft);
  assert.equal(drafts.toSave(draft), null, "one save at a time");
  draft = drafts.typed(draft, { text: "St" });
  draft = drafts.savedAs(draft, 1);
  assert.equal(drafts.place(draft), "here", "the node has the first letter only");
  assert.deepEqual(drafts.toSave(draft), { line: "north", kind: "message", fields: { text: "St" }, base: 1 });
  draft = drafts.savedAs(drafts.saving(draft), 2);
  assert.equal(drafts.place(draft), "node");
  assert.equal(drafts.toSave(draft), null);
});

test("a dead line loses nothing: tries grow further apart, up to a bound, and the newest text goes", () => {
  let draft = drafts.typed(fresh(), { text: "Stop" });
  const waits = [];
  for (let i = 0; i < 10; i += 1) {
    draft = drafts.saveFailed(drafts.saving(draft));
    waits.push(drafts.retryIn(draft));
  }
  assert.ok(waits.every((wait, i) => i === 0 || wait >= waits[i - 1]));
  assert.equal(waits.at(-1), 5_000);
  assert.equal(drafts.toSave(draft).fields.text, "Stop");
});

test("a save whose answer was lost is no conflict: the node has the same", () => {
  const node = new Node();
  let draft = drafts.saving(drafts.typed(fresh(), { text: "Stop", to: ["watch"] }));
  node.save({ fields: { to: ["watch"], text: "Stop" }, base: 0 });
  draft = drafts.saveFailed(draft);
  const answer = node.save(drafts.toSave(draft));
  draft = drafts.conflicts(drafts.saving(draft), answer.conflict);
  assert.equal(draft.conflict, null);
  assert.equal(drafts.place(draft), "node");
  assert.equal(draft.revision, 1);
});

test("an earlier save of this page whose answer was lost is no conflict, however much was typed since", () => {
  const node = new Node();
  let draft = drafts.saving(drafts.typed(fresh(), { text: "S" }));
  node.save({ fields: { text: "S" }, base: 0 });
  draft = drafts.saving(drafts.typed(drafts.saveFailed(draft), { text: "St" })); // this one did not arrive
  draft = drafts.saving(drafts.typed(drafts.saveFailed(draft), { text: "Stop" }));
  draft = drafts.conflicts(draft, node.save({ fields: draft.fields, base: draft.revision }).conflict);
  assert.equal(draft.conflict, null);
  assert.equal(drafts.place(draft), "here");
  const last = drafts.toSave(draft);
  assert.equal(last.fields.text, "Stop");
  draft = drafts.savedAs(drafts.saving(draft), node.save(last).revision);
  assert.equal(drafts.place(draft), "node");
  assert.deepEqual(draft.flew, []);
});

test("a page that was killed while it saved knows its own save again", () => {
  const killed = drafts.typed(drafts.saving(drafts.typed(fresh(), { text: "Begun a" })), { text: "Begun and" });
  const again = drafts.reopened(JSON.parse(JSON.stringify(killed)), stored({ text: "Begun a" }, 1));
  assert.equal(again.conflict, null);
  assert.equal(drafts.toSave(again).fields.text, "Begun and");
  assert.equal(drafts.toSave(again).base, 1);
});

test("of saves without an answer the first and the last are remembered", () => {
  let draft = fresh();
  for (let n = 0; n < 100; n++) draft = drafts.saveFailed(drafts.saving(drafts.typed(draft, { text: `${n}` })));
  assert.ok(draft.flew.length <= 10);
  assert.equal(drafts.conflicts(draft, stored({ text: "0" }, 1)).conflict, null, "the node went away with it");
  assert.equal(drafts.conflicts(draft, stored({ text: "98" }, 1)).conflict, null);
});

test("another window that went back to what was typed here is asked about, not overwritten", () => {
  const lost = drafts.saveFailed(drafts.saving(drafts.typed(fresh(), { text: "abc" })));
  const on = drafts.saving(drafts.typed(lost, { text: "abcde" }));
  assert.notEqual(drafts.conflicts(on, stored({ text: "abc" }, 3)).conflict, null);
  assert.equal(drafts.conflicts(on, stored({ text: "abc" }, 1)).conflict, null);
});

test("a draft that an older page kept is taken up", () => {
  const { flew, ...older } = drafts.typed(fresh(), { text: "Old" });
  assert.deepEqual(flew, []);
  assert.deepEqual(drafts.reopened(/** @type {any} */ (older), null).flew, []);
});

test("a newer copy written elsewhere is never overwritten unasked", () => {
  const node = new Node();
  let draft = drafts.typed(fresh(), { text: "Mine" });
  node.save({ fields: { text: "Theirs" }, base: 0 });
  draft = drafts.conflicts(drafts.saving(draft), node.save(drafts.toSave(draft)).conflict);
  assert.equal(drafts.place(draft), "conflict");
  assert.equal(drafts.toSave(draft), null);
  const mine = drafts.resolve(draft, "mine");
  assert.equal(node.save(drafts.toSave(mine)).revision, 2);
  const theirs = drafts.resolve(draft, "theirs");
  assert.equal(theirs.fields.text, "Theirs");
  assert.equal(drafts.place(theirs), "node");
});

test("a reload keeps what was typed, saved or not, and what was on its way", () => {
  const typed = drafts.saving(drafts.typed(fresh(), { text: "Stop" }));
  const again = drafts.reopened(JSON.parse(JSON.stringify(typed)), null);
  assert.equal(again.fields.text, "Stop");
  assert.equal(again.flying, null);
  assert.notEqual(drafts.toSave(again), null, "the node may not have it");
  assert.equal(drafts.reopened(null, stored({ text: "At node" }, 4)).revision, 4);
  assert.equal(drafts.reopened(null, null), null);
  const known = drafts.saving(drafts.typed(drafts.savedAs(drafts.saving(typed), 3), { text: "Stop now" }));
  const silent = drafts.reopened(known, undefined);
  assert.equal(drafts.toSave(silent).base, 3, "a node that does not answer has not forgotten it");
});

test("another desk's later version is taken where nothing is unsaved here, else a person chooses", () => {
  const saved = drafts.savedAs(drafts.saving(drafts.typed(fresh(), { text: "One" })), 1);
  assert.equal(drafts.reopened(saved, stored({ text: "Two" }, 2)).fields.text, "Two");
  const unsaved = drafts.typed(saved, { text: "Three" });
  assert.equal(drafts.place(drafts.reopened(unsaved, stored({ text: "Two" }, 2))), "conflict");
});

test("what is being sent is frozen: no key press, no save, no second sending", () => {
  const draft = drafts.send(drafts.typed(fresh(), { text: "Stop" }), what("k1"));
  assert.equal(drafts.typed(draft, { text: "Go" }), draft);
  assert.equal(drafts.toSave(draft), null);
  assert.equal(drafts.send(draft, what("k2")), draft);
});

test("an answer that was lost, at any step and after a reload: sent once, with the first key", () => {
  const node = new Node();
  let draft = drafts.send(drafts.typed(fresh(), { text: "Stop" }), what("k1"));
  node.send(draft.sending.what);
  draft = drafts.reopened(JSON.parse(JSON.stringify(draft)), null);
  assert.equal(draft.sending.state, "unknown");
  assert.equal(drafts.typed(draft, { text: "Go" }), draft, "it may have been sent as it is");
  for (const key of ["k2", "k3"]) {
    draft = drafts.send(draft, what(key, "Go"));
    node.send(draft.sending.what);
    draft = drafts.answerLost(draft);
  }
  draft = drafts.sent(drafts.send(draft, what("k4")), "id");
  assert.deepEqual(node.written, [{ key: "k1", body: { text: "Stop" } }]);
  assert.deepEqual(draft.sending, { state: "sent", what: what("k1"), id: "id" });
  assert.equal(drafts.send(draft, what("k5")), draft);
  assert.equal(drafts.answerLost(draft), draft);
});

test("a refusal gives the draft back; the next sending is a new one", () => {
  let draft = drafts.refused(drafts.send(drafts.typed(fresh(), { text: "Stop" }), what("k1")));
  assert.equal(drafts.frozen(draft), false);
  draft = drafts.send(drafts.typed(draft, { text: "Stop now" }), what("k2"));
  assert.equal(draft.sending.what.key, "k2");
});
