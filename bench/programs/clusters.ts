import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { readStack } from "../../cli/project";
import { VipCluster } from "../../components";
import { parseStackConfig } from "../../components/vip-cluster/stack/stack";
import { createTwinMocks } from "../../twin/mocks";

// As many clusters like prod's in one program: `node clusters.js <count>`. Prints how many resources that made.
async function construct(count: number): Promise<number> {
  Error.stackTraceLimit = 0;
  const { config } = readStack(join(__dirname, "../../.."), "prod");
  const raw: unknown = JSON.parse(config["vipkit:cluster"] ?? "{}");
  const { cluster } = parseStackConfig({ cluster: raw });
  const mocks = createTwinMocks();
  await mocks.install();
  await pulumi.runtime.runInPulumiStack(() => {
    for (let index = 0; index < count; index++) {
      const certificate = { ...cluster.certificate, domainName: `c${index}.example.com` };
      new VipCluster(`c${index}`, { ...cluster, name: `c${index}`, certificate, address: undefined });
    }
    return Promise.resolve();
  });
  await pulumi.runtime.disconnect();
  return mocks.registrations.filter(({ custom }) => custom).length;
}

void construct(Number(process.argv[2] ?? 1)).then((resources) => {
  process.stdout.write(`${resources}\n`);
});
