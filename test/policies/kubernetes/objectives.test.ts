import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { toValues } from "../../../engine/wire/values";
import { Graph, type GraphResource } from "../../../model/graph";
import { onlyClass } from "../../../model/objectives/around";
import { evaluate } from "../../../policies/evaluate";
import type { Rule } from "../../../policies/rule";
import { podsAfterZoneLoss } from "../../../policies/rules/kubernetes/availability/pods-after-zone-loss";
import { routeFailoverWithinObjective } from "../../../policies/rules/kubernetes/availability/route-failover-within-objective";
import { contextOf, noSettings } from "../../../policies/settings";
import { graphOf, type Program, withProperty } from "../fixture";
import { compliant } from "./compliant";

function component(type: string, name: string, more: Partial<GraphResource> = {}): GraphResource {
  const urn = `urn:pulumi:test::shop::${type}::${name}`;
  return {
    ...{ type, token: type, name, urn, parent: undefined, custom: false, id: undefined },
    ...{ inputs: {}, outputs: {}, references: {} },
    ...more,
  };
}

const zones = "spec.template.spec.topologySpreadConstraints[0].minDomains";

/** The program as a KubernetesCluster would make it, whose inputs say what is promised. */
function inCluster(objectives: object, more: object = {}, program: Program = compliant): Graph {
  const cluster = component("vipkit:kubernetes-cluster:KubernetesCluster", "shop", {
    inputs: toValues({ objectives, ...more }),
  });
  const blue = component("vipkit:workload:Workload", "shop-nodes-blue", { parent: cluster.urn });
  const made = graphOf(program).resources.map(({ resource }) => ({
    ...resource,
    parent: resource.name === "Deployment/blue" ? blue.urn : cluster.urn,
  }));
  return new Graph("shop", "test", [cluster, blue, ...made]);
}

const judged = (graph: Graph, rule: Rule) =>
  evaluate(graph, [rule], {
    levelOf: () => "mandatory",
    exemptions: [],
    context: contextOf("production", noSettings),
  }).results;

describe("the objectives of a cluster on Kubernetes are judged", () => {
  test("where its stack would promise more", () => {
    const graph = inCluster({ class: "development" });
    assert.deepEqual(judged(graph, podsAfterZoneLoss), []);
    assert.deepEqual(judged(graph, routeFailoverWithinObjective), []);
    assert.equal(onlyClass(graph), "development");
    assert.equal(onlyClass(graphOf(compliant)), undefined);
  });

  test("where it promises more than its stack", () => {
    const graph = inCluster({ class: "production", zoneLoss: 1, capacityAfterZoneLoss: 90 });
    const capacity = judged(graph, podsAfterZoneLoss).find(({ name }) => name === "Deployment/blue");
    assert.match(capacity?.findings[0]?.problem ?? "", /leaves 2 of 3 pods .*, 66 percent; expected 90/);
    const problems = judged(graph, routeFailoverWithinObjective).flatMap(({ findings }) => findings);
    assert.ok(problems.length > 0 && problems.every(({ problem }) => /^zoneLoss of .*at most 1$/.test(problem)));
  });

  test("over the zones that it says there are, where its objects name fewer", () => {
    const open = withProperty(compliant, "Deployment/blue", zones, 2);
    const left = [undefined, 3].map((count) => {
      const graph = inCluster({ class: "production" }, { kubernetes: { zones: count } }, open);
      return judged(graph, podsAfterZoneLoss).find(({ name }) => name === "Deployment/blue")?.measures?.[0]?.computed;
    });
    assert.deepEqual(left, [33, 66]);
  });

  test("against the nodes that it says are needed", () => {
    const computed = [2, 1].map((count) => {
      const graph = inCluster({ class: "production", nodesNeeded: { blue: count } });
      const result = judged(graph, podsAfterZoneLoss).find(({ name }) => name === "Deployment/blue");
      return result?.measures?.[0]?.computed;
    });
    assert.deepEqual(computed, [100, 200]);
  });
});
