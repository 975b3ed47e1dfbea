import { existsSync } from "node:fs";
import { report, reportEvery } from "../base/report.cjs";
import { SetupError } from "./errors";
import { type Environment, findPrograms, type Program, versionOf } from "./find";
import { lastLines, runQuietly } from "./processes";
import { isAtLeast, minimumHaproxy } from "./versions";

/** Where packages put it, on the PATH or not. */
const usual = ["/usr/sbin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin"];

async function search(env: Environment, folders: readonly string[]) {
  const old: Program[] = [];
  for (const file of findPrograms("haproxy", env, folders)) {
    const version = await versionOf(file, ["-v"], env);
    if (version === undefined) continue;
    if (isAtLeast(version, minimumHaproxy)) return { found: { file, version }, old };
    old.push({ file, version });
  }
  return { found: undefined, old };
}

/**
 * The machine's HAProxy, on the PATH or in one of the folders; as root on a Debian or Ubuntu machine, installed first.
 * Throws SetupError with what to run.
 */
export async function ensureHaproxy(env: Environment, folders: readonly string[] = usual): Promise<Program> {
  const before = await search(env, folders);
  if (before.found) return before.found;
  const [apt] = findPrograms("apt-get", env);
  const isRoot = process.getuid?.() === 0;
  const failure = apt && isRoot ? await installPackage(apt, env) : undefined;
  const after = apt && isRoot ? await search(env, folders) : before;
  if (after.found) return after.found;
  throw new SetupError(explain(after.old[0], apt !== undefined, failure));
}

function explain(old: Program | undefined, hasApt: boolean, failure: string | undefined): string {
  const is = old ? `${old.file} is ${old.version}` : "it is not installed";
  const commands = hasApt
    ? ["sudo apt-get update && sudo apt-get install --no-install-recommends haproxy"]
    : ["macOS:   brew install haproxy", "Fedora:  sudo dnf install haproxy", "Alpine:  sudo apk add haproxy"];
  return [
    `the twin needs HAProxy ${minimumHaproxy} or later: ${is}`,
    ...(failure === undefined ? [] : [`installing it failed:\n${failure}`]),
    "Install it, then run this again:",
    ...commands.map((command) => `  ${command}`),
  ].join("\n");
}

/** Returns why it failed. */
async function installPackage(apt: string, env: Environment): Promise<string | undefined> {
  report("installing HAProxy with apt-get (once, some seconds)");
  const stop = reportEvery(() => "still installing HAProxy");
  const quiet = { env: { ...env, DEBIAN_FRONTEND: "noninteractive", ...keepServiceOff() }, timeout: 300 };
  try {
    await runQuietly(apt, ["update"], quiet);
    const { code, output } = await runQuietly(
      apt,
      ["install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120", "haproxy"],
      quiet,
    );
    if (code !== 0) return lastLines(output);
    await disableService(env);
    return undefined;
  } finally {
    stop();
  }
}

/** The package's own service has no work here. Debian's service helpers obey this variable; others are stopped below. */
const keepServiceOff = () => ({ RUNLEVEL: "1" });

async function disableService(env: Environment): Promise<void> {
  if (!existsSync("/run/systemd/system")) return;
  await runQuietly("systemctl", ["disable", "--now", "haproxy"], { env, timeout: 60 });
}
