import { balancerGuide } from "../../../queries/links";
import { types } from "../../../queries/types";
import { optIn, type Rule } from "../../../rule";

export const targetGroupAnomalyMitigation: Rule = {
  id: "target-group-anomaly-mitigation",
  title: "Nodes that fail more than the others get fewer requests",
  why: "A node that answers its health check and fails one request in ten keeps its full share.",
  remediation: "Set loadBalancingAlgorithmType: weighted_random and loadBalancingAnomalyMitigation: on.",
  url: balancerGuide("automatic-target-weights"),
  severity: "low",
  controls: { elbGuide: ["REL14"] },
  decision:
    "It works with weighted_random alone, which takes round robin, least outstanding requests and slow start away: off until a project switches it on.",
  levels: optIn,
  types: [types.targetGroup],
  scope: "resource",
  applies: (group) => (group.text("protocol") ?? "").startsWith("HTTP"),
  *check(group) {
    if (group.text("loadBalancingAnomalyMitigation") !== "on") {
      yield { property: "loadBalancingAnomalyMitigation", problem: "a node that fails keeps its full share" };
    }
  },
};
