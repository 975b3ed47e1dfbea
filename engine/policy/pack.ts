import type { StackResource, ValidatedResource } from "../../model/graph";

/** What the engine does with a violation. Nothing here mends a resource. */
export type EnforcementLevel = "advisory" | "mandatory" | "disabled";

export type PolicySeverity = "low" | "medium" | "high" | "critical";

/** What the engine is told of a policy before anything is judged. */
export interface PolicyHead {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly level: EnforcementLevel;
  readonly scope: "resource" | "stack";
  readonly severity?: PolicySeverity;
  readonly remediation?: string;
  readonly url?: string;
  readonly tags?: readonly string[];
}

/** What the engine shows, and stops for when the level is mandatory. */
export interface Violation {
  readonly policy: PolicyHead;
  readonly level: EnforcementLevel;
  readonly text: string;
  /** Undefined for the stack as a whole. */
  readonly urn?: string;
}

/** Policies that judge one run of the engine. */
export interface PolicyPack {
  readonly heads: readonly PolicyHead[];
  /** Takes the levels that the engine's user sets, by policy. */
  configure(levels: ReadonlyMap<string, EnforcementLevel>): void;
  /** Judges a resource by its own inputs, before it is created. */
  judgeResource(resource: ValidatedResource): readonly Violation[];
  /** Judges the stack once all of it has been seen. */
  judgeStack(resources: readonly StackResource[]): readonly Violation[];
}
