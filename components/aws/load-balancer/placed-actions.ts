import { entriesOf } from "../../../model/settings/entries";
import type { Path } from "../../../model/settings/path";
import type { ValidPart } from "../../../model/settings/rule";
import type { ActionShape, ListenerShape, LoadBalancerShape } from "./schema";

export type Balancer = ValidPart<LoadBalancerShape>;
export type Listener = ValidPart<ListenerShape>;
export type Action = ValidPart<ActionShape>;
export type Forward = ValidPart<Extract<ActionShape, { type: "forward" }>>;

export interface PlacedListener {
  readonly name: string;
  readonly listener: Listener;
  /** Relative to the load balancer. */
  readonly path: Path;
}

export interface PlacedAction extends PlacedListener {
  readonly action: Action;
  readonly actionPath: Path;
}

export const listenersOf = (balancer: Balancer | undefined): readonly PlacedListener[] =>
  entriesOf(balancer?.listeners).map(([name, listener]) => ({ name, listener, path: ["listeners", name] }));

/** Every action of a balancer: the listeners' default ones and their rules'. */
export function actionsOf(balancer: Balancer | undefined): readonly PlacedAction[] {
  return listenersOf(balancer).flatMap((placed) => {
    const { listener, path } = placed;
    const byDefault = listener.defaultAction;
    const rules = entriesOf(listener.rules).flatMap(([name, { action }]): PlacedAction[] =>
      action === undefined ? [] : [{ ...placed, action, actionPath: [...path, "rules", name, "action"] }],
    );
    return byDefault === undefined
      ? rules
      : [{ ...placed, action: byDefault, actionPath: [...path, "defaultAction"] }, ...rules];
  });
}

export interface PlacedForward extends PlacedListener {
  readonly action: Forward;
  readonly actionPath: Path;
  /** Names and weights of the groups; a weight that is not sound is undefined. */
  readonly groups: readonly (readonly [string, number | undefined])[];
}

/** Every forward action of a balancer. */
export const forwardsOf = (balancer: Balancer | undefined): readonly PlacedForward[] =>
  actionsOf(balancer).flatMap((placed): PlacedForward[] => {
    const { action } = placed;
    if (action.type !== "forward" || action.targetGroups === undefined) return [];
    return [{ ...placed, action, groups: Object.entries(action.targetGroups) }];
  });
