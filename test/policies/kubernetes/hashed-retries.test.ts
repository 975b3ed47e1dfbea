import assert from "node:assert/strict";
import { test } from "node:test";
import { routeTypes } from "../../../platforms/kubernetes/catalog/types";
import { planFaults } from "../../../platforms/kubernetes/fault-model";
import { servingPaths } from "../../../platforms/kubernetes/topology/serving-paths";
import { graphOf, type Program, withProperty } from "../fixture";
import { compliant } from "./compliant";

/** What a pod's crash does to clients, each effect once. */
function effects(program: Program): readonly string[] {
  const graph = graphOf(program);
  const paths = graph.ofType(...routeTypes).flatMap((route) => servingPaths(route, graph));
  const none = undefined;
  const seconds = {
    nodeCrash: none,
    nodeHang: none,
    nodeDrain: none,
    zoneLoss: none,
    balancerLoss: none,
    regionLoss: none,
  };
  const chains = paths.flatMap((path) => {
    const { nodeCrash } = planFaults(path, { seconds });
    return nodeCrash.kind === "bounded" ? nodeCrash.chains : [];
  });
  assert.ok(chains.length > 0);
  return [...new Set(chains.map(({ effect }) => effect))];
}

test("retries hide a pod's crash, but not from all clients where a hash keeps them on pods", () => {
  assert.deepEqual(effects(compliant), ["none"]);
  const hashed = withProperty(compliant, "BackendTrafficPolicy/edge", "spec.loadBalancer", {
    type: "ConsistentHash",
    consistentHash: { type: "SourceIP" },
  });
  assert.deepEqual(effects(hashed), ["errors"]);
});
