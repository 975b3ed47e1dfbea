import { Argument, Command, Option } from "commander";
import type { Parameter, Parameters, Values } from "./parameters";

/** How many stacks a command is about. */
type StackCount = "none" | "one" | "two" | "many";

/** One way to call a command. */
interface Example {
  /** As it is written after `vipkit `. */
  readonly line: string;
  /** What it shows or does. */
  readonly says: string;
}

/** What every command is told in the same way. */
export interface SharedInput {
  /** The command with its arguments before the stack, as the user wrote them. */
  readonly call: string;
  readonly takes: StackCount;
  readonly among: "all" | "twin";
  /** The stacks that were named, by argument and by `--stack`. */
  readonly named: readonly string[];
  /** `--project`: the folder of the Pulumi project; the one around the current folder when absent. */
  readonly project?: string;
  readonly json?: boolean;
}

/** A command as it is described to a reader: what `--help` and the pages of `docs/cli` are made of. */
export interface CommandHead {
  readonly name: string;
  /** One sentence, in lower case and without a full stop. */
  readonly summary: string;
  /** What a reader of its page should know beyond the options: a paragraph each. */
  readonly details?: readonly string[];
  readonly stack: StackCount;
  /** Which of the project's stacks can be meant: `twin` for those that run on this machine. Default: all. */
  readonly among?: "twin";
  /** What `--json` prints; absent when the command has an option of its own for it. */
  readonly json?: string;
  /** Each is parsed by a test. */
  readonly examples: readonly [Example, ...Example[]];
}

/** All of one command: from this are made its parser, its help and its page. */
interface CommandDefinition<A extends Parameters, O extends Parameters> extends CommandHead {
  /** Before the stack, in this order. */
  readonly arguments?: A;
  readonly options?: O;
  /** Does it, and prints the answer. Throws UserError. */
  readonly run: (input: Values<A> & Values<O> & SharedInput) => void | Promise<void>;
}

export interface DefinedCommand extends CommandHead {
  /**
   * The parser, which runs the command.
   * @param observe for tests: gets the input in place of the command
   */
  readonly create: (observe?: (input: SharedInput) => void) => Command;
}

type NoParameters = Readonly<Record<never, never>>;

/** A command from its one definition. */
export function defineCommand<const A extends Parameters = NoParameters, const O extends Parameters = NoParameters>(
  definition: CommandDefinition<A, O>,
): DefinedCommand {
  const { arguments: given = {}, options = {}, run, ...head } = definition;
  const create = (observe?: (input: SharedInput) => void): Command => {
    const command = new Command(head.name).description(head.summary);
    for (const [name, parameter] of Object.entries<Parameter<unknown>>(given))
      command.addArgument(argument(name, parameter));
    for (const one of stackArguments(head)) command.addArgument(one);
    for (const [name, parameter] of Object.entries<Parameter<unknown>>(options))
      command.addOption(option(name, parameter));
    addShared(command, head);
    return command.action(async () => {
      setArguments(command, Object.keys(given), head);
      const input = command.opts<Values<A> & Values<O> & SharedInput>();
      await (observe ?? run)(input);
    });
  };
  return { ...head, create };
}

function argument(name: string, { description, isRequired, parse, choices }: Parameter<unknown>): Argument {
  const made = new Argument(isRequired ? `<${name}>` : `[${name}]`, description);
  if (parse) made.argParser(parse);
  // Only shown: `parse` judges.
  if (choices) made.argChoices = [...choices];
  return made;
}

function option(name: string, parameter: Parameter<unknown>): Option {
  const { description, value, short, isRepeatable, isValueOptional, choices, parse } = parameter;
  const long = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const place = value === undefined ? "" : isValueOptional ? ` [${value}]` : ` <${value}>`;
  const made = new Option(`${short === undefined ? "" : `-${short}, `}${long}${place}`, description);
  if (isRepeatable) made.argParser((one: string, before: readonly string[] = []) => [...before, one]);
  else if (parse) made.argParser(parse);
  if (choices) made.argChoices = [...choices];
  return made;
}

function stackArguments({ stack: takes, among }: CommandHead): readonly Argument[] {
  const name = "as in Pulumi.<stack>.yaml";
  if (takes === "one")
    return [
      new Argument(
        "[stack]",
        `the stack, ${name}; the project's only one${among === "twin" ? " on this machine" : ""} when absent`,
      ),
    ];
  if (takes === "many") return [new Argument("[stack...]", `stacks, ${name}; all of them when none is named`)];
  if (takes === "two") return [new Argument("[a]", `one stack, ${name}`), new Argument("[b]", "the other one")];
  return [];
}

function addShared(command: Command, { stack, json, examples, name }: CommandHead): void {
  if (stack === "one")
    command.addOption(option("stack", { description: "the same, by name", value: "name", short: "s" }));
  if (stack === "many")
    command.addOption(
      option("stack", { description: "the same, by name; repeatable", value: "name", short: "s", isRepeatable: true }),
    );
  if (json !== undefined) command.option("--json", json);
  if (stack !== "none")
    command.option("--project <folder>", "folder of the Pulumi project; the one around the current folder when absent");
  command
    .option("--verbose", "stack traces with errors")
    .option("--color", "colours, wherever the output goes")
    .option("--no-color", "no colours; by default there are some on a terminal only")
    .addHelpText("after", ["", "Examples:", ...exampleLines(examples)].join("\n"))
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError(`(vipkit ${name} --help shows the options)`);
}

function exampleLines(examples: readonly Example[]): readonly string[] {
  const width = Math.max(...examples.map(({ line }) => line.length));
  return examples.map(({ line, says }) => `  vipkit ${line.padEnd(width)}  ${says}`);
}

/** Puts arguments beside the options, under their names: one record holds all that was said. */
function setArguments(command: Command, names: readonly string[], { name, stack, among }: CommandHead): void {
  const said: readonly unknown[] = command.processedArgs;
  for (const [index, argument] of names.entries())
    if (said[index] !== undefined) command.setOptionValue(argument, said[index]);
  const named: readonly unknown[] = [...said.slice(names.length), command.getOptionValue("stack")].flat();
  const words = said.slice(0, names.length).filter((one) => typeof one === "string");
  const call = [name, ...words].join(" ");
  const values = { call, takes: stack, among: among ?? "all", named: named.filter((one) => one !== undefined) };
  for (const [key, value] of Object.entries(values)) command.setOptionValue(key, value);
}
