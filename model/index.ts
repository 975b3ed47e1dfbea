export * from "./budget";
export * from "./capacity";
export { commandLine } from "./command-line";
export * from "./diff";
export { renderIssue, SpecError, type SpecIssue, type Subject } from "./errors";
export * from "./limits";
export { type LogKind, logDelivery, logKinds, logPrefixes } from "./log-delivery";
export { type EndpointPlan, planEndpoints } from "./network/endpoints";
export { type NetworkPlan, networkProblems, planNetwork, type SubnetPlan, type Tier, tiers } from "./network/plan";
export { type Objectives, objectiveWarnings, resolveObjectives } from "./objectives";
export { type Checked, checkSettings, parseSettings, warningsOf } from "./parse";
export { domainOf, partitionOf, principalDomainOf } from "./partition";
export { prefixListWeight } from "./prefix-lists";
export {
  type Assertion,
  type Cell,
  type Hop,
  type Intent,
  intentOf,
  judgeReachability,
  mustBeClosed,
  mustBeOpen,
  planReachability,
  type Reachability,
  type ReachResource,
  type ReachSummary,
  type Wanted,
} from "./reachability";
export { keepAliveTag, readyHook } from "./readiness";
export * from "./regions";
export { zoneFor } from "./rules/certificate";
export { isFunction } from "./rules/function-targets";
export { parseMatcher } from "./rules/matcher";
export { isUdp } from "./rules/protocols";
export * from "./spec";
export { type AcceptedRegions, regionsSettings } from "./spec/regions";
export { parseStackConfig, type RawStackConfig, type StackConfig } from "./stack";
export {
  parseStackTexts,
  readAcceptedRegions,
  regionKey,
  renderStackIssue,
  StackTextError,
  type StackTexts,
} from "./stack-texts";
export { planTimers, type ServedSettings, type Timers } from "./timers";
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
} from "./tls";
