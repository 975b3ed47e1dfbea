import assert from "node:assert/strict";
import { test } from "node:test";
import { parseStackConfig } from "../../components/vip-cluster/stack/stack";
import { rights } from "./bad/access";
import { addresses } from "./bad/address";
import { authenticated } from "./bad/authenticate";
import { clients } from "./bad/clients";
import { clusters } from "./bad/clusters";
import { functions } from "./bad/functions";
import { groups } from "./bad/groups";
import { listeners } from "./bad/listeners";
import { nodes } from "./bad/nodes";
import { operated } from "./bad/operations";
import { rewrites } from "./bad/rewrites";
import { shapes } from "./bad/shapes";
import { assertProblems, type BadInput, bases, changed, clusterProblems } from "./bad/support";
import { vendor } from "./bad/vendor";
import { webAcls } from "./bad/web-acls";
import { zones } from "./bad/zones";

const all: readonly BadInput[] = [
  ...shapes,
  ...addresses,
  ...groups,
  ...functions,
  ...listeners,
  ...rewrites,
  ...authenticated,
  ...clients,
  ...webAcls,
  ...clusters,
  ...nodes,
  ...operated,
  ...rights,
  ...vendor,
  ...zones,
];

const shown = (value: unknown): string => {
  const text = JSON.stringify(value, (_, nested: unknown) => (typeof nested === "bigint" ? `${nested}n` : nested));
  return (text ?? String(value)).slice(0, 80);
};

test("the clusters that the bad inputs start from are sound", () => {
  for (const base of ["alb", "nlb"] as const) parseStackConfig({ cluster: bases[base]() });
});

test("there are at least 150 bad inputs", () => {
  assert.ok(all.length >= 150, `${all.length}`);
});

for (const [base, changes, expected] of all) {
  const title = Object.entries(changes).map(([path, value]) => `${path} = ${shown(value)}`);
  test(`refused: ${base}, ${title.join(", ")}`, () => {
    assertProblems(clusterProblems(changed(base, changes)), expected);
  });
}
