import * as ec2 from "@pulumi/aws/ec2";
import type * as pulumi from "@pulumi/pulumi";
import { transformed } from "../../transform";
import type { SubnetPlan } from "./address-plan";
import type { Gateways } from "./gateways";
import type { NetworkSite } from "./site";

const anywhere = "0.0.0.0/0";
const anywhereIpv6 = "::/0";

/** Where a subnet's traffic goes when it leaves the VPC; a family that is absent stays inside. */
interface Exits {
  readonly ipv4?: Pick<ec2.RouteArgs, "gatewayId" | "natGatewayId">;
  readonly ipv6?: Pick<ec2.RouteArgs, "gatewayId" | "egressOnlyGatewayId">;
}

interface RouteTargets {
  readonly gateways: Gateways;
  /** NAT gateway by the zone it stands in. */
  readonly nats: Readonly<Record<string, ec2.NatGateway>>;
  /** The one of every zone. */
  readonly regionalNat: ec2.NatGateway | undefined;
}

function exitsOf(site: NetworkSite, plan: SubnetPlan, targets: RouteTargets): Exits {
  const { internet, egressOnly } = targets.gateways;
  switch (plan.tier) {
    case "public": {
      const exit = { gatewayId: internet.id };
      return site.settings.ipv6 ? { ipv4: exit, ipv6: exit } : { ipv4: exit };
    }
    case "private": {
      const natZone = site.plan.natOf[plan.zone];
      const nat = natZone === undefined ? targets.regionalNat : targets.nats[natZone];
      return {
        ...(nat === undefined ? {} : { ipv4: { natGatewayId: nat.id } }),
        ...(egressOnly === undefined ? {} : { ipv6: { egressOnlyGatewayId: egressOnly.id } }),
      };
    }
    case "isolated":
      return {};
  }
}

/** The route table of one subnet: its own, so that a zone's way out can change or fail without touching another's. */
export function createRoutes(
  site: NetworkSite,
  vpc: ec2.Vpc,
  subnet: { readonly plan: SubnetPlan; readonly id: pulumi.Input<string> },
  targets: RouteTargets,
): ec2.RouteTable {
  const { tier, zone } = subnet.plan;
  const opts = { parent: site.parent };
  const child = `${site.name}-${tier}-routes-${zone}`;
  const args = transformed<ec2.RouteTableArgs>(site.transform.routeTable, child, {
    vpcId: vpc.id,
    tags: site.tagsFor(child),
  });
  const table = new ec2.RouteTable(child, args, opts);
  const association = { routeTableId: table.id, subnetId: subnet.id };
  new ec2.RouteTableAssociation(`${site.name}-${tier}-association-${zone}`, association, opts);
  const exits = exitsOf(site, subnet.plan, targets);
  if (exits.ipv4 !== undefined) {
    const route = { routeTableId: table.id, destinationCidrBlock: anywhere, ...exits.ipv4 };
    new ec2.Route(`${site.name}-${tier}-route-ipv4-${zone}`, route, opts);
  }
  if (exits.ipv6 !== undefined) {
    const route = { routeTableId: table.id, destinationIpv6CidrBlock: anywhereIpv6, ...exits.ipv6 };
    new ec2.Route(`${site.name}-${tier}-route-ipv6-${zone}`, route, opts);
  }
  return table;
}
