import { readdirSync } from "node:fs";
import { join } from "node:path";
import { report } from "../base/report.cjs";
import { engineHome, root, setUp } from "../setup";
import { type Phase, runTests } from "./run";

/** Real traffic is timed: nothing else may compete with it for the processors. */
const alone = ["test/traffic"];
/** Each of these runs an engine of its own. */
const heavy = ["test/engine"];

function phasesOf(files: readonly string[]): Phase[] {
  const within = (folders: readonly string[]) => (file: string) =>
    folders.some((folder) => file.startsWith(`${folder}/`));
  const [isAlone, isHeavy] = [within(alone), within(heavy)];
  return [
    { files: files.filter((file) => !isAlone(file) && !isHeavy(file)), concurrency: 2 },
    { files: files.filter(isHeavy), concurrency: 2 },
    { files: files.filter(isAlone), concurrency: 1 },
  ];
}

/** The test files whose path contains one of the words; all of them when there are none. Relative to dist/. */
export function findTests(words: readonly string[]): string[] {
  const entries = readdirSync(join(root, "dist", "test"), { recursive: true, encoding: "utf8" });
  const tests = entries.filter((file) => file.endsWith(".test.js")).map((file) => join("test", file));
  return tests.filter((file) => words.length === 0 || words.some((word) => file.includes(word))).sort();
}

/** `npm test [-- word...]`: sets the machine up and runs every test, or those whose path contains a word. */
export async function main(words: readonly string[]): Promise<number> {
  const files = findTests(words);
  if (files.length === 0) {
    process.stderr.write(`no test file's path contains ${words.join(" or ")}\n`);
    return 2;
  }
  const { engine } = await setUp();
  report(`${files.length} test files`);
  Object.assign(process.env, {
    PATH: `${engine.folder}:${process.env.PATH ?? ""}`,
    PULUMI_HOME: engineHome(process.env),
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --enable-source-maps`.trim(),
  });
  return runTests(phasesOf(files));
}
