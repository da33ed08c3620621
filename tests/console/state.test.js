import assert from "node:assert/strict";
import test from "node:test";

import * as state from "../../src/firebreak/console/js/logic-state.js";
import { AT, act, alert, at, attempt, call, entry, id, message, probe } from "./build.js";

const NOW = 1_000_000;
const line = (n = 0) => ({ name: "north", at: at(n), open_matters: n });
const snapshot = (changed = {}) => ({ what: "snapshot", at: AT, line: line(), matters: [], tests: [], alerts: [], ...changed });
const folded = (...news) => news.reduce((known, one, i) => state.fold(known, one, NOW + i), state.empty("north"));

test("a snapshot is everything as it is, in its order", () => {
  const all = folded(snapshot({ matters: [message({ id: id(2), arrived: at(5) }), call()], tests: [probe(7)], alerts: [alert()] }));
  assert.deepEqual(all.matters.map((one) => one.id), [id(2), id(1)]);
  assert.equal(all.tests.length, 1);
  assert.equal(all.alerts.length, 1);
  assert.equal(all.line.name, "north");
});

test("the same news twice changes nothing more", () => {
  const news = { what: "entry", at: AT, entry: entry(5), matter: call({ acts: [act("answer")] }) };
  const once = folded(snapshot({ matters: [call()] }), news);
  const twice = state.fold(once, news, once.heard_ms);
  assert.deepEqual(twice, once);
});

test("what is older never replaces what is newer: fewer acts, unsettled, undecided, an earlier tick", () => {
  const newer = call({ acts: [act("answer")], attempt: attempt("answered", { settled: true }) });
  const all = folded(
    snapshot({ matters: [newer], tests: [probe(7, { result: "missed" })] }),
    { what: "entry", at: AT, matter: call() },
    { what: "entry", at: AT, matter: { ...newer, attempt: attempt("answered") } },
    { what: "entry", at: AT, test: probe(7) },
    { what: "tick", at: at(60), line: line(60) },
    { what: "tick", at: at(10), line: line(10) },
  );
  assert.deepEqual(all.matters, [newer]);
  assert.equal(all.tests[0].result, "missed");
  assert.equal(all.line.open_matters, 60);
  assert.equal(all.at, at(60));
});

test("news of a sort that this page does not know is counted and kept, and what it carries is used", () => {
  const all = folded(snapshot(), { what: "hologram", at: AT, matter: call() }, { what: undefined });
  assert.equal(all.unknown.count, 2);
  assert.equal(all.unknown.last[1].what, "hologram");
  assert.equal(all.matters.length, 1);
});

test("entries and matters of an unknown kind are kept", () => {
  const all = folded(snapshot(), { what: "entry", at: AT, entry: entry(1, { kind: "kind 77" }), matter: message({ what: "notice" }) });
  assert.equal(all.entries[0].kind, "kind 77");
  assert.equal(all.matters[0].what, "notice");
});

test("one answer stops the alerts of its matter and no other", () => {
  const all = folded(
    snapshot({ alerts: [alert({ number: 3, of: id(2) }), alert({ number: 2 }), alert()] }),
    { what: "stopped", at: at(9), of: id(1) },
  );
  assert.deepEqual(all.alerts.map((one) => one.stopped), [null, at(9), at(9)]);
  const again = state.fold(all, { what: "alert", at: AT, alert: alert() }, NOW);
  assert.equal(again.alerts.at(-1).stopped, at(9), "an alert that comes late does not ring again");
});

test("silence comes and goes with its alert", () => {
  const quiet = folded(snapshot({ alerts: [alert()] }), { what: "silence", at: AT, alert: alert({ silenced_until: at(60) }) });
  assert.equal(quiet.alerts[0].silenced_until, at(60));
  assert.equal(quiet.unknown.count, 0);
  assert.equal(state.fold(quiet, { what: "silence", at: AT, alert: alert() }, NOW).alerts[0].silenced_until, null);
});

test("a silence quietens its alert and lifts again; the alert stays", () => {
  const silence = { number: 1, of: id(1), at: at(1), until: at(300), by: "duty" };
  const quiet = folded(snapshot({ alerts: [alert()] }), { what: "silence", at: at(1), silence });
  assert.equal(quiet.alerts[0].silenced_until, at(300));
  assert.equal(quiet.alerts[0].stopped, null);
  assert.equal(quiet.more.silences.length, 1);
  const loud = state.fold(quiet, { what: "silence", at: at(9), silence: { ...silence, at: at(9), until: at(9) } }, NOW);
  assert.equal(loud.alerts[0].silenced_until, null);
  assert.deepEqual(loud.more.silences, []);
});

test("a release is put in its place, and their number is bounded", () => {
  let all = folded(snapshot({ releases: [{ id: "a", state: "waiting" }] }), { what: "release", at: AT, release: { id: "a", state: "released" } });
  assert.deepEqual(all.more.releases, [{ id: "a", state: "released" }]);
  for (let n = 0; n < 300; n += 1) all = state.fold(all, { what: "release", at: AT, release: { id: `r${n}`, state: "returned" } }, NOW);
  assert.equal(all.more.releases.length, state.BOUNDS.releases);
});

test("lists of their own are replaced as a whole", () => {
  const all = folded(snapshot({ releases: [{ id: 1 }] }), { what: "snapshot again", at: AT, releases: [] }, { what: "progress", at: AT, progress: { done: 5 } });
  assert.deepEqual(all.more, { releases: [], progress: { done: 5 } });
});

test("a view opened again is told as such, since what happened between is not in its entries", () => {
  const all = folded(snapshot({ matters: [call()] }), { what: "entry", at: AT, entry: entry(1) }, snapshot());
  assert.equal(all.gaps, 1);
  assert.equal(all.matters.length, 0, "the snapshot is what is so");
  assert.equal(all.entries.length, 1);
});

test("silence of the view makes it late, then stale; never heard is its own state", () => {
  assert.equal(state.freshness(state.empty("north"), NOW), "never");
  const all = folded(snapshot());
  assert.equal(state.freshness(all, NOW + 14_999), "live");
  assert.equal(state.freshness(all, NOW + 15_000), "late");
  assert.equal(state.freshness(all, NOW + 25_000), "stale");
  assert.equal(state.freshness(state.fold(all, { what: "tick", at: at(30) }, NOW + 30_000), NOW + 31_000), "live");
});

test("open matters stay when the list is full; the bound holds even if all are open", () => {
  let all = folded(snapshot({ matters: [message({ id: id(0), open: true, arrived: at(-1) })] }));
  for (let n = 1; n <= 600; n += 1) {
    all = state.fold(all, { what: "entry", at: AT, matter: message({ id: id(n), open: false, arrived: at(n) }) }, NOW);
  }
  assert.equal(all.matters.length, state.BOUNDS.matters);
  assert.ok(all.matters.some((one) => one.id === id(0)));
  assert.equal(all.left, 601 - state.BOUNDS.matters);
  for (let n = 1000; n < 1500; n += 1) {
    all = state.fold(all, { what: "entry", at: AT, matter: message({ id: id(n), open: true, arrived: at(n) }) }, NOW);
  }
  assert.equal(all.matters.length, state.BOUNDS.matters);
  assert.equal(all.matters[0].id, id(1499));
});

test("a week of traffic leaves the page as small as an hour of it", () => {
  const hour = 3600;
  const sizes = [];
  let all = folded(snapshot());
  for (let n = 0; n < 7 * 24 * hour; n += 10) {
    all = state.fold(all, { what: "tick", at: at(n), line: line(n) }, n * 1000);
    if (n % 60 === 0) all = state.fold(all, { what: "entry", at: at(n), entry: entry(n), test: probe(n) }, n * 1000);
    if (n % 300 === 0) {
      const matter = message({ id: id(n), arrived: at(n), open: n % 900 === 0 });
      all = state.fold(all, { what: "entry", at: at(n), entry: entry(n + 1), matter }, n * 1000);
      all = state.fold(all, { what: "alert", at: at(n), alert: alert({ number: n, of: id(n) }) }, n * 1000);
      if (n % 600 === 0) all = state.fold(all, { what: "stopped", at: at(n), of: id(n) }, n * 1000);
      all = state.fold(all, { what: "a sort of a later edition", at: at(n), filler: "x".repeat(1000) }, n * 1000);
    }
    if (n % (24 * hour) === 23 * hour) sizes.push(JSON.stringify(all).length);
  }
  assert.equal(all.matters.length, state.BOUNDS.matters);
  assert.equal(all.tests.length, state.BOUNDS.tests);
  assert.equal(all.alerts.length, state.BOUNDS.alerts);
  assert.equal(all.entries.length, state.BOUNDS.entries);
  assert.equal(all.unknown.last.length, state.BOUNDS.unknown);
  assert.ok(sizes.at(-1) < sizes[1] * 1.1, `sizes by day: ${sizes}`);
});
