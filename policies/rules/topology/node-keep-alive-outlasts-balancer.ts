import type { Graph, ResourceReader } from "../../../model/graph";
import { types } from "../../../platforms/aws/catalog/types";
import { vendorIdleTimeout } from "../../../platforms/aws/defaults";
import { keepAliveTag } from "../../../platforms/aws/readiness";
import { routesTo, targetGroupsOf } from "../../../platforms/aws/topology";
import { balancerGuide } from "../../queries/links";
import { fact, type Rule } from "../../rule";

/** The tag that tells how long a group's nodes keep connections; undefined where there is none. */
function keptOpen(group: ResourceReader): ResourceReader | undefined {
  if (!group.has("tags")) return undefined;
  return group.items("tags").find((tag) => tag.text("key") === keepAliveTag);
}

/** The application balancers that hold connections to a group's nodes. */
function balancersOf(group: ResourceReader, graph: Graph): readonly ResourceReader[] {
  const ways = targetGroupsOf(group, graph).flatMap((targetGroup) => routesTo(targetGroup, graph));
  const balancers = new Set(ways.flatMap(({ balancer }) => balancer ?? []));
  return [...balancers].filter((view) => (view.text("loadBalancerType") ?? "application") === "application");
}

export const nodeKeepAliveOutlastsBalancer: Rule = {
  id: "node-keep-alive-outlasts-balancer",
  title: "Nodes keep idle connections longer than their balancer",
  why: "A balancer reuses connections: one that the node closes in the same moment answers 502, rarely and without a trace.",
  remediation:
    "Keep connections open for some seconds more than the balancer's idleTimeout, and say so: keepAliveTimeout of the workload in the spec.",
  url: balancerGuide("application-load-balancers"),
  severity: "medium",
  decision: `No resource of AWS holds this time, so a scaling group says it in its tag \`${keepAliveTag}\`, in seconds; the components write it from keepAliveTimeout. A group without the tag is not judged.`,
  types: [types.group],
  scope: "stack",
  applies: (group, graph) => keptOpen(group) !== undefined && balancersOf(group, graph).length > 0,
  *check(group, graph) {
    const tag = keptOpen(group);
    if (tag === undefined) return;
    const property = tag.at("value").path;
    const seconds = tag.number("value");
    if (seconds === undefined) {
      yield fact(property, "is no number; expected seconds");
      return;
    }
    for (const balancer of balancersOf(group, graph)) {
      const idle = balancer.number("idleTimeout") ?? vendorIdleTimeout.application;
      if (seconds > idle) continue;
      const problem = `${property} is ${seconds}; expected more than ${idle}, the idleTimeout of ${balancer.resource.name}`;
      yield { property, problem, fix: `keep them for ${idle + 5} or more, or set idleTimeout below ${seconds}` };
    }
  },
};
