import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { planNodePolicy } from "../../components/aws/node-group/node-policy";
import { nodeGroupSettings } from "../../components/aws/node-group/settings";
import { readDocument } from "../../platforms/aws/policy-document";
import { decideAccess } from "../../platforms/aws/policy-document/decision";

const account = { partition: "aws", region: "eu-west-1", accountId: "123456789012" };
const { workload } = nodeGroupSettings().parse({
  targetGroups: ["web"],
  workload: {
    type: "container",
    image: "210987654321.dkr.ecr.eu-central-1.amazonaws.com/team/shop:1.4",
    secrets: { DB_PASSWORD: { parameter: "/shop/db-password" } },
  },
});

const policy = readDocument(planNodePolicy(account, "shop-web", workload));
assert.ok(policy);
const decide = (action: string, resource = "*") => decideAccess({ identity: [policy] }, { action, resource });

const group = (name: string) =>
  `arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:1a2b:autoScalingGroupName/${name}`;
const parameter = (name: string) => `arn:aws:ssm:eu-west-1:123456789012:parameter/${name}`;
const repository = (name: string) => `arn:aws:ecr:eu-central-1:210987654321:repository/${name}`;

/** What a node does in its life: boot, pull, fetch, report, be patched, open a shell. */
const must: readonly (readonly [action: string, resource?: string])[] = [
  ["autoscaling:CompleteLifecycleAction", group("shop-web")],
  ["ecr:GetAuthorizationToken"],
  ["ecr:BatchGetImage", repository("team/shop")],
  ["ecr:GetDownloadUrlForLayer", repository("team/shop")],
  ["ssm:GetParameter", parameter("shop/db-password")],
  ["ssm:UpdateInstanceInformation", "arn:aws:ec2:eu-west-1:123456789012:instance/i-0a1b2c3d4e5f60718"],
  ["ssm:GetDocument", "arn:aws:ssm:eu-west-1::document/AWS-RunPatchBaseline"],
  ["ssm:GetDeployablePatchSnapshotForInstance"],
  ["ssm:UpdateInstanceAssociationStatus", "arn:aws:ssm:eu-west-1:123456789012:association/1a2b"],
  ["ssm:PutInventory"],
  ["ssmmessages:OpenDataChannel"],
  ["ec2messages:GetMessages"],
];

/** What whoever has broken into a node must not get. */
const mustNot: readonly (readonly [action: string, resource?: string])[] = [
  ["autoscaling:CompleteLifecycleAction", group("shop-other")],
  ["autoscaling:SetDesiredCapacity", group("shop-web")],
  ["ecr:BatchGetImage", repository("team/other")],
  ["ecr:PutImage", repository("team/shop")],
  ["ssm:GetParameter", parameter("other/db-password")],
  ["ssm:GetParameter", parameter("shop/db-password-2")],
  ["ssm:GetParameters", parameter("other/db-password")],
  ["ssm:GetParametersByPath", parameter("shop")],
  ["ssm:PutParameter", parameter("shop/db-password")],
  ["ssm:GetDocument", "arn:aws:ssm:eu-west-1:123456789012:document/rotate-passwords"],
  ["ssm:SendCommand", "arn:aws:ec2:eu-west-1:123456789012:instance/i-0a1b2c3d4e5f60718"],
  ["ssm:StartSession", "arn:aws:ec2:eu-west-1:123456789012:instance/i-0a1b2c3d4e5f60718"],
  ["secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-a1b2c3"],
  ["kms:Decrypt", "arn:aws:kms:eu-west-1:123456789012:key/1a2b"],
  ["iam:PassRole", "arn:aws:iam::123456789012:role/admin"],
  ["sts:AssumeRole", "arn:aws:iam::123456789012:role/admin"],
  ["s3:GetObject", "arn:aws:s3:::logs/a"],
  ["ec2:TerminateInstances", "arn:aws:ec2:eu-west-1:123456789012:instance/i-0a1b2c3d4e5f60718"],
];

describe("the role of a node", () => {
  for (const [action, resource] of must) {
    test(`may ${action} ${resource ?? ""}`, () => assert.equal(decide(action, resource), "allowed"));
  }
  for (const [action, resource] of mustNot) {
    test(`may not ${action} ${resource ?? ""}`, () => assert.equal(decide(action, resource), "implicitDeny"));
  }

  test("may pull nothing where its image lies in no registry of ECR", () => {
    const own = nodeGroupSettings().parse({ targetGroups: ["web"] });
    const plain = readDocument(planNodePolicy(account, "shop-web", own.workload));
    assert.ok(plain);
    const request = { action: "ecr:GetAuthorizationToken", resource: "*" };
    assert.equal(decideAccess({ identity: [plain] }, request), "implicitDeny");
  });
});
