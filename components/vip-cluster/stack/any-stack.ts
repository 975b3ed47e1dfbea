import { createRequire } from "node:module";
import { SpecError, type SpecIssue } from "../../../model/settings/issue";
import { isRecord } from "../../../model/settings/path";
import { showValue } from "../../../model/settings/redact";
import { checkSettings } from "../../../platforms/aws/parse";
import type * as KubernetesCheck from "../../kubernetes/cluster/check";
import type { KubernetesClusterSpec } from "../../kubernetes/cluster/resolved";
import { checkReasons } from "./check-reasons";
import type { KubernetesTwinSettings } from "./kubernetes-twin";
import { kubernetesTwinSettings } from "./kubernetes-twin-settings";
import { below, parseStackConfig, type RawStackConfig, type StackConfig, subjectOf } from "./stack";

/** Everything one environment on Kubernetes sets, checked and with all defaults resolved. */
export interface KubernetesStackConfig {
  readonly cluster: KubernetesClusterSpec;
  readonly twin: KubernetesTwinSettings;
  /** Why the environment is as it is, by path. */
  readonly reasons: Readonly<Record<string, string>>;
  /** What is legal and yet odd, sorted by path. */
  readonly warnings: readonly SpecIssue[];
}

/** One environment, on whatever platform. */
export type AnyStackConfig = StackConfig | KubernetesStackConfig;

/** Whether a spec, as it was read, is for Kubernetes. */
export const isForKubernetes = (cluster: unknown): boolean => isRecord(cluster) && cluster["platform"] === "kubernetes";

export const isKubernetesConfig = <
  A extends { readonly cluster: object },
  K extends { readonly cluster: KubernetesClusterSpec },
>(
  config: A | K,
): config is K => isForKubernetes(config.cluster);

const isCheck = (loaded: unknown): loaded is typeof KubernetesCheck =>
  typeof loaded === "object" && loaded !== null && "checkKubernetesCluster" in loaded;

/** Loaded for a spec that asks for it: others pay nothing. */
function kubernetesCheck(): typeof KubernetesCheck {
  const loaded: unknown = createRequire(__filename)("../../kubernetes/cluster/check");
  if (!isCheck(loaded)) throw new Error("components/kubernetes/cluster/check has no checkKubernetesCluster");
  return loaded;
}

/** What a stack's file says beside the spec that only AWS knows. */
const ofAws = {
  limits: "they are AWS's",
  regions: "they are AWS's",
} as const;

const strangers = (raw: RawStackConfig): readonly SpecIssue[] =>
  Object.entries(ofAws).flatMap(([name, why]): SpecIssue[] => {
    const value: unknown = Reflect.get(raw, name);
    if (value === undefined) return [];
    return [
      { path: name, problem: `not of platform kubernetes: ${why}`, received: showValue(value), fix: "take it out" },
    ];
  });

function parseKubernetes(raw: RawStackConfig, name: string | undefined): KubernetesStackConfig {
  const { checkKubernetesCluster, kubernetesClusterWarnings } = kubernetesCheck();
  const cluster = checkKubernetesCluster(raw.cluster);
  const twin = checkSettings(kubernetesTwinSettings(), raw.twin ?? {});
  const why = checkReasons(raw.reasons ?? {}, cluster.ok ? { ...cluster.value } : undefined);
  const found = [
    ...(cluster.ok ? [] : below("cluster", cluster.issues)),
    ...below("reasons", why.problems),
    ...strangers(raw),
    ...(twin.ok ? [] : below("twin", twin.issues)),
  ];
  if (!cluster.ok || !twin.ok || found.length > 0) throw new SpecError(subjectOf(raw, name), found);
  return {
    cluster: cluster.value,
    twin: twin.value,
    reasons: why.reasons,
    warnings: below("cluster", kubernetesClusterWarnings(raw.cluster)),
  };
}

/** As `parseStackConfig`, for whatever platform the spec names. */
export const parseAnyStackConfig = (raw: RawStackConfig, name?: string): AnyStackConfig =>
  isForKubernetes(raw.cluster) ? parseKubernetes(raw, name) : parseStackConfig(raw, name);
