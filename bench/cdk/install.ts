import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../../tools/base/cache.cjs";
import { report } from "../../tools/base/report.cjs";
import { SetupError } from "../../tools/setup/errors";
import { lastLines, runQuietly } from "../../tools/setup/processes";

/** What the comparison is made with. No dependency of ours: the bench keeps its own copy beside what set-up keeps. */
export const versions = { "aws-cdk-lib": "2.276.0", "cdk-nag": "3.0.2", constructs: "10.8.1" };

/** Of npm's package `node`: the newest Node of the kind that users have most. */
export const otherNode = "22.23.3";

/** Seconds that npm may take. */
const patience = 600;

/** A folder with exactly these packages, installed once. */
async function folderWith(packages: Readonly<Record<string, string>>): Promise<string> {
  const names = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
  const folder = join(cacheFolder(), "bench", names.join("+"));
  const isThere = join(folder, "installed");
  if (existsSync(isThere)) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: packages }));
  report(`installing ${names.join(", ")}`);
  const args = ["install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  const { code, output } = await runQuietly("npm", args, { cwd: folder, env: process.env, timeout: patience });
  if (code !== 0) throw new SetupError(`npm could not install ${names.join(", ")}:\n${lastLines(output)}`);
  writeFileSync(isThere, "");
  return folder;
}

/** The program of the other Node. */
export const installNode = async (): Promise<string> =>
  join(await folderWith({ node: otherNode }), "node_modules", "node", "bin", "node");

/** The CDK's app among its packages: the file to run. */
export async function installApp(): Promise<string> {
  const folder = await folderWith(versions);
  const app = join(folder, "app.cjs");
  copyFileSync(join(__dirname, "../../../bench/cdk/app.cjs"), app);
  return app;
}
