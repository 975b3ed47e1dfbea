import { Command, CommanderError } from "commander";
import { packageVersion } from "../tools/setup/packages";

/** Each command's module is loaded only when it is called: some need the whole of the SDK. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import("./commands/init.js")).initCommand(),
  start: async () => (await import("./commands/start.js")).startCommand(),
  plan: async () => (await import("./commands/plan.js")).planCommand(),
  budget: async () => (await import("./commands/budget.js")).budgetCommand(),
  reach: async () => (await import("./commands/reach.js")).reachCommand(),
  diff: async () => (await import("./commands/diff.js")).diffCommand(),
  check: async () => (await import("./commands/check.js")).checkCommand(),
  status: async () => (await import("./commands/status.js")).statusCommand(),
  fault: async () => (await import("./commands/fault.js")).faultCommand(),
  down: async () => (await import("./commands/down.js")).downCommand(),
  setup: async () => (await import("./commands/setup.js")).setupCommand(),
};

/** Runs one command. Resolves to the exit code: 0, or 2 for wrong usage. Rejects with what a command could not do. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name = ""] = argv;
  const known = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const wanted = known === undefined ? Object.values(commands) : [known];
  const program = createProgram();
  for (const create of wanted) program.addCommand(refuseWithHelp(await create()));
  try {
    await program.parseAsync([...argv], { from: "user" });
    return 0;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
}

const createProgram = () =>
  new Command("vipkit")
    .description("VIP clusters as code: redundant nodes behind one stable address, on AWS and on your laptop")
    .version(packageVersion("./package.json"))
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError("(vipkit --help shows the commands)");

const refuseWithHelp = (command: Command) =>
  command
    .option("--verbose", "stack traces with errors")
    .option("--color", "colours, wherever the output goes")
    .option("--no-color", "no colours; by default there are some on a terminal only")
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError(`(vipkit ${command.name()} --help shows the options)`);
