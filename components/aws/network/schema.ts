import { z } from "zod";
import { cidr4, formed, rangeOf, within } from "../../../model/settings/primitives";
import { checked } from "../../../model/settings/rule";
import { type Limits, retentionDays } from "../../../platforms/aws/limits";
import { wordOf } from "../../../platforms/aws/primitives";
import { zoneKindOf } from "../../../platforms/aws/regions";

const elsewhere = "make its subnets elsewhere and name them under network.existing";
const aZone = "a zone name such as eu-west-1a";

/** Zones of the region and Local Zones. Which of them go together is a matter of the balancer (`zones-take-balancer`). */
const zoneName = checked(z.string(aZone), (text) => {
  const kind = zoneKindOf(text);
  if (kind === "availability" || kind === "local") return undefined;
  if (kind === "wavelength") {
    const problem = "a Wavelength Zone: it is reached by a carrier gateway, and this toolkit makes internet gateways";
    return { problem, allowed: aZone, fix: elsewhere };
  }
  if (/^(?:arn:aws[\w-]*:outposts:|op-[0-9a-f]{8,17}$)/.test(text)) {
    const problem = "an Outpost, which is no zone: its subnets have an Availability Zone's name and the Outpost's ARN";
    return { problem, allowed: aZone, fix: elsewhere };
  }
  if (zoneKindOf(`${text}a`) === "local") {
    return { problem: "a group of Local Zones", allowed: aZone, fix: `name one of its zones, such as ${text}a` };
  }
  return { problem: "malformed", allowed: aZone };
});

/** An application load balancer takes one subnet in a Local Zone. Source: botocore elbv2, CreateLoadBalancer.Subnets, read 2026-11-30. */
const isLocal = (name: string): boolean => zoneKindOf(name) === "local";

const subnetId = formed(/^subnet-[0-9a-f]{8,17}$/, "a subnet id such as subnet-0a1b2c3d4e5f60718");

/** Days that a log group keeps what it has. */
export const logRetention = (limits: Limits) =>
  checked(within(limits, "logs.retention"), (days) => {
    if (retentionDays.includes(days)) return undefined;
    const next = retentionDays.find((allowed) => allowed > days);
    const fix = next === undefined ? {} : { fix: `write ${next}` };
    return {
      problem: "not a retention that CloudWatch Logs knows",
      allowed: `one of ${retentionDays.join(", ")} days`,
      ...fix,
    };
  });

const flowLogs = (limits: Limits) =>
  z
    .union(
      [
        z.strictObject({
          retention: logRetention(limits)
            .default(90)
            .describe("Days after which flow logs are deleted; CloudWatch Logs knows certain values only."),
          trafficType: wordOf(limits, "ec2.flowLog.trafficType")
            .default("ALL")
            .describe("Which connections are logged."),
        }),
        z.literal(false),
      ],
      "false, or { retention: 90 }",
    )
    .prefault({})
    .describe("Logs of every connection in the VPC; false turns them off.");

const newNetwork = (limits: Limits) => {
  const { min, max } = limits["ec2.zones"];
  const zones = `${rangeOf(limits["ec2.zones"])}, or a list of zone names`;
  const zoneNames = checked(z.array(zoneName).min(1, zones).max(max, zones), (names) =>
    names.length >= min || names.every(isLocal)
      ? undefined
      : { problem: "one zone", allowed: `${zones}; one alone must be a Local Zone` },
  );
  return z.strictObject({
    cidr: cidr4
      .default("10.20.0.0/16")
      .describe(
        "IPv4 range of the new VPC, /16 to /24; /22 or larger leaves room for every zone. A change replaces everything.",
      ),
    zones: z
      .union([within(limits, "ec2.zones", zones), zoneNames], zones)
      .default(2)
      .describe(
        "How many zones of the region, or which. Losing one of two halves the capacity, one of three takes a third. Local Zones such as us-west-2-lax-1a, one or more, go with an application load balancer, and not beside zones of the region.",
      ),
    nat: z
      .enum(["regional", "perZone", "single", "none"])
      .default("single")
      .describe(
        "How private subnets reach the internet. `regional`: one gateway that stands in every zone and in no subnet, survives a zone's loss. `perZone`: a gateway in each zone, survives it too. `single`: cheaper, one zone's loss cuts all off. `none`: only through endpoints.",
      ),
    natAddresses: z
      .enum(["own", "automatic"])
      .default("own")
      .describe(
        "Public addresses of a regional NAT gateway. `own`: one Elastic IP per zone, which others may have on a list. `automatic`: AWS gives and takes them as zones and connections grow. Source: Amazon VPC user guide, regional NAT gateways; AWS service model ec2, CreateNatGateway.AvailabilityZoneAddresses.",
      ),
    ipv6: z.boolean().default(false).describe("Whether the VPC and its subnets get IPv6 ranges too."),
    flowLogs: flowLogs(limits),
    endpoints: z
      .array(z.enum(["s3", "ssm", "logs", "ecr", "autoscaling", "secretsmanager"]))
      .default(["s3"])
      .describe(
        "Private links, so that nodes reach these services without the internet; `autoscaling` is where they report that they are ready, `secretsmanager` what a workload's `secrets` may need. The one to S3 is free; the others cost by the hour and zone.",
      ),
  });
};

const existingNetwork = () =>
  z.strictObject({
    vpcId: formed(/^vpc-[0-9a-f]{8,17}$/, "a VPC id such as vpc-0a1b2c3d4e5f60718").describe("The VPC."),
    cidr: cidr4.describe("The VPC's own IPv4 range, for the firewall."),
    publicSubnetIds: z
      .array(subnetId)
      .default([])
      .describe("Subnets with a route to an internet gateway, one per zone; an internet-facing balancer needs two."),
    privateSubnetIds: z
      .array(subnetId)
      .min(1, "two or more, in different zones")
      .describe("Subnets of the nodes, one per zone, two or more."),
  });

/** The options of a network: a new VPC, or one that exists. */
export const networkShape = (limits: Limits) =>
  z
    .union([
      newNetwork(limits),
      z.strictObject({ existing: existingNetwork().describe("A network that exists, in place of a new one.") }),
    ])
    .describe("Where the cluster lives: a new VPC, or `existing`.");

export type NetworkShape = z.output<ReturnType<typeof networkShape>>;
export type NewNetworkShape = z.output<ReturnType<typeof newNetwork>>;
export type ExistingNetworkShape = z.output<ReturnType<typeof existingNetwork>>;
