export { renderIssue, SpecError, type SpecIssue, type Subject } from "./errors";
export * from "./limits";
export { type Checked, checkSettings, parseSettings, warningsOf } from "./parse";
export { readyHook } from "./readiness";
export * from "./spec";
export { parseStackConfig, type RawStackConfig, type StackConfig } from "./stack";
export { defaultTlsPolicy, offeredTlsPolicies, tlsPolicyAdvice } from "./tls";
