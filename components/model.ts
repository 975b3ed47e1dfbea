export { slowestSetting, slowestTerm } from "../model/analysis/budget/dominant-setting";
export { expectedLost } from "../model/analysis/budget/estimates";
export { type BudgetRow, type BudgetSummary, budgetRows, summarizeBudget } from "../model/analysis/budget/summary";
export * from "../model/analysis/budget/types";
export * from "../model/analysis/capacity/types";
export { commandLine } from "../model/command-line";
export { type Objectives, resolveObjectives } from "../model/objectives";
export { renderIssue, SpecError, type SpecIssue, type Subject } from "../model/settings/issue";
export type { Checked } from "../model/settings/parse";
export type { StackTexts } from "../model/settings/stack-texts";
export { healthCheckProtocol, isHttp, planFailoverSeconds } from "../platforms/aws/fault-model/detection";
export * from "../platforms/aws/limits";
export { type LogKind, logDelivery, logKinds, logPrefixes } from "../platforms/aws/log-delivery";
export { parseMatcher } from "../platforms/aws/matcher";
export { planTimers, type Timers } from "../platforms/aws/node-timers";
export { checkSettings, parseSettings, warningsOf } from "../platforms/aws/parse";
export { prefixListWeight } from "../platforms/aws/prefix-lists";
export { isUdp } from "../platforms/aws/protocols";
export {
  type Assertion,
  type Flow,
  type Hop,
  type Intent,
  judgeReachability,
  mustBeClosed,
  mustBeOpen,
  planReachability,
  type Reachability,
  type ReachSummary,
  type Wanted,
} from "../platforms/aws/reachability";
export { keepAliveTag, readyHook } from "../platforms/aws/readiness";
export * from "../platforms/aws/regions";
export { regionsSettings } from "../platforms/aws/regions/accepted";
export { domainOf, partitionOf, principalDomainOf } from "../platforms/aws/regions/partition";
export { type Timing, type TimingKey, timings } from "../platforms/aws/timings";
export {
  defaultTlsPolicy,
  offeredTlsPolicies,
  type TlsPolicy,
  tlsLoss,
  tlsPolicies,
  tlsPolicyAdvice,
  tlsPolicySource,
  tlsPolicyWeakness,
  tlsStrength,
  vendorTlsPolicy,
} from "../platforms/aws/tls";
export { zoneFor } from "./aws/certificate/rules";
export {
  type NetworkPlan,
  networkProblems,
  planNetwork,
  type SubnetPlan,
  type Tier,
  tiers,
} from "./aws/network/address-plan";
export { type EndpointPlan, planEndpoints } from "./aws/network/endpoint-plan";
export { isFunction } from "./aws/target-group/function-targets";
export * from "./settings";
export { planBudget } from "./vip-cluster/budget";
export { type CapacitySummary, planClusterCapacity, summarizeCapacity } from "./vip-cluster/capacity";
export * from "./vip-cluster/diff";
export { objectiveWarnings } from "./vip-cluster/objective-warnings";
export { intentOf } from "./vip-cluster/reach-intent";
export { parseStackConfig, type RawStackConfig, type StackConfig } from "./vip-cluster/stack/stack";
export {
  parseStackTexts,
  readAcceptedRegions,
  regionKey,
  renderStackIssue,
  StackTextError,
} from "./vip-cluster/stack/stack-texts";
