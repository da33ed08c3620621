import assert from "node:assert/strict";
import test from "node:test";

import { at, id, message } from "./build.js";

globalThis.document ??= { documentElement: { dataset: {} } };
const { signal } = await import("../../src/firebreak/console/vendor/ui.js");
const { Conversation, HELD, standsAlone } = await import("../../src/firebreak/console/js/conversation.js");
const { empty } = await import("../../src/firebreak/console/js/logic-state.js");

const TOTAL = 1_200;
/** Every message of a long record, newest first. */
const RECORD = Array.from({ length: TOTAL }, (_, n) => message({ id: id(TOTAL - n), arrived: at(TOTAL - n), regarding: null }));

/** A node that answers pages of the record. @param {URL} url */
function page(url) {
  const limit = Number(url.searchParams.get("limit"));
  const before = url.searchParams.get("before");
  const from = before ? RECORD.findIndex((one) => one.id === before) + 1 : 0;
  const matters = RECORD.slice(from, from + limit);
  return { matters, next: from + limit < TOTAL ? matters.at(-1)?.id : null };
}

globalThis.fetch = async (path) => {
  const url = new URL(path, "http://node.test");
  const one = /\/matters\/([0-9a-f]+)$/.exec(url.pathname)?.[1];
  const body = one ? RECORD.find((each) => each.id === one) : url.pathname.endsWith("/matters") ? page(url) : { entries: [] };
  return new Response(JSON.stringify(body), { status: 200, headers: { "Content-Type": "application/json" } });
};

function conversation() {
  const state = { ...empty("south"), matters: RECORD.slice(0, 50) };
  return new Conversation({ name: "south", state: signal(state), charter: signal(null) });
}

test("older pages join what the live view has, each item once, the oldest first", async () => {
  const talk = conversation();
  await talk.more();
  const found = talk.items.value;
  assert.equal(found.length, 150);
  assert.equal(new Set(found.map((one) => one.key)).size, 150);
  assert.deepEqual(found.map((one) => one.at), found.map((one) => one.at).toSorted((a, b) => a - b));
  assert.equal(talk.past.value, false);
});

test("an item asked for twice at once, by its address and with its page, is held once", async () => {
  const talk = conversation();
  const wanted = RECORD[80].id;
  await Promise.all([talk.find(wanted), talk.find(wanted), talk.more(), talk.find(wanted)]);
  const keys = talk.items.value.map((one) => one.key);
  assert.ok(keys.includes(wanted));
  assert.equal(new Set(keys).size, keys.length);
});

test("no more is held than the bound; then the page is in the past, and comes back to now", async () => {
  const talk = conversation();
  while (talk.end.value === "more") await talk.more();
  assert.ok(talk.items.value.length <= HELD);
  assert.equal(talk.past.value, true);
  assert.equal(talk.items.value[0].key, id(1), "the beginning of the record was reached");
  talk.now();
  assert.equal(talk.past.value, false);
  assert.equal(talk.items.value.at(-1).key, id(TOTAL));
});

test("words of a call stand in the call; a kind nobody knows stands for itself", () => {
  const talk = conversation();
  const call = { ...RECORD[1], what: "call" };
  talk.line.state.value = { ...talk.line.state.value, matters: [message({ id: id(9_999), arrived: at(9_999), regarding: call.id }), call] };
  assert.deepEqual(talk.items.value.map((one) => one.kind), ["call"]);
  assert.ok(standsAlone("kind 77") && standsAlone("line-state"));
  assert.ok(!standsAlone("receipt") && !standsAlone("rung"));
});
