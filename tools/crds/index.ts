import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { z } from "zod";
import { root } from "../setup";
import { bare, definition, type Structural, selected } from "./schema";
import { builtIn, type CrdSource, crds } from "./sources";
import { kindFile } from "./typescript";

const types = join(root, "components/kubernetes/crds");
const schemas = join(root, "test/components/kubernetes/schemas");

const downloaded = z.looseObject({ Dir: z.string() });

/** Where a Go module lies once it is downloaded. */
function moduleFolder(module: string): string {
  const text = execFileSync("go", ["mod", "download", "-json", module], { cwd: root, encoding: "utf8" });
  return downloaded.parse(JSON.parse(text)).Dir;
}

const fileName = (kind: string) =>
  kind
    .replace(/^(HTTP|TCP|UDP|TLS|BGP|BFD|IP)/, (word) => `${word[0]}${word.slice(1).toLowerCase()}`)
    .replace(/TLS/, "Tls")
    .replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`)
    .toLowerCase();

/** The text of a file below a module's folder. */
type Reader = (file: string) => string;

const fromFolder =
  (folder: string): Reader =>
  (file) =>
    readFileSync(join(folder, file), "utf8");

/** A commit's files, of a clone that need not have a working tree. */
const fromClone =
  (clone: string, commit: string): Reader =>
  (file) =>
    execFileSync("git", ["-C", clone, "show", `${commit}:${file}`], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });

/** Undefined where only a clone has the files, and none is given: what is there of them stays. */
function readerOf(module: string, clone: string | undefined): Reader | undefined {
  const [, commit] = /^[\w-]+\/[\w-]+@([0-9a-f]{40})$/.exec(module) ?? [];
  if (commit === undefined) return fromFolder(moduleFolder(module));
  return clone === undefined ? undefined : fromClone(clone, commit);
}

function read(text: Reader, { file, kind }: CrdSource) {
  const documents = parseAllDocuments(text(file));
  const found = documents.map((document) => definition.safeParse(document.toJS())).find(({ success }) => success);
  if (found?.data === undefined || found.data.spec.names.kind !== kind)
    throw new Error(`${file} does not define ${kind}`);
  const stored = found.data.spec.versions.find(({ storage }) => storage);
  const spec = stored?.schema.openAPIV3Schema.properties?.["spec"];
  if (stored === undefined || spec === undefined) throw new Error(`${file} has no schema`);
  return { apiVersion: `${found.data.spec.group}/${stored.name}`, scope: found.data.spec.scope, spec };
}

function writeKind(text: Reader, source: CrdSource): void {
  const { apiVersion, scope, spec: whole } = read(text, source);
  const spec: Structural = source.fields === undefined ? whole : selected(whole, source.fields);
  const { kind, module } = source;
  writeFileSync(join(types, `${fileName(kind)}.ts`), kindFile({ kind, apiVersion, source: module, spec }));
  const schema = { apiVersion, kind, scope, source: module, spec: bare(spec) };
  writeFileSync(join(schemas, `${fileName(kind)}.json`), `${JSON.stringify(schema)}\n`);
}

const openApi = z.looseObject({ components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }) });

const referenced = (schema: unknown): readonly string[] =>
  [...JSON.stringify(schema).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name = ""]) => name);

/** The built-in kinds, and every schema that theirs refer to. */
function builtInSchemas(folder: string) {
  const schemasByName = new Map<string, unknown>();
  const kinds: Record<string, string> = {};
  for (const [file, names] of Object.entries(builtIn.kinds)) {
    const all = openApi.parse(JSON.parse(readFileSync(join(folder, builtIn.folder, file), "utf8"))).components.schemas;
    const open = names.map((kind) => {
      const name = Object.keys(all).find((key) => key.startsWith("io.k8s.api.") && key.endsWith(`.${kind}`));
      if (name === undefined) throw new Error(`${file} has no ${kind}`);
      kinds[kind] = name;
      return name;
    });
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (schemasByName.has(name)) continue;
      const schema = bare(all[name]);
      schemasByName.set(name, schema);
      open.push(...referenced(schema));
    }
  }
  return { source: builtIn.module, kinds, schemas: Object.fromEntries([...schemasByName].sort()) };
}

/**
 * `npm run crds`: reads the published definitions anew. Needs Go, and the network unless its cache has the modules. `-- --clone <folder>` has the
 * files of the repository that is no module.
 */
export function main(args: readonly string[]): number {
  const clone = args[0] === "--clone" ? args[1] : undefined;
  const readers = new Map([...new Set(crds.map(({ module }) => module))].map((one) => [one, readerOf(one, clone)]));
  for (const source of crds) {
    const reader = readers.get(source.module);
    if (reader !== undefined) writeKind(reader, source);
  }
  const own = builtInSchemas(moduleFolder(builtIn.module));
  writeFileSync(join(schemas, "built-in.json"), `${JSON.stringify(own)}\n`);
  execFileSync(join(root, "node_modules/.bin/biome"), ["check", "--write", types, schemas], {
    cwd: root,
    stdio: "inherit",
  });
  return 0;
}
