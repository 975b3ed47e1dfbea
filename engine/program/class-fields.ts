import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseDocument } from "yaml";
import { z } from "zod";

const tsconfig = z.looseObject({
  extends: z.union([z.string(), z.array(z.string())]).optional(),
  compilerOptions: z
    .looseObject({ target: z.string().optional(), useDefineForClassFields: z.boolean().optional() })
    .optional(),
});

interface Field {
  readonly value?: unknown;
  readonly static?: boolean;
  declare?: boolean;
}

interface ProgramPath {
  traverse(visitor: { ClassProperty(path: { readonly node: Field }): void }): void;
}

/**
 * A plugin for the transpiler. Below ES2022, TypeScript takes a field without a value as a type alone; made a field, it would hide the
 * output of the same name that the SDK has put there: `class Port extends dynamic.Resource { value!: Output<number> }`.
 */
export const typeOnlyFields = () => ({
  visitor: {
    Program(path: ProgramPath) {
      path.traverse({
        ClassProperty({ node }) {
          if (!node.value && !node.static) node.declare = true;
        },
      });
    },
  },
});

/** Whether the compiler would make every declared field one, by the tsconfig.json nearest to a file. The engine's own default is ES6. */
export function definesFields(file: string): boolean {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const config = join(folder, "tsconfig.json");
    if (existsSync(config)) return readDefines(config, 0) ?? false;
    if (folder === dirname(folder)) return false;
  }
}

function readDefines(file: string, depth: number): boolean | undefined {
  const { compilerOptions = {}, extends: bases = [] } = readConfig(file);
  const { target, useDefineForClassFields } = compilerOptions;
  if (useDefineForClassFields !== undefined) return useDefineForClassFields;
  if (target !== undefined) return /^(es2022|es2023|es2024|es2025|esnext)$/i.test(target);
  if (depth > 4) return undefined;
  for (const base of [bases].flat().reverse()) {
    const path = resolve(dirname(file), base.endsWith(".json") ? base : `${base}.json`);
    const found = base.startsWith(".") && existsSync(path) ? readDefines(path, depth + 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** JSON with comments and trailing commas is YAML, once the comments are gone. */
function readConfig(file: string): z.output<typeof tsconfig> {
  const comments = /("(?:\\.|[^"\\])*")|\/\/.*|\/\*[\s\S]*?\*\//g;
  const text = readFileSync(file, "utf8").replace(comments, (_, quoted: string | undefined) => quoted ?? "");
  const parsed = tsconfig.safeParse(parseDocument(text).toJS() ?? {});
  return parsed.success ? parsed.data : {};
}
