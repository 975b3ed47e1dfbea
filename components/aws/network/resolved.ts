// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** A network: a new VPC, or one that exists. */
export type NetworkSettings = NetworkNewSettings | NetworkExistingSettings;

export interface NetworkNewSettings {
  /** IPv4 range of the new VPC, /16 to /24; /22 or larger leaves room for every zone. A change replaces everything. Allowed: an IPv4 range such as 10.20.0.0/16. Default: `"10.20.0.0/16"`. */
  readonly cidr: string;
  /** How many zones of the region, or which. Losing one of two halves the capacity, one of three takes a third. Local Zones such as us-west-2-lax-1a, one or more, go with an application load balancer, and not beside zones of the region. Allowed: 2 to 6 zones, or a list of zone names. Default: `2`. */
  readonly zones: number | string[];
  /** How private subnets reach the internet. `regional`: one gateway that stands in every zone and in no subnet, survives a zone's loss. `perZone`: a gateway in each zone, survives it too. `single`: cheaper, one zone's loss cuts all off. `none`: only through endpoints. Default: `"single"`. */
  readonly nat: "regional" | "perZone" | "single" | "none";
  /** Public addresses of a regional NAT gateway. `own`: one Elastic IP per zone, which others may have on a list. `automatic`: AWS gives and takes them as zones and connections grow. Source: Amazon VPC user guide, regional NAT gateways; AWS service model ec2, CreateNatGateway.AvailabilityZoneAddresses. Default: `"own"`. */
  readonly natAddresses: "own" | "automatic";
  /** Whether the VPC and its subnets get IPv6 ranges too. Default: `false`. */
  readonly ipv6: boolean;
  /** Logs of every connection in the VPC; false turns them off. Allowed: false, or { retention: 90 }. */
  readonly flowLogs: NetworkFlowLogsSettings | false;
  /** Private links, so that nodes reach these services without the internet; `autoscaling` is where they report that they are ready, `secretsmanager` what a workload's `secrets` may need. The one to S3 is free; the others cost by the hour and zone. Default: `["s3"]`. */
  readonly endpoints: ("s3" | "ssm" | "logs" | "ecr" | "autoscaling" | "secretsmanager")[];
}

export interface NetworkFlowLogsSettings {
  /** Days after which flow logs are deleted; CloudWatch Logs knows certain values only. Allowed: 1 to 3653 days (limit logs.retention, read 2026-11-30). Default: `90`. */
  readonly retention: number;
  /** Which connections are logged. Default: `"ALL"`. */
  readonly trafficType: "ACCEPT" | "ALL" | "REJECT";
}

export interface NetworkExistingSettings {
  /** A network that exists, in place of a new one. */
  readonly existing: NetworkExistingExistingSettings;
}

export interface NetworkExistingExistingSettings {
  /** The VPC. Allowed: a VPC id such as vpc-0a1b2c3d4e5f60718. */
  readonly vpcId: string;
  /** The VPC's own IPv4 range, for the firewall. Allowed: an IPv4 range such as 10.20.0.0/16. */
  readonly cidr: string;
  /** Subnets with a route to an internet gateway, one per zone; an internet-facing balancer needs two. Default: `[]`. */
  readonly publicSubnetIds: string[];
  /** Subnets of the nodes, one per zone, two or more. */
  readonly privateSubnetIds: string[];
}
