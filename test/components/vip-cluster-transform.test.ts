import assert from "node:assert/strict";
import { test } from "node:test";
import * as aws from "@pulumi/aws/provider";
import { Bucket } from "@pulumi/aws/s3/bucket";
import type * as pulumi from "@pulumi/pulumi";
import { type ClusterTransforms, VipCluster, type VipClusterArgs } from "../../components";
import type { Registration } from "../../twin/mocks";

import { recordOnTwin } from "../support/on-twin";
import { rootCertificate as pem } from "../support/root-certificate";

const zoneId = "Z0123456789ABCDEFGHIJ";
const crl = "-----BEGIN X509 CRL-----\nMIIB\n-----END X509 CRL-----\n";

/** A cluster with a child of every role. */
const full: VipClusterArgs = {
  name: "shop",
  certificate: { domainName: "shop.example.com", zoneId },
  address: { domainName: "shop.example.com", zoneId },
  trustStores: { partners: { authorities: { pem }, revocations: { left: { pem: crl } } } },
  loadBalancer: {
    listeners: {
      https: {
        port: 443,
        protocol: "HTTPS",
        mutualAuthentication: { mode: "verify", trustStore: "partners" },
        defaultAction: { type: "forward", targetGroups: { web: 1 } },
        rules: {
          hello: {
            priority: 1,
            conditions: { path: ["/hello"] },
            action: { type: "forward", targetGroups: { fn: 1 } },
          },
        },
      },
    },
  },
  targetGroups: {
    web: {},
    fn: { targetType: "lambda", function: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:hello" } },
  },
  nodeGroups: {
    web: {
      targetGroups: ["web"],
      autoscaling: { cpu: { targetValue: 60 }, schedules: { night: { recurrence: "0 22 * * *", minSize: 1 } } },
    },
  },
  network: { endpoints: ["s3"] },
  firewall: { waf: { rules: { inside: { priority: 1, except: { ips: ["10.0.0.0/8"] } } } } },
  observability: {
    recipients: {
      oncall: { email: "oncall@example.com" },
      chat: { slack: { team: "T07EA123LEP", channel: "C07EZ1ABC23" } },
    },
  },
  access: { deploy: { subjects: ["repo:shop/infra:environment:prod"] }, createProvider: true },
  operations: { backup: { restoreTest: {} }, patching: {}, sessions: {} },
};

/** Roles of each kind, as the types have them: a role that is added is added here, or this does not compile. */
const roles = {
  network: ["vpc", "subnet", "routeTable", "natGateway", "endpoint", "flowLog", "role"],
  firewall: ["securityGroup", "ingressRule", "egressRule", "networkAcl", "networkAclRule"],
  certificate: ["certificate", "validationRecord"],
  trustStore: ["trustStore", "revocation", "bucket"],
  targetGroup: ["targetGroup", "permission", "attachment"],
  nodeGroup: ["launchTemplate", "group", "role"],
  loadBalancer: ["loadBalancer", "listener", "rule", "logBucket"],
  webAcl: ["webAcl", "ipSet", "logging"],
  address: ["record"],
  autoscaling: ["policy", "schedule"],
  patching: ["baseline", "window", "runbook", "role"],
  backup: ["vault", "plan", "selection", "key", "role", "restoreTestingPlan", "restoreTestingSelection"],
  observability: ["topic", "key", "role", "composite", "dashboard"],
  access: ["role", "policy", "provider"],
  sessions: ["document"],
} as const satisfies { [Kind in keyof ClusterTransforms]-?: readonly (keyof NonNullable<ClusterTransforms[Kind]>)[] };

async function cluster(args: VipClusterArgs, opts?: pulumi.ComponentResourceOptions) {
  const { registrations, refusals } = await recordOnTwin(() => new VipCluster("shop", args, opts));
  assert.deepEqual(refusals, []);
  return registrations;
}

const find = (registrations: readonly Registration[], name: string) => {
  const found = registrations.find((registration) => registration.name === name);
  assert.ok(found, `no ${name}`);
  return found;
};

test("a cluster's transform reaches every role of every kind of component", async () => {
  const called = new Map<string, string[]>();
  const transform = Object.fromEntries(
    Object.entries(roles).map(([kind, names]) => [
      kind,
      Object.fromEntries(
        names.map((role) => [
          role,
          (args: object, childName: string) => {
            called.set(`${kind}.${role}`, [...(called.get(`${kind}.${role}`) ?? []), childName]);
            return args;
          },
        ]),
      ),
    ]),
  );
  const registrations = await cluster({ ...full, transform });
  const expected = Object.entries(roles).flatMap(([kind, names]) => names.map((role) => `${kind}.${role}`));
  assert.deepEqual([...called.keys()].sort(), expected.sort());
  const names = new Set(registrations.map(({ name }) => name));
  for (const childName of [...called.values()].flat()) assert.ok(names.has(childName), childName);
});

test("what a transform returns is what is registered, one child told from another by its name", async () => {
  const permissionsBoundary = "arn:aws:iam::123456789012:policy/boundary";
  const registrations = await cluster({
    ...full,
    transform: {
      nodeGroup: { role: (role) => ({ ...role, permissionsBoundary }) },
      network: { role: (role) => ({ ...role, permissionsBoundary }) },
      patching: { role: (role) => ({ ...role, permissionsBoundary }) },
      backup: { role: (role) => ({ ...role, permissionsBoundary }) },
      observability: { role: (role) => ({ ...role, permissionsBoundary }) },
      access: { role: (role) => ({ ...role, permissionsBoundary }) },
      targetGroup: {
        targetGroup: (group, name) => (name === "shop-targets-web-target-group" ? { ...group, slowStart: 45 } : group),
      },
    },
  });
  const roleInputs = registrations.filter(({ type }) => type === "aws:iam/role:Role").map(({ inputs }) => inputs);
  assert.equal(roleInputs.length, 6);
  for (const inputs of roleInputs) assert.equal(inputs["permissionsBoundary"], permissionsBoundary);
  assert.equal(find(registrations, "shop-targets-web-target-group").inputs["slowStart"], 45);
  assert.equal(find(registrations, "shop-targets-fn-target-group").inputs["slowStart"], undefined);
  assert.equal(JSON.stringify(find(registrations, "shop").inputs).includes("transform"), false);
});

test("a transform that returns nothing is an error that says what to do", async () => {
  const changedInPlace = { vpc: (args: { enableDnsSupport?: unknown }) => void (args.enableDnsSupport = false) };
  const transform = { network: changedInPlace } as unknown as ClusterTransforms;
  await assert.rejects(
    cluster({ ...full, transform }),
    /vip:transform "shop-network-vpc": returned nothing; return the arguments, as in \(args\) => \(\{ \.\.\.args, \.\.\. \}\)/,
  );
});

const isAws = ({ type, custom }: Registration) => custom && type.startsWith("aws:");

test("options of a cluster reach its children: protection, an explicit provider and transforms", async () => {
  const { registrations } = await recordOnTwin(() => {
    const provider = new aws.Provider("elsewhere", { region: "eu-west-1" });
    return new VipCluster("shop", full, { protect: true, providers: [provider], transformations: [withoutTags] });
  });
  const children = registrations.filter(isAws);
  assert.ok(children.length > 50);
  for (const { name, protect, provider, inputs } of children) {
    assert.equal(protect, true, name);
    assert.match(provider ?? "", /::pulumi:providers:aws::elsewhere::/, name);
    assert.equal(inputs["tags"], undefined, name);
  }
});

const withoutTags: pulumi.ResourceTransformation = ({ props: { tags: _, ...props }, opts }) => ({ props, opts });

test("a cluster waits for what it depends on", async () => {
  const order: string[] = [];
  const { registrations } = await recordOnTwin(() => {
    const bucket = new Bucket("before");
    bucket.urn.apply(() => order.push("before"));
    const shop = new VipCluster("shop", full, { dependsOn: [bucket] });
    shop.network.vpcId.apply(() => order.push("vpc"));
  });
  assert.deepEqual(order, ["before", "vpc"]);
  const names = registrations.map(({ name }) => name);
  assert.ok(names.indexOf("before") < names.indexOf("shop"));
});
