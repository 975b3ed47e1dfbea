import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parse } from "yaml";
import { toValues } from "../../engine/wire/values";
import { Graph, type GraphResource, unknown } from "../../model/graph";
import { type EvaluationSettings, evaluate, type Result } from "../../policies/evaluate";
import { parsePolicySettings } from "../../policies/parse-settings";
import type { EnvironmentClass } from "../../policies/rule";
import { knownIds } from "../../policies/rule-metadata";
import { capacityAfterZoneLoss } from "../../policies/rules/topology/capacity-after-zone-loss";
import { failoverWithinObjective } from "../../policies/rules/topology/failover-within-objective";
import { contextOf, noSettings } from "../../policies/settings";
import { graphOf, type Program, without, withProperty } from "./fixture";
import { compliant } from "./program";

const settingsOf = (environment: EnvironmentClass, yaml = ""): EvaluationSettings => {
  const { settings, problems } = parsePolicySettings(parse(yaml), knownIds, "2026-11-23");
  assert.deepEqual(problems, []);
  return { levelOf: () => "mandatory", exemptions: [], context: contextOf(environment, settings) };
};

const judged = (graph: Graph, settings: EvaluationSettings, rule = failoverWithinObjective) =>
  evaluate(graph, [rule], settings).results;
const verdicts = (results: readonly Result[]) => [...new Set(results.map(({ verdict }) => verdict))];
const said = (results: readonly Result[]) =>
  results.flatMap(({ findings }) => findings.map(({ problem, fix }) => `${problem}; ${fix}`));

/** One balancer is enough here. */
const slow = withProperty(without(compliant, "tls"), "blue", "healthCheck.interval", 10);

/** The program as a cluster component would make it, whose inputs say what is promised. */
function inCluster(program: Program, inputs: Readonly<Record<string, unknown>>): Graph {
  const plain = graphOf(program);
  const urn = "urn:pulumi:test::shop::vipkit:vip-cluster:VipCluster::shop";
  const type = "vipkit:vip-cluster:VipCluster";
  const component: GraphResource = {
    ...{ type, token: type, name: "shop", urn, parent: undefined, custom: false, id: undefined },
    ...{ inputs: toValues(inputs), outputs: {}, references: {} },
  };
  return new Graph("shop", "test", [
    component,
    ...plain.resources.map(({ resource }) => ({ ...resource, parent: urn })),
  ]);
}

describe("objectives come from", () => {
  test("the environment's class, where nobody says more", () => {
    assert.deepEqual(verdicts(judged(graphOf(slow), settingsOf("production"))), ["fail"]);
    assert.deepEqual(verdicts(judged(graphOf(slow), settingsOf("staging"))), ["pass"]);
    assert.deepEqual(judged(graphOf(slow), settingsOf("development")), []);
    assert.deepEqual(judged(graphOf(slow), settingsOf("local")), []);
  });

  test("the policy settings, fault by fault", () => {
    const yaml = "objectives: { production: { nodeCrash: 20, nodeHang: 22 }, development: { nodeCrash: 19 } }";
    assert.deepEqual(verdicts(judged(graphOf(slow), settingsOf("production", yaml))), ["pass"]);
    const results = judged(graphOf(slow), settingsOf("development", yaml));
    assert.deepEqual(verdicts(results), ["fail"]);
    assert.ok(
      said(results).every((text) => text.startsWith("nodeCrash of blue takes 20 seconds, the objective is 19")),
    );
    const none = "objectives: { production: { nodeCrash: none, nodeHang: none } }";
    assert.deepEqual(verdicts(judged(graphOf(slow), settingsOf("production", none))), ["pass"]);
  });

  test("the cluster's spec before all others", () => {
    const yaml = "objectives: { production: { nodeCrash: 1, nodeHang: 100 } }";
    const graph = (objectives: object) => inCluster(slow, { objectives });
    const patient = graph({ class: "production", nodeCrash: 20 });
    assert.deepEqual(verdicts(judged(patient, settingsOf("production", yaml))), ["pass"]);
    assert.deepEqual(judged(graph({ class: "development" }), settingsOf("production")), []);
    const strict = said(judged(graph({ class: "staging", zoneLoss: 30 }), settingsOf("production")));
    assert.ok(strict.length > 0 && strict.every((text) => text.startsWith("zoneLoss of")), strict.join("\n"));
  });

  test("nobody while the cluster's inputs are not known", () => {
    const results = judged(inCluster(slow, { objectives: unknown }), settingsOf("production"));
    assert.deepEqual(verdicts(results), ["unknown"]);
  });

  test("the spec's nodesNeeded for capacity", () => {
    const program = withProperty(compliant, "nodes", "minSize", 4);
    const needed = (count: number) => {
      const graph = inCluster(program, { objectives: { class: "production", nodesNeeded: { web: count } } });
      const group: GraphResource = {
        ...{ type: "vipkit:node-group:NodeGroup", token: "vipkit:node-group:NodeGroup", name: "shop-nodes-web" },
        ...{ urn: "urn:pulumi:test::shop::vipkit:node-group:NodeGroup::shop-nodes-web", custom: false, id: undefined },
        ...{ parent: "urn:pulumi:test::shop::vipkit:vip-cluster:VipCluster::shop" },
        ...{ inputs: {}, outputs: {}, references: {} },
      };
      const moved = graph.resources.map(({ resource }) =>
        resource.name === "nodes" ? { ...resource, parent: group.urn } : resource,
      );
      const [result] = judged(
        new Graph("shop", "test", [group, ...moved]),
        settingsOf("production"),
        capacityAfterZoneLoss,
      );
      return result?.measures?.[0]?.computed;
    };
    assert.deepEqual([needed(4), needed(2), needed(1)], [50, 100, 200]);
  });
});

describe("a broken objective says", () => {
  test("what takes longest, what to change, and the least that can be had", () => {
    const [text] = said(judged(graphOf(slow), settingsOf("production")));
    assert.equal(
      text,
      "nodeCrash of blue takes 20 seconds, the objective is 15: 20 of them the checks that must fail; change blue.healthCheck.interval x unhealthyThreshold; 10 seconds is the least behind an application load balancer",
    );
  });

  test("that no setting reaches it", () => {
    const yaml = "objectives: { production: { nodeCrash: 5 } }";
    const text = said(judged(graphOf(compliant), settingsOf("production", yaml)))[0] ?? "";
    assert.match(text, /; no setting gets below 10 seconds behind an application load balancer: promise no less/);
  });

  test("that another node is what helps", () => {
    const text =
      said(judged(graphOf(withProperty(compliant, "nodes", "minSize", 1)), settingsOf("production")))[0] ?? "";
    assert.match(text, /; raise minSize of nodes: no other node takes over; 10 seconds/);
  });

  test("that a fault has no bound", () => {
    const network = withProperty(compliant, "balancer", "loadBalancerType", "network");
    const tcp = withProperty(withProperty(network, "blue", "protocol", "TCP"), "blue", "healthCheck.protocol", "TCP");
    const texts = said(judged(graphOf(tcp), settingsOf("production")));
    assert.ok(
      texts.some((text) => text.startsWith("nodeHang of blue has no bound, the objective is 60 seconds: a TCP check")),
      texts.join("\n"),
    );
  });
});

test("what is computed is told, met or not, and what is not promised too", () => {
  // A record that stands by for another region has no loss of its own.
  const { secondary: _, ...alone } = compliant;
  const [result] = judged(graphOf(alone), settingsOf("production"));
  const measures = result?.measures ?? [];
  assert.deepEqual(
    measures
      .filter(({ what }) => what.endsWith(" blue"))
      .map(({ what, computed, objective, verdict }) => [what, computed, objective, verdict]),
    [
      ["nodeCrash of blue", 10, 15, "met"],
      ["nodeHang of blue", 12, 15, "met"],
      ["nodeDrain of blue", 0, 0, "met"],
      ["zoneLoss of blue", 153, 180, "met"],
      ["balancerLoss of blue", 153, 180, "met"],
      ["regionLoss of blue", undefined, undefined, "none"],
    ],
  );
});

test("objectives that make no sense are problems of the settings, and promise nothing less", () => {
  const wrong = ["production: { nodeCrsh: 5 }", "prod: { nodeCrash: 5 }", "production: { nodeCrash: soon }"];
  for (const text of wrong) {
    const { settings, problems } = parsePolicySettings(parse(`objectives: { ${text} }`), knownIds, "2026-11-23");
    assert.equal(problems.length, 1, text);
    assert.match(problems[0] ?? "", /objectives/);
    assert.deepEqual(settings, noSettings);
  }
});
