import { ruled } from "../../../model/settings/rule";
import { perLimits, relaxedRules } from "../../../platforms/aws/limits";
import { loadBalancerCautions, loadBalancerRules } from "./rules";
import { loadBalancerShape } from "./schema";

/** The settings of one load balancer: its listeners, their actions and rules. */
export const loadBalancerSettings = perLimits((limits) =>
  ruled(loadBalancerShape(limits), loadBalancerRules(limits), loadBalancerCautions(limits), relaxedRules(limits)),
);
