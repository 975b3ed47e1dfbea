import type { Graph, ResourceReader } from "../../../model/graph";
import { types } from "../../../platforms/aws/catalog/types";
import { actionsOf, actionsProperty } from "../../../platforms/aws/topology";
import { each } from "../../evaluate";
import { targetsOf } from "../../queries/forwarding";
import { balancerGuide } from "../../queries/links";
import { forwardsOutside } from "../../queries/outside";
import { fact, type Rule } from "../../rule";

/** Addresses and functions are registered by others, such as a controller, as a rule. */
const isFilledHere = (group: ResourceReader) => ["instance", "alb"].includes(group.text("targetType") ?? "instance");

/** Who of AWS registers targets; what is not of AWS, such as a Kubernetes binding, is taken to. */
const targetSources = [
  types.group,
  types.groupAttachment,
  types.targetGroupAttachment,
  types.trafficSourceAttachment,
  types.spotFleet,
  types.containerService,
] as const;

const isFiller = ({ resource }: ResourceReader) =>
  resource.custom && (!resource.type.startsWith("aws:") || targetSources.some((type) => type === resource.type));

/** A scaling group that may have no node fills nothing. */
const isFilled = (group: ResourceReader, graph: Graph) =>
  graph.dependentsWhere(group, () => true).some((user) => isFiller(user) && user.number("maxSize") !== 0);

function arnsOf(action: ResourceReader): readonly ResourceReader[] {
  const forward = action.at("forward");
  if (!forward.has("targetGroups")) return action.has("targetGroupArn") ? [action.at("targetGroupArn")] : [];
  return targetsOf(forward)
    .filter(({ weight }) => weight > 0)
    .map(({ view }) => view.at("arn"));
}

export const weightsReachNodes: Rule = {
  id: "weights-reach-nodes",
  title: "Requests are sent to target groups that nodes join",
  why: "A target group that nothing is registered in answers 503 to every request it gets.",
  remediation: "Name the target group in a scaling group or an attachment, or take its weight away.",
  url: balancerGuide("load-balancer-target-groups"),
  severity: "high",
  decision:
    "Target groups of addresses (ip) and functions are filled by controllers that no plan shows: they are taken to have targets.",
  types: [types.listener, types.listenerRule],
  scope: "stack",
  applies: (view) => actionsOf(view).some((action) => action.text("type") === "forward"),
  outside: (view, graph) => (forwardsOutside(view, graph) ? "target group" : undefined),
  *check(view, graph) {
    const candidates = graph.dependenciesOf(view, actionsProperty(view), types.targetGroup);
    const empty = candidates.filter((group) => isFilledHere(group) && !isFilled(group, graph));
    if (empty.length === 0) return;
    // While ARNs are unknown it cannot be told which of the groups an action names, unless all of them are empty.
    const isEmpty = (arn: ResourceReader) =>
      (!arn.isKnown && empty.length === candidates.length) ||
      empty.some(({ resource }) => [resource.id, resource.outputs.arn].includes(arn.known()));
    yield* each(actionsOf(view), function* (action) {
      const arns = arnsOf(action);
      // An action names each group once: more of them than are empty cannot all be empty.
      if (arns.length === 0 || arns.length > empty.length || !arns.every(isEmpty)) return;
      const names = empty.map(({ resource }) => resource.name).join(", ");
      yield fact(action.path, `forwards to ${names}, which no node joins`);
    });
  },
};
