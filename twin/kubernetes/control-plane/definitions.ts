import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isList, isProps, toJson } from "../../../model/graph/json";
import { isNotFound } from "../api/api-error";
import type { ClusterClient } from "../api/cluster-client";
import { groupPath } from "../api/discovery";
import { listOf, propsOf, textOf } from "../api/objects";
import { applyManifests, filesOf, readManifests } from "./custom-resources";
import type { EtcdEntry, EtcdKeys } from "./etcd-keys";

/** Where etcd has what definitions come with. Source: the API server's storage paths. */
const prefixes = [
  "/registry/apiextensions.k8s.io/customresourcedefinitions/",
  "/registry/validatingadmissionpolicies/",
  "/registry/validatingadmissionpolicybindings/",
];

/** Milliseconds in which a server that has just come up serves what it has stored. */
const patience = 15_000;

/** What an API server keeps of definitions, as another one of the same version can take it up. */
interface Prepared {
  /** `<group>/<version>/<plural>` of all that is served then. */
  readonly served: readonly string[];
  readonly entries: readonly EtcdEntry[];
}

interface DefinitionsOptions {
  /** Of YAML files. */
  readonly folders: readonly string[];
  /** What stores them: other versions store otherwise. */
  readonly program: string;
  /** Where what was prepared is kept, outside of any cluster; nothing is kept without. */
  readonly cache: string | undefined;
  /** Where the cluster notes down what it has. */
  readonly record: string;
}

/**
 * Custom resources of a cluster. To read and apply them costs ten seconds of a processor, so the first cluster keeps what came of it, and
 * those after it begin with that in their etcd.
 */
export class Definitions {
  private readonly digest: string;

  constructor(private readonly options: DefinitionsOptions) {
    const hash = createHash("sha256").update(options.program);
    for (const file of filesOf(options.folders)) hash.update(readFileSync(file));
    this.digest = hash.digest("hex");
  }

  /** Puts what was prepared into the etcd of a new cluster. Resolves with whether there was something. */
  async plant(keys: EtcdKeys): Promise<boolean> {
    const prepared = this.prepared();
    if (prepared === undefined) return false;
    await Promise.all(prepared.entries.map((entry) => keys.put(entry)));
    this.note(prepared.served);
    return true;
  }

  /** Sees to it that the API server serves all of them, and that the next cluster has them from its beginning. */
  async ensure(client: ClusterClient, keys: EtcdKeys): Promise<void> {
    const [noted, ...known] = lines(this.options.record);
    if (noted === this.digest && (await areServed(client, known, patience))) return;
    const objects = readManifests(this.options.folders);
    await applyManifests(client, objects);
    const served = objects.filter(({ kind }) => kind === "CustomResourceDefinition").flatMap(({ raw }) => namesOf(raw));
    this.note(served);
    if (this.prepared() === undefined) await this.keep(keys, served);
  }

  private note(served: readonly string[]): void {
    writeFileSync(this.options.record, [this.digest, ...served].join("\n"), { mode: 0o600 });
  }

  private get file(): string | undefined {
    const { cache } = this.options;
    return cache === undefined ? undefined : join(cache, `definitions-${this.digest.slice(0, 16)}.json`);
  }

  private prepared(): Prepared | undefined {
    if (this.file === undefined) return undefined;
    try {
      return readPrepared(JSON.parse(readFileSync(this.file, "utf8")));
    } catch {
      return undefined;
    }
  }

  private async keep(keys: EtcdKeys, served: readonly string[]): Promise<void> {
    const { file } = this;
    if (file === undefined) return;
    const entries = (await Promise.all(prefixes.map((prefix) => keys.below(prefix)))).flat();
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const folder = dirname(file);
    // What was prepared for other versions is asked for no more.
    for (const name of readdirSync(folder))
      if (name.startsWith("definitions-")) rmSync(join(folder, name), { force: true });
    const draft = join(folder, `.${process.pid}.draft`);
    writeFileSync(draft, JSON.stringify({ served, entries } satisfies Prepared), { mode: 0o600 });
    renameSync(draft, file);
  }
}

function readPrepared(value: unknown): Prepared | undefined {
  const prepared = toJson(value);
  if (!isProps(prepared) || !isList(prepared.served)) return undefined;
  const entries = listOf(prepared.entries).map(({ key, value: content }) => ({
    key: textOf(key),
    value: textOf(content),
  }));
  return { served: prepared.served.filter((each) => typeof each === "string"), entries };
}

function lines(file: string): string[] {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch {
    return [];
  }
}

function namesOf(definition: Parameters<typeof propsOf>[0]): string[] {
  const { group, versions, names } = propsOf(propsOf(definition).spec);
  return listOf(versions)
    .filter(({ served }) => served === true)
    .map(({ name }) => `${textOf(group)}/${textOf(name)}/${textOf(propsOf(names).plural)}`);
}

/** One may have been removed since, or may not be served yet. */
async function areServed(client: ClusterClient, wanted: readonly string[], milliseconds: number): Promise<boolean> {
  const versions = [...new Set(wanted.map((each) => dirname(each)))];
  for (const deadline = Date.now() + milliseconds; ; await sleep(50)) {
    const served = new Set((await Promise.all(versions.map((version) => pluralsOf(client, version)))).flat());
    if (wanted.every((each) => served.has(each))) return true;
    if (Date.now() > deadline) return false;
  }
}

async function pluralsOf(client: ClusterClient, version: string): Promise<string[]> {
  try {
    const { resources } = await client.call("GET", groupPath(version));
    return listOf(resources).map(({ name }) => `${version}/${textOf(name)}`);
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  }
}
