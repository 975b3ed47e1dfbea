import type { ValidPart } from "../../../model/settings/rule";
import * as placed from "../../placed-actions";
import type { ActionShape, ListenerShape, LoadBalancerShape, RuleShape } from "./schema";

export type Balancer = ValidPart<LoadBalancerShape>;
export type Listener = ValidPart<ListenerShape>;
export type Action = ValidPart<ActionShape>;
type Forward = ValidPart<Extract<ActionShape, { type: "forward" }>>;
export type PlacedAction = placed.PlacedAction<Action, ValidPart<RuleShape>, Listener>;

export const listenersOf = (balancer: Balancer | undefined) => placed.placedListeners(balancer?.listeners);

/** Every action of a balancer: the listeners' default ones and their rules'. */
export const actionsOf = (balancer: Balancer | undefined): readonly PlacedAction[] =>
  placed.placedActions(listenersOf(balancer));

/** Every forward action of a balancer. */
export const forwardsOf = (balancer: Balancer | undefined) =>
  placed.placedForwards(actionsOf(balancer), (action: Action): action is Forward => action.type === "forward");
