import { existsSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../base/cache.cjs";
import { withLock } from "../base/lock.cjs";
import { report } from "../base/report.cjs";
import { buildEngine } from "./engine-build";
import { fetchOfficialEngine } from "./engine-official";
import { SetupError } from "./errors";
import { type Environment, findCompanion, findPrograms, versionOf } from "./find";
import { ensureWritable } from "./folders";
import { usualGoFolders } from "./go-build";
import { builtEngine, isAtLeast, minimumEngine, officialEngine } from "./versions";

export interface Engine {
  /** The folder of `pulumi` and its language host, to be put first on the PATH. */
  readonly folder: string;
  readonly program: string;
  readonly version: string;
}

/** Where a version that set-up fetched or built lives. It appears there whole, by a rename. */
const engineFolder = (env: Environment, version: string) => join(cacheFolder(env), "engine", version);

const engineIn = (folder: string, version: string): Engine => ({ folder, program: join(folder, "pulumi"), version });

/** The user's own engine, if it is recent enough and can run Node programs. */
async function engineOnPath(env: Environment): Promise<Engine | undefined> {
  for (const program of findPrograms("pulumi", env)) {
    const host = findCompanion("pulumi-language-nodejs", program, env);
    const version = host && (await versionOf(program, ["version"], env));
    if (host && version && isUsable(version)) return { folder: join(program, ".."), program, version };
  }
  return undefined;
}

const isUsable = (version: string) => version.startsWith("3.") && isAtLeast(version, minimumEngine);

function engineInCache(env: Environment): Engine | undefined {
  const version = [officialEngine, builtEngine].find((candidate) =>
    existsSync(join(engineFolder(env, candidate), "bin", "pulumi")),
  );
  return version === undefined ? undefined : engineIn(join(engineFolder(env, version), "bin"), version);
}

/** The engine that is there already, without asking for anything. */
export async function findEngine(env: Environment): Promise<Engine | undefined> {
  return (await engineOnPath(env)) ?? engineInCache(env);
}

/** The user's engine, the cached one, the official one or one built from source: the first that can be had. */
export async function ensureEngine(env: Environment, goFolders = usualGoFolders): Promise<Engine> {
  const found = await findEngine(env);
  if (found) return found;
  const cache = cacheFolder(env);
  ensureWritable(cache);
  return withLock(join(cache, "locks", "engine"), { what: "setting up the engine", report }, async () => {
    return engineInCache(env) ?? (await acquire(env, goFolders));
  });
}

async function acquire(env: Environment, goFolders: readonly string[]): Promise<Engine> {
  report(`no pulumi ${minimumEngine} or later on this machine: fetching ${officialEngine}`);
  const fetched = await fetchOfficialEngine(env, engineFolder(env, officialEngine));
  if (fetched !== undefined) {
    report(`it cannot be fetched here (${fetched}): building ${builtEngine} from its source instead`);
    const built = await buildEngine(env, engineFolder(env, builtEngine), goFolders);
    if (built !== undefined) throw new SetupError(cannot(fetched, built));
  }
  const engine = engineInCache(env);
  if (!engine) throw new SetupError(cannot(fetched ?? "it is not where it was put", "not tried"));
  report(`the engine is ready: pulumi ${engine.version}`);
  return engine;
}

const cannot = (fetched: string, built: string) => `the engine (pulumi ${minimumEngine} or later) cannot be set up here:
  fetching it: ${fetched}
  building it: ${built}
Install it yourself, then run this again:
  macOS:  brew install pulumi/tap/pulumi
  Linux:  curl -fsSL https://get.pulumi.com | sh
or install Go 1.24 or later (https://go.dev/dl), and it is built from its source.`;
