import assert from "node:assert/strict";
import { test } from "node:test";
import { Patching, VipCluster } from "../../components";
import { planPolicy, planRunbook } from "../../components/aws/patching/plan";
import { recordOnTwin } from "../support/on-twin";
import { labelOf, record } from "../support/recorder";

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

test("a node is out of traffic before it is patched, and back before the group is its old size", () => {
  const { mainSteps } = planRunbook("arn:aws:iam::123456789012:role/patch");
  assert.deepEqual(
    mainSteps.map(({ name }) => name),
    ["find", "measure", "drain", "drained", "patch", "rejoin", "rejoined", "settle"],
  );
  // No step goes on after a failure: Automation ends there by itself, and the node stays out.
  assert.doesNotMatch(JSON.stringify(mainSteps), /onFailure/);
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
