import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import { Network, type NetworkArgs } from "../../components/aws/network";
import { labelOf, type Recorded, record, resolve } from "../support/recorder";

const region = "eu-west-1";
const bare = { region, nat: "none", flowLogs: false, endpoints: [] } satisfies NetworkArgs;
const networkOf = (args: NetworkArgs) => record(() => new Network("shop", args));

const children = (resources: readonly Recorded[]) =>
  resources.filter(({ parentType }) => parentType === "vipkit:network:Network").map(labelOf);

async function inputsOf(args: NetworkArgs, name: string): Promise<Readonly<Record<string, unknown>>> {
  const { resources } = await networkOf(args);
  const found = resources.filter((resource) => resource.name === name);
  assert.equal(found.length, 1, `${name} in ${resources.map(labelOf).join(", ")}`);
  return found[0]?.inputs ?? {};
}

const zoned = (zone: string) => [
  `RouteTable shop-isolated-routes-${zone}`,
  `RouteTable shop-private-routes-${zone}`,
  `RouteTable shop-public-routes-${zone}`,
  `RouteTableAssociation shop-isolated-association-${zone}`,
  `RouteTableAssociation shop-private-association-${zone}`,
  `RouteTableAssociation shop-public-association-${zone}`,
  `Subnet shop-isolated-subnet-${zone}`,
  `Subnet shop-private-subnet-${zone}`,
  `Subnet shop-public-subnet-${zone}`,
  `Route shop-public-route-ipv4-${zone}`,
];
const whole = [
  "Vpc shop-vpc",
  "InternetGateway shop-internet-gateway",
  "DefaultSecurityGroup shop-default-security-group",
];
const flowLogs = [
  "FlowLog shop-flow-log",
  "LogGroup shop-flow-log-group",
  "Key shop-flow-log-key",
  "Role shop-flow-log-role",
  "RolePolicy shop-flow-log-policy",
];
const natted = (zone: string) => [`Eip shop-nat-address-${zone}`, `NatGateway shop-nat-${zone}`];

function assertChildren(resources: readonly Recorded[], expected: readonly string[]): void {
  assert.deepEqual([...children(resources)].sort(), [...expected].sort());
}

describe("a new network", () => {
  it("with every default is two zones, one NAT, the S3 endpoint and encrypted flow logs", async () => {
    const { resources } = await networkOf({ region });
    assertChildren(resources, [
      ...whole,
      ...zoned("eu-west-1a"),
      ...zoned("eu-west-1b"),
      ...natted("eu-west-1a"),
      "Route shop-private-route-ipv4-eu-west-1a",
      "Route shop-private-route-ipv4-eu-west-1b",
      "VpcEndpoint shop-endpoint-s3",
      ...flowLogs,
    ]);
    assert.deepEqual(resources.filter(({ parentType }) => parentType === "").map(labelOf), ["Network shop"]);
  });

  it("without NAT, flow logs and endpoints gives private subnets no way out", async () => {
    const { resources } = await networkOf(bare);
    assertChildren(resources, [...whole, ...zoned("eu-west-1a"), ...zoned("eu-west-1b")]);
  });

  it("with a NAT per zone sends every zone out through its own", async () => {
    const args: NetworkArgs = { ...bare, nat: "perZone", zones: 3 };
    for (const zone of ["eu-west-1a", "eu-west-1b", "eu-west-1c"]) {
      const route = await inputsOf(args, `shop-private-route-ipv4-${zone}`);
      assert.equal(route.natGatewayId, `shop-nat-${zone}-id`);
      assert.equal(route.destinationCidrBlock, "0.0.0.0/0");
      const nat = await inputsOf(args, `shop-nat-${zone}`);
      assert.equal(nat.subnetId, `shop-public-subnet-${zone}-id`);
      assert.equal(nat.allocationId, `shop-nat-address-${zone}-id`);
    }
  });

  it("with a single NAT sends every zone out through the first one listed", async () => {
    const args: NetworkArgs = { ...bare, nat: "single", zones: ["eu-west-1c", "eu-west-1a"] };
    for (const zone of ["eu-west-1a", "eu-west-1c"]) {
      assert.equal((await inputsOf(args, `shop-private-route-ipv4-${zone}`)).natGatewayId, "shop-nat-eu-west-1c-id");
    }
  });

  it("in dual stack gives every subnet a /64 and a way out that lets nothing in", async () => {
    const args: NetworkArgs = { ...bare, ipv6: true };
    const { resources } = await networkOf(args);
    assertChildren(resources, [
      ...whole,
      ...zoned("eu-west-1a"),
      ...zoned("eu-west-1b"),
      "EgressOnlyInternetGateway shop-egress-only-gateway",
      ...["private", "public"].flatMap((tier) => [
        `Route shop-${tier}-route-ipv6-eu-west-1a`,
        `Route shop-${tier}-route-ipv6-eu-west-1b`,
      ]),
    ]);
    assert.equal((await inputsOf(args, "shop-vpc")).assignGeneratedIpv6CidrBlock, true);
    const subnet = await inputsOf(args, "shop-public-subnet-eu-west-1b");
    assert.equal(subnet.ipv6CidrBlock, "2a05:d018:1:4205::/64");
    assert.equal(subnet.assignIpv6AddressOnCreation, true);
    const out = await inputsOf(args, "shop-private-route-ipv6-eu-west-1a");
    assert.equal(out.egressOnlyGatewayId, "shop-egress-only-gateway-id");
    assert.equal(out.gatewayId, undefined);
  });

  it("gives no address of the internet to what is launched, and nothing to the default group", async () => {
    for (const tier of ["public", "private", "isolated"]) {
      assert.equal((await inputsOf(bare, `shop-${tier}-subnet-eu-west-1a`)).mapPublicIpOnLaunch, false);
    }
    const group = await inputsOf(bare, "shop-default-security-group");
    assert.deepEqual([group.ingress, group.egress], [[], []]);
  });

  it("puts interface endpoints in every private subnet behind a group that admits HTTPS from the VPC alone", async () => {
    const args: NetworkArgs = { ...bare, endpoints: ["logs"] };
    const endpoint = await inputsOf(args, "shop-endpoint-logs");
    assert.equal(endpoint.serviceName, "com.amazonaws.eu-west-1.logs");
    assert.equal(endpoint.privateDnsEnabled, true);
    assert.deepEqual(endpoint.subnetIds, ["shop-private-subnet-eu-west-1a-id", "shop-private-subnet-eu-west-1b-id"]);
    assert.deepEqual(endpoint.securityGroupIds, ["shop-endpoints-security-group-id"]);
    const group = await inputsOf(args, "shop-endpoints-security-group");
    assert.equal(group.ingress, undefined);
    assert.equal(group.revokeRulesOnDelete, true);
    const rule = await inputsOf(args, "shop-endpoints-ingress-ipv4");
    assert.deepEqual([rule.ipProtocol, rule.fromPort, rule.toPort, rule.cidrIpv4], ["tcp", 443, 443, "10.20.0.0/16"]);
  });

  it("routes S3 from every subnet of every tier", async () => {
    const endpoint = await inputsOf({ ...bare, endpoints: ["s3"] }, "shop-endpoint-s3");
    assert.equal(endpoint.vpcEndpointType, "Gateway");
    assert.equal((endpoint.routeTableIds as string[]).length, 6);
  });
});

describe("flow logs", () => {
  const args: NetworkArgs = { ...bare, flowLogs: { retention: 30, trafficType: "REJECT" } };

  it("go to a log group that keeps them as long as asked, encrypted with a key of its own", async () => {
    const group = await inputsOf(args, "shop-flow-log-group");
    assert.equal(group.retentionInDays, 30);
    assert.equal(group.kmsKeyId, "arn:aws:mock:::shop-flow-log-key");
    assert.match(String(group.name), /^\/vipkit\/shop\/flow-logs-[0-9a-f]{8}$/);
    const key = await inputsOf(args, "shop-flow-log-key");
    const policy = JSON.parse(String(key.policy)) as {
      Statement: { Sid: string; Condition?: unknown; Principal: unknown }[];
    };
    const use = policy.Statement.find(({ Sid }) => Sid === "UsedByLogGroup");
    assert.deepEqual(use?.Principal, { Service: "logs.eu-west-1.amazonaws.com" });
    assert.deepEqual(use?.Condition, {
      ArnEquals: {
        "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:eu-west-1:123456789012:log-group:${String(group.name)}`,
      },
    });
  });

  it("use the caller's key when there is one", async () => {
    const { resources } = await networkOf({ ...args, kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/k" });
    assert.ok(!children(resources).includes("Key shop-flow-log-key"));
    const group = resources.find(({ name }) => name === "shop-flow-log-group");
    assert.equal(group?.inputs.kmsKeyId, "arn:aws:kms:eu-west-1:123456789012:key/k");
  });

  it("are written by a role that this account's flow logs alone take on, and that writes there alone", async () => {
    const role = await inputsOf(args, "shop-flow-log-role");
    const trust = JSON.parse(String(role.assumeRolePolicy)) as {
      Statement: [{ Condition: unknown; Principal: unknown }];
    };
    assert.deepEqual(trust.Statement[0].Principal, { Service: "vpc-flow-logs.amazonaws.com" });
    assert.deepEqual(trust.Statement[0].Condition, {
      StringEquals: { "aws:SourceAccount": "123456789012" },
      ArnLike: { "aws:SourceArn": "arn:aws:ec2:eu-west-1:123456789012:vpc-flow-log/*" },
    });
    const policy = await inputsOf(args, "shop-flow-log-policy");
    const { Statement } = JSON.parse(String(policy.policy)) as { Statement: { Action: unknown; Resource: string }[] };
    assert.deepEqual(
      Statement.map(({ Resource }) => Resource),
      ["arn:aws:mock:::shop-flow-log-group:*", "arn:aws:logs:eu-west-1:123456789012:log-group:*"],
    );
    const log = await inputsOf(args, "shop-flow-log");
    assert.deepEqual(
      [log.trafficType, log.logDestination, log.iamRoleArn],
      ["REJECT", "arn:aws:mock:::shop-flow-log-group", "arn:aws:mock:::shop-flow-log-role"],
    );
  });
});

describe("changes of a network", () => {
  const stable = async (args: NetworkArgs) =>
    new Map((await networkOf(args)).resources.map((resource) => [labelOf(resource), JSON.stringify(resource.inputs)]));

  it("adding a zone only adds: no other child's inputs change, but for lists of all zones", async () => {
    const args: NetworkArgs = { region, nat: "perZone", endpoints: ["s3", "ssm"], zones: ["eu-west-1b", "eu-west-1c"] };
    const before = await stable(args);
    const after = await stable({ ...args, zones: ["eu-west-1b", "eu-west-1c", "eu-west-1a"] });
    const changed = [...before].filter(([label, inputs]) => after.get(label) !== inputs).map(([label]) => label);
    assert.deepEqual(changed, [
      "VpcEndpoint shop-endpoint-s3",
      "VpcEndpoint shop-endpoint-ssm",
      "VpcEndpoint shop-endpoint-ssmmessages",
      "Network shop",
    ]);
    const added = [...after.keys()].filter((label) => !before.has(label));
    assert.ok(added.length > 0 && added.every((label) => label.endsWith("-eu-west-1a")), added.join());
  });

  it("names that must change with the VPC follow its range", async () => {
    const name = async (cidr: string) =>
      (await inputsOf({ ...bare, endpoints: ["logs"], cidr }, "shop-endpoints-security-group")).name;
    assert.notEqual(await name("10.20.0.0/16"), await name("10.30.0.0/16"));
    assert.equal(await name("10.20.0.0/16"), await name("10.20.0.0/16"));
  });
});

describe("an existing network", () => {
  const existing = {
    vpcId: "vpc-0123456789abcdef0",
    cidr: "10.0.0.0/16",
    publicSubnetIds: ["subnet-00000000000000002", "subnet-00000000000000001"],
    privateSubnetIds: ["subnet-00000000000000003", "subnet-00000000000000004"],
  };

  it("is referred to and nothing is created", async () => {
    const { result, resources } = await networkOf({ existing });
    assert.deepEqual(resources.map(labelOf), ["Network shop"]);
    assert.equal(await resolve(result.vpcId), existing.vpcId);
    assert.equal(result.key, existing.vpcId);
    assert.equal(result.cidr, existing.cidr);
    assert.deepEqual(Object.keys(result.publicSubnetIds), ["subnet-00000000000000001", "subnet-00000000000000002"]);
    assert.deepEqual(await resolve(pulumi.all(Object.values(result.privateSubnetIds))), existing.privateSubnetIds);
    assert.deepEqual(result.isolatedSubnetIds, {});
  });
});

describe("a network's caller", () => {
  it("gets subnet ids by zone", async () => {
    const { result } = await networkOf({ ...bare, zones: ["eu-west-1a", "eu-west-1b"] });
    assert.deepEqual(await resolve(pulumi.all(result.privateSubnetIds)), {
      "eu-west-1a": "shop-private-subnet-eu-west-1a-id",
      "eu-west-1b": "shop-private-subnet-eu-west-1b-id",
    });
    assert.deepEqual(result.zones, ["eu-west-1a", "eu-west-1b"]);
  });

  it("sees tags on every child that can have them, its own winning", async () => {
    const { resources } = await networkOf({ region, tags: { team: "web", Name: "mine" } });
    const untagged = ["Network", "Route", "RouteTableAssociation", "RolePolicy"];
    for (const resource of resources.filter((one) => !untagged.includes(labelOf(one).split(" ")[0] ?? ""))) {
      assert.deepEqual(
        resource.inputs.tags,
        { Name: "mine", "vipkit:component": "network", team: "web" },
        resource.name,
      );
    }
  });

  it("changes what it must through transform", async () => {
    const transform: NonNullable<NetworkArgs["transform"]> = {
      subnet: (args, name) => (name.includes("-public-") ? { ...args, mapPublicIpOnLaunch: true } : args),
    };
    assert.equal((await inputsOf({ ...bare, transform }, "shop-public-subnet-eu-west-1a")).mapPublicIpOnLaunch, true);
    assert.equal((await inputsOf({ ...bare, transform }, "shop-private-subnet-eu-west-1a")).mapPublicIpOnLaunch, false);
  });

  it("is told what is wrong, without a stack trace, before anything is registered", async () => {
    const refused = async (args: NetworkArgs, message: RegExp) => {
      const { result, resources } = await record(() => {
        try {
          return new Network("shop", args);
        } catch (error) {
          return error;
        }
      });
      assert.ok(result instanceof pulumi.RunError, String(result));
      assert.match(result.message, message);
      assert.deepEqual(resources, []);
    };
    await refused({}, /^vip:Network "shop": region: is missing; name the provider's region/);
    await refused({ region, cidr: "10.0.0.0/24", zones: 3 }, /^vip:Network "shop": /);
    await refused({ region, zones: ["us-east-1a", "us-east-1b"] }, /zones\.0: must be a zone of eu-west-1/);
    await refused({ region, zons: 3 } as NetworkArgs, /zons/);
  });
});
