import { Graph } from "./graph";
import { placesOf } from "./place";
import type { CanonicalType, ResourceOptions } from "./resource";
import { Secret, type Value, type Values } from "./values";

/** What is read of a planned resource. */
export interface PlannedInput {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly parent: string | undefined;
  readonly custom: boolean;
  readonly remote?: boolean | undefined;
  readonly id: string | undefined;
  readonly provider?: string | undefined;
  readonly inputs: Values;
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** Inputs that hold a secret and are open in `inputs`. */
  readonly secrets?: readonly string[] | undefined;
  readonly options?: ResourceOptions | undefined;
}

export interface PlanInput {
  readonly project: string;
  readonly stack: string;
  readonly resources: readonly PlannedInput[];
  /** Of the default provider. */
  readonly region?: string | undefined;
}

/** The graph of an offline plan. */
export function graphOfPlan(plan: PlanInput, canonicalType: CanonicalType): Graph {
  const placeOf = placesOf(plan.resources, plan.region);
  return new Graph(
    plan.project,
    plan.stack,
    plan.resources.map((planned) => ({
      type: canonicalType(planned.type),
      token: planned.type,
      name: planned.name,
      urn: planned.urn,
      parent: planned.parent,
      custom: planned.custom,
      remote: planned.remote ?? false,
      id: planned.id,
      provider: planned.provider,
      region: placeOf(planned),
      inputs: hide(planned.inputs, planned.secrets ?? []),
      outputs: {},
      references: planned.propertyDependencies,
      options: planned.options,
    })),
  );
}

function hide(values: Values, secrets: readonly string[]): Values {
  if (secrets.length === 0) return values;
  const hidden: Record<string, Value> = { ...values };
  for (const key of secrets) {
    const open = hidden[key];
    if (open !== undefined) hidden[key] = new Secret(open);
  }
  return hidden;
}
