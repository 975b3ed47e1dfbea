import { isGlobal } from "./addresses";
import { aclCheck, always, type Check, groupCheck, listenerCheck } from "./checks";
import type { Way } from "./network-acls";
import type { Named, NetworkInterface, Subnet } from "./network-interface";
import type { Transport } from "./ports";
import { type Exit, exitOf } from "./routes";

/** Where the walk looks up the subnets that packets pass on their way. */
export interface SubnetLookup {
  readonly subnetOf: (key: string) => Subnet | undefined;
}

/**
 * Everything that judges a connection's packets and their answers, in the order in which they meet it. Security groups remember
 * connections, so answers pass them; network ACLs do not, so answers are judged again. Source: Amazon VPC user guide.
 */
export function checksBetween(
  ground: SubnetLookup,
  from: NetworkInterface,
  to: NetworkInterface,
  how: { readonly protocol: Transport; readonly isSameSubnet: boolean },
): readonly Check[] {
  const { protocol } = how;
  const road =
    from.subnet === undefined
      ? arrival(from, to, protocol)
      : to.subnet === undefined
        ? departure(ground, from, to, protocol)
        : how.isSameSubnet
          ? []
          : passage(from, to, protocol);
  return [
    ...(from.subnet === undefined ? [] : [groupCheck(from, "egress", to, protocol)]),
    ...road,
    ...(to.subnet === undefined ? [] : [groupCheck(to, "ingress", from, protocol)]),
    ...listenerCheck(to, protocol),
  ];
}

type End = Pick<NetworkInterface, "address" | "label">;

/** Over the border of a subnet: a packet one way, its answer the other. */
function crossing(subnet: Subnet | undefined, way: Way, remote: End, protocol: Transport): readonly Check[] {
  if (subnet === undefined) return [];
  const common = { subnet, remote: remote.address, remoteLabel: remote.label, protocol };
  return [
    aclCheck({ ...common, way, isAnswer: false }),
    aclCheck({ ...common, way: way === "in" ? "out" : "in", isAnswer: true }),
  ];
}

/** From one subnet of a VPC to another. */
const passage = (from: NetworkInterface, to: NetworkInterface, protocol: Transport): readonly Check[] => [
  ...crossing(from.subnet, "out", to, protocol),
  ...crossing(to.subnet, "in", from, protocol),
];

const tableOf = (subnet: Subnet): Named => subnet.routes?.by ?? subnet.by;

/** From outside: answers must find back, and the internet must have an address to send to. */
function arrival(from: NetworkInterface, to: NetworkInterface, protocol: Transport): readonly Check[] {
  if (to.subnet === undefined) return [];
  const exit = exitOf(to.subnet, from.address);
  const road = isGlobal(from.address)
    ? [publicCheck(to), inboundRoute(to.subnet, exit, from)]
    : [privateRoute(to.subnet, exit, from)];
  return [...road, ...crossing(to.subnet, "in", from, protocol)];
}

function publicCheck(site: NetworkInterface): Check {
  const effect = { yes: "admits", no: "blocks", unknown: "unknown" } as const;
  const words = {
    yes: `${site.label} has a public address`,
    no: `${site.label} has no public address`,
    unknown: `whether ${site.label} has a public address is not known`,
  };
  return always("address", effect[site.isPublic], site.by, words[site.isPublic]);
}

function inboundRoute(subnet: Subnet, exit: Exit, from: NetworkInterface): Check {
  const table = tableOf(subnet);
  switch (exit.kind) {
    case "internet":
      return always("route", "admits", table, `route table ${table.name} leads to the internet gateway`);
    case "elsewhere":
      return always(
        "route",
        "unknown",
        table,
        `route table ${table.name} leads to ${from.label} through a network not of this program`,
      );
    case "unknown":
      return always("route", "unknown", table, `the routes of ${subnet.by.name} are not known`);
    case "nat":
    case "egressOnly":
    case "nowhere":
      return always("route", "blocks", table, `route table ${table.name} has no route to an internet gateway`);
  }
}

/** Private addresses outside the VPC do not travel over the internet. */
function privateRoute(subnet: Subnet, exit: Exit, other: NetworkInterface): Check {
  const table = tableOf(subnet);
  switch (exit.kind) {
    case "elsewhere":
      return always("route", "admits", table, `route table ${table.name} leads to ${other.label}`);
    case "unknown":
      return always("route", "unknown", table, `the routes of ${subnet.by.name} are not known`);
    case "internet":
    case "nat":
    case "egressOnly":
    case "nowhere":
      return always("route", "blocks", table, `route table ${table.name} has no private route to ${other.label}`);
  }
}

function departure(
  ground: SubnetLookup,
  from: NetworkInterface,
  to: NetworkInterface,
  protocol: Transport,
): readonly Check[] {
  if (from.subnet === undefined) return [];
  const exit = exitOf(from.subnet, to.address);
  const table = tableOf(from.subnet);
  const border = crossing(from.subnet, "out", to, protocol);
  if (exit.kind === "nat") return [...border, ...throughNat(ground, exit, { from, to, protocol })];
  if (!isGlobal(to.address)) return [privateRoute(from.subnet, exit, to), ...border];
  switch (exit.kind) {
    case "internet":
      return [publicCheck(from), inboundRoute(from.subnet, exit, to), ...border];
    case "egressOnly":
      return [
        always("route", "admits", table, `route table ${table.name} leads out through an egress-only gateway`),
        ...border,
      ];
    case "elsewhere":
    case "unknown":
      return [inboundRoute(from.subnet, exit, to), ...border];
    case "nowhere":
      return [always("route", "blocks", table, `route table ${table.name} has no route to ${to.label}`), ...border];
  }
}

/** A NAT gateway's subnet is passed twice: with the sender's address, and with the gateway's own. */
function throughNat(
  ground: SubnetLookup,
  nat: Extract<Exit, { kind: "nat" }>,
  {
    from,
    to,
    protocol,
  }: { readonly from: NetworkInterface; readonly to: NetworkInterface; readonly protocol: Transport },
): readonly Check[] {
  if (nat.isRegional) return [regionalNat(nat, to)];
  const subnet = ground.subnetOf(nat.subnet);
  if (subnet === undefined)
    return [always("route", "unknown", nat.by, `the subnet of NAT gateway ${nat.by.name} is not known`)];
  const onward = onwardFrom(nat, subnet, to);
  const entry = from.subnets.has(subnet.key) ? [] : crossing(subnet, "in", from, protocol);
  return [onward, ...entry, ...crossing(subnet, "out", to, protocol)];
}

/** It stands in no subnet, so that no network ACL is in between, and leads to the VPC's internet gateway by itself. */
function regionalNat(nat: Extract<Exit, { kind: "nat" }>, to: NetworkInterface): Check {
  return isGlobal(to.address)
    ? always("route", "admits", nat.by, `NAT gateway ${nat.by.name} leads to the internet`)
    : always("route", "blocks", nat.by, `NAT gateway ${nat.by.name} leads to the internet, and not to ${to.label}`);
}

function onwardFrom(nat: Extract<Exit, { kind: "nat" }>, subnet: Subnet, to: NetworkInterface): Check {
  const exit = exitOf(subnet, to.address);
  if (!isGlobal(to.address) || !nat.isPublic) return privateRoute(subnet, exit, to);
  return exit.kind === "internet"
    ? always("route", "admits", nat.by, `NAT gateway ${nat.by.name} leads to the internet`)
    : inboundRoute(subnet, exit, to);
}
