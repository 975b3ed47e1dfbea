import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { z } from "zod";
import { UserError } from "../../model/user-error";
import { definesFields, typeOnlyFields } from "./class-fields";

/** What a folder's program may be called, when its package.json names none; as the engine has it. */
const indexes = ["index.js", "index.mjs", "index.ts", "index.mts"];

const manifest = z.looseObject({ type: z.string().optional() });

/**
 * Loads the user's program as the engine does: JavaScript or TypeScript, CommonJS or an ES module. Unlike the engine it checks no types.
 * @param entry absolute path of a file or a folder
 * @returns what the program exports
 * @throws UserError when there is no program; whatever the program throws
 */
export async function loadProgram(entry: string): Promise<unknown> {
  const file = findProgram(entry, createRequire(__filename));
  const loaded = await loadModule(file);
  return isEsModule(file) ? outputsOf(loaded) : loaded;
}

/**
 * Loads a file of the user's: JavaScript or TypeScript, CommonJS or an ES module. No types are checked.
 * @param file absolute path
 * @returns all that it exports
 */
export async function loadModule(file: string): Promise<unknown> {
  const isModule = isEsModule(file);
  if (!isModule && /^\.c?js$/.test(extname(file))) return createRequire(__filename)(file);
  const { createJiti } = await import("jiti");
  const load = createJiti(file, {
    fsCache: false,
    interopDefault: false,
    tsconfigPaths: true,
    transformOptions: { babel: { plugins: definesFields(file) ? [] : [typeOnlyFields] } },
  });
  return isModule ? load.import(file) : load(file);
}

function findProgram(entry: string, require: NodeJS.Require): string {
  try {
    return require.resolve(entry);
  } catch {
    const found = [...indexes.map((name) => join(entry, name)), `${entry}.ts`].find((file) => existsSync(file));
    if (found !== undefined) return found;
    const names = `${indexes.slice(0, -1).join(", ")} or ${indexes.at(-1)}`;
    throw new UserError(
      `no program at ${entry}: neither a file nor a folder with ${names}; name it in Pulumi.yaml or package.json as \`main\``,
    );
  }
}

function isEsModule(file: string): boolean {
  const extension = extname(file);
  if (/^\.m[jt]s$/.test(extension)) return true;
  if (/^\.c[jt]s$/.test(extension)) return false;
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const nearest = join(folder, "package.json");
    if (existsSync(nearest)) return readManifest(nearest).type === "module";
    if (folder === dirname(folder)) return false;
  }
}

function readManifest(file: string): z.output<typeof manifest> {
  try {
    return manifest.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    throw new UserError(`${file}: not a package's manifest: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A module's default export stands for the whole of it. */
function outputsOf(module: unknown): unknown {
  if (typeof module !== "object" || module === null || !("default" in module)) return module;
  if (Object.keys(module).length > 1)
    throw new UserError("the program has a default export and others: the engine takes one or the other");
  return module.default;
}
