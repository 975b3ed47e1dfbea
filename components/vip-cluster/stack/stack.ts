import type { z } from "zod";
import { SpecError, type SpecIssue, type Subject } from "../../../model/settings/issue";
import type { Checked } from "../../../model/settings/parse";
import { isRecord } from "../../../model/settings/path";
import { type LimitOverrides, limitsWith } from "../../../platforms/aws/limits";
import { soundOverrides } from "../../../platforms/aws/limits/in-force";
import { definedOverrides, limitOverrides } from "../../../platforms/aws/limits/overrides";
import { checkSettings, warningsOf } from "../../../platforms/aws/parse";
import { regionsSettings } from "../../../platforms/aws/regions/accepted";
import { objectiveWarnings } from "../objective-warnings";
import type { ClusterSpec } from "../resolved";
import { clusterSpec } from "../settings";
import { checkReasons } from "./check-reasons";
import type { TwinSettings } from "./resolved";
import { acceptedRegions, checkClusterRegion } from "./stack-region";
import { twinSettings } from "./twin-settings";
import { settingsOf } from "./whole-environment";

/** What one environment's file sets under `vipkit:`, as it was read. */
export interface RawStackConfig {
  readonly cluster?: unknown;
  readonly twin?: unknown;
  readonly limits?: unknown;
  readonly reasons?: unknown;
  readonly regions?: unknown;
}

/** Everything one environment sets, checked and with all defaults resolved. */
export interface StackConfig {
  readonly cluster: ClusterSpec;
  readonly twin: TwinSettings;
  readonly limits: LimitOverrides;
  /** Why the environment is as it is, by path. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Regions newer than the table of this version, which the environment vouches for. */
  readonly regions: readonly string[];
  /** What is legal and yet odd, sorted by path. */
  readonly warnings: readonly SpecIssue[];
}

/** Issues under a key of the stack's file. */
export function below(key: string, issues: readonly SpecIssue[]): readonly SpecIssue[] {
  return issues.map((issue) => {
    const separator = issue.path === "" || issue.path.startsWith("[") ? "" : ".";
    return { ...issue, path: `${key}${separator}${issue.path}` };
  });
}

const problemsOf = (key: string, checked: Checked<unknown>): readonly SpecIssue[] =>
  checked.ok ? [] : below(key, checked.issues);

function checkLimits(raw: unknown): { readonly problems: readonly SpecIssue[]; readonly limits: LimitOverrides } {
  if (raw === undefined) return { problems: [], limits: {} };
  const checked = checkSettings(limitOverrides(), raw);
  return checked.ok
    ? { problems: [], limits: definedOverrides(checked.value) }
    : { problems: problemsOf("limits", checked), limits: soundOverrides(raw) };
}

/** Who is spoken of where the line is not known. */
export function subjectOf(raw: RawStackConfig, name: string | undefined): Subject {
  const own = isRecord(raw.cluster) ? raw.cluster["name"] : undefined;
  return { type: "Stack", name: name ?? (typeof own === "string" ? own.slice(0, 60) : "") };
}

const warned = <S extends z.ZodType>(key: string, schema: S, raw: unknown): readonly SpecIssue[] =>
  below(key, warningsOf(schema, raw));

/**
 * One environment's whole configuration. Throws one `SpecError` with everything wrong under all five keys. `name` is the stack's, for the
 * messages; default: the cluster's.
 */
export function parseStackConfig(raw: RawStackConfig, name?: string): StackConfig {
  const { problems, limits } = checkLimits(raw.limits);
  const regions = checkSettings(regionsSettings(), raw.regions ?? []);
  const region = checkClusterRegion(raw.cluster, acceptedRegions(raw.regions));
  const cluster = checkSettings(clusterSpec(limitsWith(limits)), region.cluster ?? {});
  const twin = checkSettings(twinSettings(limitsWith(limits)), raw.twin ?? {});
  const settings = cluster.ok && twin.ok ? settingsOf({ cluster: cluster.value, twin: twin.value, limits }) : undefined;
  const why = checkReasons(raw.reasons ?? {}, settings);
  const found = [
    ...below("cluster", region.problems),
    ...problemsOf("cluster", cluster),
    ...problems,
    ...below("reasons", why.problems),
    ...problemsOf("regions", regions),
    ...problemsOf("twin", twin),
  ];
  if (!cluster.ok || !twin.ok || !regions.ok || found.length > 0) throw new SpecError(subjectOf(raw, name), found);
  const warnings = [
    ...below("cluster", region.warnings),
    ...warned("cluster", clusterSpec(limitsWith(limits)), raw.cluster),
    ...below("cluster", objectiveWarnings(cluster.value, twin.value)),
    ...warned("twin", twinSettings(limitsWith(limits)), raw.twin ?? {}),
  ];
  return { cluster: cluster.value, twin: twin.value, limits, reasons: why.reasons, regions: regions.value, warnings };
}
