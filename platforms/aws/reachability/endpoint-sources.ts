import type { Answer, Family } from "./addresses";
import type { EndpointSource } from "./endpoints";
import type { ListeningPort } from "./network-interface";
import { defaultPlace, type PlacedSubnet, placeOf, type Topology } from "./network-topology";
import { field, flagOf, listOf, numberOf, type ReachResource, type Reference } from "./resources";
import type { SecurityGroup } from "./security-groups";

/** A member and the VPC it is in. */
export interface SubnetPlaced {
  readonly vpc: string;
  readonly member: EndpointSource;
  readonly resource: ReachResource;
}

const groupKinds = ["securityGroup"] as const;
const subnetKinds = ["subnet"] as const;

function groupsOf(
  scene: Topology,
  resource: ReachResource,
  property: string,
  value: unknown,
): readonly SecurityGroup[] {
  return scene.resources.listed(resource, property, value, groupKinds).map(scene.groups.groupOf);
}

function locate(scene: Topology, subnets: readonly Reference[], groups: readonly SecurityGroup[]) {
  const own = subnets.map(({ key }) => scene.places.get(key)?.vpc).find((vpc) => vpc !== undefined);
  const vpc = own ?? groups.find(({ isKnown }) => isKnown)?.vpc ?? "";
  return { vpc, places: subnets.map((subnet) => placeOf(scene, subnet, vpc)) };
}

const ipv4: readonly Family[] = ["ipv4"];
const both: readonly Family[] = ["ipv4", "ipv6"];

/** The name of a resource without what its component adds to it. */
const nameOf = ({ name }: ReachResource, suffix: string): string =>
  name.endsWith(suffix) && name.length > suffix.length ? name.slice(0, -suffix.length) : name;

export function balancers(scene: Topology): readonly SubnetPlaced[] {
  const listeners = listenersByBalancer(scene);
  return scene.resources.of("loadBalancer").map((resource) => {
    const { inputs } = resource;
    const mapped = listOf(inputs["subnetMappings"]).flatMap((mapping) =>
      scene.resources.named(resource, "subnetMappings", field(mapping, "subnetId"), subnetKinds),
    );
    const subnets = [...scene.resources.listed(resource, "subnets", inputs["subnets"], subnetKinds), ...mapped];
    const named = groupsOf(scene, resource, "securityGroups", inputs["securityGroups"]);
    const { vpc, places } = locate(scene, subnets, named);
    const isNetwork = inputs["loadBalancerType"] === "network";
    const groups = named.length === 0 && !isNetwork ? [scene.groups.defaultOf(vpc)] : named;
    const isInternal = flagOf(inputs["internal"], false);
    const isPublic: Answer = isInternal === "unknown" ? "unknown" : isInternal === "yes" ? "no" : "yes";
    const isDual = String(inputs["ipAddressType"]).startsWith("dualstack");
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
export const transportsOf = (protocol: unknown): readonly string[] => transportsByProtocol[String(protocol)] ?? ["tcp"];

function listenersByBalancer(scene: Topology): ReadonlyMap<string, readonly ListeningPort[]> {
  const found = new Map<string, ListeningPort[]>();
  for (const listener of scene.resources.of("listener")) {
    const { loadBalancerArn, protocol, port } = listener.inputs;
    for (const { key } of scene.resources.named(listener, "loadBalancerArn", loadBalancerArn, ["loadBalancer"])) {
      const own = { by: listener, transports: transportsOf(protocol), port: numberOf(port) };
      found.set(key, [...(found.get(key) ?? []), own]);
    }
  }
  return found;
}

export function nodes(scene: Topology): readonly SubnetPlaced[] {
  return [...scalingGroups(scene), ...instances(scene)];
}

function scalingGroups(scene: Topology): readonly SubnetPlaced[] {
  return scene.resources.of("scalingGroup").map((resource) => {
    const { inputs } = resource;
    const subnets = scene.resources.listed(resource, "vpcZoneIdentifiers", inputs["vpcZoneIdentifiers"], subnetKinds);
    const template = templateOf(scene, resource);
    const [card] = listOf(template?.inputs["networkInterfaces"]);
    const named =
      template === undefined
        ? []
        : [
            ...groupsOf(scene, template, "networkInterfaces", field(card, "securityGroups")),
            ...groupsOf(scene, template, "vpcSecurityGroupIds", template.inputs["vpcSecurityGroupIds"]),
            ...groupsOf(scene, template, "securityGroups", template.inputs["securityGroups"]),
          ];
    const machine = {
      subnets,
      named,
      isTemplateKnown: template !== undefined,
      wish: field(card, "associatePublicIpAddress") ?? template?.inputs["associatePublicIpAddress"],
      isPlaced: isSaid(inputs["vpcZoneIdentifiers"]),
    };
    return nodeMember(scene, resource, nameOf(resource, "-group"), machine);
  });
}

function templateOf(scene: Topology, group: ReachResource): ReachResource | undefined {
  const { launchTemplate, mixedInstancesPolicy } = group.inputs;
  const mixed = field(field(mixedInstancesPolicy, "launchTemplate"), "launchTemplateSpecification");
  const [own] = scene.resources.named(group, "launchTemplate", field(launchTemplate, "id"), ["launchTemplate"]);
  const [other] = scene.resources.named(group, "mixedInstancesPolicy", field(mixed, "launchTemplateId"), [
    "launchTemplate",
  ]);
  const [old] = scene.resources.named(group, "launchConfiguration", group.inputs["launchConfiguration"], [
    "launchConfiguration",
  ]);
  return own?.resource ?? other?.resource ?? old?.resource;
}

/** Where a machine may get its subnet from, its launch template included. */
const placing = ["subnetId", "networkInterfaces", "primaryNetworkInterface", "launchTemplate"];

const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== "";

function instances(scene: Topology): readonly SubnetPlaced[] {
  return scene.resources.of("instance").map((resource) => {
    const { inputs } = resource;
    const subnets = scene.resources.named(resource, "subnetId", inputs["subnetId"], subnetKinds);
    const named = groupsOf(scene, resource, "vpcSecurityGroupIds", inputs["vpcSecurityGroupIds"]);
    return nodeMember(scene, resource, resource.name, {
      ...{ subnets, named, isTemplateKnown: true, wish: inputs["associatePublicIpAddress"] },
      isPlaced: placing.some((property) => isSaid(inputs[property])),
    });
  });
}

interface Machine {
  readonly subnets: readonly Reference[];
  readonly named: readonly SecurityGroup[];
  readonly isTemplateKnown: boolean;
  /** Whether it asks for a public address; undefined: as its subnet says. */
  readonly wish: unknown;
  /** False for one that the program gives no subnet: it lands in the default VPC. */
  readonly isPlaced: boolean;
}

function nodeMember(scene: Topology, resource: ReachResource, name: string, machine: Machine): SubnetPlaced {
  const { vpc, places: named } = locate(scene, machine.subnets, machine.named);
  const places = machine.isPlaced ? named : [defaultPlace(vpc)];
  const groups = machine.named.length === 0 && machine.isTemplateKnown ? [scene.groups.defaultOf(vpc)] : machine.named;
  const publicIn = (place: PlacedSubnet, family: Family): Answer => {
    if (family === "ipv6") return "yes";
    return isSaid(machine.wish) ? flagOf(machine.wish, false) : place.mapsPublic;
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
  for (const resource of scene.resources.of("vpcEndpoint")) {
    if (resource.inputs["vpcEndpointType"] !== "Interface") continue;
    const subnets = scene.resources.listed(resource, "subnetIds", resource.inputs["subnetIds"], subnetKinds);
    const named = groupsOf(scene, resource, "securityGroupIds", resource.inputs["securityGroupIds"]);
    const { vpc, places } = locate(scene, subnets, named);
    const groups = named.length === 0 ? [scene.groups.defaultOf(vpc)] : named;
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

/** Whatever else stands in some subnets: nobody here knows its groups. */
export function anybodyIn(kind: "vpc" | "isolated", places: readonly PlacedSubnet[], name: string): EndpointSource {
  return {
    ...{ kind, by: { name, urn: "" }, name, places, groups: [], securityGroupMode: "unknown" },
    publicIn: () => "unknown",
    families: (place) => (place.hasIPv6 ? both : ipv4),
  };
}
