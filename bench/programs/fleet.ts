import { join } from "node:path";
import { readStack } from "../../cli/project";
import { VipCluster } from "../../components";
import { parseStackConfig } from "../../components/vip-cluster/stack/stack";

/** Makes as many clusters like prod's, under names of their own. Their address, which they cannot share, is left out. */
export function makeFleet(count: number): void {
  const { config } = readStack(join(__dirname, "../../.."), "prod");
  const raw: unknown = JSON.parse(config["vipkit:cluster"] ?? "{}");
  const { cluster } = parseStackConfig({ cluster: raw });
  for (let index = 0; index < count; index++) {
    const certificate = { ...cluster.certificate, domainName: `c${index}.example.com` };
    new VipCluster(`c${index}`, { ...cluster, name: `c${index}`, certificate, address: undefined });
  }
}
