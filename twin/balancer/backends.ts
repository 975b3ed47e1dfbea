import type { Action, Balancer, Registration, TargetGroup } from "../contract/desired-state";
import { scopeKey } from "./render/names";

/** The targets that one balancer chooses among: a target group, or the part of it in one zone. */
export interface BackendScope {
  readonly key: string;
  readonly balancer: Balancer;
  readonly group: TargetGroup;
  /** Undefined when the balancer spreads over all zones. */
  readonly zone: string | undefined;
}

/** Every scope that some listener forwards to. A target group that none uses has no scope and is not checked. */
export function planScopes(balancers: readonly Balancer[], groups: readonly TargetGroup[]): BackendScope[] {
  const byArn = new Map(groups.map((group) => [group.arn, group]));
  return balancers.flatMap((balancer) => {
    const used = new Set(
      balancer.listeners.flatMap((listener) =>
        forwardedGroups([listener.defaultAction, ...listener.rules.map((rule) => rule.action)]),
      ),
    );
    return [...used].flatMap((arn) => {
      const group = byArn.get(arn);
      return group === undefined ? [] : scopesOf(balancer, group);
    });
  });
}

function scopesOf(balancer: Balancer, group: TargetGroup): BackendScope[] {
  return zonesOf(balancer).map((zone) => ({ key: scopeKey(group.name, group.arn, zone), balancer, group, zone }));
}

/** The zones that a balancer keeps apart; a single undefined one when it does not. */
export function zonesOf(balancer: Balancer): (string | undefined)[] {
  return balancer.crossZone ? [undefined] : [...new Set(balancer.addresses.map(({ zone }) => zone))];
}

const forwardedGroups = (actions: readonly Action[]): string[] =>
  actions.flatMap((action) => (action.type === "forward" ? action.targetGroups.map(({ arn }) => arn) : []));

export const isInScope = (scope: BackendScope, registration: Registration): boolean =>
  registration.targetGroup === scope.group.arn && (scope.zone === undefined || scope.zone === registration.zone);
