export { graphOfPlan, type PlanInput, type PlannedInput } from "./from-plan";
export { graphOfResource, graphOfStack, type StackResource, type ValidatedResource } from "./from-policy";
export { graphOfState, type StateResource } from "./from-state";
export { Graph } from "./graph";
export { readPropertyPath } from "./property-path";
export type { CanonicalType, GraphResource, ResourceOptions } from "./resource";
export { ifKnown, ResourceReader, UnknownValueError } from "./resource-reader";
export { isList, isRecord, Secret, textsIn, Unknown, unknown, type Value, type Values } from "./values";
