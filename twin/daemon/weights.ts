import { CloudError, type Json, type Props } from "../contract/resources";
import { isList, isProps } from "../control/values";

/** Where a listener and a rule have their actions. */
const lists = ["defaultActions", "actions"] as const;

/**
 * A listener's or a rule's inputs with other weights of its forward action, by ARN of the target group; what is not named stays as it is.
 * @throws CloudError for a target group that the action does not have
 */
export function withWeights(inputs: Props, weights: Readonly<Record<string, number>>): Props {
  const set = new Set<string>();
  const tuple = (group: Json): Json => {
    const arn = isProps(group) && typeof group.arn === "string" ? group.arn : "";
    const weight = weights[arn];
    if (!isProps(group) || weight === undefined) return group;
    set.add(arn);
    return { ...group, weight };
  };
  const action = (each: Json): Json => {
    if (!isProps(each) || !isProps(each.forward) || !isList(each.forward.targetGroups)) return each;
    return { ...each, forward: { ...each.forward, targetGroups: each.forward.targetGroups.map(tuple) } };
  };
  const changed = lists.flatMap((name) => {
    const actions = inputs[name];
    return isList(actions) ? [[name, actions.map(action)] as const] : [];
  });
  const unknown = Object.keys(weights).filter((arn) => !set.has(arn));
  if (unknown.length > 0)
    throw new CloudError("TargetGroupNotFound", `the action does not forward to ${unknown.join(", ")}`);
  return { ...inputs, ...Object.fromEntries(changed) };
}
