import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as acm from "@pulumi/aws/acm";
import * as ec2 from "@pulumi/aws/ec2";
import { getServiceAccount } from "@pulumi/aws/elb";
import { getAvailabilityZones } from "@pulumi/aws/getAvailabilityZones";
import { getCallerIdentity } from "@pulumi/aws/getCallerIdentity";
import { getPartition } from "@pulumi/aws/getPartition";
import { getRegion } from "@pulumi/aws/getRegion";
import * as iam from "@pulumi/aws/iam";
import * as lb from "@pulumi/aws/lb";
import { Provider } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";
import { endpointServiceName, logAccountOf, regionNames, zoneNamesOf } from "../../platforms/aws/regions";
import { domainOf, partitionOf } from "../../platforms/aws/regions/partition";
import type { TwinMockSettings } from "../../twin/mock-settings";
import { createTwinMocks, type TwinMocks } from "../../twin/mocks";

const valueOf = <T>(output: pulumi.Output<T>) => new Promise<T>((done) => output.apply((value) => done(value)));
const text = pulumi.interpolate;

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((done) => setTimeout(done, 1));
}

async function installed(settings: TwinMockSettings): Promise<TwinMocks> {
  const mocks = createTwinMocks(settings);
  await mocks.install();
  return mocks;
}

const checkedOf = (mocks: TwinMocks, name: string) => {
  const found = mocks.registrations.find((registration) => registration.name === name);
  assert.ok(found, `no registration of ${name}`);
  return found.checkedInputs;
};

const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

/** Two subnets below a VPC: what a program without any components begins with. */
function site(name: string, zones: readonly string[], opts: pulumi.CustomResourceOptions = {}) {
  const vpc = new ec2.Vpc(name, { cidrBlock: "10.0.0.0/16" }, opts);
  const subnets = zones.map(
    (availabilityZone, index) =>
      new ec2.Subnet(`${name}-${index}`, { vpcId: vpc.id, availabilityZone, cidrBlock: `10.0.${index}.0/24` }, opts),
  );
  return { vpc, subnets };
}

describe("regions of a program (case 01-region-other-than-eu-west-1)", () => {
  it("takes the default provider's region from the stack", async () => {
    const mocks = await installed({ region: "us-east-1" });
    const { vpc, subnets } = site("main", ["us-east-1a", "us-east-1b"]);
    assert.match(await valueOf(vpc.arn), /^arn:aws:ec2:us-east-1:\d{12}:vpc\//);
    assert.equal(subnets.length, 2);
    assert.equal((await getRegion()).region, "us-east-1");
    assert.equal((await getAvailabilityZones()).names[0], "us-east-1a");
    await settled();
    assert.deepEqual(mocks.refusals, []);
  });

  it("keeps the providers of one program apart, and what each region holds", async () => {
    await installed({ region: "eu-west-1", defaultTags: { tags: { owner: "stack" } } });
    const east = new Provider("east", { region: "us-east-1", defaultTags: { tags: { owner: "east", cost: "1" } } });
    const china = new Provider("china", { region: "cn-north-1" });
    const here = site("here", ["eu-west-1a"]);
    const there = site("there", ["us-east-1f"], { provider: east });
    const far = site("far", ["cn-north-1d"], { provider: china });
    assert.match(await valueOf(here.vpc.arn), /^arn:aws:ec2:eu-west-1:/);
    assert.match(await valueOf(there.vpc.arn), /^arn:aws:ec2:us-east-1:/);
    assert.match(await valueOf(far.vpc.arn), /^arn:aws-cn:ec2:cn-north-1:/);
    const thereId = await valueOf(there.vpc.id);
    assert.equal((await ec2.getVpc({ id: thereId }, { provider: east })).id, thereId);
    await assert.rejects(ec2.getVpc({ id: thereId }));
    assert.deepEqual((await ec2.getSubnets({}, { provider: china })).ids, [
      await valueOf(far.subnets[0]?.id ?? text``),
    ]);
    assert.equal((await getRegion({}, { provider: china })).region, "cn-north-1");
    assert.equal((await getPartition({}, { provider: china })).dnsSuffix, "amazonaws.com.cn");
    assert.equal((await getRegion({ region: "sa-east-1" })).region, "sa-east-1");
    assert.match((await getCallerIdentity({}, { provider: china })).arn, /^arn:aws-cn:iam::/);
    assert.deepEqual(await valueOf(here.vpc.tagsAll), { owner: "stack" });
    assert.deepEqual(await valueOf(there.vpc.tagsAll), { owner: "east", cost: "1" });
  });

  it("lets a certificate of us-east-1 stand beside a cluster elsewhere, and not serve its listener", async () => {
    const mocks = await installed({ region: "eu-central-1" });
    const east = new Provider("east", { region: "us-east-1" });
    const domainName = "shop.example.com";
    const edge = new acm.Certificate("edge", { domainName, validationMethod: "DNS" }, { provider: east });
    const own = new acm.Certificate("own", { domainName, validationMethod: "DNS" });
    assert.match(await valueOf(edge.arn), /^arn:aws:acm:us-east-1:/);
    assert.match(await valueOf(own.arn), /^arn:aws:acm:eu-central-1:/);
    const { vpc, subnets } = site("main", ["eu-central-1a", "eu-central-1b"]);
    const group = new lb.TargetGroup("web", { port: 80, protocol: "HTTP", vpcId: vpc.id });
    const balancer = new lb.LoadBalancer("web", { internal: true, subnets: subnets.map(({ id }) => id) });
    assert.match(await valueOf(balancer.dnsName), /\.eu-central-1\.elb\.amazonaws\.com$/);
    assert.equal(await valueOf(balancer.zoneId), "Z215JYRZR1TBD5");
    const listen = async (name: string, certificate: acm.Certificate) =>
      mocks.newResource({
        type: "aws:lb/listener:Listener",
        name,
        custom: true,
        inputs: {
          loadBalancerArn: await valueOf(balancer.arn),
          port: 443,
          protocol: "HTTPS",
          certificateArn: await valueOf(certificate.arn),
          defaultActions: [{ type: "forward", targetGroupArn: await valueOf(group.arn) }],
        },
      });
    await assert.rejects(listen("bad", edge), /CertificateNotFound: .*of another region than eu-central-1/);
    await listen("good", own);
  });

  it("obeys a resource's and a look-up's own region, and a component's providers", async () => {
    const mocks = await installed({ region: "eu-west-1" });
    const own = new ec2.Vpc("own", { cidrBlock: "10.0.0.0/16", region: "ap-southeast-2" });
    assert.match(await valueOf(own.arn), /^arn:aws:ec2:ap-southeast-2:/);
    const id = await valueOf(own.id);
    assert.equal((await ec2.getVpc({ id, region: "ap-southeast-2" })).id, id);
    await assert.rejects(ec2.getVpc({ id }));
    const gov = new Provider("gov", { region: "us-gov-west-1" });
    const parent = new pulumi.ComponentResource("my:site:Site", "site", {}, { providers: [gov] });
    const inner = new ec2.Vpc("inner", { cidrBlock: "10.0.0.0/16" }, { parent });
    assert.match(await valueOf(inner.arn), /^arn:aws-us-gov:ec2:us-gov-west-1:/);
    const role = new iam.Role("role", { assumeRolePolicy: trust }, { provider: gov });
    assert.match(await valueOf(role.arn), /^arn:aws-us-gov:iam::/);
    assert.deepEqual(mocks.refusals, []);
  });

  it("merges a provider's tags as the real one does: its own tags win, ignored ones are gone", async () => {
    const mocks = await installed({ region: "eu-west-1" });
    const provider = new Provider("tags", {
      region: "eu-west-1",
      defaultTags: { tags: { team: "core", env: "prod", "kubernetes.io/x": "1" } },
      ignoreTags: { keys: ["env"], keyPrefixes: ["kubernetes.io/"] },
    });
    const vpc = new ec2.Vpc("v", { cidrBlock: "10.0.0.0/16", tags: { team: "web" } }, { provider });
    assert.deepEqual(await valueOf(vpc.tagsAll), { team: "web" });
    const bare = new ec2.Vpc("bare", { cidrBlock: "10.1.0.0/16" });
    assert.deepEqual(await valueOf(bare.tagsAll), {});
    await settled();
    assert.deepEqual(checkedOf(mocks, "v").tagsAll, { team: "web" });
    assert.equal(checkedOf(mocks, "bare").tagsAll, undefined);
  });

  it("says a misspelt region once, with the nearest names, of a provider and of a resource", async () => {
    const mocks = await installed({ region: "eu-west-1", regions: ["xx-mars-1"] });
    const make = (type: string, name: string, inputs: object) => () =>
      mocks.newResource({ type, name, inputs, custom: true });
    assert.throws(make("pulumi:providers:aws", "typo", { region: "us-est-1" }), /nearest: us-east-1, /);
    assert.throws(
      make("aws:ec2/vpc:Vpc", "lost", { cidrBlock: "10.0.0.0/16", region: "eu-wset-1" }),
      /region: no region of AWS, got "eu-wset-1"; nearest: eu-west-1, /,
    );
    const vouched = new Provider("vouched", { region: "xx-mars-1" });
    const newer = new Provider("newer", { region: "eu-west-4" });
    assert.match(
      await valueOf(new ec2.Vpc("ours", { cidrBlock: "10.0.0.0/16" }, { provider: vouched }).arn),
      /xx-mars-1/,
    );
    assert.match(
      await valueOf(new ec2.Vpc("soon", { cidrBlock: "10.0.0.0/16" }, { provider: newer }).arn),
      /eu-west-4/,
    );
    assert.equal(mocks.refusals.length, 2);
  });

  it("refuses no zone while nobody has said the region", async () => {
    const mocks = await installed({});
    await valueOf(site("main", ["ap-south-1a", "us-west-2b"]).subnets[1]?.arn ?? text``);
    assert.deepEqual(mocks.refusals, []);
  });

  for (const region of regionNames) {
    it(`answers as ${region} does`, async () => {
      const mocks = await installed({ region });
      const [partition, domain] = [partitionOf(region), domainOf(region)];
      const zones = (await getAvailabilityZones({ state: "available" })).names;
      assert.deepEqual(zones, zoneNamesOf(region));
      const { vpc, subnets } = site("main", zones.slice(0, 2));
      const endpoint = new ec2.VpcEndpoint("registry", {
        vpcId: vpc.id,
        vpcEndpointType: "Interface",
        serviceName: endpointServiceName(region, "ecr.api"),
      });
      const balancer = new lb.LoadBalancer("web", { internal: true, subnets: subnets.map(({ id }) => id) });
      const [arn, name, dns] = await valueOf(
        pulumi.all([balancer.arn, balancer.dnsName, endpoint.dnsEntries.apply(([entry]) => entry?.dnsName ?? "")]),
      );
      assert.ok(arn.startsWith(`arn:${partition}:elasticloadbalancing:${region}:123456789012:loadbalancer/app/`), arn);
      assert.ok(name.endsWith(`.${region}.elb.${domain}`), name);
      assert.ok(dns.endsWith(`.${region}.vpce.${domain}`), dns);
      const answered = await getRegion();
      assert.deepEqual([answered.region, answered.endpoint], [region, `ec2.${region}.${domain}`]);
      assert.equal((await getPartition()).partition, partition);
      const account = logAccountOf(region);
      if (account !== undefined) assert.equal((await getServiceAccount()).arn, `arn:${partition}:iam::${account}:root`);
      assert.deepEqual(mocks.refusals, []);
    });
  }
});
