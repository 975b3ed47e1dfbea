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
/**
 * Folder of the tests that run a Kubernetes control plane each: half a gigabyte of memory. It is busy while it starts and then waits for
 * pods and timers: two take little longer than one.
 */
const cluster = "test/cluster/";

/**
 * Folders of tests that need little but Node, by the name of what they share: a process, since one for each file would take longer to start
 * than its tests to run.
 */
const shared = {
  model: ["model"],
  platforms: ["platforms"],
  policies: ["policies"],
  components: ["components"],
  twin: ["balancer", "control", "data", "kubernetes", "services", "store"].map((name) => join("twin", name)),
};

export type Shared = keyof typeof shared;

/** Tests there that plan whole environments or every fault of a graph: each is a lane's work by itself. */
const ownProcess = [
  "components/network-side-twin",
  "components/settings-types",
  "model/budget-graph",
  "model/capacity-graph",
  "platforms/aws/reachability-faults",
  "policies/environments",
  "policies/faulty",
].map((name) => join("test", `${name}.test.js`));

export const sharedNames = Object.keys(shared).filter((name): name is Shared => name in shared);

/** The files that share a process. */
export const filesTogether = (name: Shared, files: readonly string[] = findTests([])): readonly string[] =>
  files.filter(
    (file) => shared[name].some((folder) => file.startsWith(join("test", folder, "/"))) && !ownProcess.includes(file),
  );

/** Those that take longest, longest first: begun last, each would run on alone while the other lanes are idle. */
const longest = [
  "engine/every-rule",
  "engine/network-side",
  ...[
    "behaviour",
    "drills",
    "shift",
    "budget-reached",
    "changes",
    "balancer-health",
    "data-plane",
    "failover",
    "balancer-security",
    "scaling",
    "balancer-network",
    "balancer-membership",
    "recovery",
  ].map((name) => `traffic/${name}`),
  ...["start", "provider", "metrics", "foreign", "gateway", "published-kinds"].map((name) => `cluster/${name}`),
].map((name) => join("test", `${name}.test.js`));

/** Place of a file in its phase: the longest first, all others behind them as they are. */
const place = (file: string) => (longest.includes(file) ? longest.indexOf(file) : longest.length);

/** How many files at a time two processors carry without a test's timing suffering. */
function phasesOf(files: readonly string[]): Phase[] {
  const ordered = [...files].sort((one, other) => place(one) - place(other));
  const together = Object.fromEntries(sharedNames.map((name) => [name, filesTogether(name, ordered)]));
  const apart = ordered.filter((file) => !Object.values(together).flat().includes(file));
  return [
    {
      files: apart.filter((file) => ![engine, traffic, cluster].some((each) => file.startsWith(each))),
      together,
      concurrency: 2,
    },
    { files: apart.filter((file) => file.startsWith(engine)), concurrency: 2 },
    { files: apart.filter((file) => file.startsWith(traffic)), concurrency: 3 },
    { files: apart.filter((file) => file.startsWith(cluster)), concurrency: 2 },
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
      "--stack-trace-limit=4",
      // Tests make much that lives for a moment only: up to a quarter of their time would go into looking through it.
      "--max-semi-space-size=64",
      `--require=${JSON.stringify(join(root, "tools", "test", "own-folder.cjs"))}`,
    ),
  });
  return runTests(phasesOf(files));
}
