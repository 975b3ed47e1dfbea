import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import { Access, type AccessArgs, VipCluster } from "../../components";
import { accessSettings } from "../../components/aws/access/settings";
import { planPersonTrust, planPipelineTrust } from "../../components/aws/access/trust";
import { types } from "../../platforms/aws/catalog/types";
import { readDocument, type Statement } from "../../platforms/aws/policy-document";
import { decideAccess } from "../../platforms/aws/policy-document/decision";
import { recordOnTwin } from "../support/on-twin";
import { labelOf, record } from "../support/recorder";

const statementsOf = (document: object): readonly Statement[] => {
  const read = readDocument(document);
  assert.ok(read);
  return read;
};

describe("trust", () => {
  const center = "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_ops_*";
  const person = (changes: object) => {
    const { viewer } = accessSettings().parse({ viewer: changes });
    assert.ok(viewer);
    return planPersonTrust(viewer, "aws").Statement;
  };

  test("asks for a second factor that is not older than a session", () => {
    assert.deepEqual(person({ users: ["arn:aws:iam::123456789012:user/ada"], sessionDuration: 7200 }), [
      {
        Sid: "Users",
        Effect: "Allow",
        Principal: { AWS: ["arn:aws:iam::123456789012:user/ada"] },
        Action: "sts:AssumeRole",
        Condition: {
          Bool: { "aws:MultiFactorAuthPresent": "true" },
          NumericLessThan: { "aws:MultiFactorAuthAge": "7200" },
        },
      },
    ]);
  });

  test("names roles of Identity Center by a condition, since a principal takes no star", () => {
    const [statement] = person({ users: [center], mfa: false, sourceAddresses: ["203.0.113.0/24"] });
    assert.deepEqual(statement?.Principal, { AWS: ["arn:aws:iam::123456789012:root"] });
    assert.deepEqual(statement?.Condition, {
      IpAddress: { "aws:SourceIp": ["203.0.113.0/24"] },
      ArnLike: { "aws:PrincipalArn": [center] },
    });
  });

  test("takes tokens of the named workflows alone", () => {
    const { deploy } = accessSettings().parse({ deploy: { subjects: ["repo:shop/infra:environment:prod"] } });
    assert.ok(deploy);
    const issuer = "token.actions.githubusercontent.com";
    const document = statementsOf(planPipelineTrust(deploy, `arn:aws:iam::123456789012:oidc-provider/${issuer}`));
    const ask = (sub: string, aud = "sts.amazonaws.com") =>
      decideAccess(
        { identity: [document] },
        {
          action: "sts:AssumeRoleWithWebIdentity",
          resource: "*",
          context: { [`${issuer}:sub`]: sub, [`${issuer}:aud`]: aud },
        },
      );
    assert.equal(ask("repo:shop/infra:environment:prod"), "allowed");
    assert.equal(ask("repo:shop/infra:environment:dev"), "implicitDeny");
    assert.equal(ask("repo:evil/infra:environment:prod"), "implicitDeny");
    assert.equal(ask("repo:shop/infra:environment:prod", "another"), "implicitDeny");
  });
});

const args: AccessArgs = {
  cluster: "shop",
  types: [types.targetGroup],
  viewer: { users: ["arn:aws:iam::123456789012:user/ada"], sourceAddresses: ["203.0.113.0/24"] },
  deploy: { subjects: ["repo:shop/infra:environment:prod"] },
  createProvider: true,
};

test("exactly these children, for the roles that are set", async () => {
  const { resources } = await record(() => new Access("shop-access", args));
  assert.deepEqual(resources.map(labelOf).sort(), [
    "Access shop-access",
    "OpenIdConnectProvider shop-access-provider",
    "Policy shop-access-boundary",
    "Policy shop-access-ceiling",
    "Policy shop-access-change-balancing",
    "Policy shop-access-read",
    "Policy shop-access-read-data",
    "Policy shop-access-watch",
    "Role shop-access-deploy-role",
    "Role shop-access-viewer-role",
    "RolePolicy shop-access-viewer-addresses",
    "RolePolicyAttachment shop-access-deploy-change-balancing-policy",
    "RolePolicyAttachment shop-access-deploy-read-data-policy",
    "RolePolicyAttachment shop-access-deploy-read-policy",
    "RolePolicyAttachment shop-access-viewer-read-data-policy",
    "RolePolicyAttachment shop-access-viewer-read-policy",
    "RolePolicyAttachment shop-access-viewer-watch-policy",
  ]);
});

test("the twin takes it", async () => {
  const { refusals } = await recordOnTwin(() => new Access("shop-access", args));
  assert.deepEqual(refusals, []);
});

test("every role of a cluster has its ceiling, and a cluster without access has none and no resource more", async () => {
  const spec = (access: object) => ({
    ...{ name: "shop", targetGroups: { web: {} }, nodeGroups: { web: { targetGroups: ["web"] } } },
    loadBalancer: {
      listeners: {
        http: {
          port: 80,
          protocol: "HTTP" as const,
          defaultAction: { type: "forward" as const, targetGroups: { web: 1 } },
        },
      },
    },
    operations: { backup: {}, patching: {} },
    ...access,
  });
  const made = async (access: object) => {
    const { registrations, refusals } = await recordOnTwin(() => new VipCluster("shop", spec(access)));
    assert.deepEqual(refusals, []);
    return registrations;
  };
  const viewer = { users: ["arn:aws:iam::123456789012:user/ada"] };
  const [with_, without] = [await made({ access: { viewer } }), await made({})];
  const roles = with_.filter(({ type }) => type === types.role);
  assert.equal(roles.length, 5);
  for (const { name, inputs } of roles)
    assert.match(String(inputs.permissionsBoundary), /policy\/shop-access-(?:boundary|ceiling)-/, name);
  assert.ok(
    without.filter(({ type }) => type === types.role).every(({ inputs }) => inputs.permissionsBoundary === undefined),
  );
  const added = with_.filter(({ name }) => !without.some((other) => other.name === name)).map(({ name }) => name);
  assert.ok(added.length > 0 && added.every((name) => name.startsWith("shop-access")), added.join(" "));
});

test("contradictions name the alternative, all at once", () => {
  const center = "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_ops_*";
  assert.throws(
    () =>
      new Access("shop-access", {
        ...{ cluster: "shop", types: [] },
        admin: { users: [center] },
        viewer: { users: ["arn:aws:iam::123456789012:role/dev-*"] },
        deploy: { subjects: ["repo:*", "repo:shop/infra:pull_request"] },
      }),
    (error: unknown) => {
      assert.ok(pulumi.RunError.isInstance(error));
      assert.match(error.message, /admin\.mfa: .*write mfa: false/);
      assert.match(error.message, /viewer\.users\[0\]: has a star/);
      assert.match(error.message, /deploy\.subjects\[0\]: no subject of token\.actions/);
      assert.match(error.message, /deploy\.subjects\[1\]: .*access\.preview/);
      return true;
    },
  );
});
