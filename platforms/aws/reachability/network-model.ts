import type { Graph } from "../../../model/graph";
import type { AddressRange } from "./addresses";
import type { Service } from "./analyze";
import { anybodyIn, balancers, endpoints, nodes, type SubnetPlaced } from "./endpoint-sources";
import {
  type Endpoint,
  type EndpointSource,
  endInside,
  endsOutside,
  isIsolated,
  partitionPoints,
  placesWithin,
} from "./endpoints";
import { type PlacedSubnet, readScene, type Topology } from "./network-topology";
import type { SubnetLookup } from "./path-analysis";
import type { SecurityGroup } from "./security-groups";
import { readServices } from "./services";

/** One VPC with everybody in it, and everybody outside whom its rules name. */
interface VpcTopology {
  readonly vpc: string;
  readonly ends: readonly Endpoint[];
}

interface NetworkModel {
  readonly areas: readonly VpcTopology[];
  readonly services: readonly Service[];
  readonly ground: SubnetLookup;
}

export function readProgram(graph: Graph): NetworkModel {
  const scene = readScene(graph);
  const inside = distinct([...balancers(scene), ...nodes(scene), ...endpoints(scene)]);
  const byVpc = new Map<string, SubnetPlaced[]>([...scene.places.values()].map(({ vpc }) => [vpc, []]));
  for (const located of inside) byVpc.set(located.vpc, [...(byVpc.get(located.vpc) ?? []), located]);
  const areas = [...byVpc].map(([vpc, members]) => areaOf(scene, vpc, members));
  return { areas, services: readServices(graph, inside), ground: { subnetOf: (key) => scene.places.get(key) } };
}

/** Names of ends that are no resources. */
const ofOthers = ["internet", "vpc", "isolated"];

/** Names tell ends apart: of two that share one, such as a balancer `web` and its nodes `web`, the second says what it is. */
function distinct(members: readonly SubnetPlaced[]): readonly SubnetPlaced[] {
  const taken = new Set<string>(ofOthers);
  return members.map((located) => {
    const own = freeName(located, taken);
    taken.add(own);
    return { ...located, member: { ...located.member, name: own } };
  });
}

function freeName({ member, resource }: SubnetPlaced, taken: ReadonlySet<string>): string {
  const withKind = `${resource.name}-${member.kind}`;
  const numbered = Array.from({ length: taken.size + 1 }, (_, index) => `${withKind}-${index + 2}`);
  const names = [member.name, resource.name, withKind, ...numbered];
  return names.find((name) => !taken.has(name)) ?? member.name;
}

function areaOf(scene: Topology, vpc: string, located: readonly SubnetPlaced[]): VpcTopology {
  const members = located.map(({ member }) => member);
  const own = [...scene.places.values()].filter((place) => place.vpc === vpc);
  const places = [
    ...new Map([...own, ...members.flatMap((member) => member.places)].map((place) => [place.key, place])).values(),
  ];
  const groups = groupsIn(scene, vpc, members);
  const cuts = partitionPoints(scene, places, groups);
  const named = namedRanges(groups);
  const vpcRanges = scene.vpcRanges(vpc);
  const families = places.some(({ hasIPv6 }) => hasIPv6) ? (["ipv4", "ipv6"] as const) : (["ipv4"] as const);
  const others = othersIn(places, members, named, vpcRanges);
  return {
    vpc,
    ends: [
      ...endsOutside(cuts, named, vpcRanges, families),
      ...[...members, ...others].map((member) => endInside(scene, member, cuts)),
    ].filter(({ sites }) => sites.length > 0),
  };
}

function groupsIn(scene: Topology, vpc: string, members: readonly EndpointSource[]): readonly SecurityGroup[] {
  const all = [...scene.groups.inVpc(vpc), ...members.flatMap(({ groups }) => groups)];
  return [...new Map(all.map((group) => [group.key, group])).values()];
}

function namedRanges(groups: readonly SecurityGroup[]): readonly AddressRange[] {
  const all = groups.flatMap(({ rules }) => rules.flatMap(({ peer }) => (peer.kind === "range" ? [peer.range] : [])));
  return [...new Map(all.map((range) => [range.text, range])).values()];
}

/** Whatever else is in the VPC, also by the ranges of it that a rule names. */
function othersIn(
  places: readonly PlacedSubnet[],
  members: readonly EndpointSource[],
  named: readonly AddressRange[],
  vpcRanges: readonly AddressRange[],
): readonly EndpointSource[] {
  const used = new Set(members.flatMap((member) => member.places.map(({ key }) => key)));
  const isolated = places.filter((place) => isIsolated(place, used));
  const rest = places.filter((place) => !isolated.includes(place));
  const parts = named.filter(
    (range) =>
      vpcRanges.some((vpc) => vpc.family === range.family && vpc.first <= range.first && range.last <= vpc.last) &&
      !vpcRanges.some((vpc) => vpc.family === range.family && vpc.first === range.first && vpc.last === range.last),
  );
  return [
    anybodyIn("vpc", rest, "vpc"),
    anybodyIn("isolated", isolated, "isolated"),
    ...parts.map(
      (range): EndpointSource => ({ ...anybodyIn("vpc", placesWithin(places, range), range.text), kind: "range" }),
    ),
  ];
}
