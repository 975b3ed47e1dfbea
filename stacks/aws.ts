import { setTimeout as sleep } from "node:timers/promises";
import type { ProviderResource } from "@pulumi/pulumi";
import type { StackConfig } from "./config";
import { createProvider } from "./provider";

/** Milliseconds that the engine may take to hear of the provider. */
const registrationTimeoutMs = 100;

/**
 * The program of a stack on AWS; returns what it tells its user. The provider comes first: the engine starts it, or AWS is asked who calls, while the
 * components are loaded.
 */
export async function runOnAws(config: StackConfig) {
  const provider = createProvider(config);
  await Promise.race([registered(provider), sleep(registrationTimeoutMs, undefined, { ref: false })]);
  const [{ VipCluster }, { nextSteps }] = await Promise.all([
    import("../components/vip-cluster/index.js"),
    import("./next-steps.js"),
  ]);
  const { cluster: spec, limits } = config;
  const { summary } = new VipCluster(spec.name, { ...spec, limits }, { provider });
  const { url, dnsName, virtualAddress, nodeGroups, targetGroups, failoverSeconds, budget, capacity, reach } = summary;
  const next = nextSteps(config, summary);
  return { url, dnsName, virtualAddress, nodeGroups, targetGroups, failoverSeconds, budget, capacity, reach, next };
}

/** Never ends when the engine refuses the provider: the program is over then. */
function registered(provider: ProviderResource): Promise<unknown> {
  return new Promise((resolve) => provider.urn.apply(resolve));
}
