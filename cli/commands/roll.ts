import { setTimeout as sleep } from "node:timers/promises";
import { commandLine } from "../../model/command-line";
import { suggest } from "../../model/settings/suggest";
import { UserError } from "../../model/user-error";
import { describeRoll, outcomeOf, waitForRoll } from "../../operate/roll/roll";
import { defineCommand } from "../command/define";
import { text } from "../command/parameters";
import { chooseStack } from "../command/stacks";
import { groupBase } from "../evacuate/needs";
import { untilInterrupted } from "../interrupted";
import { toJson } from "../json";
import { print } from "../output";
import { AwsRollDriver, autoScalingClient } from "../roll/aws-driver";
import { TwinRollDriver } from "../roll/twin-driver";
import { askAws } from "../shift/aws-refusal";
import { clientOptions } from "../shift/aws-sdk";
import { isKubernetesStack, parseStackFiles } from "../stack-values";
import { isTwinStack } from "../twin-stack";

/** `vipkit roll`: replaces every node of a group, in waves, and waits for it. */
export const rollCommand = defineCommand({
  name: "roll",
  summary: "replace every node of a node group in waves, and wait until it has ended",
  details: [
    "An instance refresh with the group's own preferences (`nodeGroups.<key>.instanceRefresh`): never fewer healthy nodes than they say. It ends with 1 when the refresh fails. One that runs already is waited for.",
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
    if (isKubernetesStack(files))
      throw new UserError(
        `stack "${files.stack}" is on Kubernetes, whose groups are no scaling groups; kubectl rollout restart deployment`,
      );
    const { cluster } = parseStackFiles(files);
    const { name, nodeGroups } = cluster;
    const key = chooseGroup(Object.keys(nodeGroups).sort(), group);
    const base = groupBase(name, key);
    const preferences = nodeGroups[key]?.instanceRefresh;
    const driver =
      isTwinStack(files) || preferences === undefined
        ? new TwinRollDriver(files, base)
        : new AwsRollDriver({ client: autoScalingClient(files.folder, clientOptions(cluster)), base, preferences });
    const { signal, restore } = untilInterrupted();
    const tell = (line: string): void => {
      if (json) process.stderr.write(`${line}\n`);
      else print(line);
    };
    try {
      const { id, isNew } = await askAws(() => driver.start());
      tell(`${key} of ${files.stack}: instance refresh ${id} ${isNew ? "has begun" : "runs already"}`);
      const wait = (milliseconds: number) => sleep(milliseconds, undefined, { signal }).catch(() => undefined);
      const end = await askAws(() => waitForRoll(driver, id, { now: Date.now, signal, tell, sleep: wait }));
      if (end === undefined || outcomeOf(end) === "running")
        throw new UserError(
          `left: instance refresh ${id} goes on; wait for it: ${commandLine(`roll ${files.stack} --group ${key}`, process.env)}`,
          130,
        );
      if (json) print(toJson({ stack: files.stack, group: key, refresh: end }));
      if (outcomeOf(end) === "failed") throw new UserError(`the roll of ${key} has failed: ${describeRoll(end)}`);
    } finally {
      restore();
    }
  },
});

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
