import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props } from "../../../twin/contract/resources";
import { Account, makeBalancer, makeSite, refuses, str } from "../../support/account";

const logPolicy = (bucket: string, more: Props = {}) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "s3:PutObject",
        Principal: { AWS: "arn:aws:iam::156460612806:root" },
        Resource: `arn:aws:s3:::${bucket}/AWSLogs/123456789012/*`,
        ...more,
      },
    ],
  });

describe("load balancers", () => {
  it("answers as AWS does: ARN, suffix, zone, VPC, defaults", () => {
    const account = new Account();
    const site = makeSite(account);
    const { id, outputs } = makeBalancer(account, site);
    assert.match(id, /^arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer\/app\/vip\/[0-9a-f]{16}$/);
    assert.equal(outputs.arn, id);
    assert.equal(outputs.arnSuffix, id.split("loadbalancer/")[1]);
    assert.equal(outputs.zoneId, "Z32O12XQLNTSW2");
    assert.equal(outputs.vpcId, site.vpc.id);
    assert.deepEqual([outputs.internal, outputs.ipAddressType, outputs.idleTimeout], [false, "ipv4", 60]);
    assert.match(str(outputs.dnsName), /^vip-\d{9,10}\.eu-west-1\.elb\.amazonaws\.com$/);
    const internal = makeBalancer(account, site, { internal: true }, "inner");
    assert.match(str(internal.outputs.dnsName), /^internal-inner-/);
    const network = makeBalancer(account, site, { loadBalancerType: "network" }, "tcp");
    assert.match(network.id, /loadbalancer\/net\/tcp\//);
    assert.match(str(network.outputs.dnsName), /^tcp-[0-9a-f]{16}\.elb\.eu-west-1\.amazonaws\.com$/);
    assert.deepEqual([network.outputs.zoneId, network.outputs.idleTimeout], ["Z2IFOLAFXWLO4F", undefined]);
  });

  it("has an address in every subnet, and its VIP's loopback address for a name where a data plane serves it", () => {
    const account = new Account({ slot: 17 });
    const site = makeSite(account);
    const first = makeBalancer(account, site);
    const second = makeBalancer(account, site, {}, "other");
    const addresses = (of: typeof first) =>
      (of.outputs.subnetMappings as Props[]).map(({ privateIpv4Address }) => privateIpv4Address);
    assert.deepEqual(addresses(first), ["10.20.0.254", "10.20.1.254"]);
    assert.deepEqual(addresses(second), ["10.20.0.253", "10.20.1.253"]);
    assert.deepEqual([first.outputs.dnsName, second.outputs.dnsName], ["127.17.0.254", "127.17.0.253"]);
    const widened = account.update(first, { subnets: [...site.subnetIds] });
    assert.deepEqual(addresses(widened), ["10.20.0.254", "10.20.1.254", "10.20.2.254"]);
    assert.equal(widened.outputs.dnsName, "127.17.0.254");
  });

  it("refuses places it cannot stand in", () => {
    const account = new Account();
    const site = makeSite(account);
    const [a, b] = site.subnetIds;
    const more = (zone: string, cidrBlock: string) =>
      account.make("subnet", { vpcId: site.vpc.id, availabilityZone: `eu-west-1${zone}`, cidrBlock }).id;
    const on =
      (...subnets: string[]) =>
      () =>
        account.make("balancer", { subnets, securityGroups: [site.group.id] });
    refuses("SubnetNotFound", on(a, "subnet-0"), /subnet-0/);
    refuses("ValidationError", on(a), /At least two subnets in two different Availability Zones/);
    refuses("InvalidConfigurationRequest", on(a, more("a", "10.20.8.0/24")), /same Availability Zone/);
    const small = more("c", "10.20.9.0/28");
    for (let made = 0; made < 4; made++) on(a, small)();
    refuses("InvalidSubnet", on(a, small), /Not enough IP space.*at least 8 free/);
    const other = makeSite(account, "other", 30);
    refuses("InvalidConfigurationRequest", on(a, other.subnetIds[1]), /same VPC/);
    account.remove(other.igw);
    refuses("InvalidSubnet", on(other.subnetIds[0], other.subnetIds[1]), /no internet gateway/);
    makeBalancer(
      account,
      { ...other, group: other.group },
      { internal: true, subnets: [...other.subnetIds], securityGroups: [] },
      "inner",
    );
    refuses(
      "InvalidConfigurationRequest",
      () => makeBalancer(account, { ...site, group: other.group }, {}, "mixed"),
      /belongs to/,
    );
    refuses(
      "InvalidSecurityGroup",
      () => account.make("balancer", { subnets: [a, b], securityGroups: ["sg-0"] }),
      /sg-0/,
    );
    refuses(
      "AllocationIdNotFound",
      () =>
        account.make("balancer", {
          loadBalancerType: "network",
          subnetMappings: [{ subnetId: a, allocationId: "eipalloc-0" }],
        }),
      /eipalloc-0/,
    );
  });

  it("stands in zones of one kind: an application balancer in one Local Zone or more, a network balancer in none", () => {
    const account = new Account({ region: "us-west-2" });
    const site = makeSite(account);
    const local = (zone: string, third: number) =>
      account.make("subnet", {
        vpcId: site.vpc.id,
        availabilityZone: `us-west-2-lax-1${zone}`,
        cidrBlock: `10.20.${third}.0/24`,
      }).id;
    const [a, b] = [local("a", 8), local("b", 9)];
    const on =
      (more: Props, ...subnets: string[]) =>
      () =>
        account.make("balancer", { subnets, securityGroups: [site.group.id], ...more });
    on({}, a)();
    on({}, a, b)();
    refuses("InvalidConfigurationRequest", on({}, a, site.subnetIds[0]), /zones of different types/);
    const network = { loadBalancerType: "network" };
    refuses("InvalidConfigurationRequest", on(network, a), /not supported in us-west-2-lax-1a/);
    on(network, site.subnetIds[0])();
  });

  it("is a gateway balancer in one subnet, without a way from the internet, and its listener has no port", () => {
    const account = new Account();
    const vpc = account.make("vpc", { cidrBlock: "10.9.0.0/16" });
    const subnet = account.make("subnet", { vpcId: vpc.id, cidrBlock: "10.9.0.0/24" });
    const gateway = account.make("balancer", { loadBalancerType: "gateway", subnets: [subnet.id] });
    assert.match(gateway.id, /:loadbalancer\/gwy\//);
    assert.equal(gateway.outputs.idleTimeout, undefined);
    const group = account.make("targetGroup", { port: 6081, protocol: "GENEVE", vpcId: vpc.id });
    const { outputs } = account.make("listener", {
      loadBalancerArn: gateway.id,
      defaultActions: [{ type: "forward", targetGroupArn: group.id }],
    });
    assert.equal(outputs.protocol, "");
  });

  it("bears its name once", () => {
    const account = new Account();
    const site = makeSite(account);
    makeBalancer(account, site);
    refuses("DuplicateLoadBalancerName", () => makeBalancer(account, site), /'vip'/);
    const made = account.make(
      "balancer",
      { subnets: [...site.subnetIds] },
      "a-logical-name-that-is-far-too-long-for-a-balancer",
    );
    assert.equal(str(made.outputs.name).length, 32);
  });

  it("changes in place what AWS changes in place", () => {
    const account = new Account();
    const site = makeSite(account);
    const [a, b, c] = site.subnetIds;
    const balancer = makeBalancer(account, site);
    for (const changed of [{ subnets: [a, c] }, { subnets: [a, b, c] }, { securityGroups: [] }, { idleTimeout: 120 }]) {
      assert.equal(account.diff(balancer, changed).replaces, false, JSON.stringify(changed));
    }
    assert.deepEqual(account.diff(balancer, { subnets: [b, a] }).paths, []);
    for (const changed of [{ internal: true }, { name: "new" }, { loadBalancerType: "network" }]) {
      assert.equal(account.diff(balancer, changed).replaces, true, JSON.stringify(changed));
    }
  });

  it("replaces a network balancer that would lose a subnet, get its first security group or lose the last", () => {
    const account = new Account();
    const site = makeSite(account);
    const [a, b, c] = site.subnetIds;
    const guarded = makeBalancer(account, site, { loadBalancerType: "network" }, "guarded");
    const open = makeBalancer(account, site, { loadBalancerType: "network", securityGroups: [] }, "open");
    const other = account.make("group", { name: "second", vpcId: site.vpc.id }).id;
    assert.equal(account.diff(guarded, { subnets: [a, b, c] }).replaces, false);
    assert.equal(account.diff(guarded, { subnets: [a] }).replaces, true);
    assert.equal(account.diff(guarded, { subnets: [a, c] }).replaces, true);
    assert.equal(account.diff(guarded, { securityGroups: [other] }).replaces, false);
    assert.equal(account.diff(guarded, { securityGroups: [] }).replaces, true);
    assert.equal(account.diff(open, { securityGroups: [other] }).replaces, true);
    refuses(
      "InvalidConfigurationRequest",
      () => account.update(open, { securityGroups: [other] }),
      /created without any/,
    );
  });

  it("is not deleted while it is protected", () => {
    const account = new Account();
    const balancer = makeBalancer(account, makeSite(account), { enableDeletionProtection: true });
    refuses("OperationNotPermitted", () => account.remove(balancer), /deletion protection is enabled/);
    account.update(balancer, { enableDeletionProtection: false });
    account.remove(account.live(balancer));
  });

  const wrong: readonly (readonly [Props, RegExp])[] = [
    [{ name: "internal-vip" }, /not beginning with internal-/],
    [{ name: "-vip" }, /no hyphen at the ends/],
    [{ name: "a".repeat(33) }, /1 to 32 characters/],
    [{ namePrefix: "longer-" }, /1 to 6 characters/],
    [{ idleTimeout: 4001 }, /idleTimeout: expected 1-4000, got 4001/],
    [{ clientKeepAlive: 30 }, /60-604800/],
    [{ desyncMitigationMode: "none" }, /monitor, defensive, strictest/],
    [{ subnetMappings: [{ subnetId: "s" }] }, /exactly one of subnets, subnetMappings/],
    [{ loadBalancerType: "classic" }, /application, network, gateway/],
  ];
  for (const [more, words] of wrong) {
    it(`fails the plan with ${JSON.stringify(more)}`, () => {
      assert.match(new Account().failures("balancer", { subnets: ["s"], ...more }).join("; "), words);
    });
  }
});

describe("access logs", () => {
  const setUp = (region = "eu-west-1") => {
    const account = new Account({ region });
    const site = makeSite(account);
    const bucket = account.make("bucket", { bucket: "logs" });
    const on = (more: Props = {}) =>
      makeBalancer(account, site, { accessLogs: { bucket: "logs", enabled: true }, ...more });
    return { account, site, bucket, on };
  };
  const denied = (on: () => unknown, words: RegExp) => refuses("InvalidConfigurationRequest", on, words);

  it("needs a bucket whose policy admits the delivery of the region", () => {
    const { account, on } = setUp();
    denied(on, /Access Denied for bucket: logs.*156460612806/);
    const policy = account.make("bucketPolicy", {
      bucket: "logs",
      policy: logPolicy("logs", { Principal: { AWS: "arn:aws:iam::127311923021:root" } }),
    });
    denied(on, /Access Denied/);
    for (const more of [{ Effect: "Deny" }, { Action: "s3:GetObject" }, { Resource: "arn:aws:s3:::other/*" }]) {
      account.update(policy, { policy: logPolicy("logs", more) });
      denied(on, /Access Denied/);
    }
    account.update(policy, { policy: logPolicy("logs") });
    denied(() => on({ accessLogs: { bucket: "logs", prefix: "web", enabled: true } }), /logs\/web\/AWSLogs/);
    denied(
      () => on({ accessLogs: { bucket: "logs", prefix: "AWSLogs", enabled: true } }),
      /must not contain 'AWSLogs'/,
    );
    on();
  });

  it("takes the service principal everywhere, and only it in newer regions and for network balancers", () => {
    const service = { Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" } };
    for (const region of ["eu-west-1", "eu-south-2"]) {
      const { account, on } = setUp(region);
      account.make("bucketPolicy", { bucket: "logs", policy: logPolicy("logs", service) });
      on();
      denied(() => on({ name: "tcp", loadBalancerType: "network" }), /delivery\.logs\.amazonaws\.com/);
    }
  });

  it("refuses a missing bucket, and one encrypted with KMS", () => {
    const { account, on } = setUp();
    account.make("bucketPolicy", { bucket: "logs", policy: logPolicy("logs") });
    denied(() => on({ accessLogs: { bucket: "none", enabled: true } }), /does not exist/);
    const rules = (sseAlgorithm: string) => [{ applyServerSideEncryptionByDefault: { sseAlgorithm } }];
    const encryption = account.make("encryption", { bucket: "logs", rules: rules("aws:kms") });
    denied(on, /SSE-S3/);
    account.update(encryption, { rules: rules("AES256") });
    on();
  });

  it("asks the same for connection and health check logs, which only application balancers write", () => {
    const { account, on } = setUp();
    account.make("bucketPolicy", { bucket: "logs", policy: logPolicy("logs") });
    for (const kind of ["connectionLogs", "healthCheckLogs"]) {
      const logs = (prefix: string) => ({ [kind]: { bucket: "logs", prefix, enabled: true } });
      denied(() => on(logs("further")), /logs\/further\/AWSLogs/);
      denied(() => on(logs("AWSLogs")), /must not contain 'AWSLogs'/);
      const quiet = { accessLogs: { bucket: "", enabled: false }, loadBalancerType: "network" };
      denied(() => on({ ...quiet, ...logs("") }), /not supported on network load balancers/);
    }
    on({ connectionLogs: { bucket: "logs", enabled: true }, healthCheckLogs: { bucket: "logs", enabled: true } });
  });

  it("asks nothing of a bucket while logs are off, and keeps one that is written to", () => {
    const { account, bucket, on } = setUp();
    const quiet = on({ accessLogs: { bucket: "", enabled: false } });
    account.make("bucketPolicy", { bucket: "logs", policy: logPolicy("logs") });
    account.update(quiet, { accessLogs: { bucket: "logs", enabled: true } });
    refuses("BucketNotEmpty", () => account.remove(bucket), /logs of vip/);
    account.update(bucket, { forceDestroy: true });
    account.remove(account.live(bucket));
  });
});
