import { toValues } from "../engine/wire/values";
import type { Graph, PlanInput, PlannedInput } from "../model/graph";
import { graphOfPlan as ofPlan } from "../platforms/graph";

/** A plan as its program registered it: inputs with the engine's marks. */
export interface RawPlan extends Omit<PlanInput, "resources"> {
  readonly resources: readonly (Omit<PlannedInput, "inputs"> & { readonly inputs: object })[];
}

/** The graph of an offline plan, such as `vipkit plan <stack> --json` prints. */
export const graphOfPlan = (plan: RawPlan): Graph =>
  ofPlan({ ...plan, resources: plan.resources.map((planned) => ({ ...planned, inputs: toValues(planned.inputs) })) });
