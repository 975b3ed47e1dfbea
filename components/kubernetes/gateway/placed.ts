import { entriesOf } from "../../../model/settings/entries";
import type { Path } from "../../../model/settings/path";
import type { ValidPart } from "../../../model/settings/rule";
import type { ActionShape, ListenerShape, LoadBalancerShape, RuleShape } from "./schema";

export type Balancer = ValidPart<LoadBalancerShape>;
type Listener = ValidPart<ListenerShape>;
type Action = ValidPart<ActionShape>;

/** Whether the gateway ends TLS on a listener. */
export const encrypts = ({
  protocol,
  passthrough,
}: {
  readonly protocol?: string | undefined;
  readonly passthrough?: object | undefined;
}): boolean => protocol === "HTTPS" || (protocol === "TLS" && passthrough === undefined);

export interface PlacedListener {
  readonly name: string;
  readonly listener: Listener;
  /** Relative to the load balancer. */
  readonly path: Path;
}

export interface PlacedAction extends PlacedListener {
  readonly action: Action;
  readonly actionPath: Path;
  /** Absent for the listener's default. */
  readonly rule?: ValidPart<RuleShape>;
}

export const listenersOf = (balancer: Balancer | undefined): readonly PlacedListener[] =>
  entriesOf(balancer?.listeners).map(([name, listener]) => ({ name, listener, path: ["listeners", name] }));

/** Every action of a balancer: the listeners' default ones and their rules'. */
export const actionsOf = (balancer: Balancer | undefined): readonly PlacedAction[] =>
  listenersOf(balancer).flatMap((placed) => {
    const { listener, path } = placed;
    const rules = entriesOf(listener.rules).flatMap(([name, rule]): PlacedAction[] =>
      rule.action === undefined
        ? []
        : [{ ...placed, rule, action: rule.action, actionPath: [...path, "rules", name, "action"] }],
    );
    const byDefault = listener.defaultAction;
    if (byDefault === undefined) return rules;
    return [{ ...placed, action: byDefault, actionPath: [...path, "defaultAction"] }, ...rules];
  });

export interface PlacedForward extends PlacedAction {
  readonly action: ValidPart<Extract<ActionShape, { type: "forward" }>>;
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
