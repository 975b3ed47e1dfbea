import { isKubernetesConfig } from "../components/vip-cluster/stack/any-stack";
import { runOnAws } from "./aws";
import type { KubernetesStackConfig, StackConfig } from "./config";

/** Runs the program of the platform that a stack names; what another one needs is not loaded. */
export async function runOnPlatform(config: StackConfig | KubernetesStackConfig) {
  if (!isKubernetesConfig<StackConfig, KubernetesStackConfig>(config)) return runOnAws(config);
  const { runOnKubernetes } = await import("./kubernetes.js");
  return runOnKubernetes(config);
}
