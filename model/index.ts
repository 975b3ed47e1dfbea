export { renderIssue, SpecError, type SpecIssue, type Subject } from "./errors";
export * from "./limits";
export { type Checked, checkSettings, parseSettings } from "./parse";
export * from "./spec";
