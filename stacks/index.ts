import { VipCluster } from "../components/vip-cluster";
import { loadConfig } from "./config";
import { nextSteps } from "./next";
import { createProvider } from "./provider";

const config = loadConfig();
const { cluster: spec, limits } = config;
const cluster = new VipCluster(spec.name, { ...spec, limits }, { provider: createProvider(config) });

export const { url, dnsName, virtualAddress, nodeGroups, targetGroups, failoverSeconds, budget, capacity, reach } =
  cluster.summary;
export const next = nextSteps(config, cluster.summary);
