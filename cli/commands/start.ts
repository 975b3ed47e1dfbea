import { Command } from "commander";
import pc from "picocolors";
import { setUp } from "../../tools/setup";
import { isTwinStack, stateOf, up } from "../engine";
import { UserError } from "../errors";
import { readCheckpoint } from "../local-state";
import { findProject, readStack, type StackFiles } from "../plan/project";
import { renderStatus } from "../status/render";
import { readStatus } from "./status";

/** `vipkit start`: a local stack up and serving, from whatever state the machine is in. */
export function startCommand(): Command {
  return new Command("start")
    .description("bring a local stack up on the twin: set the machine up, then the cluster")
    .argument("[stack]", "the stack, as in Pulumi.<stack>.yaml", "local")
    .option("-s, --stack <name>", "the same, by name")
    .action(async (argument: string, options: { readonly stack?: string }) => {
      const stack = options.stack ?? argument;
      const files = readStack(findProject(process.cwd()), stack);
      if (!isTwinStack(files)) throw new UserError(notLocal(files));
      const { engine } = await setUp();
      await up({ files, engine });
      console.log(summary(files, await nodeTable(stack)));
    });
}

const notLocal = ({ stack, configFile }: StackFiles) =>
  `stack "${stack}" is not for this machine: ${configFile} does not say provider: twin
To see what it would create:     npm run plan -- ${stack}
To create it in your account:    pulumi up --stack ${stack}`;

/** Nodes may still be starting: whatever keeps the table from being shown is no failure of the start. */
async function nodeTable(stack: string): Promise<string> {
  try {
    return renderStatus(stack, await readStatus(stack), Date.now());
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

function summary(files: StackFiles, table: string): string {
  const { url, next } = readCheckpoint(stateOf(files))?.outputs ?? {};
  const steps = Array.isArray(next) ? next.map(String) : [];
  return [
    "",
    table,
    "",
    ...(typeof url === "string" ? [`${pc.bold(files.stack)} answers at ${pc.cyan(url)}`, ""] : []),
    ...(steps.length > 0 ? ["Try next:", ...steps.map((step) => `  ${step}`)] : []),
  ].join("\n");
}
