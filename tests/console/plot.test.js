import assert from "node:assert/strict";
import test from "node:test";

import * as plot from "../../src/firebreak/console/js/logic-plot.js";
import { AT, at } from "./build.js";

const bucket = (n, due, answered, missed, not_sent = 0, median_ms = null) => ({ from: at(n), due, answered, missed, not_sent, median_ms });
const layer = {
  layer: "station", path: null, direction: "out",
  buckets: [bucket(0, 4, 4, 0, 0, 30), bucket(60, 0, 0, 0), bucket(120, 4, 1, 3), bucket(180, 2, 0, 0, 2)],
};

test("where nothing was due there is a gap, not a zero; what we did not send is not missed", () => {
  const [times, shares] = plot.answeredShare(layer);
  assert.deepEqual(shares, [100, null, 25, null]);
  assert.deepEqual(times.map((time) => time - times[0]), [0, 60, 120, 180]);
  assert.deepEqual(plot.stacks(layer).slice(1), [[4, null, 4, 2], [4, null, 4, 0], [4, null, 1, 0]]);
  assert.deepEqual(plot.medians(layer)[1], [30, null, null, null]);
});

test("every point of the plot has its row, newest first", () => {
  assert.deepEqual(plot.rows(layer).map((row) => row.from), [at(180), at(120), at(0)]);
  assert.deepEqual(plot.totals(layer), { due: 10, answered: 5, missed: 3, not_sent: 2 });
});

test("buckets that the node left out are put back as gaps", () => {
  const sparse = { ...layer, buckets: [layer.buckets[0], layer.buckets[2]] };
  const whole = plot.filled(sparse, { since: at(0), until: at(240), bucket_s: 60 });
  assert.deepEqual(whole.buckets.map((one) => one.due), [4, 0, 4, 0]);
  assert.deepEqual(plot.answeredShare(whole)[1], [100, null, 25, null]);
  assert.equal(plot.filled(sparse, { since: at(0), until: at(0), bucket_s: 60 }).buckets.length, 0);
  assert.equal(plot.filled(sparse, { since: at(0), until: at(10_000_000), bucket_s: 60 }).buckets.length, 4_000);
});

test("a layer has one name for each direction and path", () => {
  const all = [layer, { ...layer, direction: "in" }, { ...layer, layer: "circuit", path: "tls" }, { ...layer, layer: "circuit", path: "radio" }];
  assert.equal(new Set(all.map(plot.keyOf)).size, 4);
});

test("spans go from hours to years, in at most a thousand buckets", () => {
  const now = Date.parse(AT);
  for (const { name, buckets, length_ms } of plot.SPANS) {
    assert.ok(buckets <= 1000);
    const one = plot.span(name, now, 2);
    assert.equal(one.until, now - 2 * length_ms);
    assert.equal(one.until - one.since, length_ms);
  }
});

test("findings are stretches that fill the span from the first one on, and nothing outside of it", () => {
  const since = Date.parse(at(0));
  const found = plot.bands(
    [{ since: at(-500), finding: "all_layers_answer" }, { since: at(25), finding: "desk_silent" }, { since: at(400), finding: "station_silent" }],
    since, Date.parse(at(100)),
  );
  assert.deepEqual(found.map((one) => [one.finding, one.share]), [["all_layers_answer", 0.25], ["desk_silent", 0.75]]);
  assert.deepEqual(plot.bands([], 0, 1), []);
});

test("an export has every bucket of every layer", () => {
  const rows = plot.exported([layer, { ...layer, path: "tls" }]);
  assert.equal(rows.length, 8);
  assert.deepEqual(Object.keys(rows[0]), ["direction", "layer", "path", "from", "due", "answered", "missed", "not_sent", "median_ms"]);
});

test("a young line is shown by the hour, an older one by the day", () => {
  const until = Date.parse(at(3_600));
  assert.equal(plot.firstSpan([{ ...layer, buckets: [bucket(1_800, 1, 1, 0)] }], until), "hour");
  assert.equal(plot.firstSpan([{ ...layer, buckets: [bucket(-7_200, 1, 1, 0), bucket(1_800, 1, 1, 0)] }], until), "day");
  assert.equal(plot.firstSpan([], until), "day");
});
