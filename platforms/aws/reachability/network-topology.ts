import type { Graph, ResourceReader } from "../../../model/graph";
import { types } from "../catalog/types";
import { type AddressRange, type Answer, rangeOf } from "./addresses";
import { readNetworkAcls } from "./network-acls";
import type { Subnet } from "./network-interface";
import { flagOf, named, type Reference, textOf } from "./references";
import { type Exit, readRouteTables } from "./routes";
import { readSecurityGroups, type SecurityGroups } from "./security-groups";

/** A subnet and where it lies. */
export interface PlacedSubnet extends Subnet {
  readonly vpc: string;
  /** Ranges that are known, by family. */
  readonly ranges: readonly AddressRange[];
  /** Whether it has addresses of IPv6, and gives one to everything in it. */
  readonly hasIPv6: boolean;
  readonly mapsPublic: Answer;
  /** Whether the program makes it. */
  readonly isKnown: boolean;
}

/** All that the program says of networks, read once. */
export interface Topology {
  readonly graph: Graph;
  readonly groups: SecurityGroups;
  readonly places: ReadonlyMap<string, PlacedSubnet>;
  /** Of VPCs that the program makes, by key. */
  readonly vpcRanges: (vpc: string) => readonly AddressRange[];
}

export function readScene(graph: Graph): Topology {
  const ranges = new Map(graph.ofType(types.vpc).map((vpc) => [vpc.resource.urn, rangesOf(vpc)]));
  return {
    graph,
    groups: readSecurityGroups(graph),
    places: readPlaces(graph),
    vpcRanges: (vpc) => ranges.get(vpc) ?? [],
  };
}

const rangesOf = (view: ResourceReader): readonly AddressRange[] =>
  ["cidrBlock", "ipv6CidrBlock"].flatMap((property) => {
    const text = textOf(view.at(property)) ?? view.resource.outputs[property];
    return typeof text === "string" ? (rangeOf(text) ?? []) : [];
  });

function readPlaces(graph: Graph): ReadonlyMap<string, PlacedSubnet> {
  const [acls, tables] = [readNetworkAcls(graph), readRouteTables(graph)];
  return new Map(
    graph.ofType(types.subnet).map((view) => {
      const { resource } = view;
      const [vpc] = named(graph, view.at("vpcId"), types.vpc);
      const isOwn = vpc?.resource !== undefined;
      const key = vpc?.key ?? "";
      const ranges = rangesOf(view);
      const place: PlacedSubnet = {
        key: resource.urn,
        by: resource,
        vpc: key,
        acl: acls.bySubnet.get(resource.urn) ?? (isOwn ? acls.defaultOf(key) : undefined),
        routes: tables.bySubnet.get(resource.urn) ?? (isOwn ? tables.mainOf(key) : undefined),
        ranges,
        hasIPv6: !view.at("ipv6CidrBlock").isKnown || ranges.some(({ family }) => family === "ipv6"),
        mapsPublic: flagOf(view.at("mapPublicIpOnLaunch"), false),
        isKnown: true,
      };
      return [resource.urn, place];
    }),
  );
}

/** A subnet by what names it; of another program's, nothing but the id is known. */
export function placeOf(scene: Topology, reference: Reference, vpc: string): PlacedSubnet {
  const own = scene.places.get(reference.key);
  if (own !== undefined) return own;
  return {
    key: reference.key,
    by: { name: reference.key, urn: "" },
    ...{ vpc, acl: undefined, routes: undefined, ranges: [], hasIPv6: false, mapsPublic: "unknown", isKnown: false },
  };
}

/**
 * A subnet of the account's default VPC, which whatever is started without a place lands in: it gives out public addresses. Source: Amazon
 * VPC user guide, "Default VPCs". What else stands before it, no program says.
 */
export const defaultPlace = (vpc: string): PlacedSubnet => ({
  key: `default subnet ${vpc}`,
  by: { name: "a subnet of the default VPC", urn: "" },
  ...{ vpc, acl: undefined, routes: undefined, ranges: [], hasIPv6: false, mapsPublic: "yes", isKnown: false },
});

/** Whether a subnet has a way out of its VPC. */
export const hasEgress = ({ routes }: PlacedSubnet): boolean => routes === undefined || routes.routes.length > 0;

/** Says the same for subnets whose packets are treated alike on their way out. */
export function routeSignature(scene: Topology, place: PlacedSubnet): string {
  if (place.routes === undefined) return "?";
  return place.routes.routes
    .map(({ range, exit }) => `${range?.text ?? "?"} ${exitKey(scene, place, exit)}`)
    .sort()
    .join();
}

function exitKey(scene: Topology, place: PlacedSubnet, exit: Exit): string {
  if (exit.kind !== "nat") return exit.kind;
  if (exit.isRegional) return `nat regional ${exit.by.urn}`;
  const stands = scene.places.get(exit.subnet);
  if (stands === undefined) return "nat ?";
  const onward = stands.routes?.routes.map((route) => `${route.range?.text ?? "?"} ${route.exit.kind}`).sort() ?? ["?"];
  return `nat ${exit.isPublic} ${stands.acl?.key ?? "?"} ${stands.key === place.key} (${onward.join()})`;
}
