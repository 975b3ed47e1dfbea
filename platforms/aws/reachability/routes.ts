import { type Address, type AddressRange, holds, rangeOf } from "./addresses";
import type { Named, Subnet } from "./network-interface";
import { field, isUnknown, type Kind, listOf, type ReachResource, type Resources } from "./resources";

/** How packets leave a subnet for elsewhere. */
export type Exit =
  | { readonly kind: "internet" | "egressOnly" | "nowhere" | "unknown"; readonly by: Named | undefined }
  /** Into a network of which this program says nothing: a transit gateway, a VPN, a peering, an appliance. */
  | { readonly kind: "elsewhere"; readonly by: Named | undefined }
  /** `subnet`: where it stands; a regional one stands in none. */
  | {
      readonly kind: "nat";
      readonly by: Named;
      readonly subnet: string;
      readonly isPublic: boolean;
      readonly isRegional: boolean;
    };

interface Route {
  readonly by: Named;
  /** Undefined: not known yet. */
  readonly range: AddressRange | undefined;
  readonly exit: Exit;
}

export interface RouteTable {
  readonly key: string;
  readonly by: Named;
  readonly routes: readonly Route[];
}

const nowhere: Exit = { kind: "nowhere", by: undefined };
const tables = ["routeTable"] as const;

/** The way of a subnet to an address: its most specific route. */
export function exitOf(subnet: Subnet, to: Address): Exit {
  if (subnet.routes === undefined) return { kind: "unknown", by: undefined };
  let best: Route | undefined;
  for (const route of subnet.routes.routes) {
    if (route.range === undefined) return { kind: "unknown", by: route.by };
    if (holds(route.range, to) === "no") continue;
    if (best?.range === undefined || sizeOf(route.range) < sizeOf(best.range)) best = route;
  }
  return best?.exit ?? nowhere;
}

const sizeOf = ({ first, last }: AddressRange): bigint => last - first;

/** Route tables by subnet, and the main one of a VPC for the others. */
export interface RouteTables {
  readonly bySubnet: ReadonlyMap<string, RouteTable>;
  readonly mainOf: (vpc: string) => RouteTable;
}

export function readRouteTables(resources: Resources): RouteTables {
  const alone = standAloneRoutes(resources);
  const all = new Map(
    resources.of("routeTable").map((resource) => {
      const inline = listOf(resource.inputs["routes"]).flatMap((route) =>
        routesOf(resources, resource, route, "routes"),
      );
      return [
        resource.urn,
        { key: resource.urn, by: resource, routes: [...inline, ...(alone.get(resource.urn) ?? [])] },
      ];
    }),
  );
  const bySubnet = new Map<string, RouteTable>();
  for (const association of resources.of("routeTableAssociation")) {
    const [table] = resources.named(association, "routeTableId", association.inputs["routeTableId"], tables);
    const found = all.get(table?.key ?? "");
    for (const { key } of resources.named(association, "subnetId", association.inputs["subnetId"], ["subnet"])) {
      if (found !== undefined) bySubnet.set(key, found);
    }
  }
  return { bySubnet, mainOf: mainTables(resources, all) };
}

function mainTables(resources: Resources, all: ReadonlyMap<string, RouteTable>): (vpc: string) => RouteTable {
  const byVpc = new Map<string, RouteTable>();
  const put = (vpcs: ReturnType<Resources["named"]>, table: RouteTable | undefined) => {
    for (const { key } of vpcs) if (table !== undefined) byVpc.set(key, table);
  };
  for (const resource of resources.of("routeTable")) {
    put(resources.behind(resource, "defaultRouteTableId", ["vpc"]), all.get(resource.urn));
  }
  for (const resource of resources.of("mainRouteTable")) {
    const [table] = resources.named(resource, "routeTableId", resource.inputs["routeTableId"], tables);
    put(resources.named(resource, "vpcId", resource.inputs["vpcId"], ["vpc"]), all.get(table?.key ?? ""));
  }
  const empty = { key: "main", by: { name: "the VPC's main route table", urn: "" }, routes: [] };
  return (vpc) => byVpc.get(vpc) ?? empty;
}

function standAloneRoutes(resources: Resources): ReadonlyMap<string, readonly Route[]> {
  const found = new Map<string, Route[]>();
  for (const resource of resources.of("route")) {
    for (const { key } of resources.named(resource, "routeTableId", resource.inputs["routeTableId"], tables)) {
      found.set(key, [...(found.get(key) ?? []), ...routesOf(resources, resource, resource.inputs, "")]);
    }
  }
  return found;
}

/** Routes to prefix lists are left out: the ranges are the vendor's own, and lead to the VPC's gateway endpoints. */
function routesOf(resources: Resources, by: ReachResource, route: unknown, property: string): readonly Route[] {
  const cidrs = ["destinationCidrBlock", "destinationIpv6CidrBlock", "cidrBlock", "ipv6CidrBlock"]
    .map((name) => field(route, name))
    .filter((cidr) => cidr !== undefined && cidr !== null && cidr !== "");
  const exit = exitNamed(resources, by, route, property);
  return cidrs.map((cidr) => ({ by, range: isUnknown(cidr) ? undefined : rangeOf(String(cidr)), exit }));
}

const exits = [
  ["gatewayId", "internetGateway"],
  ["egressOnlyGatewayId", "egressOnlyGateway"],
  ["natGatewayId", "natGateway"],
] as const satisfies readonly (readonly [string, Kind])[];

function exitNamed(resources: Resources, by: ReachResource, route: unknown, property: string): Exit {
  for (const [name, kind] of exits) {
    const [target] = resources.named(by, property === "" ? name : property, field(route, name), [kind]);
    if (target === undefined) continue;
    if (target.resource === undefined) return foreignExit(name, target.key);
    if (kind === "natGateway") return natExit(resources, target.resource);
    return { kind: kind === "internetGateway" ? "internet" : "egressOnly", by: target.resource };
  }
  return { kind: "elsewhere", by };
}

/** Ids say what they are: `igw-`, `vgw-`, `nat-`. */
function foreignExit(property: (typeof exits)[number][0], id: string): Exit {
  const by = { name: id, urn: "" };
  if (property === "egressOnlyGatewayId") return { kind: "egressOnly", by };
  if (id.startsWith("igw-")) return { kind: "internet", by };
  if (id.startsWith("vgw-")) return { kind: "elsewhere", by };
  return { kind: "unknown", by };
}

function natExit(resources: Resources, nat: ReachResource): Exit {
  const [subnet] = resources.named(nat, "subnetId", nat.inputs["subnetId"], ["subnet"]);
  const isPublic = nat.inputs["connectivityType"] !== "private";
  const isRegional = nat.inputs["availabilityMode"] === "regional";
  return { kind: "nat", by: nat, subnet: subnet?.key ?? "", isPublic, isRegional };
}
