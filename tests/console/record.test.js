import assert from "node:assert/strict";
import test from "node:test";

import * as record from "../../src/firebreak/console/js/logic-record.js";
import { act, at, attempt, call, entry, id, ladder, message } from "./build.js";

test("a filter keeps what fits; since is included, until is not", () => {
  const one = entry(5, { kind: "message", side: "us", marking: "EXERCISE" });
  const fits = (changed) => record.fits(one, { ...record.ALL, ...changed });
  assert.equal(fits({}), true);
  assert.equal(fits({ kind: "message", side: "us", marking: "EXERCISE" }), true);
  for (const changed of [{ kind: "rung" }, { side: "them" }, { marking: "TEST" }]) assert.equal(fits(changed), false);
  assert.equal(fits({ since: Date.parse(at(5)) }), true);
  assert.equal(fits({ until: Date.parse(at(5)) }), false);
});

test("an unknown kind is kept unless the filter names another", () => {
  assert.equal(record.fits(entry(1, { kind: "kind 77" }), record.ALL), true);
  assert.equal(record.snippet(entry(1, { kind: "kind 77", fields: null })), "");
});

test("a row has words of a person or none", () => {
  assert.equal(record.snippet(entry(1, { fields: { text: "Stop." } })), "Stop.");
  assert.equal(record.snippet(entry(1, { fields: { text: "Stop." }, snippet: "…found…" })), "…found…");
  assert.equal(record.snippet(entry(1, { fields: { what: 3 } })), "");
});

test("only what the record shows can be claimed", () => {
  assert.deepEqual(record.claimable(call({ attempt: attempt(null, { rang: false }) })), ["text"]);
  const declined = call({ attempt: attempt("declined"), ladder: ladder("at_station", "seen"), acts: [act("decline", { fields: { reason: "not now" } })] });
  assert.deepEqual(record.claimable(declined), ["declined", "rang", "at_station", "seen", "reason", "text"]);
  assert.deepEqual(record.claimable(message({ ladder: ladder("at_station"), refused: [{ rung: "seen", reason: null }] })), ["at_station", "refused", "text"]);
});

test("what is withheld is said: whatever was neither named nor opened by a claim", () => {
  const fields = ["precedence", "to", "by", "lang", "subject", "text"];
  assert.deepEqual(record.opening([{ claims: ["declined"], fields }], []).withheld, ["by", "lang", "precedence", "subject", "text", "to"]);
  assert.deepEqual(record.opening([{ claims: ["text"], fields }], ["to"]).opened, ["lang", "subject", "text", "to"]);
});

test("an export names each claim of each entry, and the order of two on wish", () => {
  const chosen = [{ id: id(1), claims: ["declined", "rang"] }, { id: id(2), claims: ["answered"] }];
  assert.deepEqual(record.exportBody(chosen, ["subject"], true), {
    claims: [{ claim: "declined", of: [id(1)] }, { claim: "rang", of: [id(1)] }, { claim: "answered", of: [id(2)] }, { claim: "order", of: [id(1), id(2)] }],
    disclose: ["subject"],
  });
  assert.equal(record.exportBody([{ id: id(1), claims: [] }], [], false), null);
  const many = Array.from({ length: 80 }, (_, n) => ({ id: id(n), claims: ["seen"] }));
  assert.equal(record.exportBody(many, [], false).claims.length, 64);
});

test("an act leads to its matter", () => {
  assert.equal(record.matterOf(entry(1, { kind: "call-offer", of: null })), id(1));
  assert.equal(record.matterOf(entry(2, { kind: "answer", of: id(1) })), id(1));
  assert.equal(record.matterOf(entry(3, { kind: "line-state", of: null })), id(3));
});

test("a claim that rests on the words of an act says whose it opens", () => {
  assert.deepEqual(record.alsoOpens([{ claims: ["answered", "rang"] }]), []);
  assert.deepEqual(record.alsoOpens([{ claims: ["declined"] }, { claims: ["declined_late", "undertaken"] }]), ["decline", "undertaking"]);
});
