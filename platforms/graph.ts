import type { Graph, PlanInput, StackResource, StateResource, ValidatedResource, Values } from "../model/graph";
import {
  graphOfPlan as ofPlan,
  graphOfResource as ofResource,
  graphOfStack as ofStack,
  graphOfState as ofState,
} from "../model/graph";
import { canonicalType as canonicalAwsType } from "./aws/catalog/canonical-type";
import { canonicalType as canonicalKubernetesType } from "./kubernetes/catalog/canonical-type";

/** The one name of a resource type, whichever platform's it is. */
export const canonicalType = (token: string): string =>
  token.startsWith("kubernetes:") ? canonicalKubernetesType(token) : canonicalAwsType(token);

/** The graph of an offline plan, with the aliases that every platform has for its types. */
export const graphOfPlan = (plan: PlanInput): Graph => ofPlan(plan, canonicalType);

/** The graph of a single resource, before it is created. */
export const graphOfResource = (resource: ValidatedResource): Graph => ofResource(resource, canonicalType);

/** The graph of a whole stack, as the engine shows it to a policy. */
export const graphOfStack = (resources: readonly StackResource[], inputs: ReadonlyMap<string, Values>): Graph =>
  ofStack(resources, inputs, canonicalType);

/** The graph of what stands. */
export const graphOfState = (resources: readonly StateResource[]): Graph => ofState(resources, canonicalType);
