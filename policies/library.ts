export type { Graph, ResourceReader } from "../model/graph";
export { UnknownValueError } from "../model/graph";
export {
  type Evaluation,
  type EvaluationSettings,
  each,
  evaluate,
  isBlocking,
  type Result,
  type RuleVerdict,
  type ShownFinding,
  someKnown,
} from "./evaluate";
export type { Exemption } from "./exemptions";
export { graphOfPlan, type RawPlan } from "./plan-graph";
export {
  type Context,
  type Controls,
  type EnvironmentClass,
  type Finding,
  type Level,
  type Measure,
  type Rule,
  type RuleMetadata,
  type Severity,
  usualLevel,
} from "./rule";
export { rules } from "./rules";
export { kubernetesRules } from "./rules/kubernetes";
export { rulesFor } from "./rules-for";
export { graphOfState } from "./state-graph";
