import assert from "node:assert/strict";
import { test } from "node:test";
import { Sessions, VipCluster } from "../../components";
import { planNodePolicy } from "../../components/aws/sessions/plan";
import { readDocument } from "../../platforms/aws/policy-document";
import { decideAccess } from "../../platforms/aws/policy-document/decision";
import { recordOnTwin } from "../support/on-twin";
import { labelOf, record } from "../support/recorder";

test("a document, a log group with its key, and a right for each role: exactly these children", async () => {
  const { resources } = await record(
    () => new Sessions("shop-sessions", { roles: { web: "web", api: "api" }, idleTimeout: 900 }),
  );
  assert.deepEqual(resources.map(labelOf).sort(), [
    "Document shop-sessions-document",
    "Key shop-sessions-log-key",
    "LogGroup shop-sessions-log-group",
    "RolePolicy shop-sessions-policy-api",
    "RolePolicy shop-sessions-policy-web",
    "Sessions shop-sessions",
  ]);
});

test("a session is encrypted, logged, ends, and is no root's; the twin takes it", async () => {
  const { registrations, refusals } = await recordOnTwin(
    () =>
      new VipCluster("shop", {
        ...{ name: "shop", targetGroups: { web: {} }, nodeGroups: { web: { targetGroups: ["web"] } } },
        loadBalancer: {
          listeners: {
            http: { port: 80, protocol: "HTTP", defaultAction: { type: "forward", targetGroups: { web: 1 } } },
          },
        },
        operations: { sessions: { idleTimeout: 900 } },
        access: { admin: { users: ["arn:aws:iam::123456789012:user/ada"] } },
      }),
  );
  assert.deepEqual(refusals, []);
  const inputsOf = (name: string) => registrations.find((one) => one.name === name)?.inputs ?? {};
  const document = inputsOf("shop-sessions-document");
  assert.equal(document["documentType"], "Session");
  const { inputs } = JSON.parse(String(document["content"]));
  assert.match(inputs.kmsKeyId, /^arn:aws:kms:/);
  assert.equal(inputs.cloudWatchLogGroupName, inputsOf("shop-sessions-log-group")["name"]);
  assert.deepEqual(
    [inputs.cloudWatchEncryptionEnabled, inputs.idleSessionTimeout, inputs.maxSessionDuration],
    [true, "15", "60"],
  );
  assert.match(String(inputsOf("shop-sessions-policy-web")["role"]), /^shop-nodes-web-/);

  // An administrator begins sessions by this document, and by none that logs nothing.
  const rights = readDocument(JSON.parse(String(inputsOf("shop-access-restrict")["policy"])));
  assert.ok(rights);
  const begin = (name: string) =>
    decideAccess(
      { identity: [rights] },
      { action: "ssm:StartSession", resource: `arn:aws:ssm:eu-west-1:123456789012:document/${name}` },
    );
  assert.equal(begin(String(document["name"])), "allowed");
  assert.equal(begin("SSM-SessionManagerRunShell"), "implicitDeny");
});

test("a node writes its sessions' log, and reads and deletes nothing of it", () => {
  const group = "arn:aws:logs:eu-west-1:123456789012:log-group:/vipkit/shop";
  const policy = readDocument(planNodePolicy(group, "arn:aws:kms:eu-west-1:123456789012:key/1a2b"));
  assert.ok(policy);
  const decide = (action: string, resource = `${group}:log-stream:a`) =>
    decideAccess({ identity: [policy] }, { action, resource });
  assert.equal(decide("logs:PutLogEvents"), "allowed");
  assert.equal(decide("kms:Decrypt", "arn:aws:kms:eu-west-1:123456789012:key/1a2b"), "allowed");
  for (const action of ["logs:GetLogEvents", "logs:DeleteLogStream", "logs:PutRetentionPolicy"]) {
    assert.equal(decide(action), "implicitDeny", action);
  }
});
