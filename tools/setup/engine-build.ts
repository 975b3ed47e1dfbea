import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { report } from "../base/report.cjs";
import type { Environment } from "./find";
import { createDraft } from "./folders";
import { buildGoProgram, findGo } from "./go-build";
import { root } from "./packages";
import { builtEngine } from "./versions";

interface Part {
  readonly program: string;
  /** Below tools/engine: the folder of its go.mod and go.sum. */
  readonly module: string;
  /** Packages it is made of, about: for the progress line. */
  readonly packages: number;
}

const parts: readonly Part[] = [
  { program: "pulumi", module: "cli", packages: 1400 },
  { program: "nodejs-language-host", module: "language-nodejs", packages: 550 },
];

const execModule = (script: string) => `#!/bin/sh
script=$(node -p 'require.resolve("${script}")') || exit 1
exec node "$script" "$@"
`;

const languageHost = `#!/bin/sh
# This host wants the options of Pulumi.yaml as flags; the engine, which is newer, tells them in a way it does not know yet.
flags=$(sed -nE 's/^ +(typescript|tsconfig|nodeargs): *([^#]*[^# ]).*/-\\1=\\2/p' Pulumi.yaml 2>/dev/null | tr -d "\\"'")
IFS='
'
set -f
exec "$(dirname "$0")/nodejs-language-host" $flags "$@"
`;

/** What the engine looks for beside itself. The SDK has the code for policy packs and dynamic providers. */
const scripts: Readonly<Record<string, string>> = {
  "pulumi-language-nodejs": languageHost,
  "pulumi-analyzer-policy": execModule("@pulumi/pulumi/cmd/run-policy-pack"),
  "pulumi-resource-pulumi-nodejs": execModule("@pulumi/pulumi/cmd/dynamic-provider"),
};

/**
 * Builds the engine from its Go modules in a draft, and moves it to `target`. Returns why it could not be done.
 */
export async function buildEngine(
  env: Environment,
  target: string,
  goFolders: readonly string[],
): Promise<string | undefined> {
  const go = await findGo(env, goFolders);
  if (typeof go === "object") return go.missing;
  const draft = createDraft(target);
  const bin = join(draft, "bin");
  try {
    mkdirSync(bin);
    report("building the engine (once, about 4 minutes on two cores)");
    for (const { program, module, packages } of parts) {
      const folder = join(root, "tools", "engine", module);
      const part = { program, module: folder, package: toolOf(folder), linkerFlags, packages };
      const failure = await buildGoProgram(env, go, part, bin);
      if (failure !== undefined) return failure;
    }
    writeScripts(bin);
    renameSync(draft, target);
    return undefined;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Without its version the CLI cannot tell policy packs and plugins what it is. */
const linkerFlags = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=${builtEngine}`;

/** The package that the module's `tool` line names. Throws where there is none: the checkout is broken. */
function toolOf(module: string): string {
  const tool = /^tool (\S+)$/m.exec(readFileSync(join(module, "go.mod"), "utf8"))?.[1];
  if (tool === undefined) throw new Error(`${join(module, "go.mod")} has no tool line`);
  return tool;
}

function writeScripts(bin: string): void {
  for (const [name, text] of Object.entries(scripts)) {
    writeFileSync(join(bin, name), text);
    chmodSync(join(bin, name), 0o755);
  }
}
