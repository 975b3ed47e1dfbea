import type * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { type LimitOverrides, limitsWith } from "../../../platforms/aws/limits";
import { parseArgs, problemsError, refuse, type Subject } from "../../errors";
import { type Tags, tagger } from "../../tags";
import type { Transforms } from "../../transform";
import { type NetworkPlan, networkProblems, planNetwork, type SubnetPlan, type Tier } from "./address-plan";
import { createEndpoints } from "./endpoints";
import { createFlowLogs } from "./flow-logs";
import {
  closeDefaultSecurityGroup,
  createGateways,
  createNat,
  createRegionalNat,
  createSubnet,
  createVpc,
} from "./gateways";
import type { NetworkInput } from "./inputs";
import type { NetworkExistingExistingSettings, NetworkNewSettings, NetworkSettings } from "./resolved";
import { createRoutes } from "./routes";
import { networkSettings } from "./settings";
import { type NetworkRoles, type NetworkSite, vpcKey } from "./site";

export interface NetworkWiring {
  /**
   * Region of the network, such as `eu-west-1`; must be the provider's own. Plain, since it decides which zones there are.
   * Required unless the network exists already.
   */
  readonly region?: string;
  /** KMS key that encrypts the flow logs; its policy must admit CloudWatch Logs. @default - a key of the network's own */
  readonly kmsKeyArn?: pulumi.Input<string>;
  /** Tags of every child; they win over the component's own. */
  readonly tags?: Tags;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides | undefined;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<NetworkRoles> | undefined;
}

export type NetworkArgs = NetworkInput & NetworkWiring;

/** Subnet ids by zone; of an existing network, whose zones are not known here, by the subnet's own id. */
export type SubnetIds = Readonly<Record<string, pulumi.Output<string>>>;

interface Parts {
  readonly vpcId: pulumi.Output<string>;
  readonly ipv6CidrBlock: pulumi.Output<string> | undefined;
  readonly zones: readonly string[];
  readonly subnetIds: Readonly<Record<Tier, SubnetIds>>;
  readonly s3PrefixListId: pulumi.Output<string> | undefined;
  readonly flowLogGroupName: pulumi.Output<string> | undefined;
}

interface PlacedSubnet {
  readonly plan: SubnetPlan;
  readonly subnet: ec2.Subnet;
}

function adopt(existing: NetworkExistingExistingSettings): Parts {
  const byId = (ids: readonly string[]) => Object.fromEntries([...ids].sort().map((id) => [id, pulumi.output(id)]));
  return {
    vpcId: pulumi.output(existing.vpcId),
    ipv6CidrBlock: undefined,
    zones: [],
    subnetIds: { public: byId(existing.publicSubnetIds), private: byId(existing.privateSubnetIds), isolated: {} },
    s3PrefixListId: undefined,
    flowLogGroupName: undefined,
  };
}

function idsByZone(subnets: readonly PlacedSubnet[], tier: Tier): SubnetIds {
  return Object.fromEntries(
    subnets.filter(({ plan }) => plan.tier === tier).map(({ plan, subnet }) => [plan.zone, subnet.id]),
  );
}

function createNats(site: NetworkSite, subnets: readonly PlacedSubnet[], internet: ec2.InternetGateway) {
  const publicSubnets = subnets.filter(({ plan }) => plan.tier === "public" && site.plan.natZones.includes(plan.zone));
  return Object.fromEntries(
    publicSubnets.map(({ plan, subnet }) => [plan.zone, createNat(site, plan.zone, subnet, internet)]),
  );
}

function createParts(site: NetworkSite): Parts {
  const vpc = createVpc(site);
  closeDefaultSecurityGroup(site, vpc);
  const gateways = createGateways(site, vpc);
  const subnets = site.plan.subnets.map((plan) => ({ plan, subnet: createSubnet(site, vpc, plan) }));
  const nats = createNats(site, subnets, gateways.internet);
  const regionalNat = site.plan.hasRegionalNat ? createRegionalNat(site, vpc, gateways.internet) : undefined;
  const tables = subnets.map(({ plan, subnet }) =>
    createRoutes(site, vpc, { plan, id: subnet.id }, { gateways, nats, regionalNat }),
  );
  const subnetIds = {
    public: idsByZone(subnets, "public"),
    private: idsByZone(subnets, "private"),
    isolated: idsByZone(subnets, "isolated"),
  };
  const s3PrefixListId = createEndpoints(site, vpc, {
    privateSubnetIds: Object.values(subnetIds.private),
    routeTableIds: tables.map((table) => table.id),
  });
  const { flowLogs, ipv6 } = site.settings;
  return {
    vpcId: vpc.id,
    ipv6CidrBlock: ipv6 ? vpc.ipv6CidrBlock : undefined,
    zones: site.plan.zones,
    subnetIds,
    s3PrefixListId,
    flowLogGroupName: flowLogs === false ? undefined : createFlowLogs(site, vpc, flowLogs).name,
  };
}

/** What there is to do, with everything that decides it known. */
type Intent =
  | { readonly existing: NetworkExistingExistingSettings }
  | { readonly settings: NetworkNewSettings; readonly region: string; readonly plan: NetworkPlan };

function intentOf(settings: NetworkSettings, region: string | undefined, subject: Subject): Intent {
  if ("existing" in settings) return settings;
  if (region === undefined) {
    const problem = { path: "region", message: "is missing; name the provider's region, as in eu-west-1" };
    throw problemsError(subject, [problem]);
  }
  refuse(subject, networkProblems(settings, region));
  return { settings, region, plan: planNetwork(settings, region) };
}

/**
 * The network of a cluster: a new VPC over two or more zones, or an existing one that is only referred to.
 *
 * ```ts
 * const network = new Network("shop", { region: "eu-west-1", zones: 3, nat: "perZone" });
 * ```
 *
 * **Creates** a VPC with its default security group emptied; per zone a public, a private and an isolated subnet, each with its own route
 * table; an internet gateway; NAT gateways (`regional`, `perZone`, `single` in the first zone listed, `none`); private endpoints; flow logs in an encrypted
 * log group with a role that may write there and nowhere else; with `ipv6`, an Amazon-provided block and an egress-only gateway. With
 * `existing` it creates nothing.
 *
 * **Costs**: each NAT gateway and each interface endpoint (per zone) is billed by the hour and by the GB, flow logs by the GB, the log key by
 * the month. The S3 endpoint is free.
 *
 * **When something fails**: a zone takes its own subnets, routes and, with `perZone`, its own NAT along, nothing else. With `single`, losing the
 * first zone cuts the other zones' private subnets off from the internet: running nodes go on serving, new ones may not boot. A `regional` gateway
 * stands in every zone and goes on.
 *
 * **Zones**: a count takes the region's zones by letter (a, b, c, ...), so that a plan needs no answer from AWS; where your account has other
 * letters, list the names.
 *
 * **Stable**: a subnet's range follows from the VPC's range, the zone's letter and the tier. Adding a zone only adds.
 * IPv6 can be switched on later, but not off: AWS keeps the VPC's block while a subnet has a part of it, so that takes a new network.
 * Let what boots in the private subnets depend on the network (`dependsOn: [network]`), so that its routes exist by then.
 */
export class Network extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: NetworkSettings;
  /** Plain stand-in for the VPC in names that must change with it. */
  readonly key: string;
  /** Id of the VPC, new or existing. */
  readonly vpcId: pulumi.Output<string>;
  /** The VPC's IPv4 range. */
  readonly cidr: string;
  /** Amazon's /56; absent when the network is IPv4 only or exists already. */
  readonly ipv6CidrBlock: pulumi.Output<string> | undefined;
  /** Subnets, zones and NAT gateways as planned; absent for an existing network. */
  readonly plan: NetworkPlan | undefined;
  /** Zone names in the order listed; empty for an existing network. */
  readonly zones: readonly string[];
  /** By zone, or by id in an existing network: with a way in from the internet. */
  readonly publicSubnetIds: SubnetIds;
  /** By zone, or by id in an existing network: with a way out through NAT, where there is one. */
  readonly privateSubnetIds: SubnetIds;
  /** By zone: with no way to the internet; none in an existing network. */
  readonly isolatedSubnetIds: SubnetIds;
  /** Addresses of S3 as a prefix list, for rules; absent without the S3 endpoint. */
  readonly s3PrefixListId: pulumi.Output<string> | undefined;
  /** Where the flow logs go; undefined where they are off. */
  readonly flowLogGroupName: pulumi.Output<string> | undefined;

  constructor(name: string, args: NetworkArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { region, kmsKeyArn, tags, limits, transform = {}, ...input } = args;
    const subject = { type: "Network", name };
    const settings = parseArgs(networkSettings(limitsWith(limits)), input, subject);
    const intent = intentOf(settings, region, subject);
    super("vipkit:network:Network", name, settings, opts);
    this.settings = settings;
    const { cidr } = "existing" in intent ? intent.existing : intent.plan;
    this.cidr = cidr;
    this.plan = "existing" in intent ? undefined : intent.plan;
    this.key = "existing" in intent ? intent.existing.vpcId : vpcKey(name, cidr);
    const parts =
      "existing" in intent
        ? adopt(intent.existing)
        : createParts({ ...intent, name, parent: this, tagsFor: tagger("network", tags), transform, kmsKeyArn });
    this.vpcId = parts.vpcId;
    this.ipv6CidrBlock = parts.ipv6CidrBlock;
    this.zones = parts.zones;
    this.publicSubnetIds = parts.subnetIds.public;
    this.privateSubnetIds = parts.subnetIds.private;
    this.isolatedSubnetIds = parts.subnetIds.isolated;
    this.s3PrefixListId = parts.s3PrefixListId;
    this.flowLogGroupName = parts.flowLogGroupName;
    this.registerOutputs({
      vpcId: this.vpcId,
      cidr: this.cidr,
      publicSubnetIds: this.publicSubnetIds,
      privateSubnetIds: this.privateSubnetIds,
      isolatedSubnetIds: this.isolatedSubnetIds,
    });
  }
}
