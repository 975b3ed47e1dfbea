import type { Graph, ResourceReader } from "../../../model/graph";
import { types } from "../catalog/types";
import { type Address, type AddressRange, holds, rangeOf } from "./addresses";
import type { Named, Subnet } from "./network-interface";
import { isSaid, listOf, named, type Reference, referencesBehind, textOf } from "./references";

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
const tableTypes = [types.routeTable, types.defaultRouteTable] as const;

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
interface RouteTables {
  readonly bySubnet: ReadonlyMap<string, RouteTable>;
  readonly mainOf: (vpc: string) => RouteTable;
}

export function readRouteTables(graph: Graph): RouteTables {
  const alone = standAloneRoutes(graph);
  const all = new Map(
    graph.ofType(...tableTypes).map((view) => {
      const { resource } = view;
      const inline = listOf(view, "routes").flatMap((route) => routesOf(graph, route));
      return [
        resource.urn,
        { key: resource.urn, by: resource, routes: [...inline, ...(alone.get(resource.urn) ?? [])] },
      ];
    }),
  );
  const bySubnet = new Map<string, RouteTable>();
  for (const association of graph.ofType(types.routeTableAssociation)) {
    const [table] = named(graph, association.at("routeTableId"), ...tableTypes);
    const found = all.get(table?.key ?? "");
    for (const { key } of named(graph, association.at("subnetId"), types.subnet)) {
      if (found !== undefined) bySubnet.set(key, found);
    }
  }
  return { bySubnet, mainOf: mainTables(graph, all) };
}

function mainTables(graph: Graph, all: ReadonlyMap<string, RouteTable>): (vpc: string) => RouteTable {
  const byVpc = new Map<string, RouteTable>();
  const put = (vpcs: readonly Reference[], table: RouteTable | undefined) => {
    for (const { key } of vpcs) if (table !== undefined) byVpc.set(key, table);
  };
  for (const view of graph.ofType(...tableTypes)) {
    put(referencesBehind(graph, view, "defaultRouteTableId", [types.vpc]), all.get(view.resource.urn));
  }
  for (const view of graph.ofType(types.mainRouteTableAssociation)) {
    const [table] = named(graph, view.at("routeTableId"), ...tableTypes);
    put(named(graph, view.at("vpcId"), types.vpc), all.get(table?.key ?? ""));
  }
  const empty = { key: "main", by: { name: "the VPC's main route table", urn: "" }, routes: [] };
  return (vpc) => byVpc.get(vpc) ?? empty;
}

function standAloneRoutes(graph: Graph): ReadonlyMap<string, readonly Route[]> {
  const found = new Map<string, Route[]>();
  for (const view of graph.ofType(types.route)) {
    for (const { key } of named(graph, view.at("routeTableId"), ...tableTypes)) {
      found.set(key, [...(found.get(key) ?? []), ...routesOf(graph, view)]);
    }
  }
  return found;
}

const destinations = ["destinationCidrBlock", "destinationIpv6CidrBlock", "cidrBlock", "ipv6CidrBlock"];

/** Routes to prefix lists are left out: the ranges are the vendor's own, and lead to the VPC's gateway endpoints. */
function routesOf(graph: Graph, route: ResourceReader): readonly Route[] {
  const exit = exitNamed(graph, route);
  return destinations
    .map((name) => route.at(name))
    .filter(isSaid)
    .map((cidr) => ({ by: route.resource, range: rangeOf(textOf(cidr) ?? ""), exit }));
}

const exits = [
  ["gatewayId", types.internetGateway],
  ["egressOnlyGatewayId", types.egressOnlyGateway],
  ["natGatewayId", types.natGateway],
] as const;

function exitNamed(graph: Graph, route: ResourceReader): Exit {
  for (const [name, type] of exits) {
    const [target] = named(graph, route.at(name), type);
    if (target === undefined) continue;
    if (target.resource === undefined) return foreignExit(name, target.key);
    if (type === types.natGateway) return natExit(graph, target.resource);
    return { kind: type === types.internetGateway ? "internet" : "egressOnly", by: target.resource.resource };
  }
  return { kind: "elsewhere", by: route.resource };
}

/** Ids say what they are: `igw-`, `vgw-`, `nat-`. */
function foreignExit(property: (typeof exits)[number][0], id: string): Exit {
  const by = { name: id, urn: "" };
  if (property === "egressOnlyGatewayId") return { kind: "egressOnly", by };
  if (id.startsWith("igw-")) return { kind: "internet", by };
  if (id.startsWith("vgw-")) return { kind: "elsewhere", by };
  return { kind: "unknown", by };
}

function natExit(graph: Graph, nat: ResourceReader): Exit {
  const [subnet] = named(graph, nat.at("subnetId"), types.subnet);
  const isPublic = textOf(nat.at("connectivityType")) !== "private";
  const isRegional = textOf(nat.at("availabilityMode")) === "regional";
  return { kind: "nat", by: nat.resource, subnet: subnet?.key ?? "", isPublic, isRegional };
}
