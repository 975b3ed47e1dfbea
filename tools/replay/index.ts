import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { root } from "../setup";
import { type CallModel, callModel, compareCall } from "./compare";
import { operations } from "./operations";

const usage = "npm run replay -- --botocore <version> [--stack <name>]\n";

/** Models of one botocore version, downloaded by pip into a folder that is gone afterwards. */
function download(version: string, services: readonly string[]): ReadonlyMap<string, CallModel> {
  const folder = mkdtempSync(join(tmpdir(), "vipkit-botocore-"));
  try {
    const args = ["-m", "pip", "install", "--quiet", "--no-deps", "--target", folder, `botocore==${version}`];
    execFileSync("python3", args, { stdio: ["ignore", "ignore", "pipe"] });
    return new Map(
      services.map((service) => {
        const versions = join(folder, "botocore/data", service);
        const newest = readdirSync(versions).sort().at(-1) ?? "";
        const text = gunzipSync(readFileSync(join(versions, newest, "service-2.json.gz"))).toString("utf8");
        return [service, callModel.parse(JSON.parse(text))] as const;
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const planned = z.object({
  resources: z.array(z.looseObject({ type: z.string(), name: z.string(), custom: z.boolean(), inputs: z.unknown() })),
});

/** The stack's offline plan, by the command that users have. */
function plan(stack: string): z.output<typeof planned> {
  const args = [join(root, "tools/run.cjs"), "plan", stack, "--json"];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (status === 0) return planned.parse(JSON.parse(stdout));
  throw new Error(stderr.trim());
}

const after = (args: readonly string[], option: string): string | undefined =>
  args.includes(option) ? args[args.indexOf(option) + 1] : undefined;

/**
 * `npm run replay -- --botocore <version>`: plans a stack (prod) offline and holds every planned value against AWS's service model of the call that
 * would create its resource. Exit code 1 when a model rejects one; types without a call in the table are listed.
 */
export function main(args: readonly string[]): number {
  const version = after(args, "--botocore");
  const stack = after(args, "--stack") ?? "prod";
  if (version === undefined || !/^\d+(?:\.\d+)+$/.test(version)) {
    process.stderr.write(usage);
    return 2;
  }
  const services = [...new Set(Object.values(operations).map((call) => call.split(" ")[0] ?? ""))];
  let models: ReturnType<typeof download>;
  try {
    models = download(version, services);
  } catch (error) {
    const text = error instanceof Error ? error.message.split("\n").slice(0, 4).join("\n") : String(error);
    process.stderr.write(`botocore ${version} could not be read: ${text}\n`);
    return 2;
  }
  const { resources } = plan(stack);
  const own = resources.filter(({ custom, type }) => custom && type.startsWith("aws:"));
  const passedOver = new Map<string, number>();
  let [checked, replayed] = [0, 0];
  const rejected: string[] = [];
  for (const { type, name, inputs } of own) {
    const [service = "", operation = ""] = operations[type]?.split(" ") ?? [];
    const model = models.get(service);
    if (model === undefined) {
      passedOver.set(type, (passedOver.get(type) ?? 0) + 1);
      continue;
    }
    const compared = compareCall(model, operation, inputs, (text) => /\[(?:not known yet|hidden)\]/.test(text));
    replayed += 1;
    checked += compared.checked;
    rejected.push(...compared.rejected.map((line) => `${name} (${service} ${operation}): ${line}`));
  }
  for (const line of rejected) process.stdout.write(`${line}\n`);
  process.stdout.write(
    `${stack} by botocore ${version}: ${checked} values of ${replayed} resources checked, ${rejected.length} rejected\n`,
  );
  if (passedOver.size > 0) {
    const list = [...passedOver].sort().map(([type, count]) => `${type} ${count}`);
    process.stdout.write(`without a call in the table:\n  ${list.join("\n  ")}\n`);
  }
  return rejected.length > 0 ? 1 : 0;
}
