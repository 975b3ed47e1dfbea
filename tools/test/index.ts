import { readdirSync } from "node:fs";
import { join } from "node:path";
import { report } from "../base/report.cjs";
import { engineHome, root, setUp } from "../setup";
import { ensureKubernetes } from "../setup/kubernetes";
import { nodeOptions } from "../setup/node-options";
import { type Phase, runTests } from "./run";

/** Folder of the tests that run an engine each: they keep the processors busy. */
const engine = "test/engine/";
/** Folder of the tests of real traffic: they mostly wait for timers, and nothing busy may run beside them. */
const traffic = "test/traffic/";
/** Folder of the tests that run a Kubernetes control plane each: half a gigabyte of memory, and busy while it starts. */
const cluster = "test/cluster/";

/** Those that take longest, longest first: begun last, each would run on alone while the other lanes are idle. */
const longest = [
  "engine/network-side",
  ...[
    "balancer-health",
    "data-plane",
    "failover",
    "balancer-security",
    "scaling",
    "balancer-network",
    "balancer-membership",
    "recovery",
  ].map((name) => `traffic/${name}`),
].map((name) => join("test", `${name}.test.js`));

/** Place of a file in its phase: the longest first, all others behind them as they are. */
const place = (file: string) => (longest.includes(file) ? longest.indexOf(file) : longest.length);

/** How many files at a time two processors carry without a test's timing suffering. */
function phasesOf(files: readonly string[]): Phase[] {
  const ordered = [...files].sort((one, other) => place(one) - place(other));
  return [
    {
      files: ordered.filter((file) => ![engine, traffic, cluster].some((each) => file.startsWith(each))),
      concurrency: 2,
    },
    { files: ordered.filter((file) => file.startsWith(engine)), concurrency: 2 },
    { files: ordered.filter((file) => file.startsWith(traffic)), concurrency: 3 },
    { files: ordered.filter((file) => file.startsWith(cluster)), concurrency: 1 },
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
  const machine = await setUp();
  if (files.some((file) => file.startsWith(cluster))) await ensureKubernetes(process.env);
  report(`${files.length} test files`);
  Object.assign(process.env, {
    PATH: `${machine.engine.folder}:${process.env.PATH ?? ""}`,
    PULUMI_HOME: engineHome(process.env),
    // Every resource records stack traces, and long ones in terms of the sources take longer than all the rest.
    NODE_OPTIONS: nodeOptions(
      process.env,
      "--enable-source-maps",
      "--stack-trace-limit=4",
      `--require=${JSON.stringify(join(root, "tools", "test", "own-folder.cjs"))}`,
    ),
  });
  return runTests(phasesOf(files));
}
