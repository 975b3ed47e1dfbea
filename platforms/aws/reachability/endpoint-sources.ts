import type { GraphResource, ResourceReader } from "../../../model/graph";
import { types } from "../catalog/types";
import type { Answer, Family } from "./addresses";
import type { EndpointSource } from "./endpoints";
import type { ListeningPort, Named } from "./network-interface";
import { defaultPlace, type PlacedSubnet, placeOf, type Topology } from "./network-topology";
import { flagOf, isSaid, listed, listOf, named, numberOf, type Reference, textOf } from "./references";
import { groupTypes, type SecurityGroup } from "./security-groups";

/** A member and the VPC it is in. */
export interface SubnetPlaced {
  readonly vpc: string;
  readonly member: EndpointSource;
  readonly resource: Named;
}

/** The security groups that the list at a path names. */
const groupsOf = ({ graph, groups }: Topology, view: ResourceReader, path: string): readonly SecurityGroup[] =>
  listed(graph, view, path, ...groupTypes).map(groups.groupOf);

function locate(scene: Topology, subnets: readonly Reference[], groups: readonly SecurityGroup[]) {
  const own = subnets.map(({ key }) => scene.places.get(key)?.vpc).find((vpc) => vpc !== undefined);
  const vpc = own ?? groups.find(({ isKnown }) => isKnown)?.vpc ?? "";
  return { vpc, places: subnets.map((subnet) => placeOf(scene, subnet, vpc)) };
}

const ipv4: readonly Family[] = ["ipv4"];
const both: readonly Family[] = ["ipv4", "ipv6"];

/** The name of a resource without what its component adds to it. */
const nameOf = ({ name }: GraphResource, suffix: string): string =>
  name.endsWith(suffix) && name.length > suffix.length ? name.slice(0, -suffix.length) : name;

export function balancers(scene: Topology): readonly SubnetPlaced[] {
  const { graph } = scene;
  const listeners = listenersByBalancer(scene);
  return graph.ofType(types.balancer).map((view) => {
    const { resource } = view;
    const mapped = listOf(view, "subnetMappings").flatMap((one) => named(graph, one.at("subnetId"), types.subnet));
    const subnets = [...listed(graph, view, "subnets", types.subnet), ...mapped];
    const own = groupsOf(scene, view, "securityGroups");
    const { vpc, places } = locate(scene, subnets, own);
    const isNetwork = textOf(view.at("loadBalancerType")) === "network";
    const groups = own.length === 0 && !isNetwork ? [scene.groups.defaultOf(vpc)] : own;
    const isInternal = flagOf(view.at("internal"), false);
    const isPublic: Answer = isInternal === "unknown" ? "unknown" : isInternal === "yes" ? "no" : "yes";
    const isDual = textOf(view.at("ipAddressType"))?.startsWith("dualstack") === true;
    const member: EndpointSource = {
      kind: "balancer",
      by: resource,
      name: nameOf(resource, "-load-balancer"),
      places,
      groups,
      securityGroupMode: groups.length === 0 ? "none" : "groups",
      publicIn: () => isPublic,
      families: (place) => (isDual && place.hasIPv6 ? both : ipv4),
      listeners: listeners.get(resource.urn) ?? [],
    };
    return { vpc, member, resource };
  });
}

const transportsByProtocol: Readonly<Record<string, readonly string[]>> = {
  UDP: ["udp"],
  QUIC: ["udp"],
  TCP_UDP: ["tcp", "udp"],
  TCP_QUIC: ["tcp", "udp"],
};

/** What a listener or a target group speaks on the wire: TCP unless it says otherwise. */
export const transportsOf = (protocol: string | undefined): readonly string[] =>
  transportsByProtocol[protocol ?? ""] ?? ["tcp"];

function listenersByBalancer({ graph }: Topology): ReadonlyMap<string, readonly ListeningPort[]> {
  const found = new Map<string, ListeningPort[]>();
  for (const listener of graph.ofType(types.listener)) {
    // A gateway balancer's has none: it takes what routes send, and no client opens a connection to it.
    if (!listener.has("port")) continue;
    const transports = transportsOf(textOf(listener.at("protocol")));
    const own = { by: listener.resource, transports, port: numberOf(listener.at("port")) };
    for (const { key } of named(graph, listener.at("loadBalancerArn"), types.balancer)) {
      found.set(key, [...(found.get(key) ?? []), own]);
    }
  }
  return found;
}

export function nodes(scene: Topology): readonly SubnetPlaced[] {
  return [...scalingGroups(scene), ...managedNodes(scene), ...instances(scene), ...containerServices(scene)];
}

function scalingGroups(scene: Topology): readonly SubnetPlaced[] {
  const { graph } = scene;
  return graph.ofType(types.group).map((view) => {
    const template = templateOf(scene, view);
    return nodeMember(scene, view.resource, nameOf(view.resource, "-group"), {
      subnets: listed(graph, view, "vpcZoneIdentifiers", types.subnet),
      ...readTemplate(scene, template),
      isTemplateKnown: template !== undefined,
      isPlaced: isSaid(view.at("vpcZoneIdentifiers")),
    });
  });
}

/** What a launch template says of the network of its machines. */
function readTemplate(scene: Topology, template: ResourceReader | undefined): Pick<Machine, "groups" | "asksPublic"> {
  if (template === undefined) return { groups: [], asksPublic: undefined };
  const [card] = listOf(template, "networkInterfaces");
  const asked = [card, template].map((part) => part?.at("associatePublicIpAddress")).find((one) => one?.isSet);
  return {
    groups: [
      ...(card === undefined ? [] : groupsOf(scene, card, "securityGroups")),
      ...groupsOf(scene, template, "vpcSecurityGroupIds"),
      ...groupsOf(scene, template, "securityGroups"),
    ],
    asksPublic: publicAnswer(asked),
  };
}

/**
 * Managed node groups of EKS: guarded by the groups of their own launch template, or by the one that EKS makes for the cluster. Source: Amazon EKS
 * user guide, "Customize managed nodes with launch templates", read 2026-12-01.
 */
const managedNodes = (scene: Topology): readonly SubnetPlaced[] =>
  scene.graph.ofType(types.eksNodeGroup).map((view) => {
    const [template] = scene.graph.dependenciesOf(view, "launchTemplate", types.launchTemplate);
    const own = readTemplate(scene, template);
    const ofCluster = named(scene.graph, view.at("clusterName"), types.eksCluster).map(scene.groups.groupOf);
    return nodeMember(scene, view.resource, view.resource.name, {
      subnets: listed(scene.graph, view, "subnetIds", types.subnet),
      groups: own.groups.length > 0 ? own.groups : ofCluster,
      isTemplateKnown: template !== undefined || !isSaid(view.at("launchTemplate")),
      asksPublic: own.asksPublic,
      isPlaced: true,
    });
  });

function templateOf({ graph }: Topology, group: ResourceReader): ResourceReader | undefined {
  const mixed = group.at("mixedInstancesPolicy.launchTemplate.launchTemplateSpecification.launchTemplateId");
  const [own] = named(graph, group.at("launchTemplate.id"), types.launchTemplate);
  const [other] = named(graph, mixed, types.launchTemplate);
  const [old] = named(graph, group.at("launchConfiguration"), types.launchConfiguration);
  return own?.resource ?? other?.resource ?? old?.resource;
}

/** Where a machine may get its subnet from, its launch template included. */
const placing = ["subnetId", "networkInterfaces", "primaryNetworkInterface", "launchTemplate"];

const instances = (scene: Topology): readonly SubnetPlaced[] =>
  scene.graph.ofType(types.instance).map((view) =>
    nodeMember(scene, view.resource, view.resource.name, {
      subnets: named(scene.graph, view.at("subnetId"), types.subnet),
      groups: groupsOf(scene, view, "vpcSecurityGroupIds"),
      isTemplateKnown: true,
      asksPublic: publicAnswer(view.at("associatePublicIpAddress")),
      isPlaced: placing.some((property) => isSaid(view.at(property))),
    }),
  );

const ownNetwork = "networkConfiguration";

/** Tasks that have interfaces of their own; others share those of their cluster's machines. */
const containerServices = (scene: Topology): readonly SubnetPlaced[] =>
  scene.graph.ofType(types.containerService).flatMap((view) => {
    if (!isSaid(view.at(ownNetwork))) return [];
    const place = view.at(ownNetwork);
    return nodeMember(scene, view.resource, view.resource.name, {
      subnets: listed(scene.graph, view, `${ownNetwork}.subnets`, types.subnet),
      groups: groupsOf(scene, view, `${ownNetwork}.securityGroups`),
      isTemplateKnown: true,
      asksPublic: publicAnswer(place.at("assignPublicIp")) ?? "no",
      isPlaced: true,
    });
  });

interface Machine {
  readonly subnets: readonly Reference[];
  readonly groups: readonly SecurityGroup[];
  readonly isTemplateKnown: boolean;
  /** Whether it asks for a public address; undefined: as its subnet says. */
  readonly asksPublic: Answer | undefined;
  /** False for one that the program gives no subnet: it lands in the default VPC. */
  readonly isPlaced: boolean;
}

const publicAnswer = (asked: ResourceReader | undefined): Answer | undefined =>
  asked !== undefined && isSaid(asked) ? flagOf(asked, false) : undefined;

function nodeMember(scene: Topology, resource: GraphResource, name: string, machine: Machine): SubnetPlaced {
  const { vpc, places: named } = locate(scene, machine.subnets, machine.groups);
  const places = machine.isPlaced ? named : [defaultPlace(vpc)];
  const isDefault = machine.groups.length === 0 && machine.isTemplateKnown;
  const groups = isDefault ? [scene.groups.defaultOf(vpc)] : machine.groups;
  const publicIn = (place: PlacedSubnet, family: Family): Answer => {
    if (family === "ipv6") return "yes";
    return machine.asksPublic ?? place.mapsPublic;
  };
  const member: EndpointSource = {
    ...{ kind: "nodes", by: resource, name, places, groups, publicIn },
    securityGroupMode: machine.isTemplateKnown ? "groups" : "unknown",
    families: (place) => (place.hasIPv6 ? both : ipv4),
  };
  return { vpc, member, resource };
}

/** Private endpoints of the vendor's services: one end for all that stand behind the same groups. */
export function endpoints(scene: Topology): readonly SubnetPlaced[] {
  const found = new Map<string, SubnetPlaced>();
  for (const view of scene.graph.ofType(types.vpcEndpoint)) {
    const { resource } = view;
    if (textOf(view.at("vpcEndpointType")) !== "Interface") continue;
    const own = groupsOf(scene, view, "securityGroupIds");
    const { vpc, places } = locate(scene, listed(scene.graph, view, "subnetIds", types.subnet), own);
    const groups = own.length === 0 ? [scene.groups.defaultOf(vpc)] : own;
    const key = [vpc, ...groups.map((group) => group.key)].join(" ");
    const before = found.get(key)?.member.places ?? [];
    const member: EndpointSource = {
      ...{ kind: "endpoints", by: resource, name: "VPC endpoints", groups, securityGroupMode: "groups" },
      places: [...new Map([...before, ...places].map((place) => [place.key, place])).values()],
      publicIn: () => "no",
      families: () => ipv4,
    };
    found.set(key, { vpc, member, resource });
  }
  return [...found.values()];
}

/** Whatever else stands in some subnets: its groups are not known here. */
export function anybodyIn(kind: "vpc" | "isolated", places: readonly PlacedSubnet[], name: string): EndpointSource {
  return {
    ...{ kind, by: { name, urn: "" }, name, places, groups: [], securityGroupMode: "unknown" },
    publicIn: () => "unknown",
    families: (place) => (place.hasIPv6 ? both : ipv4),
  };
}
