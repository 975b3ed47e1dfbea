import type { Graph, View } from "../../../model/graph";
import { trafficTypes } from "../catalog/traffic-types";

/** One way from a listener or rule to a target group. */
export interface Way {
  readonly listener: View;
  /** Absent for the listener's default action. */
  readonly rule?: View;
  /** Undefined where another program makes it. */
  readonly balancer: View | undefined;
  readonly targetGroup: View;
  /** Part of the action's requests, 0 to 1; undefined while ids are not known, and with them which weight is whose. */
  readonly share: number | undefined;
  /** Whether a group of the action gets nothing at all. */
  readonly hasIdle: boolean;
}

export function actionsProperty({ resource }: View): "actions" | "defaultActions" {
  return resource.type === trafficTypes.listenerRule ? "actions" : "defaultActions";
}

/** The actions of a listener or of a listener's rule. */
export function actionsOf(view: View): readonly View[] {
  return view.items(actionsProperty(view));
}

/** Every way that a listener or a rule opens. Target groups of other programs have none. Throws NotKnownYet. */
export function waysFrom(source: View, graph: Graph): readonly Way[] {
  const isRule = source.resource.type === trafficTypes.listenerRule;
  const [listener] = isRule ? graph.behind(source, "listenerArn", trafficTypes.listener) : [source];
  if (listener === undefined) return [];
  const [balancer] = graph.behind(listener, "loadBalancerArn", trafficTypes.balancer);
  const shares = sharesOf(source, graph);
  const hasIdle = actionsOf(source).some((action) => targetsIn(action).some(({ weight }) => weight === 0));
  return graph.behind(source, actionsProperty(source), trafficTypes.targetGroup).map((targetGroup) => ({
    listener,
    ...(isRule ? { rule: source } : {}),
    balancer,
    targetGroup,
    share: shares?.get(targetGroup.resource.urn),
    hasIdle,
  }));
}

/** The target groups of an action, by ARN. One that is named by itself has no weight. */
function targetsIn(action: View): readonly { readonly arn: View; readonly weight: number }[] {
  const named = action.has("forward.targetGroups") ? action.items("forward.targetGroups") : [];
  if (named.length > 0) return named.map((view) => ({ arn: view.at("arn"), weight: view.number("weight") ?? 1 }));
  return action.has("targetGroupArn") ? [{ arn: action.at("targetGroupArn"), weight: 1 }] : [];
}

/** Parts by URN; undefined when one of the ARNs is not known. */
function sharesOf(source: View, graph: Graph): ReadonlyMap<string, number> | undefined {
  const shares = new Map<string, number>();
  for (const action of actionsOf(source).filter((one) => one.text("type") === "forward")) {
    const all = targetsIn(action);
    const total = all.reduce((sum, { weight }) => sum + weight, 0);
    for (const { arn, weight } of all) {
      if (!arn.isKnown) return undefined;
      const name = arn.known();
      const called = typeof name === "string" ? graph.called(name, trafficTypes.targetGroup) : [];
      for (const { resource } of called) {
        shares.set(resource.urn, total === 0 ? 0 : weight / total);
      }
    }
  }
  return shares;
}

const sources = [trafficTypes.listener, trafficTypes.listenerRule] as const;

/** Every way of a program, by the listener's or rule's order in it. Throws NotKnownYet. */
export const waysOf = (graph: Graph): readonly Way[] =>
  graph.ofType(...sources).flatMap((source) => waysFrom(source, graph));

/** The ways into a target group, whoever opens them. */
export const waysInto = (targetGroup: View, graph: Graph): readonly Way[] =>
  [
    ...graph.referring(targetGroup, trafficTypes.listener, "defaultActions"),
    ...graph.referring(targetGroup, trafficTypes.listenerRule, "actions"),
  ]
    .flatMap((source) => waysFrom(source, graph))
    .filter((way) => way.targetGroup === targetGroup);
