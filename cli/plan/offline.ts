import * as pulumi from "@pulumi/pulumi";
import { createTwinMocks, type Registration } from "../../twin/mocks";
import { UserError } from "../errors";
import { loadProgram } from "./program";
import type { StackFiles } from "./project";
import type { Plan, PlannedResource } from "./tree";

/**
 * Runs a stack's program in this process on the twin's tables: no engine, no credentials, nothing is created.
 * Once a process: the runtime keeps the program's state. Throws UserError with all that the program or the tables refuse.
 */
export async function planOffline(files: StackFiles): Promise<Plan> {
  // Every resource records a stack trace otherwise, the larger half of its cost.
  Error.stackTraceLimit = 0;
  const mocks = createTwinMocks({ project: files.project, stack: files.stack });
  const failures = new Set<string>();
  const onFailure = (failure: unknown) => failures.add(message(failure));
  // Stays for good: the SDK rejects more than once for one failure, the last time after the stack's own promise.
  process.on("unhandledRejection", onFailure);
  try {
    await mocks.install();
    pulumi.runtime.setAllConfig({ ...files.config }, [...files.secretKeys]);
    const program = pulumi.runtime.runInPulumiStack(() => run(files.entry));
    const outputs = await shown(await Promise.race([program, stalled()]));
    await pulumi.runtime.disconnect();
    // A rejection of the last registrations is reported on the next turn.
    await new Promise(setImmediate);
    const refused = mocks.refusals.length > 0 ? mocks.refusals : [...failures];
    if (refused.length > 0) throw new UserError(refused.join("\n"));
    return { project: files.project, stack: files.stack, resources: mocks.registrations.map(planned), outputs };
  } catch (failure) {
    if (failure instanceof UserError) throw failure;
    throw new UserError(mocks.refusals.length > 0 ? mocks.refusals.join("\n") : message(failure));
  }
}

const planned = ({ checkedInputs, ...registration }: Registration): PlannedResource => ({
  urn: registration.urn,
  type: registration.type,
  name: registration.name,
  parent: registration.parent,
  id: registration.id,
  custom: registration.custom,
  inputs: checkedInputs,
  provider: registration.provider,
  dependencies: registration.dependencies,
  propertyDependencies: registration.propertyDependencies,
  secrets: registration.secrets,
});

/** A refused resource leaves the SDK waiting for ever: rejects once nothing is left to do. */
function stalled(): Promise<never> {
  return new Promise((_, reject) => {
    process.once("beforeExit", () => {
      reject(new Error("the program waits for something that never comes: is a promise or an output left open?"));
    });
  });
}

/** The program is the user's, known by its path only: a module that makes resources, or that exports a function which does. */
async function run(entry: string): Promise<unknown> {
  const exported = await loadProgram(entry);
  return isProgram(exported) ? await exported() : exported;
}

const isProgram = (exported: unknown): exported is () => unknown => typeof exported === "function";

function message(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}

/** Stack outputs as plain values; a secret one is named, never shown. */
async function shown(outputs: unknown): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  if (typeof outputs !== "object" || outputs === null) return values;
  for (const [name, value] of Object.entries(outputs)) {
    const output = pulumi.output(value);
    values[name] = (await pulumi.isSecret(output)) ? "[secret]" : await new Promise((done) => output.apply(done));
  }
  return values;
}
