import type { Graph, ResourceReader } from "../../../model/graph";
import { types } from "../../../platforms/aws/catalog/types";
import { each } from "../../evaluate";
import { nodeFirewallsOf } from "../../provers/node-firewalls";
import { balancerGuide } from "../../queries/links";
import { carriesTcp, covers, firewallTypes, openingsOf } from "../../queries/openings";
import type { Rule } from "../../rule";

const properties = ["referencedSecurityGroupId", "sourceSecurityGroupId", "securityGroups"];

/** The groups that a rule lets in: by URN where the program makes them, by id where it does not. Throws UnknownValueError. */
function sourcesOf(part: ResourceReader, list: string | undefined, graph: Graph) {
  return properties
    .filter((property) => part.has(property))
    .flatMap((property) => {
      const held = graph.dependenciesOf(part, list ?? property, types.securityGroup);
      return held.length > 0
        ? held.map(({ resource }) => ({ key: resource.urn, name: resource.name }))
        : part.texts(property).map((id) => ({ key: id, name: id }));
    });
}

/** The part of a security group rule below its resource; the resource itself when it is the rule. */
const partAt = (view: ResourceReader, path: string) =>
  path === "" ? view : view.at(path.replaceAll(/\[(\d+)\]/g, ".$1"));

export const nodeFirewallOnlyFromBalancer: Rule = {
  id: "node-firewall-only-from-balancer",
  title: "Nodes take requests from their balancer only",
  why: "What reaches a node past the balancer passes its TLS, its firewall and its logs by.",
  remediation:
    "Let the nodes' security group in from the balancer's group (referencedSecurityGroupId) on their ports, and from nothing else.",
  url: balancerGuide("target-group-register-targets"),
  severity: "medium",
  controls: { elbGuide: ["SEC06", "SEC22"] },
  types: firewallTypes.filter((type) => type !== types.defaultSecurityGroup && type !== types.egressRule),
  scope: "stack",
  applies: (view, graph) => nodeFirewallsOf(graph).has(view.resource.urn),
  *check(view, graph) {
    const guard = nodeFirewallsOf(graph).get(view.resource.urn);
    if (guard === undefined) return;
    const ports = guard.targets.flatMap((target) => portsOf(target));
    yield* each(openingsOf(view, "ingress"), function* (read) {
      const opening = read();
      if (!carriesTcp(opening) || !ports.some((port) => covers(opening, port))) return;
      const part = partAt(view, opening.path);
      const lists = part.has("prefixListId") || part.has("prefixListIds");
      if (opening.ranges.length > 0 || lists) {
        yield {
          property: opening.path,
          problem: "addresses reach the nodes; expected the balancer's security group alone",
        };
      }
      const strangers = sourcesOf(part, opening.path === "" ? undefined : "ingress", graph).filter(
        ({ key }) => !guard.admitted.has(key),
      );
      if (strangers.length > 0) {
        const names = strangers.map(({ name }) => name).join(", ");
        yield {
          property: opening.path,
          problem: `${names} reaches the nodes; expected the balancer's security group alone`,
        };
      }
    });
  },
};

function portsOf(target: ResourceReader): readonly number[] {
  return [target.number("port"), target.number("healthCheck.port")].filter((port) => port !== undefined);
}
