import type { Graph, PlanInput, StackResource, StateResource, ValidatedResource, Values } from "../model/graph";
import {
  graphOfPlan as ofPlan,
  graphOfResource as ofResource,
  graphOfStack as ofStack,
  graphOfState as ofState,
} from "../model/graph";
import { canonicalType } from "./aws/catalog/canonical-type";

/** The graph of an offline plan, with the aliases that every platform has for its types. */
export const graphOfPlan = (plan: PlanInput): Graph => ofPlan(plan, canonicalType);

/** The graph of a single resource, before it is created. */
export const graphOfResource = (resource: ValidatedResource): Graph => ofResource(resource, canonicalType);

/** The graph of a whole stack, as the engine shows it to a policy. */
export const graphOfStack = (resources: readonly StackResource[], inputs: ReadonlyMap<string, Values>): Graph =>
  ofStack(resources, inputs, canonicalType);

/** The graph of what stands. */
export const graphOfState = (resources: readonly StateResource[]): Graph => ofState(resources, canonicalType);
