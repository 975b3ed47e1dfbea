import type { ResourceReader } from "../../model/graph";
import { actionsOf } from "../../platforms/aws/topology";

interface ForwardTarget {
  readonly view: ResourceReader;
  /** Share of the requests; the vendor's default is 1. */
  readonly weight: number;
}

/** The forward actions with several target groups, or with weights. One group given as `targetGroupArn` has no weight. */
export function weightedForwards(view: ResourceReader): readonly ResourceReader[] {
  return actionsOf(view)
    .filter((action) => action.text("type") === "forward" && action.has("forward.targetGroups"))
    .map((action) => action.at("forward"));
}

export function targetsOf(forward: ResourceReader): readonly ForwardTarget[] {
  return forward.items("targetGroups").map((target) => ({ view: target, weight: target.number("weight") ?? 1 }));
}
