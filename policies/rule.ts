import type { Graph, ResourceReader } from "../model/graph";
import type { Promises } from "../model/objectives/around";
import type { Limits } from "../platforms/aws/limits";

export const severities = ["low", "medium", "high", "critical"] as const;
export type Severity = (typeof severities)[number];

/** `mandatory` ends a preview, an update or a check; `advisory` is said; `disabled` is not looked at. */
export const levels = ["disabled", "advisory", "mandatory"] as const;
export type Level = (typeof levels)[number];

/** What an environment is for: how strict its policies are follows from it. */
export const environmentClasses = ["production", "staging", "development", "local"] as const;
export type EnvironmentClass = (typeof environmentClasses)[number];

/** Ids of the public controls that a rule covers, by who publishes them. */
export interface Controls {
  /** AWS Security Hub, Foundational Security Best Practices and its other controls. */
  readonly securityHub?: readonly string[];
  /** CIS AWS Foundations Benchmark 5.0. */
  readonly cis?: readonly string[];
  readonly checkov?: readonly string[];
  readonly cdkNag?: readonly string[];
  readonly trivy?: readonly string[];
  /** Elastic Load Balancing best practices guide of AWS. */
  readonly elbGuide?: readonly string[];
  /** Kubernetes Pod Security Standards: `baseline: Host Ports`, `restricted: Seccomp`. */
  readonly podSecurity?: readonly string[];
  /** CIS Kubernetes Benchmark 1.12. */
  readonly cisKubernetes?: readonly string[];
}

/** Who publishes controls, in the order in which they are shown. */
const standards = [
  "securityHub",
  "cis",
  "checkov",
  "cdkNag",
  "trivy",
  "elbGuide",
  "podSecurity",
  "cisKubernetes",
] as const satisfies readonly (keyof Controls)[];

/** Every id that a rule covers, of every publisher. */
export const controlIds = (controls: Controls = {}): readonly string[] =>
  standards.flatMap((standard) => controls[standard] ?? []);

/** One thing wrong with a resource. */
export interface Finding {
  /** Path of the input: `healthCheck.interval`; empty for the resource as a whole. */
  readonly property: string;
  /**
   * The fact and what was expected, without a full stop; what follows from it is the rule's `why`. Either a clause that begins with the
   * property and has its value, `encrypted is not set; expected true`, or one behind which readers are shown path and value.
   */
  readonly problem: string;
  /** What to write instead, when it is more than the rule's own remediation. */
  readonly fix?: string;
}

/** What is wrong with a property, told behind its name: `fact("protocol", "is TCP; expected TLS")`. */
export const fact = (property: string, text: string): Finding => ({ property, problem: `${property} ${text}` });

/** What a rule compared with what the environment promises. */
export interface Measure {
  /** `nodeCrash of shop-blue`. */
  readonly what: string;
  readonly unit: "seconds" | "percent" | "nodes" | "addresses";
  /** Absent where nothing bounds it. */
  readonly computed?: number;
  /** Absent where nothing is promised. */
  readonly objective?: number;
  readonly verdict: "met" | "broken" | "none" | "unknown";
}

/** What a rule may know beside the resources. */
export interface Context {
  /** What the stack promises where its program does not say. */
  readonly promises: Promises;
  /** The vendor's limits in force. Default: the dated table as it is. */
  readonly limits?: Limits;
  /** The day that support of versions is judged by, as YYYY-MM-DD. Default: today in UTC. */
  readonly day?: string;
}

/** What a reader is told of a rule, and how strict it is. */
export interface RuleMetadata {
  /** Kebab case, and the name of its file. */
  readonly id: string;
  /** What must hold, as a sentence without a full stop. */
  readonly title: string;
  /** What happens where it does not hold. */
  readonly why: string;
  readonly remediation: string;
  readonly url: string;
  readonly severity: Severity;
  /** AWS or its provider refuses what fails it; the others are wise, not forbidden. Default: false. */
  readonly isRefusal?: true;
  /** Default: none. */
  readonly controls?: Controls;
  /** Levels that differ from what the severity says. */
  readonly levels?: Partial<Readonly<Record<EnvironmentClass, Level>>>;
  /** Where public controls contradict each other or themselves: what this rule does, and why. */
  readonly decision?: string;
}

/** A rule that judges one resource after another. */
export interface Rule extends RuleMetadata {
  /** The types it judges, under their canonical names. */
  readonly types: readonly string[];
  /** `resource` when a resource's own inputs decide: it is judged before it is created. `stack` when others are needed too. */
  readonly scope: "resource" | "stack";
  /** False where it has nothing to say about a resource. Default: it always has. */
  applies?(resource: ResourceReader, graph: Graph, context: Context): boolean;
  /**
   * What it would have to see and another program makes, as a noun: `listener`. The verdict is unknown then, whether the rule applies or
   * not, unless something fails already. Undefined where everything is here, or nothing hangs on it.
   */
  outside?(resource: ResourceReader, graph: Graph, context: Context): string | undefined;
  /** Reading what is not known throws; what was found until then still counts. */
  check(resource: ResourceReader, graph: Graph, context: Context): Iterable<Finding>;
  /** What it computed, and what it is held against, whether that is met or not. */
  measure?(resource: ResourceReader, graph: Graph, context: Context): readonly Measure[];
}

/** Levels by severity; rules may differ, and a project's own settings come last. */
const usualLevels: Readonly<Record<EnvironmentClass, Readonly<Record<Severity, Level>>>> = {
  production: { critical: "mandatory", high: "mandatory", medium: "mandatory", low: "advisory" },
  staging: { critical: "mandatory", high: "mandatory", medium: "mandatory", low: "advisory" },
  development: { critical: "mandatory", high: "mandatory", medium: "advisory", low: "advisory" },
  local: { critical: "mandatory", high: "mandatory", medium: "advisory", low: "advisory" },
};

export function usualLevel(rule: Pick<RuleMetadata, "severity" | "levels">, environment: EnvironmentClass): Level {
  return rule.levels?.[environment] ?? usualLevels[environment][rule.severity];
}

/** For rules that protect what outlives an environment: said in production only. */
export const productionOnly = { staging: "disabled", development: "disabled", local: "disabled" } as const;

/** For rules that public control sets hold and most clusters do not want: a project switches them on. */
export const optIn = { production: "disabled", ...productionOnly } as const;
