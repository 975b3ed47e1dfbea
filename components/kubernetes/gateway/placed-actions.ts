import type { ValidPart } from "../../../model/settings/rule";
import * as placed from "../../placed-actions";
import type { ActionShape, ListenerShape, LoadBalancerShape, RuleShape } from "./schema";

export type Balancer = ValidPart<LoadBalancerShape>;
type Listener = ValidPart<ListenerShape>;
type Action = ValidPart<ActionShape>;
type Forward = ValidPart<Extract<ActionShape, { type: "forward" }>>;
type PlacedAction = placed.PlacedAction<Action, ValidPart<RuleShape>, Listener>;

/** Whether the gateway ends TLS on a listener. */
export const encrypts = ({
  protocol,
  passthrough,
}: {
  readonly protocol?: string | undefined;
  readonly passthrough?: object | undefined;
}): boolean => protocol === "HTTPS" || (protocol === "TLS" && passthrough === undefined);

export const listenersOf = (balancer: Balancer | undefined) => placed.placedListeners(balancer?.listeners);

/** Every action of a balancer: the listeners' default ones and their rules'. */
export const actionsOf = (balancer: Balancer | undefined): readonly PlacedAction[] =>
  placed.placedActions(listenersOf(balancer));

export type PlacedForward = placed.PlacedForward<PlacedAction, Forward>;

/** Every forward action of a balancer. */
export const forwardsOf = (balancer: Balancer | undefined): readonly PlacedForward[] =>
  placed.placedForwards(actionsOf(balancer), (action: Action): action is Forward => action.type === "forward");
