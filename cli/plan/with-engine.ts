import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { UserError } from "../../model/user-error";
import { type Engine, ensureEngine } from "../../tools/setup";
import { ensureTwinPlugin } from "../../tools/setup/plugin";
import { runQuietly } from "../../tools/setup/processes";
import { hostPreviewProvider } from "../../twin/kubernetes/provider/hosted";
import { hostTwinProvider } from "../../twin/provider/hosted";
import { copyConfig, engineEnvironment, secretsEnvironment } from "../engine";
import { ownerOfEngine } from "../engine-guard";
import type { Plan } from "../planned";
import type { StackFiles } from "../project";
import { isKubernetesStack } from "../stack-values";
import { refuseWrongRegions } from "./region";
import { inScratch } from "./scratch";
import { twinVariables } from "./twin-variables";

/** A preview of the largest stack takes seconds; one that hangs must not hang its caller. */
const secondsAtMost = 300;

const references = z
  .record(
    z.string(),
    z
      .array(z.string())
      .nullish()
      .transform((urns) => urns ?? []),
  )
  .nullish();

const previewed = z.looseObject({
  steps: z
    .array(
      z.looseObject({
        newState: z
          .looseObject({
            urn: z.string(),
            type: z.string(),
            id: z.string().optional(),
            custom: z.boolean().default(false),
            parent: z.string().optional(),
            provider: z.string().optional(),
            inputs: z.record(z.string(), z.unknown()).default({}),
            outputs: z.record(z.string(), z.unknown()).default({}),
            dependencies: z.array(z.string()).nullish(),
            propertyDependencies: references,
          })
          .optional(),
      }),
    )
    .default([]),
  diagnostics: z.array(z.looseObject({ message: z.string(), severity: z.string() })).default([]),
});

/**
 * The real engine's preview of a stack against the twin's tables, kept in memory, with a state of its own that is gone
 * afterwards. Objects of Kubernetes are answered as an offline plan answers them: no cluster is asked. Throws UserError with what the engine refuses.
 */
export async function planWithEngine(files: StackFiles, env: NodeJS.ProcessEnv = process.env): Promise<Plan> {
  refuseWrongRegions(files, env);
  return withScratch(files, env, async (preview) => toPlan(files, (await preview("--json")).output));
}

/** One preview, with these arguments of the engine's. */
export type Preview = (...args: readonly string[]) => Promise<{ readonly code: number; readonly output: string }>;

/** Previews of a stack against the twin's providers, for as long as `work` takes. */
export async function withScratch<T>(
  files: StackFiles,
  env: NodeJS.ProcessEnv,
  work: (preview: Preview) => Promise<T>,
): Promise<T> {
  const engine = await ensureEngine(env);
  if (!isKubernetesStack(files)) await ensureTwinPlugin(engine, env);
  const inMemory = { ...env, ...twinVariables(files), VIPKIT_TWIN: "memory" };
  const providers = await Promise.all([
    hostTwinProvider({ cwd: files.folder, env: inMemory, isEager: false }),
    hostPreviewProvider(),
  ]);
  const hosted = { ...env, PULUMI_DEBUG_PROVIDERS: providers.map(({ address }) => address).join(",") };
  try {
    return await inScratch(async (scratch) => work(await prepare(files, engine, scratch, hosted)));
  } finally {
    for (const provider of providers) provider.close();
  }
}

async function prepare(files: StackFiles, engine: Engine, scratch: string, env: NodeJS.ProcessEnv): Promise<Preview> {
  const backend = join(scratch, "state");
  // The language host leaves its pipes in the folder for temporary files when it is ended.
  const temporary = join(scratch, "tmp");
  for (const folder of [backend, temporary]) mkdirSync(folder);
  const config = copyConfig(files, join(scratch, "config"));
  writeFileSync(join(scratch, "Pulumi.yaml"), `name: ${JSON.stringify(files.project)}\nruntime: nodejs\n`);
  const passphrase = randomBytes(32).toString("base64url");
  const own = { ...engineEnvironment(engine, { backend, passphrase }, env), ...secretsEnvironment(files, env) };
  const limits = {
    env: { ...own, ...twinInstead, ...ownerOfEngine(), TMPDIR: temporary },
    timeout: secondsAtMost,
  };
  const created = await runQuietly(engine.program, ["stack", "init", files.stack, "--non-interactive"], {
    ...limits,
    cwd: scratch,
  });
  if (created.code !== 0) throw new UserError(`the engine could not make a scratch stack: ${created.output}`);
  const stack = ["--non-interactive", "--stack", files.stack, "--config-file", config];
  return (...args) => runQuietly(engine.program, ["preview", ...args, ...stack], { ...limits, cwd: files.folder });
}

/** The stack's files stay as they are: `createProvider` takes the twin in the place of the cloud that they name. */
const twinInstead = { VIPKIT_PROVIDER: "twin" };

function toPlan({ project, stack }: StackFiles, output: string): Plan {
  const { steps, diagnostics } = parseAnswer(output);
  const errors = diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message.trim());
  if (errors.length > 0) throw new UserError([...new Set(errors)].join("\n"));
  const states = steps.flatMap(({ newState }) => newState ?? []);
  return {
    project,
    stack,
    outputs: states.find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs ?? {},
    resources: states.map((state) => ({
      urn: state.urn,
      type: state.type,
      name: state.urn.split("::").at(-1) ?? "",
      parent: state.parent,
      id: state.id,
      custom: state.custom,
      inputs: state.inputs,
      provider: state.provider,
      dependencies: state.dependencies ?? [],
      propertyDependencies: state.propertyDependencies ?? {},
    })),
  };
}

/** Warnings on standard error may stand around the JSON. */
function parseAnswer(output: string) {
  try {
    return previewed.parse(JSON.parse(output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1)));
  } catch {
    const hint = output.includes("incorrect passphrase")
      ? "\nset PULUMI_CONFIG_PASSPHRASE to the passphrase with which the stack's values were encrypted"
      : "";
    throw new UserError(`the engine's preview failed:\n${output.trim()}${hint}`);
  }
}
