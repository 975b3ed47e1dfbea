import { delimiter, join } from "node:path";
import pc from "picocolors";
import { report } from "../base/report.cjs";
import { root } from "../setup";
import { nodeOptions } from "../setup/node-options";
import { lastLines, runQuietly } from "../setup/processes";
import { filesTogether, findTests, type Shared, sharedNames } from "../test";

interface Check {
  readonly name: string;
  /** A program of the npm dependencies, or `node`. */
  readonly program: string;
  readonly args: readonly string[];
  /** What mends most of what it finds. */
  readonly fix?: string;
}

/** Tests that need neither the engine nor HAProxy, in processes of their own. */
const apart = ["", "tools", "cli"];

/** Tests there that plan whole environments or load a compiler: together they take as long as all the others. */
const slow = [
  ...["cli/budget", "cli/bad-usage", "cli/check", "cli/diff", "cli/reach"],
  ...["tools/lean-sdk", "tools/leftovers"],
].map((name) => join("test", `${name}.test.js`));

const testsApart = () =>
  findTests([]).filter((file) => {
    const [, folder = "", name] = file.split("/");
    return apart.includes(name === undefined ? "" : folder) && !slow.includes(file);
  });

/** Every resource records stack traces: long ones, in terms of the sources, would take half of the time. */
const quickTests = ["--stack-trace-limit=2", "--test-reporter=dot"];
const showFailure = "npm test -- <a word of the test file's path> shows where in the sources";

const batch = (shared: Shared): Check => ({
  name: `fast tests, ${shared}`,
  program: "node",
  args: [...quickTests, join("tools", "test", "batch.js"), ...filesTogether(shared)],
  fix: showFailure,
});

/** Longest first: they share the processors. */
const checks = (): readonly Check[] => [
  {
    name: "lint",
    program: "eslint",
    args: [
      ".",
      "--max-warnings=0",
      "--cache",
      "--cache-strategy=content",
      "--cache-location=node_modules/.cache/eslint/",
    ],
  },
  ...sharedNames.map(batch),
  {
    name: "fast tests, the others",
    program: "node",
    args: [...quickTests, "--test", "--test-concurrency=2", ...testsApart()],
    fix: showFailure,
  },
  { name: "types", program: "tsc", args: ["--pretty", "false"] },
  { name: "types of the page", program: "tsc", args: ["--pretty", "false", "-p", "cli/page/browser"] },
  { name: "format", program: "biome", args: ["check", "."], fix: "npm run format" },
];

/** How many run at a time. Each keeps one processor busy; more would only slow each other down. */
const lanes = 2;

/**
 * `npm run check [-- word...]`: format, lint, types and the tests that need nothing but Node, or those of them whose name begins with a
 * word. Returns the exit code.
 */
export async function main(words: readonly string[]): Promise<number> {
  const waiting = checks().filter(({ name }) => words.length === 0 || words.some((word) => name.startsWith(word)));
  if (waiting.length === 0) {
    const names = checks().map(({ name }) => name);
    process.stderr.write(`no check is called ${words.join(" or ")}; expected one of: ${names.join("; ")}\n`);
    return 2;
  }
  const failed: string[] = [];
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift())
      if (!(await passes(check))) failed.push(check.name);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  report(failed.length === 0 ? "everything is in order" : `not in order: ${failed.join(", ")}`);
  return failed.length === 0 ? 0 : 1;
}

async function passes({ name, program, args, fix }: Check): Promise<boolean> {
  const began = performance.now();
  const { code, output } = await runQuietly(program, args, {
    env: {
      ...process.env,
      PATH: [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter),
      // All of them make much that lives for a moment only: up to a quarter of their time would go into looking through it.
      NODE_OPTIONS: nodeOptions(process.env, "--max-semi-space-size=64"),
    },
    cwd: program === "node" ? join(root, "dist") : root,
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  report(`${code === 0 ? pc.green("ok") : pc.red("not ok")}: ${name}, ${seconds} s`);
  if (code !== 0) process.stdout.write(`${lastLines(output, 200)}\n${fix === undefined ? "" : `To mend it: ${fix}\n`}`);
  return code === 0;
}
