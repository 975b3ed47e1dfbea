import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../model/user-error";
import { findEngine } from "../../tools/setup";
import { defineCommand } from "../command/define";
import { chooseStack } from "../command/stacks";
import { refuseDuringDrill } from "../drill/lease";
import { destroy, stateOf } from "../engine";
import { toJson } from "../json";
import { readCheckpoint, removeEmpty, removeState } from "../local-state";
import { keepOutput, print } from "../output";
import { passphraseFolder, removePassphrase } from "../passphrase";
import type { StackFiles } from "../project";
import { shiftFolder } from "../shift/journal";
import { twinFolder } from "../twin-folder";
import { endTwinProcesses } from "../twin-processes";
import { isTwinStack } from "../twin-stack";

/** `vipkit down`: nothing of a local stack is left, whatever state it is in. */
export const downCommand = defineCommand({
  name: "down",
  summary: "remove a local stack: its resources, processes, ports and files",
  details: [
    "What the engine cannot remove in order goes with the twin all the same. A stack of an account is left alone.",
  ],
  stack: "one",
  among: "twin",
  json: "what is gone, for machines",
  examples: [
    { line: "down", says: "the project's stack on this machine" },
    { line: "down local", says: "one of several, by name" },
  ],
  async run(input) {
    if (input.json) keepOutput();
    const files = chooseStack(input);
    const { stack } = files;
    if (!isTwinStack(files)) throw new UserError(notLocal(stack));
    refuseDuringDrill(files, "it is not removed");
    await destroyResources(files);
    const processes = await endTwinProcesses(twinFolder(files));
    removeFiles(files);
    print(input.json ? toJson({ stack, processes }) : describeEnd(stack, processes));
  },
});

const describeEnd = (stack: string, processes: number) =>
  `stack "${stack}" is gone from this machine${processes > 0 ? `, with ${processes} process${processes === 1 ? "" : "es"} of it` : ""}`;

const notLocal = (stack: string) =>
  `stack "${stack}" is not on this machine, so it is not for this command to remove: pulumi destroy --stack ${stack}`;

/** What the engine cannot remove in order goes with the twin all the same: it exists nowhere else. */
async function destroyResources(files: StackFiles): Promise<void> {
  try {
    const size = readCheckpoint(stateOf(files))?.size ?? 0;
    if (size === 0) return;
    const engine = await findEngine(process.env);
    if (!engine) throw new UserError("there is no engine on this machine any more");
    await destroy({ files, engine });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(`${error.message}\nRemoving what is left of stack "${files.stack}" without the engine.`);
  }
}

function removeFiles(files: StackFiles): void {
  const own = join(files.folder, ".vipkit");
  rmSync(twinFolder(files), { recursive: true, force: true });
  rmSync(shiftFolder(files), { recursive: true, force: true });
  rmSync(join(own, "config", `Pulumi.${files.stack}.yaml`), { force: true });
  removeState(stateOf(files));
  removePassphrase(files);
  for (const folder of [
    join(own, "twin"),
    join(own, "shift"),
    join(own, "config"),
    passphraseFolder(files.folder),
    own,
  ].filter(existsSync))
    removeEmpty(folder);
}
