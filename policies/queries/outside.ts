import type { Graph, ResourceReader } from "../../model/graph";
import { types } from "../../platforms/aws/catalog/types";
import { actionsOf, actionsProperty } from "../../platforms/aws/topology";

/**
 * Whether an input names a resource of these types that this program does not make: by a literal id, by a look-up, or by what another stack
 * puts out. Of a list one such entry is enough.
 */
export function isOutside(view: ResourceReader, property: string, graph: Graph, ...kinds: readonly string[]): boolean {
  const part = view.at(property);
  if (!part.isSet) return false;
  const held = graph.dependenciesOf(view, property.split(".")[0] ?? property, ...kinds);
  if (!part.isKnown) return held.length === 0;
  const named = part.known();
  return Array.isArray(named) ? named.length > held.length : held.length === 0;
}

/** Whether it is a rule of a listener that another program makes. */
export const hangsOnOtherListener = (view: ResourceReader, graph: Graph): boolean =>
  view.resource.type !== types.listener && isOutside(view, "listenerArn", graph, types.listener);

/** The target groups that an action names. */
function arnsOf(action: ResourceReader): readonly ResourceReader[] {
  if (action.has("forward.targetGroups")) return action.items("forward.targetGroups").map((one) => one.at("arn"));
  return action.has("targetGroupArn") ? [action.at("targetGroupArn")] : [];
}

/** Whether a listener or a rule forwards to a target group that another program makes. Throws UnknownValueError. */
export function forwardsOutside(view: ResourceReader, graph: Graph): boolean {
  const arns = actionsOf(view).flatMap(arnsOf);
  const held = graph.dependenciesOf(view, actionsProperty(view), types.targetGroup);
  const isUnheld = (arn: ResourceReader) => {
    if (!arn.isKnown) return held.length === 0;
    const name = arn.known();
    return typeof name === "string" && graph.findByIdOrArn(name, types.targetGroup).length === 0;
  };
  return arns.some(isUnheld);
}
