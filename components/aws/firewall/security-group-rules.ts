import { type Edge, type Ports, slugOfPorts } from "./edges";
import { type Peer, slugOf } from "./peers";

/** `frontend` is the balancer's group, `backend` the nodes'. */
export type SecurityGroupRole = "frontend" | "backend";

export interface SecurityGroupRulePlan extends Ports {
  /** `frontend-ingress-tcp-443-any-ipv4`: says what the rule says, and nothing about its place in a list. */
  readonly key: string;
  readonly group: SecurityGroupRole;
  readonly direction: "ingress" | "egress";
  readonly peer: Peer;
  readonly description: string;
}

const roleOf = (peer: Peer): SecurityGroupRole | undefined => {
  if (peer.kind !== "group") return undefined;
  return peer.group === "balancer" ? "frontend" : "backend";
};

function rulesOf(edge: Edge): readonly SecurityGroupRulePlan[] {
  if (edge.layers === "networkAcl") return [];
  const { protocol, fromPort, toPort, description } = edge;
  const rule = (own: Peer, peer: Peer, direction: SecurityGroupRulePlan["direction"]) => {
    const group = roleOf(own);
    if (group === undefined) return [];
    const key = `${group}-${direction}-${slugOfPorts(edge)}-${slugOf(peer)}`;
    return [{ key, group, direction, peer, protocol, fromPort, toPort, description }];
  };
  return [...rule(edge.from, edge.to, "egress"), ...rule(edge.to, edge.from, "ingress")];
}

/** One rule per group, direction, range of ports and peer, sorted by key. */
export function planSecurityGroupRules(edges: readonly Edge[]): readonly SecurityGroupRulePlan[] {
  return edges.flatMap(rulesOf).sort((a, b) => (a.key < b.key ? -1 : 1));
}
