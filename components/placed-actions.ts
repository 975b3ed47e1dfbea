import { entriesOf } from "../model/settings/entries";
import type { Path } from "../model/settings/path";

/** What listeners of every platform have in common; what is not sound is absent. */
interface ListenerWith<A, R extends { readonly action?: A | undefined }> {
  readonly defaultAction?: A | undefined;
  readonly rules?: Readonly<Record<string, R | undefined>> | undefined;
}

export interface PlacedListener<L> {
  readonly name: string;
  readonly listener: L;
  /** Relative to the load balancer. */
  readonly path: Path;
}

export interface PlacedAction<A, R, L> extends PlacedListener<L> {
  readonly action: A;
  readonly actionPath: Path;
  /** Absent for the listener's default. */
  readonly rule?: R;
}

/** A forward action, with the names and weights of its groups; a weight that is not sound is undefined. */
export type PlacedForward<P, F> = Omit<P, "action"> & {
  readonly action: F;
  readonly groups: readonly (readonly [string, number | undefined])[];
};

export const placedListeners = <L>(
  listeners: Readonly<Record<string, L | undefined>> | undefined,
): readonly PlacedListener<L>[] =>
  entriesOf(listeners).map(([name, listener]) => ({ name, listener, path: ["listeners", name] }));

/** Every action of some listeners: their default ones and their rules'. */
export const placedActions = <A, R extends { readonly action?: A | undefined }, L extends ListenerWith<A, R>>(
  listeners: readonly PlacedListener<L>[],
): readonly PlacedAction<A, R, L>[] =>
  listeners.flatMap((placed) => {
    const { listener, path } = placed;
    const rules = entriesOf<R>(listener.rules).flatMap(([name, rule]): PlacedAction<A, R, L>[] =>
      rule.action === undefined
        ? []
        : [{ ...placed, rule, action: rule.action, actionPath: [...path, "rules", name, "action"] }],
    );
    const byDefault = listener.defaultAction;
    if (byDefault === undefined) return rules;
    return [{ ...placed, action: byDefault, actionPath: [...path, "defaultAction"] }, ...rules];
  });

/** The forward actions among some that name their groups. */
export const placedForwards = <
  A,
  F extends A & { readonly targetGroups?: Readonly<Record<string, number | undefined>> | undefined },
  P extends { readonly action: A },
>(
  actions: readonly P[],
  isForward: (action: A) => action is F,
): readonly PlacedForward<P, F>[] =>
  actions.flatMap((placed) => {
    const { action } = placed;
    if (!isForward(action) || action.targetGroups === undefined) return [];
    return [{ ...placed, action, groups: Object.entries(action.targetGroups) }];
  });
