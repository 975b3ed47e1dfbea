import type { ResourceReader } from "../../../model/graph";
import { types } from "../../../platforms/aws/catalog/types";
import { vendorTarget } from "../../../platforms/aws/defaults";
import { actionsProperty } from "../../../platforms/aws/topology";
import { each } from "../../evaluate";
import { targetsOf, weightedForwards } from "../../queries/forwarding";
import { balancerGuide } from "../../queries/links";
import { forwardsOutside } from "../../queries/outside";
import { fact, type Rule } from "../../rule";

const isSticky = (group: ResourceReader): boolean =>
  group.has("stickiness") &&
  group.flag("stickiness.enabled") !== false &&
  (group.text("stickiness.type") ?? "").endsWith("_cookie");

const isShared = (forward: ResourceReader): boolean => targetsOf(forward).filter(({ weight }) => weight > 0).length > 1;

export const groupAffinityCoversNodeAffinity: Rule = {
  id: "group-affinity-covers-node-affinity",
  title: "Clients keep their target group as long as their node",
  why: "A client whose group is forgotten first is drawn anew: in another group its node, and the session on it, is lost.",
  remediation: "Set the forward action's stickiness.duration to no less than the target groups' cookieDuration.",
  url: balancerGuide("edit-target-group-attributes"),
  severity: "low",
  decision:
    "No rule asks for a drain as long as the affinity: a balancer sends nothing to a node that is being taken out, sticky clients included, so no deregistrationDelay keeps a session. It covers requests under way (target-group-drains); a session that must outlive its node belongs outside of it.",
  types: [types.listener, types.listenerRule],
  scope: "stack",
  applies: (view) => weightedForwards(view).some((forward) => forward.flag("stickiness.enabled") === true),
  outside: (view, graph) =>
    weightedForwards(view).some((forward) => forward.flag("stickiness.enabled") === true) &&
    forwardsOutside(view, graph)
      ? "target group"
      : undefined,
  *check(view, graph) {
    const sticky = graph.dependenciesOf(view, actionsProperty(view), types.targetGroup).filter(isSticky);
    const longest = Math.max(
      0,
      ...sticky.map((group) => group.number("stickiness.cookieDuration") ?? vendorTarget.cookieDuration),
    );
    yield* each(weightedForwards(view), function* (forward) {
      if (forward.flag("stickiness.enabled") !== true || !isShared(forward)) return;
      const kept = forward.number("stickiness.duration") ?? 0;
      if (kept >= longest) return;
      const property = `${forward.path}.stickiness.duration`;
      yield fact(property, `is ${kept}; expected at least ${longest}, the longest cookieDuration`);
    });
  },
};
