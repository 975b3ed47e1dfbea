import { judgePortability } from "../../../model/portability/judge";
import type { SpecIssue } from "../../../model/settings/issue";
import type { Checked } from "../../../model/settings/parse";
import { checkSettings, warningsOf } from "../../../platforms/kubernetes/parse";
import { envoyPortability } from "../../../platforms/kubernetes/portability";
import type { KubernetesClusterSpec } from "./resolved";
import { kubernetesClusterSpec } from "./settings";

const parentOf = (path: string): string => path.replace(/(?:\.[^.[\]]+|\[[^\]]*\])$/, "");

/** What follows from a refusal alone: of what was left out, of what is empty without it, and of an option that its alternative will bring. */
const isConsequence = ({ path, problem }: SpecIssue, refusals: readonly SpecIssue[]): boolean =>
  refusals.some((refusal) => {
    const parent = parentOf(refusal.path);
    return path === refusal.path || path === parent || (problem.startsWith("missing") && path.startsWith(`${parent}.`));
  });

/** A spec with every default resolved, or everything wrong with it: what Kubernetes cannot express, with the alternative, and all else. */
export function checkKubernetesCluster(raw: unknown): Checked<KubernetesClusterSpec> {
  const { issues, rest } = judgePortability(raw, envoyPortability);
  const checked = checkSettings(kubernetesClusterSpec(), rest);
  if (issues.length === 0) return checked;
  const others = checked.ok ? [] : checked.issues.filter((issue) => !isConsequence(issue, issues));
  return { ok: false, issues: [...issues, ...others].sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** What is legal and yet odd in a sound spec, sorted by path. */
export const kubernetesClusterWarnings = (raw: unknown): readonly SpecIssue[] =>
  warningsOf(kubernetesClusterSpec(), raw);
