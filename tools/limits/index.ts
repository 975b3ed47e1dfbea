import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { isLimitKey, table } from "../../platforms/aws/limits";
import { root } from "../setup";
import { anchors, watched } from "./anchors";
import { compareFacts, type Facts, factsOf, serviceModel, unsupported } from "./facts";

const snapshotFile = join(root, "tools/limits/snapshot.json");

const snapshotSchema = z.object({
  botocore: z.string(),
  facts: z.record(
    z.string(),
    z.object({
      min: z.number().optional(),
      max: z.number().optional(),
      values: z.array(z.string()).optional(),
      numbers: z.array(z.number()),
    }),
  ),
});

/** What was read last, and from which version. */
export const readSnapshot = () => snapshotSchema.parse(JSON.parse(readFileSync(snapshotFile, "utf8")));

/** Limits whose numbers do not stand where they were read, one line each. */
export function strayLimits(facts: Facts): readonly string[] {
  return Object.entries(anchors).flatMap(([key, anchor]) => {
    if (!isLimitKey(key)) return [];
    const missing = unsupported(table[key], facts[anchor]);
    return missing.length === 0 ? [] : [`${key}: ${missing.join(", ")} not in ${anchor}`];
  });
}

function readModels(folder: string): Facts {
  const all = Object.entries(watched).map(([service, shapes]) => {
    const versions = join(folder, "botocore/data", service);
    const newest = readdirSync(versions).sort().at(-1) ?? "";
    const text = gunzipSync(readFileSync(join(versions, newest, "service-2.json.gz"))).toString("utf8");
    return factsOf(service, serviceModel.parse(JSON.parse(text)), shapes);
  });
  return Object.fromEntries(all.flatMap((facts) => Object.entries(facts)));
}

/** The facts of a botocore version, downloaded by pip into a folder that is gone afterwards. */
function download(version: string): Facts {
  const folder = mkdtempSync(join(tmpdir(), "vipkit-botocore-"));
  try {
    const args = ["-m", "pip", "install", "--quiet", "--no-deps", "--target", folder, `botocore==${version}`];
    execFileSync("python3", args, { stdio: ["ignore", "ignore", "pipe"] });
    return readModels(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const usage = "npm run limits -- --refresh <botocore version> [--write]\n";

/**
 * `npm run limits -- --refresh <version>`: what moved in AWS's service models since they were read last, and which limits no longer stand there. Exit
 * code 1 when anything did; `--write` takes the version as read.
 */
export function main(args: readonly string[]): number {
  const version = args[args.indexOf("--refresh") + 1];
  if (!args.includes("--refresh") || version === undefined || !/^\d+(?:\.\d+)+$/.test(version)) {
    process.stderr.write(usage);
    return 2;
  }
  let facts: Facts;
  try {
    facts = download(version);
  } catch (error) {
    const text = error instanceof Error ? error.message.split("\n").slice(0, 4).join("\n") : String(error);
    process.stderr.write(`botocore ${version} could not be read: ${text}\n`);
    return 2;
  }
  const before = readSnapshot();
  const moved = compareFacts(before.facts, facts);
  const stray = strayLimits(facts);
  for (const line of [...moved, ...stray]) process.stdout.write(`${line}\n`);
  const members = `${Object.keys(facts).length} members of ${Object.keys(watched).length} services`;
  process.stdout.write(
    `botocore ${before.botocore} -> ${version}: ${members}, ${moved.length} changes, ${stray.length} limits that moved\n`,
  );
  if (args.includes("--write"))
    writeFileSync(snapshotFile, `${JSON.stringify({ botocore: version, facts }, null, 1)}\n`);
  return moved.length + stray.length === 0 ? 0 : 1;
}
