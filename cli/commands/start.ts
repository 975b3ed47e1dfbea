import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "../../model/user-error";
import { ensureEngine, setUp } from "../../tools/setup";
import type { ClusterStatus } from "../../twin/contract/data-plane";
import { defineCommand } from "../command/define";
import { chooseStack } from "../command/stacks";
import { up } from "../engine";
import { toJson } from "../json";
import { notLocalToStart } from "../not-local";
import { tellNote, tellNotes } from "../notes";
import { keepOutput, print } from "../output";
import { outputsOf } from "../outputs";
import { refuseWrongRegions } from "../plan/region";
import { refuseUnplayable } from "../preflight";
import type { StackFiles } from "../project";
import { colors as pc } from "../screen";
import { tellPlaceholders } from "../secrets";
import { isKubernetesStack } from "../stack-values";
import { renderStatus } from "../status/render";
import { tellPods } from "../status/tell-pods";
import { isTwinStack } from "../twin-stack";
import { readStatus } from "./status";

/** `vipkit start`: a local stack up and serving, from whatever state the machine is in. */
export const startCommand = defineCommand({
  name: "start",
  summary: "bring a local stack up on the twin: set the machine up, then the cluster",
  details: ["How the twin works, and what a program without a vipkit spec needs for it: [the twin](../twin.md)."],
  stack: "one",
  among: "twin",
  json: "where it answers and what its nodes are, for machines; progress goes to standard error",
  examples: [
    { line: "start", says: "the project's stack on this machine" },
    { line: "start local --json", says: "by name, and its address for machines" },
  ],
  async run(input) {
    if (input.json) keepOutput();
    const files = chooseStack(input);
    const { stack } = files;
    tellNotes(files);
    if (!isTwinStack(files)) throw new UserError(notLocalToStart(files));
    refuseWrongRegions(files, process.env);
    tellPlaceholders(files);
    const engine = isKubernetesStack(files) ? await ensureEngine(process.env) : (await setUp()).engine;
    await refuseUnplayable(files, process.env);
    await up({ files, engine });
    if (isKubernetesStack(files)) return tellPods(files, input.json);
    const { url, steps } = outputsOf(files);
    if (input.json) return print(toJson({ stack, url, next: steps, status: await statusIfAny(files) }));
    if (url !== undefined) print(`\n${pc.bold(stack)} answers at ${pc.cyan(url)}\n`);
    print(await nodeTable(files));
    if (steps.length > 0) print(["", "Try next:", ...steps.map((step) => `  ${step}`)].join("\n"));
  },
});

/** Seconds that the first health checks may take before the table is shown as it is. */
const holdSeconds = 20;

/** What the nodes are once the first health checks are over. */
async function settledStatus(files: StackFiles): Promise<ClusterStatus> {
  let status = await readStatus(files);
  for (const begin = Date.now(); isStarting(status) && Date.now() - begin < holdSeconds * 1000; ) {
    await sleep(200);
    status = await readStatus(files);
  }
  return status;
}

/** The table. What keeps it from being shown is no failure of the start. */
async function nodeTable(files: StackFiles): Promise<string> {
  try {
    return renderStatus(files.stack, await settledStatus(files), Date.now());
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** The same for machines; nothing where it cannot be had. */
async function statusIfAny(files: StackFiles): Promise<ClusterStatus | undefined> {
  try {
    return await settledStatus(files);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    tellNote(error.message);
    return undefined;
  }
}

const isStarting = (status: ClusterStatus) =>
  status.health.some(({ state }) => state === "initial") ||
  status.nodes.some(({ lifecycle }) => lifecycle.startsWith("Pending")) ||
  isUnregistered(status);

/** Whether a node is in service, and the balancer that forwards to its group has not taken it up yet. */
function isUnregistered({ desired, health, nodes }: ClusterStatus): boolean {
  const listeners = desired.balancers.flatMap((balancer) => balancer.listeners);
  const actions = listeners.flatMap(({ defaultAction, rules }) => [
    defaultAction,
    ...rules.map(({ action }) => action),
  ]);
  const served = new Set(
    actions.flatMap((action) => (action.type === "forward" ? action.targetGroups.map(({ arn }) => arn) : [])),
  );
  const known = new Set(health.map(({ node }) => node));
  const groups = desired.scalingGroups.filter(({ targetGroups }) => targetGroups.some((arn) => served.has(arn)));
  const names = new Set(groups.map(({ name }) => name));
  return nodes.some(({ id, group, lifecycle }) => lifecycle === "InService" && names.has(group) && !known.has(id));
}
