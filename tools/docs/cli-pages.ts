import type { Argument, Option } from "commander";
import type { CommandHead, DefinedCommand } from "../../cli/command/define";
import { commands } from "../../cli/commands";
import { schemaVersion } from "../../cli/json";
import { markdownTable } from "./markdown";

/** The pages of the command line, from the commands' own definitions: what `--help` says is what they say. */
export async function cliPages(): Promise<ReadonlyMap<string, string>> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  return new Map([
    ["docs/cli/README.md", overview(all)],
    ...all.map((command) => [`docs/cli/${command.name}.md`, commandPage(command)] as const),
  ]);
}

const generated = (source: string) => `<!-- Generated from ${source} by \`npm run docs\`: edit that, not this. -->`;

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function overview(all: readonly DefinedCommand[]): string {
  const rows = all.map((command) => [`[${command.name}](${command.name}.md)`, command.summary, withoutStack(command)]);
  return [
    generated("cli/commands and tools/docs/cli-pages.ts"),
    "",
    "# The command line",
    "",
    "`npx vipkit <command>` in a project. In vipkit's own checkout `npm run <command> -- <arguments>` is the same, and sets the machine up first;",
    "only `check` is `npm run policy` there, since `npm run check` is the developers' own; `npx vipkit check` works everywhere.",
    "",
    ...markdownTable(["command", "what it does", "without a stack"], rows),
    "",
    "## Which stack",
    "",
    "A stack is named as in `Pulumi.<stack>.yaml`, by argument or by `--stack`; `organization/stack` and `organization/project/stack` name it too.",
    "A missing stack means the same in every command: those of the project's stacks that the command can be about. If it is one, that is taken.",
    "If there are several, a command that judges several takes all; every other asks which, with the list, and ends with exit code 2. `start`,",
    "`status`, `page`, `logs`, `fault` and `down` can be about stacks on this machine only: those with `provider: twin`, or with `vipkit:twin`.",
    "",
    "`--project <folder>` is for another folder than the current one; it must hold a `Pulumi.yaml`. Files that other options name are read and",
    "written from the current folder all the same.",
    "",
    "## Exit codes",
    "",
    ...markdownTable(
      ["code", "meaning"],
      [
        ["0", "done, or judged and found right"],
        ["1", "not done; or judged, and something is wrong or cannot be known"],
        ["2", "wrong usage, and nothing was done"],
        ["129, 130, 143", "interrupted"],
      ],
    ),
    "",
    "## JSON",
    "",
    "`--json` prints JSON and nothing else on standard output; notes, progress and what the program prints go to standard error. What could not be",
    "done at all is a message on standard error, without JSON; only a report that `check` was asked for is written whatever happens, with `error`.",
    "",
    `Every answer begins with \`schemaVersion\`, a number, ${schemaVersion} now. It counts up when a field of any command's answer goes, changes its name or its meaning. A`,
    "new field does not change it: leave alone what you do not know. Where an answer is a list (`budget` of several stacks), each entry has it.",
    "",
    "`npm run` adds lines of its own: `npm run --silent plan -- prod --json`, or `npx vipkit plan prod --json`.",
    "",
  ].join("\n");
}

function withoutStack({ stack, among }: CommandHead): string {
  const which = among === "twin" ? "the only one on this machine" : "the only one";
  if (stack === "one") return `${which}, else asks`;
  if (stack === "two") return "the only two, else asks";
  return stack === "many" ? "all of them" : "needs none";
}

function commandPage(command: DefinedCommand): string {
  const { name, summary, details = [], examples } = command;
  const parser = command.create();
  return [
    generated(`cli/commands/${name}.ts`),
    "",
    `# vipkit ${name}`,
    "",
    sentence(summary),
    "",
    ...details.flatMap((paragraph) => [paragraph, ""]),
    "```",
    `vipkit ${name} ${parser.usage()}`,
    "```",
    "",
    ...table("argument", parser.registeredArguments.map(argumentRow)),
    ...table("option", parser.options.map(optionRow)),
    "## Examples",
    "",
    "```sh",
    ...examples.map(({ line, says }) => `npx vipkit ${line} # ${says}`),
    "```",
    "",
    "Which stack is meant when none is named, exit codes, and what `--json` promises: [the command line](README.md).",
    "",
  ].join("\n");
}

const table = (kind: string, rows: readonly (readonly string[])[]): readonly string[] =>
  rows.length === 0 ? [] : [...markdownTable([kind, "meaning"], rows), ""];

const argumentRow = (argument: Argument): readonly string[] => [
  `\`${argument.name()}\``,
  withChoices(argument.description, argument.argChoices),
];

const optionRow = ({ flags, description, argChoices }: Option): readonly string[] => [
  `\`${flags}\``,
  withChoices(description, argChoices),
];

const withChoices = (description: string, choices: readonly string[] = []): string =>
  choices.length === 0 ? description : `${description}: ${choices.map((choice) => `\`${choice}\``).join(", ")}`;
