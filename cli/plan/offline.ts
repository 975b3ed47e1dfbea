import { statSync } from "node:fs";
import { dirname } from "node:path";
import { carryInputs } from "../../engine/program/carried-inputs";
import { describeFault } from "../../engine/program/fault";
import { guardProgram } from "../../engine/program/guard";
import { watchLeftBehind } from "../../engine/program/left-behind";
import { loadProgram } from "../../engine/program/load";
import { shownOutputs } from "../../engine/program/outputs";
import { postponeOutputs } from "../../engine/program/postponed-outputs";
import { loadSdk, resolveSdk } from "../../engine/program/sdk";
import { recordPositions } from "../../engine/program/source-position";
import { answerTransforms } from "../../engine/program/transforms";
import { UserError } from "../../model/user-error";
import { limitsInForce } from "../../platforms/aws/limits/in-force";
import { isRenderedElsewhere } from "../../platforms/kubernetes/catalog/rendered-elsewhere";
import { createTwinMocks, type Registration } from "../../twin/mocks";
import { tellNote } from "../notes";
import type { Plan, PlannedResource } from "../planned";
import { hideEncrypted } from "../program/encrypted";
import { noStandIns, type StandIns, withConfig } from "../program/options";
import { refuseOtherRuntimes } from "../program/runtime";
import { answerPlainReads, outputsOf } from "../program/stack-references";
import type { StackFiles } from "../project";
import { readDefaultProvider, refuseUnreadRegion, refuseWrongRegions } from "./region";

/**
 * Runs a stack's program in this process on the twin's tables: no engine, no credentials, nothing is created.
 * Once a process: the runtime keeps the program's state. What the vendor refuses is in the plan's `refused`.
 * @throws UserError when the program fails, or does not finish
 */
export async function planOffline(given: StackFiles, standIns: StandIns = noStandIns): Promise<Plan> {
  const files = withConfig(given, standIns);
  const { stackOutputs } = standIns;
  refuseOtherRuntimes(files);
  refuseWrongRegions(files, process.env);
  // Deep enough for the user's own line under a library's; each frame more is paid for with every resource.
  Error.stackTraceLimit = 20;
  const folder = folderOf(files.entry);
  // The engine starts a program where it stands, and programs read their files from there.
  process.chdir(folder);
  const sdk = loadSdk(folder);
  const provider = readDefaultProvider(files, process.env);
  const mocks = createTwinMocks({
    ...provider,
    limits: limitsInForce(files.config["vipkit:limits"]),
    project: files.project,
    stack: files.stack,
    preview: true,
    folder,
    stackOutputs: (stack) => outputsOf(stackOutputs, stack),
    kubernetesNamespace: files.config["kubernetes:namespace"],
  });
  recordPositions(sdk.Resource);
  postponeOutputs(resolveSdk(folder));
  carryInputs(resolveSdk(folder));
  const guard = guardProgram();
  const left = watchLeftBehind(sdk);
  try {
    await mocks.install(sdk.runtime);
    mocks.onStep = (step) => guard.progress(step);
    mocks.transformer = answerTransforms(sdk, resolveSdk(folder));
    sdk.runtime.setAllConfig({ ...files.config }, [...files.secretKeys]);
    hideEncrypted(sdk, files);
    answerPlainReads(sdk, stackOutputs);
    const program = sdk.runtime.runInPulumiStack(() => run(files.entry));
    await Promise.race([program, guard.ended]);
    await Promise.race([sdk.runtime.disconnect(), guard.ended]);
    // A rejection of the last registrations is reported on the next turn.
    await new Promise(setImmediate);
    if (guard.failures.length > 0) throw failureOf(files, guard.failures);
    const problems = left.problems();
    if (problems.length > 0) throw new UserError(problems.join("\n"));
    refuseUnreadRegion(files, process.env);
    for (const note of mocks.notes) tellNote(note);
    const { project, stack } = files;
    const outputs = shownOutputs(mocks.outputs);
    const resources = mocks.registrations.map(planned);
    return {
      project,
      stack,
      resources,
      outputs,
      region: provider.region,
      refused: mocks.refused,
      lookUps: mocks.lookUps,
      absent: mocks.absent,
    };
  } catch (failure) {
    throw failureOf(files, [...guard.failures, failure], mocks.refusals);
  } finally {
    guard.release();
    left.release();
  }
}

const folderOf = (entry: string): string =>
  statSync(entry, { throwIfNoEntry: false })?.isDirectory() ? entry : dirname(entry);

const planned = ({ checkedInputs, ...registration }: Registration): PlannedResource => ({
  urn: registration.urn,
  type: registration.type,
  name: registration.name,
  parent: registration.parent,
  id: registration.id,
  custom: registration.custom,
  remote: registration.remote || isRenderedElsewhere(registration.type),
  inputs: checkedInputs,
  provider: registration.provider,
  dependencies: registration.dependencies,
  propertyDependencies: registration.propertyDependencies,
  secrets: registration.secrets,
  options: {
    protect: registration.protect,
    deleteBeforeReplace: registration.deleteBeforeReplace,
    ignoreChanges: registration.ignoreChanges,
  },
  source: registration.source,
});

/** The program is the user's, known by its path only: a module that makes resources, or that exports a function which does. */
async function run(entry: string): Promise<unknown> {
  const exported = await loadProgram(entry);
  return isProgram(exported) ? await exported() : exported;
}

const isProgram = (exported: unknown): exported is () => unknown => typeof exported === "function";

/** One failure is thrown wherever it is awaited: each message is said once. */
function failureOf({ folder }: StackFiles, failures: readonly unknown[], refusals: readonly string[] = []): UserError {
  const messages = new Set(
    [...refusals, ...failures.map((failure) => describeFault(failure, folder))].filter((text) => text !== ""),
  );
  return new UserError([...messages].join("\n") || "the program failed without a message");
}
