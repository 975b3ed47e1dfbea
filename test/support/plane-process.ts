import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { BalancerController } from "../../twin/balancer";
import type { Json } from "../../twin/contract/resources";
import { Plane } from "../../twin/data/plane";
import { MemoryHost } from "./cluster";

/**
 * A data plane in a process of its own, to be killed: `plane-process.js <project> <slot> <store file>`. It stores as the daemon does,
 * tells its status on stdout whenever a line comes in, and ends in order on `end`.
 */
const [project = "", slot = "", file = ""] = process.argv.slice(2);

class FileHost extends MemoryHost {
  override async saveRuntime(state: Json): Promise<void> {
    await super.saveRuntime(state);
    writeFileSync(`${file}.new`, this.export());
    renameSync(`${file}.new`, file);
  }
}

async function main(): Promise<void> {
  const host = new FileHost(Number(slot), project);
  host.import(readFileSync(file, "utf8"));
  const plane = new Plane(host, new BalancerController(host.folder, host.slot));
  await plane.start();
  const tell = () =>
    process.stdout.write(`${JSON.stringify({ nodes: plane.status().nodes, health: plane.status().health })}\n`);
  tell();
  process.stdin.on("data", (line) => {
    if (line.toString().startsWith("end")) void plane.stop().then(() => process.exit(0));
    else tell();
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
