import type { SpecIssue } from "../../../model/settings/issue";
import { isRecord } from "../../../model/settings/path";
import { showValue } from "../../../model/settings/redact";
import { checkSettings } from "../../../platforms/aws/parse";
import { judgeRegion, nearestRegions } from "../../../platforms/aws/regions";
import { regionsSettings } from "../../../platforms/aws/regions/accepted";

/** What `vipkit:regions` names. Of a list that is not wholly right, what is right. */
export function acceptedRegions(raw: unknown): readonly string[] {
  const names = Array.isArray(raw) ? raw.filter((name): name is string => typeof name === "string") : [];
  return names.filter((name) => checkSettings(regionsSettings(), [name]).ok);
}

interface ClusterRegion {
  readonly problems: readonly SpecIssue[];
  readonly warnings: readonly SpecIssue[];
  /** The spec without the problem, so that nothing which follows from it is said too. */
  readonly cluster: unknown;
}

/** Judges the region that a spec names. A value that is no text is the schema's to refuse. */
export function checkClusterRegion(cluster: unknown, accepted: readonly string[]): ClusterRegion {
  const name = isRecord(cluster) ? cluster["region"] : undefined;
  const nothing = { problems: [], warnings: [], cluster };
  if (!isRecord(cluster) || typeof name !== "string") return nothing;
  const { kind, problem, allowed, fix } = judgeRegion(name, accepted);
  if (kind === "known") return nothing;
  const issue = { path: "region", problem, received: showValue(name), allowed, fix };
  if (kind === "new") return { ...nothing, warnings: [issue] };
  return { problems: [issue], warnings: [], cluster: { ...cluster, region: nearestRegions(name)[0] } };
}
