import type { Graph, ResourceReader } from "../../../model/graph";
import { types } from "../../../platforms/aws/catalog/types";
import { networkBalancerGuide } from "../../queries/links";
import { isOutside } from "../../queries/outside";
import { fact, type Rule } from "../../rule";

/** Whether it registers an application balancer that another program makes. */
function namesOtherBalancer(attachment: ResourceReader, graph: Graph): boolean {
  if (!isOutside(attachment, "targetId", graph, types.balancer)) return false;
  const [group] = graph.dependenciesOf(attachment, "targetGroupArn", types.targetGroup);
  const target = attachment.at("targetId");
  return (
    group?.text("targetType") === "alb" ||
    (target.isKnown && /:loadbalancer\/app\//.test(attachment.text("targetId") ?? ""))
  );
}

export const balancerTargetListens: Rule = {
  id: "balancer-target-listens",
  title: "An application balancer behind a network balancer listens on the target group's port",
  why: "A balancer is accepted as target only where one of its listeners has the group's port: the registration fails otherwise.",
  remediation:
    "Give the application balancer a listener on the port of the target group, and let the attachment depend on it.",
  url: networkBalancerGuide("application-load-balancer-target"),
  severity: "high",
  types: [types.targetGroupAttachment],
  scope: "stack",
  applies: (attachment, graph) => graph.dependenciesOf(attachment, "targetId", types.balancer).length > 0,
  outside: (attachment, graph) => (namesOtherBalancer(attachment, graph) ? "load balancer" : undefined),
  *check(attachment, graph) {
    const [group] = graph.dependenciesOf(attachment, "targetGroupArn", types.targetGroup);
    const port = attachment.number("port") ?? group?.number("port");
    for (const target of graph.dependenciesOf(attachment, "targetId", types.balancer)) {
      const ports = graph.dependents(target, types.listener, "loadBalancerArn").map((one) => one.number("port"));
      if (port !== undefined && !ports.includes(port)) {
        const said = ports.length === 0 ? "no listener" : `listeners on ${ports.join(", ")}`;
        yield fact("targetId", `is ${target.resource.name}, which has ${said}; expected one on ${port}`);
      }
    }
  },
};
