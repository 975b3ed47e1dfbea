import { setTimeout as sleep } from "node:timers/promises";
import { nameOf } from "../../components/kubernetes/objects";
import { type AnyStackConfig, isKubernetesConfig } from "../../components/vip-cluster/stack/any-stack";
import { commandLine } from "../../model/command-line";
import { suggest } from "../../model/settings/suggest";
import { UserError } from "../../model/user-error";
import { describeRoll, outcomeOf, type RollDriver, waitForRoll } from "../../operate/roll/roll";
import { askAws } from "../aws/refusal";
import { clientOptions } from "../aws/sdk";
import { clusterClient } from "../cluster-access";
import { defineCommand } from "../command/define";
import { text } from "../command/parameters";
import { chooseStack } from "../command/stacks";
import { refuseDuringDrill } from "../drill/lease";
import { groupBase } from "../evacuate/needs";
import { untilInterrupted } from "../interrupted";
import { toJson } from "../json";
import { print } from "../output";
import type { StackFiles } from "../project";
import { AwsRollDriver, autoScalingClient } from "../roll/aws-driver";
import { KubernetesRollDriver } from "../roll/kubernetes-driver";
import { TwinRollDriver } from "../roll/twin-driver";
import { parseAnyStackFiles } from "../stack-values";
import { isTwinStack } from "../twin-stack";

/** `vipkit roll`: replaces every node of a group, in waves, and waits for it. */
export const rollCommand = defineCommand({
  name: "roll",
  summary: "replace every node of a node group in waves, and wait until it has ended",
  details: [
    "An instance refresh with the group's own preferences (`nodeGroups.<key>.instanceRefresh`): never fewer healthy nodes than they say. It ends with 1 when the refresh fails. One that runs already is waited for.",
    "On Kubernetes it is a rollout of the group's Deployment, in waves of `maxSurge` and `maxUnavailable`. One whose wave does not come up within `progressDeadlineSeconds` stops, and goes back to the pods that ran before.",
    "A stack in an account is asked through AWS's SDK: `npm install --save-dev @aws-sdk/client-auto-scaling`.",
    "Ctrl-C ends the waiting; the refresh goes on, and the same command waits for it again.",
  ],
  stack: "one",
  among: "twin",
  json: "how it ended, for machines; progress goes to standard error",
  options: { group: text("key", "the node group, by its name in the stack's file; the only one when absent") },
  examples: [
    { line: "roll --group blue", says: "every node of blue, as its preferences allow" },
    { line: "roll local --group blue --json", says: "and how it ended, for machines" },
  ],
  async run({ group, json, ...request }) {
    const files = chooseStack({ ...request });
    const config = parseAnyStackFiles(files);
    const { nodeGroups } = config.cluster;
    const key = chooseGroup(Object.keys(nodeGroups).sort(), group);
    refuseDuringDrill(files, "no node is replaced");
    const driver = driverOf(files, config, key);
    const { signal, restore } = untilInterrupted();
    const tell = (line: string): void => {
      if (json) process.stderr.write(`${line}\n`);
      else print(line);
    };
    try {
      const { id, isNew } = await askAws(() => driver.start());
      tell(`${key} of ${files.stack}: ${driver.what} ${id} ${isNew ? "has begun" : "runs already"}`);
      const wait = (milliseconds: number) => sleep(milliseconds, undefined, { signal }).catch(() => undefined);
      const end = await askAws(() => waitForRoll(driver, id, { now: Date.now, signal, tell, sleep: wait }));
      if (end === undefined || outcomeOf(end) === "running")
        throw new UserError(
          `left: ${driver.what} ${id} goes on; wait for it: ${commandLine(`roll ${files.stack} --group ${key}`, process.env)}`,
          130,
        );
      if (json) print(toJson({ stack: files.stack, group: key, refresh: end }));
      if (outcomeOf(end) === "failed") throw new UserError(`the roll of ${key} has failed: ${describeRoll(end)}`);
    } finally {
      restore();
      driver.close?.();
    }
  },
});

function driverOf(files: StackFiles, config: AnyStackConfig, key: string): RollDriver {
  if (isKubernetesConfig(config)) {
    const { cluster } = config;
    const { namespace = cluster.name } = cluster.kubernetes;
    const deployment = nameOf({ cluster: cluster.name }, key);
    return new KubernetesRollDriver({ client: () => clusterClient(files, cluster), namespace, deployment });
  }
  const { cluster } = config;
  const base = groupBase(cluster.name, key);
  const preferences = cluster.nodeGroups[key]?.instanceRefresh;
  return isTwinStack(files) || preferences === undefined
    ? new TwinRollDriver(files, base)
    : new AwsRollDriver({ client: autoScalingClient(files.folder, clientOptions(cluster)), base, preferences });
}

function chooseGroup(groups: readonly string[], said: string | undefined): string {
  const [only = "", ...others] = groups;
  if (said === undefined && others.length === 0) return only;
  if (said === undefined) throw new UserError(`which node group? --group ${groups.join(", or --group ")}`, 2);
  if (groups.includes(said)) return said;
  const near = suggest(said, groups);
  throw new UserError(
    `--group ${said}: no node group of this stack; one of ${groups.join(", ")}${near === undefined ? "" : `; did you mean ${near}`}`,
    2,
  );
}
