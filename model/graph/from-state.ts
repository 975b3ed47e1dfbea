import { partsOf } from "./from-policy";
import { Graph } from "./graph";
import { placesOf } from "./place";
import type { CanonicalType } from "./resource";
import type { Values } from "./values";

/** A resource that stands, as the engine keeps it. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly custom: boolean;
  readonly id?: string | undefined;
  readonly parent?: string | undefined;
  readonly provider?: string | undefined;
  readonly inputs: Values;
  readonly outputs: Values;
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  /** URNs behind each input. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** The graph of a stack's state. */
export function graphOfState(resources: readonly StateResource[], canonicalType: CanonicalType): Graph {
  const { project, stack } = partsOf(resources[0]?.urn ?? "");
  const placeOf = placesOf(resources);
  return new Graph(
    project,
    stack,
    resources.map((one) => ({
      type: canonicalType(one.type),
      token: one.type,
      name: one.urn.split("::").slice(3).join("::"),
      urn: one.urn,
      parent: one.parent,
      custom: one.custom,
      id: one.id,
      provider: one.provider,
      region: placeOf(one),
      inputs: one.inputs,
      outputs: one.outputs,
      references: one.propertyDependencies,
      options: { protect: one.protect, ignoreChanges: one.ignoreChanges },
    })),
  );
}
