import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";

import * as permissions from "../../src/firebreak/console/js/logic-permissions.js";

const ROLES = ["watch", "supervisor", "principal", "auditor", "administrator"];

test("an action that is not allowed names the roles of which one is missing", () => {
  assert.deepEqual(permissions.may(["watch"], "compose"), { allowed: true, missing: [] });
  assert.deepEqual(permissions.may(["auditor"], "release"), { allowed: false, missing: ["supervisor"] });
  assert.deepEqual(permissions.may([], "officers"), { allowed: false, missing: ["administrator"] });
});

test("every action can be done by somebody, and every role named exists", () => {
  for (const [action, roles] of Object.entries(permissions.TABLE)) {
    assert.ok(roles.length > 0, action);
    for (const role of roles) assert.ok(ROLES.includes(role), `${action}: ${role}`);
  }
});

test("an auditor acts on nothing and an administrator reads no words", () => {
  for (const action of ["compose", "translate", "release", "watch", "address", "drill"]) {
    assert.equal(permissions.may(["auditor"], action).allowed, false, action);
  }
  assert.equal(permissions.may(["administrator"], "read").allowed, false);
});

const DESKS = [{ id: "watch", echelon: "watch" }, { id: "ops", echelon: "operational" }, { id: "minister", echelon: "principal" }];

test("an officer acts for the desks listed, or for those of the echelons of their roles", () => {
  const ids = (roles, desks = []) => permissions.ownDesks({ roles, desks }, DESKS).map((desk) => desk.id);
  assert.deepEqual(ids(["watch"]), ["watch", "ops"]);
  assert.deepEqual(ids(["principal"]), ["minister"]);
  assert.deepEqual(ids(["watch"], ["ops"]), ["ops"]);
  assert.deepEqual(ids(["auditor"]), []);
});

test("the second person is another than the first", () => {
  const release = { by: "anna", state: "waiting" };
  assert.equal(permissions.canRelease({ id: "boris", roles: ["supervisor"] }, release), "yes");
  assert.equal(permissions.canRelease({ id: "anna", roles: ["supervisor"] }, release), "own");
  assert.equal(permissions.canRelease({ id: "boris", roles: ["watch"] }, release), "role");
  assert.equal(permissions.canRelease({ id: "boris", roles: ["supervisor"] }, { ...release, state: "released" }), "over");
});

/** The page of the API behind each action; a drill is this page's own. */
const PAGES = {
  act: ["post", "/v1/lines/{line}/acts/seen"], orderwire: ["post", "/v1/lines/{line}/orderwire"], test: ["post", "/v1/lines/{line}/tests"],
  silence: ["post", "/v1/lines/{line}/alerts/{number}/silence"],
  compose: ["post", "/v1/lines/{line}/messages"], translate: ["post", "/v1/lines/{line}/acts/translate"],
  release: ["post", "/v1/lines/{line}/releases/{release}/release"], watch: ["post", "/v1/lines/{line}/acts/take-watch"],
  address: ["post", "/v1/lines/{line}/addresses"], read: ["get", "/v1/lines/{line}/matters"], export: ["post", "/v1/lines/{line}/export"],
  archive: ["get", "/v1/lines/{line}/archive"], verify: ["post", "/v1/verify"], paging_test: ["post", "/v1/paging/test"],
  officers: ["post", "/v1/officers"],
};

test("the page shows as allowed exactly what the API allows", () => {
  const api = JSON.parse(readFileSync(new URL("../../docs/reference/openapi.json", import.meta.url), "utf-8"));
  assert.deepEqual(Object.keys(permissions.TABLE).filter((action) => !(action in PAGES)), ["drill"]);
  for (const [action, [method, path]] of Object.entries(PAGES)) {
    const said = /Any of the roles ([a-z, ]+)\./.exec(api.paths[path][method].description ?? "");
    assert.deepEqual(new Set(permissions.TABLE[action]), new Set(said[1].split(", ")), action);
  }
});

test("every action that a screen names is in the table", () => {
  const folder = new URL("../../src/firebreak/console/js/", import.meta.url);
  const named = readdirSync(folder).filter((name) => name.endsWith(".js")).flatMap((name) => {
    const text = readFileSync(new URL(name, folder), "utf-8");
    return [...text.matchAll(/needs="([a-z_]+)"|Lacking\} action="([a-z_]+)"|may\([^"()]*(?:\?\? \[\])?, "([a-z_]+)"\)/g)].map((found) => found[1] ?? found[2] ?? found[3]);
  });
  assert.ok(named.length > 20);
  for (const action of new Set(named)) assert.ok(action in permissions.TABLE, action);
});
