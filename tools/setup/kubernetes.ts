import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../base/cache.cjs";
import { withLock } from "../base/lock.cjs";
import { report } from "../base/report.cjs";
import { ensureEnvoy, findEnvoy } from "./envoy";
import { SetupError } from "./errors";
import type { Environment } from "./find";
import { createDraft, ensureWritable } from "./folders";
import { buildGoProgram, findGo, type GoProgram } from "./go-build";
import {
  controlPlane,
  type DefinitionSource,
  definitionSources,
  fingerprintOf,
  promtool,
  translator,
} from "./kubernetes-parts";
import { lastLines, runQuietly } from "./processes";

/** What the twin for Kubernetes runs; every path is absolute. */
export interface KubernetesPrograms {
  /** etcd and the control plane's components, by the first argument. */
  readonly kubernetes: string;
  /** Envoy Gateway's `egctl`. */
  readonly translator: string;
  readonly envoy: string;
  /** Folders of CustomResourceDefinitions. */
  readonly definitions: readonly string[];
  /** Folder of what the first cluster leaves for those after it. */
  readonly prepared: string;
}

const cache = (env: Environment) => join(cacheFolder(env), "kubernetes");
const programFile = (env: Environment, part: GoProgram) =>
  join(cache(env), `${part.program}-${fingerprintOf(part)}`, part.program);
const preparedFolder = (env: Environment) => join(cache(env), "prepared");
const definitionsFolder = (env: Environment, { name, module }: DefinitionSource) =>
  join(cache(env), `${name}-${module.split("@")[1] ?? ""}`);

/** What is there already, without asking for anything; undefined when a part is missing. */
export async function findKubernetes(env: Environment): Promise<KubernetesPrograms | undefined> {
  const envoy = await findEnvoy(env);
  const programs = {
    kubernetes: programFile(env, controlPlane),
    translator: programFile(env, translator),
    definitions: definitionSources.map((source) => definitionsFolder(env, source)),
    prepared: preparedFolder(env),
  };
  const files = [programs.kubernetes, programs.translator, ...programs.definitions];
  return envoy !== undefined && files.every((file) => existsSync(file)) ? { ...programs, envoy } : undefined;
}

/**
 * Everything that a Kubernetes cluster on this machine needs: built once from the Go modules, and kept outside the checkout.
 * @throws SetupError with what to do
 */
export async function ensureKubernetes(env: Environment): Promise<KubernetesPrograms> {
  const found = await findKubernetes(env);
  if (found) return found;
  ensureWritable(cacheFolder(env));
  return withLock(
    join(cacheFolder(env), "locks", "kubernetes"),
    { what: "setting up Kubernetes", report },
    async () => {
      const go = await findGo(env);
      if (typeof go === "object") throw cannot(go.missing);
      for (const source of definitionSources) await ensureDefinitions(env, go, source);
      const envoy = await ensureEnvoy(env);
      await ensureProgram(env, go, controlPlane, "the control plane (once, about 8 minutes on two cores)");
      await ensureProgram(env, go, translator, "the gateway's translator (once, about 12 minutes on two cores)");
      return {
        kubernetes: programFile(env, controlPlane),
        translator: programFile(env, translator),
        envoy,
        definitions: definitionSources.map((source) => definitionsFolder(env, source)),
        prepared: preparedFolder(env),
      };
    },
  );
}

/** Prometheus' checker of alerts, built once; or why there is none here. */
export async function ensurePromtool(env: Environment): Promise<string | { readonly missing: string }> {
  const file = programFile(env, promtool);
  if (existsSync(file)) return file;
  const go = await findGo(env);
  if (typeof go === "object") return go;
  ensureWritable(cacheFolder(env));
  const lock = join(cacheFolder(env), "locks", "kubernetes");
  try {
    await withLock(lock, { what: "building promtool", report }, () =>
      ensureProgram(env, go, promtool, "promtool (once, about 3 minutes on two cores)"),
    );
    return file;
  } catch (error) {
    if (error instanceof SetupError) return { missing: error.message };
    throw error;
  }
}

async function ensureProgram(env: Environment, go: string, part: GoProgram, what: string): Promise<void> {
  const file = programFile(env, part);
  if (existsSync(file)) return;
  report(`building ${what}`);
  const target = join(file, "..");
  const draft = createDraft(target);
  try {
    const failure = await buildGoProgram(env, go, part, draft);
    if (failure !== undefined) throw cannot(failure);
    removeOlder(env, part);
    renameSync(draft, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** A hundred megabytes each, and nothing asks for them again. */
function removeOlder(env: Environment, { program }: GoProgram): void {
  for (const name of readdirSync(cache(env)))
    if (name.startsWith(`${program}-`)) rmSync(join(cache(env), name), { recursive: true, force: true });
}

/** Copies a module's definitions: what Go keeps may be cleaned away. */
async function ensureDefinitions(env: Environment, go: string, source: DefinitionSource): Promise<void> {
  const target = definitionsFolder(env, source);
  if (existsSync(target)) return;
  mkdirSync(cache(env), { recursive: true });
  const { code, output } = await runQuietly(go, ["mod", "download", "-json", source.module], {
    env: { ...env, GOWORK: "off", GOFLAGS: "-mod=mod" },
    cwd: cache(env),
    timeout: 600,
  });
  const folder = /"Dir": "([^"]+)"/.exec(output)?.[1];
  if (code !== 0 || folder === undefined) throw cannot(lastLines(output));
  const draft = createDraft(target);
  try {
    const names = source.files ?? readdirSync(join(folder, source.folder)).filter((each) => each.endsWith(".yaml"));
    for (const name of names) cpSync(join(folder, source.folder, name), join(draft, name));
    if (!readdirSync(draft).some((name) => isDefinition(join(draft, name))))
      throw cannot(`${source.module} has no CustomResourceDefinition in ${source.folder}`);
    renameSync(draft, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

const isDefinition = (file: string) => readFileSync(file, "utf8").includes("kind: CustomResourceDefinition");

const cannot = (reason: string) =>
  new SetupError(`Kubernetes cannot be set up here: ${reason}
It is built from its Go modules, which takes Go 1.26 or later (https://go.dev/dl) and some gigabytes of disk once.`);
