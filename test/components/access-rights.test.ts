import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { planBoundary, planPeopleBoundary } from "../../components/aws/access/boundary-plan";
import {
  type Granted,
  type PolicyKey,
  planPolicy,
  policiesFor,
  policyKeys,
} from "../../components/aws/access/documents";
import type { Place } from "../../components/aws/access/place";
import { policiesOf, type RoleKey } from "../../components/aws/access/plan";
import { actionsOf, knowsNoResource, needsByType } from "../../platforms/aws/actions";
import { types } from "../../platforms/aws/catalog/types";
import { readDocument, type Statement } from "../../platforms/aws/policy-document";
import { type AccessRequest, decideAccess } from "../../platforms/aws/policy-document/decision";
import { sampleArns, sampleContext } from "../support/iam-samples";

const boundaryArn = "arn:aws:iam::123456789012:policy/shop-access-boundary-0a1b2c3d";
const place: Place = {
  ...{ partition: "aws", region: "eu-west-1", accountId: "123456789012", cluster: "shop", zoneIds: ["ZSHOP"] },
  ...{ adopted: [], secrets: {}, loggedShells: false, nodeServices: [] },
};
/** Every type that anything here can make, so that no plan of ours asks for more. */
const everyType = Object.keys(needsByType);
const granted: Granted = { place, types: everyType, boundaryArn, accessName: "shop-access" };

const statementsOf = (document: object): readonly Statement[] => {
  const read = readDocument(document);
  assert.ok(read);
  return read;
};
const ceiling = statementsOf(planPeopleBoundary(granted));
const identityOf = (role: RoleKey, given: Granted = granted) =>
  policiesOf[role].map((key) => statementsOf(planPolicy(key, given)));
const identities = new Map<RoleKey, readonly (readonly Statement[])[]>();
function decide(role: RoleKey, request: AccessRequest) {
  const identity = identities.get(role) ?? identityOf(role);
  identities.set(role, identity);
  return decideAccess({ identity, boundary: ceiling }, request);
}
const requests = (action: string, cluster: string): readonly AccessRequest[] =>
  (knowsNoResource(action) ? ["*"] : sampleArns(action, cluster)).map((resource) => ({
    action,
    resource,
    context: sampleContext(action, cluster, boundaryArn),
  }));

/** What rights themselves are made of is an administrator's of the account to change. */
const pipelineTypes = everyType.filter((type) => type !== types.policy && type !== types.oidcProvider);
const changes = actionsOf(pipelineTypes, ["create", "update", "delete"]).actions;
const reads = actionsOf(everyType, ["read"]).actions;

describe("a pipeline's rights", () => {
  test("are all that any of our types asks for, on the cluster's own things", () => {
    for (const action of [...changes, ...reads]) {
      for (const request of requests(action, "shop"))
        assert.equal(decide("deploy", request), "allowed", `${action} ${request.resource}`);
    }
  });

  test("reach nothing of another cluster: of what a resource tells apart, no change is allowed", () => {
    // Health checks, changes of zones and backup plans have ids, and AWS no condition on their tags.
    const untold =
      /^(?:route53:(?:\w*HealthCheck|ChangeTags\w*|GetChange)|backup:\w*Backup(?:Plan|Selection)|backup:(?:Tag|Untag)Resource|iam:CreateServiceLinkedRole)$/;
    const judged = changes.filter(
      (action) => !knowsNoResource(action) && !untold.test(action) && action !== "ec2:DescribeVpcAttribute",
    );
    assert.ok(judged.length > 200);
    for (const action of judged) {
      for (const request of requests(action, "bank"))
        assert.notEqual(decide("deploy", request), "allowed", `${action} ${request.resource}`);
    }
  });

  test("are those of the program's own types: without a web ACL nothing of AWS WAF", () => {
    const few = { ...granted, types: [types.targetGroup] };
    assert.deepEqual(policiesFor(few.types), ["read", "read-data", "watch", "operate", "restrict", "change-balancing"]);
    const actions = (key: PolicyKey) => statementsOf(planPolicy(key, few)).flatMap((statement) => statement.actions);
    assert.deepEqual(
      actions("change-balancing").filter((action) => !action.startsWith("elasticloadbalancing:")),
      [],
    );
    assert.ok(!actions("read").some((action) => action.startsWith("wafv2:")));
  });

  test("preview changes nothing", () => {
    for (const action of changes.filter((one) => !reads.includes(one))) {
      for (const request of requests(action, "shop")) assert.notEqual(decide("preview", request), "allowed", action);
    }
    for (const action of reads) {
      for (const request of requests(action, "shop")) assert.equal(decide("preview", request), "allowed", action);
    }
  });
});

describe("rights do not grow", () => {
  const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
  const attempts: readonly (readonly [string, AccessRequest])[] = [
    [
      "its own role",
      {
        action: "iam:PutRolePolicy",
        resource: role("shop-access-deploy-88f85dbf"),
        context: sampleContext("", "shop", boundaryArn),
      },
    ],
    ["the ceiling's text", { action: "iam:CreatePolicyVersion", resource: boundaryArn }],
    [
      "a role without the ceiling",
      {
        action: "iam:CreateRole",
        resource: role("shop-nodes-1"),
        context: sampleContext("", "shop", "arn:aws:iam::aws:policy/AdministratorAccess"),
      },
    ],
    ["a role without any", { action: "iam:CreateRole", resource: role("shop-nodes-1") }],
    ["a right for a role that has no ceiling", { action: "iam:AttachRolePolicy", resource: role("shop-nodes-1") }],
    [
      "a ceiling that is taken away",
      {
        action: "iam:DeleteRolePermissionsBoundary",
        resource: role("shop-nodes-1"),
        context: sampleContext("", "shop", boundaryArn),
      },
    ],
    [
      "the administrator's role for a machine",
      {
        action: "iam:PassRole",
        resource: role("shop-access-admin-88f85dbf"),
        context: { "iam:PassedToService": "ec2.amazonaws.com" },
      },
    ],
    [
      "another team's role",
      { action: "iam:PassRole", resource: role("bank-nodes"), context: { "iam:PassedToService": "ec2.amazonaws.com" } },
    ],
    ["a role for another account", { action: "sts:AssumeRole", resource: role("bank-admin") }],
    ["a user", { action: "iam:CreateUser", resource: "arn:aws:iam::123456789012:user/shop-me" }],
    ["a key of a user", { action: "iam:CreateAccessKey", resource: "arn:aws:iam::123456789012:user/ada" }],
    [
      "a provider",
      { action: "iam:CreateOpenIDConnectProvider", resource: "arn:aws:iam::123456789012:oidc-provider/evil.example" },
    ],
    ["the account", { action: "organizations:LeaveOrganization", resource: "*" }],
  ];
  for (const who of ["admin", "operator", "viewer", "deploy", "preview"] as const) {
    test(`by ${who}`, () => {
      for (const [what, request] of attempts) assert.notEqual(decide(who, request), "allowed", what);
    });
  }

  test("not even where AdministratorAccess is attached to the role later", () => {
    const all = statementsOf({ Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] });
    for (const [what, request] of attempts) {
      assert.notEqual(decideAccess({ identity: [all], boundary: ceiling }, request), "allowed", what);
    }
  });

  test("and a role of the cluster's own, whatever is attached to it, stays below its ceiling", () => {
    const all = statementsOf({ Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] });
    const node = (action: string, nodeServices: readonly string[] = []) =>
      decideAccess(
        { identity: [all], boundary: statementsOf(planBoundary({ ...place, nodeServices })) },
        { action, resource: "*" },
      );
    assert.equal(node("s3:GetObject"), "allowed");
    assert.equal(node("iam:CreateUser"), "implicitDeny");
    assert.equal(node("iam:CreateRole"), "implicitDeny");
    assert.equal(node("sts:AssumeRole"), "implicitDeny");
    assert.equal(node("sqs:SendMessage"), "implicitDeny");
    assert.equal(node("sqs:SendMessage", ["sqs"]), "allowed");
  });
});

test("what was typed in shells on nodes is an administrator's to read", () => {
  const log = (group: string) => ({
    action: "logs:FilterLogEvents",
    resource: `arn:aws:logs:eu-west-1:123456789012:log-group:${group}:*`,
  });
  const shells = { ...granted, place: { ...place, loggedShells: true } };
  const reads = (role: RoleKey, group: string) =>
    decideAccess({ identity: identityOf(role, shells), boundary: ceiling }, log(group));
  for (const role of ["viewer", "operator", "admin"] as const) {
    assert.equal(reads(role, "/vipkit/shop-network/flow-logs-1"), "allowed", role);
    assert.equal(reads(role, "/vipkit-sessions/shop-sessions-1"), role === "admin" ? "allowed" : "implicitDeny", role);
  }
});

test("each policy is one that IAM takes, with every type at once", () => {
  for (const key of policyKeys) {
    const size = JSON.stringify(planPolicy(key, granted)).length;
    assert.ok(size <= 6144, `${key}: ${size}`);
    const sids = planPolicy(key, granted).Statement.map(({ Sid }) => Sid);
    assert.deepEqual(sids, [...new Set(sids)], key);
    for (const sid of sids) assert.match(sid, /^[A-Za-z0-9]+$/);
    assert.ok(!planPolicy(key, granted).Statement.some(({ Action }) => Action.length === 0), key);
  }
  assert.ok(JSON.stringify(planPeopleBoundary(granted)).length <= 6144);
});
