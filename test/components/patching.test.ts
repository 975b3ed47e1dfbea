import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { Patching, VipCluster } from "../../components";
import { planPolicy, planRunbook } from "../../components/aws/patching/plan";
import { findScript, rejoinScript, settleScript } from "../../components/aws/patching/scripts";
import { recordOnTwin } from "../support/on-twin";
import { labelOf, record } from "../support/recorder";

/** A group as the scripts see it: what leaves it takes one of the desired capacity along, and at MaxSize no node comes back. */
const playedGroup = `
import json, sys, types

group, events = json.loads(sys.argv[1])
calls = []
lost = [events.pop("Lost")]


class Scaling:
    def __init__(self, tries):
        self.tries = tries

    def describe_auto_scaling_groups(self, AutoScalingGroupNames):
        return {"AutoScalingGroups": [json.loads(json.dumps(group))]}

    def describe_auto_scaling_instances(self, InstanceIds):
        found = [node for node in group["Instances"] if node["InstanceId"] in InstanceIds]
        return {"AutoScalingInstances": [{**node, "AutoScalingGroupName": "web"} for node in found]}

    def terminate_instance_in_auto_scaling_group(self, InstanceId, ShouldDecrementDesiredCapacity):
        for left in reversed(range(self.tries)):
            group["DesiredCapacity"] -= ShouldDecrementDesiredCapacity
            calls.append("terminate " + InstanceId)
            [node.update(LifecycleState="Terminating") for node in group["Instances"] if node["InstanceId"] == InstanceId]
            if not lost[0]:
                return
            lost[0] -= 1
        raise Exception("ReadTimeoutError")

    def exit_standby(self, AutoScalingGroupName, InstanceIds):
        if group["DesiredCapacity"] >= group["MaxSize"]:
            raise Exception("ValidationError")
        group["DesiredCapacity"] += 1
        calls.append("rejoin " + InstanceIds[0])


config = types.SimpleNamespace(Config=lambda retries: retries["total_max_attempts"])
sys.modules["boto3"] = types.SimpleNamespace(client=lambda name, config=5: Scaling(config))
sys.modules["botocore"], sys.modules["botocore.config"] = types.SimpleNamespace(config=config), config
sys.modules["time"] = types.SimpleNamespace(sleep=lambda seconds: None)
`;

const scripts = { find: findScript, rejoin: rejoinScript, settle: settleScript };

/** What a script calls in a group of i-a, of i-p that is patched, and of i-b that stands in; the desired capacity after it, and what it returns. */
function scripted(
  handler: keyof typeof scripts,
  size: { desired: number; max: number },
  { desired = 0, id = "i-p", lost = 0 }: { desired?: number; id?: string; lost?: number } = {},
) {
  const node = (InstanceId: string, LifecycleState: string) => ({ InstanceId, LifecycleState });
  const Instances = [node("i-a", "InService"), node("i-p", "Standby"), node("i-b", "InService")];
  const group = { DesiredCapacity: size.desired, MaxSize: size.max, Instances };
  const events = { Group: "web", InstanceId: id, Before: ["i-a", "i-p"], Desired: desired, Lost: lost };
  const program = `${playedGroup}\n${scripts[handler]}\nreturned = ${handler}(events, None)\nprint(json.dumps([calls, group["DesiredCapacity"], returned]))`;
  const { stdout, stderr } = spawnSync("python3", ["-c", program, JSON.stringify([group, events])], {
    encoding: "utf8",
  });
  assert.equal(stderr, "");
  return JSON.parse(stdout);
}

const skip = spawnSync("python3", ["--version"]).status === 0 ? false : "python3 is not installed";

test("a baseline and its group, a window with one task, a runbook and its role: exactly these children", async () => {
  const { resources, result } = await record(() => new Patching("shop"));
  assert.deepEqual(resources.map(labelOf), [
    "Role shop-role",
    "RolePolicy shop-policy",
    "Document shop-runbook",
    "MaintenanceWindow shop-window",
    "MaintenanceWindowTarget shop-target",
    "MaintenanceWindowTask shop-task",
    "PatchBaseline shop-baseline",
    "PatchGroup shop-patch-group",
    "Patching shop",
  ]);
  const inputsOf = (name: string) => resources.find((resource) => resource.name === name)?.inputs ?? {};
  const { maxConcurrency, maxErrors, taskType } = inputsOf("shop-task");
  assert.deepEqual([maxConcurrency, maxErrors, taskType], ["1", "0", "AUTOMATION"]);
  assert.equal(inputsOf("shop-patch-group").patchGroup, result.tag.value);
  assert.deepEqual(inputsOf("shop-target").targets, [{ key: "tag:PatchGroup", values: [result.tag.value] }]);
});

test("a node is out of traffic before it is patched, and back before what stood in is taken away", () => {
  const { mainSteps } = planRunbook("arn:aws:iam::123456789012:role/patch");
  assert.deepEqual(
    mainSteps.map(({ name }) => name),
    ["find", "choose", "drain", "drained", "patch", "rejoin", "rejoined", "settle", "pass"],
  );
  // No step goes on after a failure: Automation ends there by itself, and the node stays out.
  assert.doesNotMatch(JSON.stringify(mainSteps), /onFailure/);
});

test("a node comes back into a group with room, and then what stood in goes", { skip }, () => {
  assert.deepEqual(scripted("rejoin", { desired: 2, max: 4 }), [["rejoin i-p"], 3, { Desired: 2 }]);
  assert.deepEqual(scripted("settle", { desired: 3, max: 4 }, { desired: 2 }), [["terminate i-b"], 2, null]);
  // boto3 would send again what got no answer, and take another one of the desired capacity.
  assert.deepEqual(scripted("settle", { desired: 3, max: 4 }, { desired: 2, lost: 1 }), [["terminate i-b"], 2, null]);
  assert.deepEqual(scripted("rejoin", { desired: 4, max: 4 }, { lost: 1 })[0], ["terminate i-b", "rejoin i-p"]);
  // Autoscaling has taken one away by itself.
  assert.deepEqual(scripted("settle", { desired: 2, max: 4 }, { desired: 2 }), [[], 2, null]);
});

test("a node that has ended, or is stopped in a warm pool, is passed by", { skip }, () => {
  const size = { desired: 2, max: 4 };
  const [, , found] = scripted("find", size);
  assert.deepEqual(found, { State: "Standby", Group: "web", Nodes: ["i-a", "i-p", "i-b"] });
  assert.deepEqual(scripted("find", size, { id: "i-z" })[2], { State: "Terminated", Group: "", Nodes: [] });
  const choose = planRunbook("role").mainSteps.find(({ name }) => name === "choose");
  assert.deepEqual(choose?.inputs, {
    Choices: ["InService", "Standby"].map((StringEquals) => ({
      ...{ NextStep: "drain", Variable: "{{ find.State }}", StringEquals },
    })),
    Default: "pass",
  });
});

test("in a group at its maximum what stood in goes first, and what autoscaling added stays", { skip }, () => {
  assert.deepEqual(scripted("rejoin", { desired: 4, max: 4 }), [["terminate i-b", "rejoin i-p"], 4, { Desired: 4 }]);
  assert.deepEqual(scripted("settle", { desired: 4, max: 4 }, { desired: 4 }), [[], 4, null]);
});

test("the runbook's role moves nothing but what carries the tag", () => {
  const account = { partition: "aws", region: "eu-west-1", accountId: "123456789012" };
  const { Statement } = planPolicy(account, "shop-1", "shop-runbook", "shop-role");
  const open = Statement.filter(({ Resource }) => Resource === "*");
  assert.ok(open.every(({ Action }) => [Action].flat().every((action) => /:(?:Describe|List)/.test(action))));
  const moves = Statement.filter(({ Sid }) => ["DrainAndRejoin", "PatchNodes"].includes(Sid));
  for (const { Condition } of moves)
    assert.deepEqual(Condition, { StringEquals: { "aws:ResourceTag/PatchGroup": "shop-1" } });
});

test("in a cluster the chosen groups and their machines carry the tag; the control plane takes it all", async () => {
  const { registrations, refusals, result } = await recordOnTwin(
    () =>
      new VipCluster("shop", {
        name: "shop",
        loadBalancer: {
          listeners: {
            http: { port: 80, protocol: "HTTP", defaultAction: { type: "forward", targetGroups: { web: 1 } } },
          },
        },
        targetGroups: { web: {} },
        nodeGroups: { web: { targetGroups: ["web"] }, batch: { targetGroups: ["web"] } },
        operations: { patching: { nodeGroups: ["web"] } },
      }),
  );
  assert.deepEqual(refusals, []);
  const value = result.patching?.tag.value ?? "none";
  const carriers = registrations.filter(({ inputs }) => JSON.stringify(inputs.tags ?? inputs).includes(value));
  const nodes = carriers.map(({ name }) => name).filter((name) => name.includes("-nodes-"));
  assert.deepEqual(nodes.sort(), ["shop-nodes-web-group"]);
  const template = registrations.find(({ name }) => name === "shop-nodes-web-launch-template");
  const parts = template?.inputs["tagSpecifications"] as { resourceType: string; tags: Record<string, string> }[];
  assert.deepEqual(
    parts.filter(({ tags }) => tags["PatchGroup"] === value).map(({ resourceType }) => resourceType),
    ["instance"],
  );
});

test("associations look for patches, list what is installed and update the agent, on what carries the tag alone", async () => {
  const { resources, result } = await record(() => new Patching("shop", { associations: { agent: 1 } }));
  const own = resources.filter(({ type }) => type === "aws:ssm/association:Association");
  const told = own.map(({ name, inputs }) => [
    name,
    inputs["name"],
    inputs["scheduleExpression"],
    inputs["parameters"],
  ]);
  assert.deepEqual(told.map(([name, document, schedule]) => [name, document, schedule]).sort(), [
    ["shop-association-agent", "AWS-UpdateSSMAgent", "rate(1 hour)"],
    ["shop-association-inventory", "AWS-GatherSoftwareInventory", "rate(12 hours)"],
    ["shop-association-scan", "AWS-RunPatchBaseline", "rate(24 hours)"],
  ]);
  // Nothing is installed outside of the window.
  assert.deepEqual(told.find(([name]) => name === "shop-association-scan")?.[3], { Operation: "Scan" });
  for (const { inputs } of own)
    assert.deepEqual(inputs["targets"], [{ key: "tag:PatchGroup", values: [result.tag.value] }]);
  assert.throws(() => new Patching("shop", { associations: { scan: 744 } }), /associations\.scan: .*got 744/s);
  assert.throws(() => new Patching("shop", { associations: { scan: 0 } }), /associations\.scan: .*got 0/s);
});
