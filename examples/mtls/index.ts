import { VipCluster } from "vipkit";
import { createProvider, loadConfig, nextSteps } from "vipkit/program";

const config = loadConfig();
const { cluster: spec, limits } = config;
const cluster = new VipCluster(spec.name, { ...spec, limits }, { provider: createProvider(config) });

export const { url, dnsName, nodeGroups, targetGroups, failoverSeconds } = cluster.summary;
export const next = nextSteps(config, cluster.summary);
