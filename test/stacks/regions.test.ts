import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Provider } from "@pulumi/aws/provider";
import { VipCluster } from "../../components/vip-cluster";
import { parseStackConfig } from "../../components/vip-cluster/stack/stack";
import { type Graph } from "../../model/graph";
import { endpointServiceName, logAccountOf, regionNames, zoneNamesOf } from "../../platforms/aws/regions";
import { domainOf, partitionOf, principalDomainOf } from "../../platforms/aws/regions/partition";
import { evaluate } from "../../policies/evaluate";
import { graphOfPlan } from "../../policies/plan-graph";
import { rules } from "../../policies/rules";
import { classOf, contextOf, levelIn, noSettings } from "../../policies/settings";
import type { TwinMockSettings } from "../../twin/mock-settings";
import { recordOnTwin } from "../support/on-twin";

const project = { project: "vipkit", stack: "prod" };

async function planned(program: () => unknown, settings: TwinMockSettings = {}) {
  const { registrations, refusals } = await recordOnTwin(program, { ...project, ...settings });
  assert.deepEqual(refusals, []);
  return registrations.map((one) => ({ ...one, inputs: one.checkedInputs }));
}

/** What does not hold, as `rule resource`. */
function failing(graph: Graph): readonly string[] {
  const environment = classOf("prod", noSettings);
  return evaluate(graph, rules, {
    exemptions: [],
    levelOf: (rule) => levelIn(rule, environment, noSettings),
    context: contextOf(environment, noSettings),
  })
    .results.filter(({ verdict }) => verdict !== "pass")
    .map(({ rule, name, verdict }) => `${verdict} ${rule} ${name}`)
    .sort();
}

/** The shortest spec of the README. */
const compact = (region: string) => ({
  name: "shop",
  region,
  certificate: { domainName: "shop.example.com", zoneId: "Z0123456789ABCDEXAMP" },
  loadBalancer: {
    listeners: {
      https: { port: 443, protocol: "HTTPS", defaultAction: { type: "forward", targetGroups: { web: 1 } } },
    },
  },
  targetGroups: { web: {} },
  nodeGroups: { web: { targetGroups: ["web"], workload: { type: "container", image: "registry.example.com/shop:1" } } },
});

async function planSpec(region: string) {
  const { cluster, limits } = parseStackConfig({ cluster: compact(region) });
  const program = () =>
    new VipCluster(cluster.name, { ...cluster, limits }, { provider: new Provider("aws", { region }) });
  const resources = await planned(program, { region: "sa-east-1" });
  return { resources, verdicts: failing(graphOfPlan({ ...project, region: "sa-east-1", resources })) };
}

describe("the compact spec is planned and judged in every region (case 01-region-other-than-eu-west-1)", () => {
  for (const region of regionNames) {
    it(region, async () => {
      const { resources, verdicts } = await planSpec(region);
      const text = JSON.stringify(resources.map(({ inputs }) => inputs));
      assert.ok(resources.length > 50, `${resources.length} resources`);
      // Nothing of another region, of the default provider's neither, and nothing of another partition.
      const named = regionNames.filter((name) => new RegExp(`(?<![a-z-])${name}(?![0-9])`).test(text));
      assert.deepEqual(named, [region]);
      assert.deepEqual([...new Set(text.match(/arn:aws[a-z-]*(?=:)/g))], [`arn:${partitionOf(region)}`]);
      const of = (type: string) => resources.filter((one) => one.type === type).map(({ inputs }) => inputs);
      const zones = new Set(of("aws:ec2/subnet:Subnet").map(({ availabilityZone }) => availabilityZone));
      assert.deepEqual([...zones].sort(), zoneNamesOf(region).slice(0, 2));
      const endpoints = of("aws:ec2/vpcEndpoint:VpcEndpoint").map(({ serviceName }) => serviceName);
      assert.deepEqual(endpoints, [endpointServiceName(region, "s3")]);
      const account = logAccountOf(region) ?? "logdelivery.elasticloadbalancing.amazonaws.com";
      assert.ok(JSON.stringify(of("aws:s3/bucketPolicy:BucketPolicy")).includes(account), account);
      const trust = JSON.stringify(of("aws:iam/role:Role").map(({ assumeRolePolicy }) => assumeRolePolicy));
      assert.ok(/ec2\.(?:amazonaws|c2s|sc2s|cloud|csp)/.test(trust), trust);
      const urls = text.match(/[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?/g) ?? [];
      const wrong = urls.filter(
        (url) =>
          url.includes(`.${region}.`) && !url.endsWith(domainOf(region)) && !url.endsWith(principalDomainOf(region)),
      );
      assert.deepEqual(wrong, []);
      // What the shortest spec leaves to its user, everywhere alike.
      assert.deepEqual(verdicts, [
        "fail balancer-deletion-protection shop-balancer-load-balancer",
        "fail balancer-has-web-acl shop-balancer-load-balancer",
        `fail nat-gateway-per-zone shop-network-nat-${region}a`,
      ]);
    });
  }
});
