import { VipCluster } from "vipkit";
import { createProvider, loadConfig, nextSteps } from "vipkit/program";

// The values under `vipkit:` of Pulumi.<stack>.yaml, checked: all that is wrong with them is said at once.
const config = loadConfig();

const { summary } = new VipCluster(
  config.cluster.name,
  { ...config.cluster, limits: config.limits },
  { provider: createProvider(config) },
);

export const { url, dnsName, virtualAddress, nodeGroups, targetGroups, failoverSeconds } = summary;
export const next = nextSteps(config, summary);
