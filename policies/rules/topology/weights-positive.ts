import { types } from "../../../platforms/aws/catalog/types";
import { each } from "../../evaluate";
import { targetsOf, weightedForwards } from "../../queries/forwarding";
import { balancerGuide } from "../../queries/links";
import { fact, type Rule } from "../../rule";

export const weightsPositive: Rule = {
  id: "weights-positive",
  title: "Every forward action sends its requests somewhere",
  why: "When all weights are 0 the balancer answers 503 to every request.",
  remediation: "Give at least one target group a weight above 0; weights go from 0 to 999.",
  url: balancerGuide("load-balancer-listeners"),
  severity: "high",
  types: [types.listener, types.listenerRule],
  scope: "resource",
  applies: (view) => weightedForwards(view).length > 0,
  *check(view) {
    yield* each(weightedForwards(view), function* (forward) {
      const targets = targetsOf(forward);
      for (const { view: target, weight } of targets) {
        const property = `${target.path}.weight`;
        if (weight < 0 || weight > 999) yield fact(property, `is ${weight}; expected 0 to 999`);
      }
      if (targets.every(({ weight }) => weight <= 0)) {
        const property = `${forward.path}.targetGroups`;
        yield fact(property, "has no weight above 0; expected at least one");
      }
    });
  },
};
