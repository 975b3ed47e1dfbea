import * as ec2 from "@pulumi/aws/ec2";
import { borderGroupOf } from "../../../platforms/aws/regions";
import { transformed } from "../../transform";
import type { SubnetPlan } from "./address-plan";
import { ipv6Subnet } from "./plan";
import type { NetworkSite } from "./site";

export interface Gateways {
  readonly internet: ec2.InternetGateway;
  /** Way out for IPv6 from private subnets, with no way in; only when the network is dual stack. */
  readonly egressOnly: ec2.EgressOnlyInternetGateway | undefined;
}

export function createVpc(site: NetworkSite): ec2.Vpc {
  const { name, parent, settings } = site;
  const args = transformed<ec2.VpcArgs>(site.transform.vpc, `${name}-vpc`, {
    cidrBlock: settings.cidr,
    // Private DNS of interface endpoints needs both.
    enableDnsSupport: true,
    enableDnsHostnames: true,
    assignGeneratedIpv6CidrBlock: settings.ipv6,
    tags: site.tagsFor(`${name}-vpc`),
  });
  return new ec2.Vpc(`${name}-vpc`, args, { parent });
}

/** The group AWS gives to whatever names none: empty, so that forgetting a group closes instead of opens. */
export function closeDefaultSecurityGroup(site: NetworkSite, vpc: ec2.Vpc): void {
  const child = `${site.name}-default-security-group`;
  const args = { vpcId: vpc.id, ingress: [], egress: [], tags: site.tagsFor(child) };
  new ec2.DefaultSecurityGroup(child, args, { parent: site.parent });
}

export function createGateways(site: NetworkSite, vpc: ec2.Vpc): Gateways {
  const make = (child: string) => ({ vpcId: vpc.id, tags: site.tagsFor(child) });
  const [internet, egressOnly] = [`${site.name}-internet-gateway`, `${site.name}-egress-only-gateway`];
  const opts = { parent: site.parent };
  return {
    // The provider would move the gateway to a new VPC, and AWS lets no gateway go that still carries addresses.
    internet: new ec2.InternetGateway(internet, make(internet), { ...opts, replaceOnChanges: ["vpcId"] }),
    egressOnly: site.settings.ipv6 ? new ec2.EgressOnlyInternetGateway(egressOnly, make(egressOnly), opts) : undefined,
  };
}

function dualStackArgs(
  vpc: ec2.Vpc,
  plan: SubnetPlan,
): Pick<ec2.SubnetArgs, "ipv6CidrBlock" | "assignIpv6AddressOnCreation"> {
  const ipv6CidrBlock = vpc.ipv6CidrBlock.apply((block) => ipv6Subnet(block, plan.ipv6Index));
  return { ipv6CidrBlock, assignIpv6AddressOnCreation: true };
}

export function createSubnet(site: NetworkSite, vpc: ec2.Vpc, plan: SubnetPlan): ec2.Subnet {
  const child = `${site.name}-${plan.tier}-subnet-${plan.zone}`;
  const args = transformed<ec2.SubnetArgs>(site.transform.subnet, child, {
    vpcId: vpc.id,
    availabilityZone: plan.zone,
    cidrBlock: plan.cidr,
    // Balancers and NAT gateways bring their own addresses; nothing else belongs on the internet by accident.
    mapPublicIpOnLaunch: false,
    ...(site.settings.ipv6 ? dualStackArgs(vpc, plan) : {}),
    tags: site.tagsFor(child),
  });
  return new ec2.Subnet(child, args, { parent: site.parent });
}

/** An address of the group from which AWS advertises those of the zone: a Local Zone has one of its own. */
function addressIn(zone: string, tags: NonNullable<ec2.EipArgs["tags"]>): ec2.EipArgs {
  const networkBorderGroup = borderGroupOf(zone);
  return { domain: "vpc", tags, ...(networkBorderGroup === undefined ? {} : { networkBorderGroup }) };
}

/** One NAT gateway with an address of its own, in the zone's public subnet. */
export function createNat(
  site: NetworkSite,
  zone: string,
  subnet: ec2.Subnet,
  internet: ec2.InternetGateway,
): ec2.NatGateway {
  const [address, child] = [`${site.name}-nat-address-${zone}`, `${site.name}-nat-${zone}`];
  // Its address reaches no client before the internet gateway is attached, and must be gone before that is detached.
  const opts = { parent: site.parent, dependsOn: [internet] };
  const eip = new ec2.Eip(address, addressIn(zone, site.tagsFor(address)), opts);
  const args = transformed<ec2.NatGatewayArgs>(site.transform.natGateway, child, {
    allocationId: eip.id,
    subnetId: subnet.id,
    tags: site.tagsFor(child),
  });
  // It keeps its address, which others may have on a list, and an address serves one gateway at a time.
  return new ec2.NatGateway(child, args, { ...opts, deleteBeforeReplace: true });
}

/**
 * One NAT gateway of the whole VPC: it stands in every zone that has addresses, and in no subnet. With addresses of its own it serves the network's
 * zones; without, AWS adds zones by itself. Source: Amazon VPC user guide, regional NAT gateways.
 */
export function createRegionalNat(site: NetworkSite, vpc: ec2.Vpc, internet: ec2.InternetGateway): ec2.NatGateway {
  const child = `${site.name}-nat-regional`;
  const opts = { parent: site.parent, dependsOn: [internet] };
  const zones = site.settings.natAddresses === "own" ? site.plan.zones : [];
  const addresses = zones.map((availabilityZone) => {
    const address = `${site.name}-nat-regional-address-${availabilityZone}`;
    const eip = new ec2.Eip(address, addressIn(availabilityZone, site.tagsFor(address)), opts);
    return { availabilityZone, allocationIds: [eip.id] };
  });
  const args = transformed<ec2.NatGatewayArgs>(site.transform.natGateway, child, {
    availabilityMode: "regional",
    vpcId: vpc.id,
    ...(addresses.length === 0 ? {} : { availabilityZoneAddresses: addresses }),
    tags: site.tagsFor(child),
  });
  return new ec2.NatGateway(child, args, { ...opts, deleteBeforeReplace: true });
}
