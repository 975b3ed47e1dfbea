import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { CommandHead, DefinedCommand, SharedInput } from "../../cli/command/define";
import { commands } from "../../cli/commands";

/** What a command would be run with. Throws what its parser refuses. */
async function parseLine(command: DefinedCommand, line: string): Promise<SharedInput> {
  const [name, ...args] = line.split(" ");
  assert.equal(name, command.name);
  let input: SharedInput | undefined;
  const parser = command.create((given) => {
    input = given;
  });
  await parser.configureOutput({ writeErr: () => undefined }).parseAsync(args, { from: "user" });
  assert.ok(input, line);
  return input;
}

const helpOf = (command: DefinedCommand): string => {
  let help = "";
  command
    .create()
    .configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => 200 })
    .outputHelp();
  return help;
};

const shared = {
  "--verbose": () => true,
  "--no-color": () => true,
  "--color": () => true,
  "--help": () => true,
  "--json": () => true,
  "--project <folder>": ({ stack }: CommandHead) => stack !== "none",
  "--stack <name>": ({ stack }: CommandHead) => stack === "one" || stack === "many",
};

for (const [name, load] of Object.entries(commands)) {
  describe(`vipkit ${name}`, () => {
    test("is defined under its own name, with a summary of one sentence", async () => {
      const command = await load();
      assert.equal(command.name, name);
      assert.match(command.summary, /^[a-z].*[^.]$/);
    });

    test("each example is taken by the parser, and stands in the help", async () => {
      const command = await load();
      const help = helpOf(command);
      for (const { line, says } of command.examples) {
        await parseLine(command, line);
        assert.ok(help.includes(`  vipkit ${line}`), line);
        assert.ok(help.includes(says), says);
      }
    });

    test("an example that has a typo would not be", async () => {
      const command = await load();
      const [{ line }] = command.examples;
      await assert.rejects(parseLine(command, `${line} --no-such-option`), /unknown option '--no-such-option'/);
    });

    test("has the options that all have", async () => {
      const command = await load();
      const flags = command.create().options.map((option) => option.flags.replace(/^-\w, /, ""));
      flags.push("--help");
      for (const [flag, isThere] of Object.entries(shared)) {
        const has = flags.some((one) => one === flag || (flag === "--json" && one.startsWith("--json ")));
        assert.equal(has, isThere(command), flag);
      }
    });
  });
}

describe("the stacks that a command is told", () => {
  const told = async (name: string, line: string) => {
    const load = commands[name];
    assert.ok(load);
    const { named, call, takes, among } = await parseLine(await load(), line);
    return { named, call, takes, among };
  };

  test("are the same by argument and by option", async () => {
    const one = { named: ["prod"], call: "plan", takes: "one", among: "all" };
    assert.deepEqual(await told("plan", "plan prod"), one);
    assert.deepEqual(await told("plan", "plan -s prod"), one);
    const two = { named: ["dev", "prod"], call: "check", takes: "many", among: "all" };
    assert.deepEqual(await told("check", "check dev prod"), two);
    assert.deepEqual(await told("check", "check dev --stack prod"), two);
    assert.deepEqual(await told("check", "check --stack dev -s prod"), two);
    assert.deepEqual(await told("diff", "diff dev prod"), { ...two, call: "diff", takes: "two" });
  });

  test("stand behind the other arguments, and none is none", async () => {
    const fault = { named: [], call: "fault kill-node i-1", takes: "one", among: "twin" };
    assert.deepEqual(await told("fault", "fault kill-node i-1"), fault);
    assert.deepEqual(await told("fault", "fault kill-node i-1 local"), { ...fault, named: ["local"] });
    assert.deepEqual(await told("start", "start"), { named: [], call: "start", takes: "one", among: "twin" });
  });
});
