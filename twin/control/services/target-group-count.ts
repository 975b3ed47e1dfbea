import { types } from "../../../platforms/aws/catalog/types";
import { type Cloud, CloudError, type Props, type StoredResource } from "../../contract/resources";
import { groupsOf } from "./forward-actions";
import { records, text } from "./support/read";

const groupsIn = (actions: readonly Props[]) => actions.flatMap(groupsOf);

/**
 * One that several actions name counts once. The limit is of application balancers; of network balancers AWS publishes none.
 * Source: AWS service model elbv2, error TooManyUniqueTargetGroupsPerLoadBalancer.
 * @throws CloudError where the actions bring an application balancer more target groups than it takes
 */
export function admitGroupCount(
  actions: readonly Props[],
  balancer: StoredResource,
  cloud: Cloud,
  self: StoredResource | undefined,
): void {
  const { max, severity } = cloud.limits["elbv2.alb.targetGroups"];
  if (severity !== "error" || text(balancer.outputs, "loadBalancerType") === "network") return;
  const own = groupsIn(actions);
  if (own.length === 0) return;
  const groups = new Set(own);
  for (const listener of cloud.where(types.listener, "loadBalancerArn", balancer.id)) {
    if (listener.id !== self?.id)
      for (const arn of groupsIn(records(listener.outputs, "defaultActions"))) groups.add(arn);
    for (const rule of cloud.where(types.listenerRule, "listenerArn", listener.id))
      if (rule.id !== self?.id) for (const arn of groupsIn(records(rule.outputs, "actions"))) groups.add(arn);
  }
  if (groups.size <= max) return;
  const message = `Load balancer '${balancer.id}' takes ${max} unique target groups across all listeners, got ${groups.size}`;
  throw new CloudError("TooManyUniqueTargetGroupsPerLoadBalancer", message);
}
