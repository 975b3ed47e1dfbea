import type { Graph, ResourceReader } from "../../../model/graph";
import { sharesOf } from "../../../model/topology/topology";
import { types } from "../catalog/types";

/** One way from a listener or rule to a target group. */
export interface ForwardRoute {
  readonly listener: ResourceReader;
  /** Absent for the listener's default action. */
  readonly rule?: ResourceReader;
  /** Undefined where another program makes it. */
  readonly balancer: ResourceReader | undefined;
  readonly targetGroup: ResourceReader;
  /** Part of the action's requests, 0 to 1; undefined while ids are not known, and with them which weight is whose. */
  readonly share: number | undefined;
  /** Whether a group of the action gets nothing at all. */
  readonly hasIdle: boolean;
}

export function actionsProperty({ resource }: ResourceReader): "actions" | "defaultActions" {
  return resource.type === types.listenerRule ? "actions" : "defaultActions";
}

/** The actions of a listener or of a listener's rule. */
export function actionsOf(view: ResourceReader): readonly ResourceReader[] {
  return view.items(actionsProperty(view));
}

/** Every way that a listener or a rule opens. Target groups of other programs have none. Throws UnknownValueError. */
export function routesFrom(source: ResourceReader, graph: Graph): readonly ForwardRoute[] {
  const isRule = source.resource.type === types.listenerRule;
  const [listener] = isRule ? graph.dependenciesOf(source, "listenerArn", types.listener) : [source];
  if (listener === undefined) return [];
  const [balancer] = graph.dependenciesOf(listener, "loadBalancerArn", types.balancer);
  const hasIdle = actionsOf(source).some((action) => targetsIn(action).some(({ weight }) => weight === 0));
  return forwardedTo(source, graph).map((forwarded) => ({
    listener,
    ...(isRule ? { rule: source } : {}),
    balancer,
    ...forwarded,
    hasIdle,
  }));
}

/** The target groups of this program that a listener or rule forwards to, wherever the rule's listener is made. Throws UnknownValueError. */
export function forwardedTo(
  source: ResourceReader,
  graph: Graph,
): readonly Pick<ForwardRoute, "targetGroup" | "share">[] {
  const shares = sharesByUrn(source, graph);
  return graph
    .dependenciesOf(source, actionsProperty(source), types.targetGroup)
    .map((targetGroup) => ({ targetGroup, share: shares?.get(targetGroup.resource.urn) }));
}

/** How many target groups an action names. Throws UnknownValueError. */
export const countTargets = (action: ResourceReader): number => targetsIn(action).length;

/** The target groups of an action, by ARN. One that is named by itself has no weight. */
function targetsIn(action: ResourceReader): readonly { readonly arn: ResourceReader; readonly weight: number }[] {
  const named = action.has("forward.targetGroups") ? action.items("forward.targetGroups") : [];
  if (named.length > 0) return named.map((view) => ({ arn: view.at("arn"), weight: view.number("weight") ?? 1 }));
  return action.has("targetGroupArn") ? [{ arn: action.at("targetGroupArn"), weight: 1 }] : [];
}

/** Parts by URN; undefined when one of the ARNs is not known. */
function sharesByUrn(source: ResourceReader, graph: Graph): ReadonlyMap<string, number> | undefined {
  const shares = new Map<string, number>();
  for (const action of actionsOf(source).filter((one) => one.text("type") === "forward")) {
    const all = targetsIn(action);
    const parts = sharesOf(all.map(({ weight }) => weight));
    for (const [index, { arn }] of all.entries()) {
      if (!arn.isKnown) return undefined;
      const name = arn.known();
      const called = typeof name === "string" ? graph.findByIdOrArn(name, types.targetGroup) : [];
      for (const { resource } of called) {
        shares.set(resource.urn, parts[index] ?? 0);
      }
    }
  }
  return shares;
}

const sources = [types.listener, types.listenerRule] as const;

/** Every way of a program, by the listener's or rule's order in it. Throws UnknownValueError. */
export const forwardRoutes = (graph: Graph): readonly ForwardRoute[] =>
  graph.ofType(...sources).flatMap((source) => routesFrom(source, graph));

/** The ways into a target group, whatever opens them. */
export const routesTo = (targetGroup: ResourceReader, graph: Graph): readonly ForwardRoute[] =>
  [
    ...graph.dependents(targetGroup, types.listener, "defaultActions"),
    ...graph.dependents(targetGroup, types.listenerRule, "actions"),
  ]
    .flatMap((source) => routesFrom(source, graph))
    .filter((way) => way.targetGroup === targetGroup);
