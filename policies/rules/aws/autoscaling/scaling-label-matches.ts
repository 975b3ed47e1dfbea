import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { targetGroupsOf } from "../../../../platforms/aws/topology";
import { scalingGuide } from "../../../queries/links";
import { balancersOf } from "../../../queries/paths";
import { fact, type Rule } from "../../../rule";

const metric = "targetTrackingConfiguration.predefinedMetricSpecification";
const label = /^app\/[^/]+\/[0-9a-f]+\/targetgroup\/[^/]+\/[0-9a-f]+$/;

const form = "app/<name>/<id>/targetgroup/<name>/<id>";

const counts = (policy: ResourceReader) => policy.text(`${metric}.predefinedMetricType`) === "ALBRequestCountPerTarget";

function* checkParts(policy: ResourceReader, graph: Graph) {
  const property = `${metric}.resourceLabel`;
  const targets = graph.dependenciesOf(policy, "targetTrackingConfiguration", types.targetGroup);
  const balancers = graph.dependenciesOf(policy, "targetTrackingConfiguration", types.balancer);
  const groups = graph.dependenciesOf(policy, "autoscalingGroupName", types.group);
  for (const target of targets) {
    if (groups.some((group) => !targetGroupsOf(group, graph).includes(target))) {
      yield fact(property, `names ${target.resource.name}, which is no target group of the scaling group`);
    }
    const served = balancersOf(target, graph);
    const stranger = balancers.find((balancer) => served.length > 0 && !served.includes(balancer));
    if (stranger !== undefined) {
      yield fact(property, `names ${stranger.resource.name}, which sends nothing to ${target.resource.name}`);
    }
  }
}

export const scalingLabelMatches: Rule = {
  id: "scaling-label-matches",
  title: "A policy that counts requests names the balancer and the target group of its scaling group",
  why: "AWS refuses a label that leads nowhere; one of another group scales by another group's load.",
  remediation: "Set resourceLabel to <balancer's arnSuffix>/<target group's arnSuffix>.",
  url: scalingGuide("as-scaling-target-tracking"),
  severity: "high",
  isRefusal: true,
  types: [types.scalingPolicy],
  scope: "stack",
  applies: counts,
  *check(policy, graph) {
    const given = policy.at(`${metric}.resourceLabel`);
    if (!given.isSet) {
      yield fact(given.path, `is not set; expected ${form}`);
      return;
    }
    yield* checkParts(policy, graph);
    const isAnswered = graph.dependenciesOf(policy, "targetTrackingConfiguration").length > 0;
    if (!given.isKnown && isAnswered) return;
    if (!label.test(policy.text(`${metric}.resourceLabel`) ?? "")) {
      yield { property: given.path, problem: `expected ${form}` };
    }
  },
};
