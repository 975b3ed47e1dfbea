import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { unexpected } from "../../../property-rule";
import { scalingGuide } from "../../../queries/links";
import type { Rule } from "../../../rule";

const launching = "autoscaling:EC2_INSTANCE_LAUNCHING";

/** The launch hooks of a group, or the hook itself. */
const hooksOf = (view: ResourceReader) =>
  (view.resource.type === types.group ? view.items("initialLifecycleHooks") : [view]).filter(
    (hook) => hook.text("lifecycleTransition") === launching,
  );

const groupsOf = (view: ResourceReader, graph: Graph) =>
  view.resource.type === types.group ? [view] : graph.dependenciesOf(view, "autoscalingGroupName", types.group);

const isCheckedByBalancer = (group: ResourceReader) =>
  group.text("healthCheckType")?.split(",").includes("ELB") === true;

export const hookHoldsBackFailedNodes: Rule = {
  id: "hook-holds-back-failed-nodes",
  title: "A launch hook that gets no answer gives the node up, unless a balancer judges it afterwards",
  why: "With CONTINUE a node whose preparation failed or hung goes into service once the hook's time is over; EC2's own checks do not see it.",
  remediation:
    "Set defaultResult to ABANDON and complete the hook with CONTINUE from the node, or healthCheckType to ELB.",
  url: scalingGuide("lifecycle-hooks"),
  severity: "low",
  types: [types.lifecycleHook, types.group],
  scope: "stack",
  applies: (view, graph) => hooksOf(view).length > 0 && !groupsOf(view, graph).some(isCheckedByBalancer),
  *check(view) {
    yield* each(hooksOf(view), function* (hook) {
      yield* unexpected(hook, "defaultResult", { expected: "ABANDON", default: "ABANDON" });
    });
  },
};
