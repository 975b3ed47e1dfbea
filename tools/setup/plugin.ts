import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cacheFolder } from "../base/cache.cjs";
import { withLock } from "../base/lock.cjs";
import { report } from "../base/report.cjs";
import type { Engine } from "./engine";
import { SetupError } from "./errors";
import type { Environment } from "./find";
import { ensureWritable } from "./folders";
import { packageVersion } from "./packages";
import { lastLines, runQuietly } from "./processes";

/** The engine's home for twin stacks: never the user's own, so no other stack can reach what is installed there. */
export const engineHome = (env: Environment) => join(cacheFolder(env), "pulumi-home");

const program = "pulumi-resource-aws";

/**
 * One plugin serves every checkout on the machine: the engine starts it in the project's folder, and it looks for vipkit
 * from there upwards.
 */
const script = `#!/bin/sh
# The twin: a stand-in for the AWS provider, out of the vipkit that the project uses.
entry=tools/provider.cjs
folder=$PWD
while [ -z "$VIPKIT_ROOT" ]; do
  if [ -f "$folder/$entry" ]; then VIPKIT_ROOT=$folder
  elif [ -f "$folder/node_modules/vipkit/$entry" ]; then VIPKIT_ROOT=$folder/node_modules/vipkit
  elif [ -z "$folder" ]; then
    echo "the twin's provider: no vipkit in $PWD or above it; set VIPKIT_ROOT to its folder" >&2
    exit 1
  fi
  folder=\${folder%/*}
done
exec node "$VIPKIT_ROOT/$entry" "$@"
`;

/**
 * `7.48.1-twin` for the SDK 7.48.0, whose programs it fits: a name that no registry serves and no other program asks for, since the engine wants
 * versions to match. One patch above the SDK: the engine calls a pre-release of the SDK's own version older than the program.
 */
export function twinVersion(): string {
  const [major, minor, patch] = packageVersion("@pulumi/aws/package.json").split(".");
  return `${major}.${minor}.${Number(patch) + 1}-twin`;
}

function isInstalled(folder: string): boolean {
  // The engine keeps this file while it installs: with it, the plugin is not complete.
  if (existsSync(`${folder}.partial`)) return false;
  const file = join(folder, program);
  return existsSync(file) && readFileSync(file, "utf8") === script;
}

/** Installs the twin as a provider plugin into the engine's home for twin stacks, unless it is there. */
export async function ensureTwinPlugin(engine: Engine, env: Environment): Promise<void> {
  const home = engineHome(env);
  const version = twinVersion();
  const folder = join(home, "plugins", `resource-aws-v${version}`);
  if (isInstalled(folder)) return;
  ensureWritable(cacheFolder(env));
  const lock = join(cacheFolder(env), "locks", "plugin");
  await withLock(lock, { what: "installing the twin's plugin", report }, async () => {
    if (!isInstalled(folder)) await install(engine, env, version);
  });
}

async function install(engine: Engine, env: Environment, version: string): Promise<void> {
  const draft = mkdtempSync(join(tmpdir(), "vipkit-plugin-"));
  try {
    const file = join(draft, program);
    writeFileSync(file, script);
    chmodSync(file, 0o755);
    const args = ["plugin", "install", "resource", "aws", version, "--file", draft, "--reinstall"];
    const home = engineHome(env);
    mkdirSync(home, { recursive: true });
    const { code, output } = await runQuietly(engine.program, args, {
      env: { ...env, PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: "true" },
      cwd: draft,
      timeout: 60,
    });
    if (code !== 0) throw new SetupError(`the twin's plugin could not be installed:\n${lastLines(output)}`);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
