import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { judgePortability } from "../../../model/portability/judge";
import type { SpecIssue } from "../../../model/settings/issue";
import type { Checked } from "../../../model/settings/parse";
import { isRecord } from "../../../model/settings/path";
import { checkSettings, warningsOf } from "../../../platforms/kubernetes/parse";
import { awsPortability, envoyPortability } from "../../../platforms/kubernetes/portability";
import type { KubernetesClusterSpec } from "./resolved";
import { kubernetesClusterSpec } from "./settings";

const parentOf = (path: string): string => path.replace(/(?:\.[^.[\]]+|\[[^\]]*\])$/, "");

/** What follows from a refusal alone: of what was left out, of what is empty without it, and of an option that its alternative will bring. */
const isConsequence = ({ path, problem }: SpecIssue, refusals: readonly SpecIssue[]): boolean =>
  refusals.some((refusal) => {
    const parent = parentOf(refusal.path);
    return path === refusal.path || path === parent || (problem.startsWith("missing") && path.startsWith(`${parent}.`));
  });

const asked = z.looseObject({ kubernetes: z.looseObject({ gateway: z.looseObject({ profile: z.literal("aws") }) }) });

const at = (value: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);

/** A spec with every default resolved, or everything wrong with it: what Kubernetes cannot express, with the alternative, and all else. */
export function checkKubernetesCluster(raw: unknown): Checked<KubernetesClusterSpec> {
  const table = asked.safeParse(raw).success ? awsPortability : envoyPortability;
  const { issues: refusals, rest } = judgePortability(raw, table);
  const checked = checkSettings(kubernetesClusterSpec(), rest);
  // A default that is written out asks for nothing: so a spec that is resolved already is sound too.
  const issues = checked.ok
    ? refusals.filter(({ path }) => !isDeepStrictEqual(at(raw, path), at(checked.value, path)))
    : refusals;
  if (issues.length === 0) return checked;
  const others = checked.ok ? [] : checked.issues.filter((issue) => !isConsequence(issue, issues));
  return { ok: false, issues: [...issues, ...others].sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** What is legal and yet odd in a sound spec, sorted by path. */
export const kubernetesClusterWarnings = (raw: unknown): readonly SpecIssue[] =>
  warningsOf(kubernetesClusterSpec(), raw);
