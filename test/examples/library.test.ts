import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, test } from "node:test";
import { TargetGroup } from "../../components";
import {
  clusterIssues,
  mustBeClosed,
  mustBeOpen,
  planBudget,
  planReachability,
  resolveCluster,
  summarizeBudget,
} from "../../components/planning";
import { evaluate, graphOfPlan, graphOfState, isBlocking, type Rule, rules, usualLevel } from "../../policies/library";
import { root } from "../../tools/setup";
import { mockCloud } from "../../twin/testing";
import { resolve } from "../support/recorder";

const spec = {
  name: "shop",
  loadBalancer: {
    listeners: {
      http: {
        port: 80,
        protocol: "HTTP" as const,
        defaultAction: { type: "forward" as const, targetGroups: { web: 1 } },
      },
    },
  },
  targetGroups: { web: {} },
  nodeGroups: {
    web: { targetGroups: ["web"], workload: { type: "command" as const, command: ["/usr/bin/serve"] } },
  },
};

describe("vipkit/testing", () => {
  test("a component's resources can be looked at, with what the provider fills in", async () => {
    const cloud = await mockCloud({ stack: "unit" });
    const web = new TargetGroup("web", { vpcId: "vpc-0a1b2c3d4e5f60718", healthCheck: { interval: 10 } });
    assert.match(await resolve(web.arn), /^arn:aws:elasticloadbalancing:eu-west-1:\d{12}:targetgroup\/web-/);
    const { inputs, parent, urn } = cloud.find("web-target-group");
    assert.equal(inputs["port"], 8080);
    assert.equal((inputs["healthCheck"] as { interval: number }).interval, 10);
    assert.match(urn, /^urn:pulumi:unit::vipkit::/);
    assert.equal(parent, cloud.find("web").urn);
    assert.throws(() => cloud.find("wep"), /no resource "wep"; there are web, web-target-group/);
  });
});

describe("vipkit/model", () => {
  test("a spec is judged and planned without an engine", () => {
    const cluster = resolveCluster(spec);
    assert.equal(cluster.targetGroups["web"]?.healthCheck.interval, 5);
    assert.ok(Object.keys(summarizeBudget(planBudget(cluster))).length > 0);
    assert.deepEqual(clusterIssues(spec), []);
  });

  test("everything wrong with a spec is listed", () => {
    const wrong = { ...spec, targetGroups: { web: { healthCheck: { interval: 1 } } }, nodeGroups: {} };
    assert.ok(clusterIssues(wrong).some(({ path }) => path === "targetGroups.web.healthCheck.interval"));
    assert.throws(() => resolveCluster(wrong), /interval/);
  });
});

test("who reaches whom is asked of what `vipkit plan --json` prints, as docs/reachability.md has it", () => {
  const command = [join(root, "cli", "bin.cjs"), "plan", "prod", "--json"];
  const { status, stdout } = spawnSync(process.execPath, command, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26 });
  assert.equal(status, 0);
  const reach = planReachability(graphOfPlan(JSON.parse(stdout)));
  assert.equal(mustBeClosed(reach, "vpc", "nodes", { fromPort: 9100, toPort: 9100 }).outcome, "holds");
  const metrics = { from: "10.9.0.0/16", to: "nodes", protocol: "tcp", fromPort: 9100, toPort: 9100 } as const;
  assert.notEqual(mustBeOpen(reach, metrics).outcome, "holds");
  const https = { from: "internet", to: "balancer", protocol: "tcp", fromPort: 443, toPort: 443 } as const;
  assert.equal(mustBeOpen(reach, https).outcome, "holds");
});

describe("vipkit/policies", () => {
  const named: Rule = {
    id: "topic-named-by-team",
    title: "Topics are named after the team that owns them",
    why: "An alarm is followed up by who owns its topic.",
    remediation: "Begin the topic's name with the team's.",
    url: "https://example.com/handbook/topics",
    severity: "high",
    controls: {},
    types: ["aws:sns/topic:Topic"],
    scope: "resource",
    *check(topic) {
      const name = topic.text("name");
      if (name !== undefined && !name.startsWith("team-")) yield { property: "name", problem: "names no team" };
    },
  };
  const stack = "urn:pulumi:prod::shop";
  const state = (name: string) => ({
    version: 3,
    deployment: {
      manifest: {},
      resources: [
        { urn: `${stack}::pulumi:pulumi:Stack::shop-prod`, type: "pulumi:pulumi:Stack", custom: false },
        {
          urn: `${stack}::aws:sns/topic:Topic::alarms`,
          type: "aws:sns/topic:Topic",
          custom: true,
          id: "arn:aws:sns:eu-west-1:123456789012:alarms",
          inputs: { name },
          outputs: { name },
        },
      ],
    },
  });
  const verdictOf = (name: string) => {
    const levelOf = (rule: Rule) => usualLevel(rule, "production");
    const { results } = evaluate(graphOfState(state(name)), [...rules, named], { levelOf, exemptions: [] });
    return results.filter(({ rule }) => rule === named.id);
  };

  test("a rule of one's own is judged beside ours", () => {
    const [failed, ...others] = verdictOf("alarms");
    assert.ok(failed !== undefined && others.length === 0);
    assert.equal(failed.verdict, "fail");
    assert.equal(isBlocking(failed), true);
    assert.deepEqual(failed.findings[0]?.received, '"alarms"');
    assert.equal(verdictOf("team-shop-alarms")[0]?.verdict, "pass");
  });
});
