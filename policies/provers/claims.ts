import { type Graph, type ResourceReader, UnknownValueError } from "../../model/graph";
import { types } from "../../platforms/aws/catalog/types";
import { flowLogSubjects, protocolName, routeDestinations, rulePeers } from "../../platforms/aws/constraints";
import { namedBy } from "../queries/places";

/** Something that only one resource can have. */
interface Claim {
  /** Where the finding is said. */
  readonly property: string;
  /** `has this port already`, said of the other one. */
  readonly taken: string;
  /** The input that says where: what another program makes may not be known yet. */
  readonly place?: string;
  /** True where each part of the key is claimed for itself. Default: false, and they are one claim together. */
  readonly isList?: boolean;
  /** What is claimed; undefined where this one claims nothing. Throws UnknownValueError. */
  keyOf(view: ResourceReader, graph: Graph): readonly (string | number | undefined)[] | undefined;
}

/** A name is of an account and a region: of the provider, and of the region that a resource names itself. */
const named = (property: string): Claim => ({
  property,
  taken: "has this name already",
  keyOf: (view) =>
    view.has(property) ? [view.resource.provider, view.text("region"), view.text(property)] : undefined,
});

/** A name or number below another resource. */
const within = (holder: string, property: string, taken: string): Claim => ({
  property,
  taken,
  place: holder,
  keyOf: (view, graph) => (view.has(property) ? [...namedBy(view, holder, graph), view.text(property)] : undefined),
});

const once = (property: string, taken: string): Claim => ({
  property,
  taken,
  place: property,
  keyOf: (view, graph) => (view.has(property) ? namedBy(view, property, graph) : undefined),
});

const hasPorts = (protocol: string) => protocol !== "-1";

const firewallRule: Claim = {
  property: "",
  taken: "lets the same through",
  place: "securityGroupId",
  keyOf: (view, graph) => {
    const protocol = protocolName(view.text("ipProtocol") ?? "-1");
    const ports = hasPorts(protocol) ? [view.number("fromPort"), view.number("toPort")] : [];
    const peers = rulePeers.flatMap((peer) => (view.has(peer) ? [peer, ...namedBy(view, peer, graph)] : []));
    return [...namedBy(view, "securityGroupId", graph), protocol, ...ports, ...peers];
  },
};

const route: Claim = {
  property: "",
  taken: "leads to the same destination",
  place: "routeTableId",
  keyOf: (view, graph) => {
    const destination = routeDestinations.find((property) => view.has(property));
    return destination === undefined
      ? undefined
      : [...namedBy(view, "routeTableId", graph), ...namedBy(view, destination, graph)];
  },
};

const record: Claim = {
  property: "name",
  taken: "is the same record",
  place: "zoneId",
  keyOf: (view, graph) =>
    view.flag("allowOverwrite") === true
      ? undefined
      : [
          ...namedBy(view, "zoneId", graph),
          view.text("name")?.toLowerCase().replace(/\.$/, ""),
          view.text("type"),
          view.text("setIdentifier"),
        ],
};

const listener: Claim = {
  property: "port",
  taken: "listens on this port already",
  place: "loadBalancerArn",
  keyOf: (view, graph) =>
    view.has("port") ? [...namedBy(view, "loadBalancerArn", graph), view.number("port")] : undefined,
};

const priority: Claim = {
  property: "priority",
  taken: "has this priority already",
  place: "listenerArn",
  keyOf: (view, graph) =>
    view.has("priority") ? [...namedBy(view, "listenerArn", graph), view.number("priority")] : undefined,
};

const aclRule: Claim = {
  property: "ruleNumber",
  taken: "has this number already",
  place: "networkAclId",
  keyOf: (view, graph) => [
    ...namedBy(view, "networkAclId", graph),
    view.number("ruleNumber"),
    String(view.flag("egress") ?? false),
  ],
};

const parameter: Claim = {
  ...named("name"),
  keyOf: (view, graph) => (view.flag("overwrite") === true ? undefined : named("name").keyOf(view, graph)),
};

const securityGroup: Claim = {
  property: "name",
  taken: "has this name in the VPC already",
  place: "vpcId",
  keyOf: (view, graph) =>
    view.has("name") && view.has("vpcId") ? [...namedBy(view, "vpcId", graph), view.text("name")] : undefined,
};

const flowLog: Claim = {
  property: "",
  taken: "logs the same to the same place",
  place: "logDestination",
  keyOf: (view, graph) => [
    ...[...flowLogSubjects, "logDestination"].flatMap((property) => [property, ...namedBy(view, property, graph)]),
    view.text("trafficType"),
  ],
};

/** A gateway endpoint is a route in each of its tables. */
const endpoint: Claim = {
  property: "routeTableIds",
  taken: "gives these tables a route to the service already",
  place: "routeTableIds",
  keyOf: (view, graph) =>
    view.has("routeTableIds") ? [view.text("serviceName"), ...namedBy(view, "routeTableIds", graph)] : undefined,
};

/** A group of functions takes one; others take as many as there are. */
const functionTarget: Claim = {
  property: "targetGroupArn",
  taken: "is this group's function already",
  place: "targetGroupArn",
  keyOf: (view, graph) => {
    const isOfFunctions = graph
      .dependenciesOf(view, "targetGroupArn", types.targetGroup)
      .some((group) => group.text("targetType") === "lambda");
    return isOfFunctions ? namedBy(view, "targetGroupArn", graph) : undefined;
  },
};

/** A statement of a function's own policy. */
const permission: Claim = {
  property: "statementId",
  taken: "has this id already",
  place: "function",
  keyOf: (view, graph) =>
    view.has("statementId") ? [...namedBy(view, "function", graph), view.text("statementId")] : undefined,
};

/** The lists of a gateway's addresses: of a public one's more than the first, and of a regional one's zones. */
const addressLists = ["allocationId", "secondaryAllocationIds", "availabilityZoneAddresses"] as const;

/** Each elastic IP is of one gateway, whether that names it for itself or, a regional one, for a zone. */
const natAddresses: Claim = {
  property: "",
  taken: "has this address already",
  isList: true,
  keyOf(view, graph) {
    const held = addressLists.flatMap((list) => graph.dependenciesOf(view, list, types.elasticIp));
    const written = [
      ...[view.at("allocationId"), ...view.items("secondaryAllocationIds")],
      ...view.items("availabilityZoneAddresses").flatMap((zone) => zone.items("allocationIds")),
    ].flatMap((one) => (one.isKnown ? (one.known() ?? []) : []));
    const named = written.filter((id) => typeof id === "string");
    const others = named.filter((id) => graph.findByIdOrArn(id, types.elasticIp).length === 0);
    // Of one in the program the name below is its resource's; a second time it stands for itself.
    const repeated = named.filter((id, index) => !others.includes(id) && named.indexOf(id) !== index);
    const ids = [...held.map(({ resource }) => resource.urn), ...others, ...repeated.flatMap((id) => [id, id])];
    return ids.length === 0 ? undefined : ids;
  },
};

const claims: Readonly<Record<string, readonly Claim[]>> = {
  [types.balancer]: [named("name")],
  [types.targetGroup]: [named("name")],
  [types.trustStore]: [named("name")],
  [types.webAcl]: [named("name")],
  [types.ipSet]: [named("name")],
  [types.topic]: [named("name")],
  [types.eventRule]: [named("name")],
  [types.slackChannel]: [named("slackChannelId")],
  [types.targetGroupAttachment]: [functionTarget],
  [types.lambdaPermission]: [permission],
  [types.listener]: [listener],
  [types.listenerRule]: [priority],
  [types.group]: [named("name")],
  [types.keyPair]: [named("keyName")],
  [types.launchTemplate]: [named("name")],
  [types.schedule]: [within("autoscalingGroupName", "scheduledActionName", "has this name already")],
  [types.lifecycleHook]: [within("autoscalingGroupName", "name", "has this name already")],
  [types.scalingPolicy]: [within("autoscalingGroupName", "name", "has this name already")],
  [types.securityGroup]: [securityGroup],
  [types.ingressRule]: [firewallRule],
  [types.egressRule]: [firewallRule],
  [types.networkAclRule]: [aclRule],
  [types.route]: [route],
  [types.routeTableAssociation]: [once("subnetId", "gives the subnet a route table already")],
  [types.flowLog]: [flowLog],
  [types.vpcEndpoint]: [endpoint],
  [types.natGateway]: [natAddresses],
  [types.internetGateway]: [once("vpcId", "is the VPC's gateway already")],
  [types.record]: [record],
  [types.bucket]: [{ ...named("bucket"), keyOf: (view) => (view.has("bucket") ? [view.text("bucket")] : undefined) }],
  [types.role]: [named("name")],
  [types.policy]: [named("name")],
  [types.oidcProvider]: [named("url")],
  [types.instanceProfile]: [named("name")],
  [types.keyAlias]: [named("name")],
  [types.parameter]: [parameter],
  [types.logGroup]: [named("name")],
  [types.backupVault]: [named("name")],
  [types.containerCluster]: [named("name")],
  [types.containerService]: [within("cluster", "name", "has this name already")],
  [types.document]: [named("name")],
  [types.restoreTestingPlan]: [named("name")],
};

export const claimingTypes: readonly string[] = Object.keys(claims);

interface Taken {
  readonly property: string;
  readonly taken: string;
  readonly first: ResourceReader;
}

const known = new WeakMap<Graph, ReadonlyMap<string, readonly Taken[]>>();

/** What each resource claims that another one has, by URN. */
function conflictsIn(graph: Graph): ReadonlyMap<string, readonly Taken[]> {
  const before = known.get(graph);
  if (before !== undefined) return before;
  const owners = new Map<string, ResourceReader>();
  const found = new Map<string, Taken[]>();
  // By name: plan, engine and state tell resources in orders of their own, and all must name the same one of a pair.
  const views = [...graph.ofType(...claimingTypes)].sort((one, other) =>
    one.resource.urn < other.resource.urn ? -1 : 1,
  );
  for (const view of views) {
    for (const claim of claims[view.resource.type] ?? []) {
      for (const key of keysOf(claim, view, graph)) {
        const first = owners.get(key);
        if (first === undefined) owners.set(key, view);
        else found.set(view.resource.urn, [...(found.get(view.resource.urn) ?? []), { ...claim, first }]);
      }
    }
  }
  known.set(graph, found);
  return found;
}

function keysOf(claim: Claim, view: ResourceReader, graph: Graph): readonly string[] {
  try {
    const parts = claim.keyOf(view, graph);
    if (parts === undefined) return [];
    const keys = claim.isList === true ? parts.map((part) => [part]) : [parts];
    return keys.map((key) => JSON.stringify([view.resource.type, claim.property, ...key.map(textOf)]));
  } catch (error) {
    if (error instanceof UnknownValueError) return [];
    throw error;
  }
}

const textOf = (part: string | number | undefined) => (part === undefined ? null : String(part));

/** What a resource claims that another one has. Throws UnknownValueError where what it claims is not known. */
export function takenFrom(view: ResourceReader, graph: Graph): readonly Taken[] {
  for (const claim of claims[view.resource.type] ?? []) if (isPlaced(claim, view, graph)) claim.keyOf(view, graph);
  return conflictsIn(graph).get(view.resource.urn) ?? [];
}

/** Whether it is known where the claim is made: in a VPC, below a balancer. In a place that is not known there is no other. */
const isPlaced = ({ place }: Claim, view: ResourceReader, graph: Graph): boolean =>
  place === undefined || view.at(place).isKnown || graph.dependenciesOf(view, place).length > 0;

/** Whether a resource claims anything that only one can have. Unknown values may be a claim. */
export function claimsAnything(view: ResourceReader, graph: Graph): boolean {
  try {
    return (claims[view.resource.type] ?? []).some(
      (claim) => isPlaced(claim, view, graph) && claim.keyOf(view, graph) !== undefined,
    );
  } catch (error) {
    if (error instanceof UnknownValueError) return true;
    throw error;
  }
}
