import type { z } from "zod";
import { perLimits, relaxedRules } from "../limits";
import { ruled } from "../rule";
import { loadBalancerCautions, loadBalancerRules } from "../rules/load-balancer";
import { loadBalancerShape } from "../shape/load-balancer";

/** The settings of one load balancer: its listeners, their actions and rules. */
export const loadBalancerSettings = perLimits((limits) =>
  ruled(loadBalancerShape(limits), loadBalancerRules(limits), loadBalancerCautions(limits), relaxedRules(limits)),
);

export type LoadBalancerSettings = z.output<ReturnType<typeof loadBalancerSettings>>;
export type LoadBalancerInput = z.input<ReturnType<typeof loadBalancerSettings>>;
export type ListenerSettings = LoadBalancerSettings["listeners"][string];
export type ActionSettings = ListenerSettings["defaultAction"];
export type RuleSettings = ListenerSettings["rules"][string];
export type ConditionSettings = RuleSettings["conditions"];
