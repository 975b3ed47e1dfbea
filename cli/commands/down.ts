import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { findEngine } from "../../tools/setup";
import { destroy, isTwinStack, stateOf } from "../engine";
import { UserError } from "../errors";
import { readCheckpoint, removeEmpty, removeState } from "../local-state";
import { print } from "../output";
import { passphraseFolder, removePassphrase } from "../passphrase";
import { findProject, readStack, type StackFiles } from "../plan/project";
import { twinFolder } from "../twin-folder";
import { endTwinProcesses } from "../twin-processes";

/** `vipkit down`: nothing of a local stack is left, whatever state it is in. */
export function downCommand(): Command {
  return new Command("down")
    .description("remove a local stack: its resources, processes, ports and files")
    .argument("[stack]", "the stack, as in Pulumi.<stack>.yaml", "local")
    .option("-s, --stack <name>", "the same, by name")
    .action(async (argument: string, options: { readonly stack?: string }) => {
      const stack = options.stack ?? argument;
      const files = readStack(findProject(process.cwd()), stack);
      if (!isTwinStack(files)) throw new UserError(notLocal(stack));
      await destroyResources(files);
      const ended = await endTwinProcesses(twinFolder(files));
      removeFiles(files);
      print(
        `stack "${stack}" is gone from this machine${ended > 0 ? `, with ${ended} process${ended === 1 ? "" : "es"} of it` : ""}`,
      );
    });
}

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
  rmSync(join(own, "config", `Pulumi.${files.stack}.yaml`), { force: true });
  removeState(stateOf(files));
  removePassphrase(files);
  for (const folder of [join(own, "twin"), join(own, "config"), passphraseFolder(files.folder), own].filter(existsSync))
    removeEmpty(folder);
}
