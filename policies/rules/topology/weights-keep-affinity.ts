import { types } from "../../../platforms/aws/catalog/types";
import { actionsProperty } from "../../../platforms/aws/topology";
import { each } from "../../evaluate";
import { targetsOf, weightedForwards } from "../../queries/forwarding";
import { balancerGuide } from "../../queries/links";
import { fact, type Rule } from "../../rule";

export const weightsKeepAffinity: Rule = {
  id: "weights-keep-affinity",
  title: "Sticky target groups that share traffic are kept apart by group stickiness",
  why: "The balancer would draw the group anew for every request, so AWS refuses the action: the update stops half-way.",
  remediation:
    "Set forward.stickiness with enabled: true and a duration, or switch the target groups' own stickiness off.",
  url: balancerGuide("edit-target-group-attributes"),
  severity: "medium",
  types: [types.listener, types.listenerRule],
  scope: "stack",
  applies: (view) => weightedForwards(view).length > 0,
  *check(view, graph) {
    const sticky = graph
      .dependenciesOf(view, actionsProperty(view), types.targetGroup)
      .filter((group) => group.has("stickiness") && group.flag("stickiness.enabled") !== false);
    if (sticky.length === 0) return;
    yield* each(weightedForwards(view), function* (forward) {
      const shares = targetsOf(forward).filter(({ weight }) => weight > 0).length;
      if (shares > 1 && forward.flag("stickiness.enabled") !== true) {
        const property = `${forward.path}.stickiness`;
        yield fact(property, `is off; expected enabled: true beside ${sticky.length} sticky target groups`);
      }
    });
  },
};
