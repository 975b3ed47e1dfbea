import { Command, CommanderError } from "commander";
import { packageVersion } from "../tools/setup/packages";
import { commands } from "./commands";

/** Runs one command. Resolves to the exit code: 0, or 2 for wrong usage. Rejects with what a command could not do. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name = ""] = argv;
  const known = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const wanted = known === undefined ? Object.values(commands) : [known];
  const program = createProgram();
  for (const load of wanted) program.addCommand((await load()).create());
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
