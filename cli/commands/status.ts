import { setTimeout as sleep } from "node:timers/promises";
import type { ClusterStatus } from "../../twin/contract/data-plane";
import { defineCommand } from "../command/define";
import { flag } from "../command/parameters";
import { chooseStack } from "../command/stacks";
import { askDaemon } from "../daemon";
import { leftBroken } from "../drill/left";
import { toJson } from "../json";
import { isRead, print } from "../output";
import type { StackFiles } from "../project";
import { colors as pc } from "../screen";
import { isKubernetesStack } from "../stack-values";
import { Frames } from "../status/frames";
import { readPods } from "../status/kubernetes";
import { podCounts, podRows, renderPods } from "../status/pods";
import { RateMeter, rateWindow, whole } from "../status/rates";
import { renderStatus } from "../status/render";
import { countsOf, rowKey, statusRows } from "../status/rows";

/** `vipkit status`: every node of a local stack, its health and why, its load and its share. */
export const statusCommand = defineCommand({
  name: "status",
  summary: "show a local stack's nodes: group, zone, health and why, connections, requests, share of the traffic",
  stack: "one",
  among: "twin",
  json: "everything the twin knows, for machines; with --watch one after the other",
  options: { watch: flag("again every second, until interrupted", "w") },
  examples: [
    { line: "status", says: "the table of nodes" },
    { line: "status --watch", says: "again every second, with requests and errors per second, over the last three" },
    { line: "status local --json", says: "everything, for machines" },
  ],
  async run({ json, watch, ...request }) {
    const files = chooseStack(request);
    const describe = isKubernetesStack(files) ? describePods : describeNodes;
    const meter = watch ? new RateMeter(rateWindow) : undefined;
    const frames = new Frames(process.stdout);
    for (;;) {
      const text = await describe(files, json === true, meter);
      if (watch && !json) frames.draw(text);
      else print(text);
      if (!watch || !isRead()) return;
      await sleep(1000);
    }
  },
});

async function describeNodes(files: StackFiles, asJson: boolean, meter: RateMeter | undefined): Promise<string> {
  const { stack } = files;
  const [status, now] = [await readStatus(files), Date.now()];
  const table = statusRows(status, now);
  const rates = meter?.next(countsOf(status, table), now);
  const left = leftBroken(files);
  if (!asJson) return [renderStatus(stack, status, now, rates), ...sayProblem(left)].join("\n");
  return toJson({
    stack,
    leftBroken: left ?? null,
    ...status,
    rate: rates?.get(whole),
    table: table.map((row) => ({ ...row, rate: rates?.get(rowKey(row)) })),
  });
}

async function describePods(files: StackFiles, asJson: boolean, meter: RateMeter | undefined): Promise<string> {
  const { stack } = files;
  const status = await readPods(files);
  const table = podRows(status);
  const rates = meter?.next(podCounts(table), Date.now());
  const left = leftBroken(files);
  if (!asJson) return [renderPods(stack, status, rates), ...sayProblem(left)].join("\n");
  return toJson({ stack, leftBroken: left ?? null, ...status, rate: rates?.get(whole), table });
}

const sayProblem = (problem: string | undefined): readonly string[] =>
  problem === undefined ? [] : [pc.red(`problem: ${problem}`)];

/** What the daemon of a local stack says of it. Throws UserError when there is none to ask. */
export const readStatus = (files: StackFiles): Promise<ClusterStatus> => askDaemon(files, (daemon) => daemon.status());
