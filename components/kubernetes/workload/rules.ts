import { entriesOf } from "../../../model/settings/entries";
import { entryRepeats } from "../../../model/settings/repeats";
import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import type { NodeGroupShape } from "./schema";

type Group = ValidPart<NodeGroupShape>;

function sizes({ minSize, maxSize, desiredCapacity }: Group, say: Report): void {
  const initial = desiredCapacity?.initial;
  if (minSize !== undefined && maxSize !== undefined && minSize > maxSize)
    say(["minSize"], { problem: `above maxSize ${maxSize}`, fix: `write ${maxSize} or less, or raise maxSize` });
  if (initial === undefined) return;
  if (minSize !== undefined && initial < minSize)
    say(["desiredCapacity", "initial"], { problem: `below minSize ${minSize}`, fix: `write ${minSize} or more` });
  else if (maxSize !== undefined && initial > maxSize)
    say(["desiredCapacity", "initial"], { problem: `above maxSize ${maxSize}`, fix: `write ${maxSize} or less` });
}

/** Who owns the number of replicas: two owners would set it back and forth. */
function owner({ desiredCapacity, autoscaling, minSize }: Group, say: Report): void {
  if (desiredCapacity === undefined) return;
  const isScaled =
    autoscaling?.cpu !== undefined ||
    autoscaling?.requestsPerTarget !== undefined ||
    Object.keys(autoscaling?.triggers ?? {}).length > 0;
  if (isScaled && minSize === 0)
    say(["minSize"], { problem: "an autoscaler keeps one node at least", fix: "write 1 or more, or drop autoscaling" });
  if (desiredCapacity.owner === "program") {
    if (isScaled) {
      const problem = "every up would set the replicas that the autoscaler has chosen back";
      say(["desiredCapacity", "owner"], { problem, fix: "write controller, or drop autoscaling" });
    } else if (desiredCapacity.initial === undefined) {
      const problem = "missing: owner program sets it at every up";
      say(["desiredCapacity", "initial"], { problem, fix: `write ${minSize ?? 2}, or let the controller own it` });
    }
  } else if (isScaled && desiredCapacity.initial !== undefined) {
    const problem = "the autoscaler owns the replicas from the start";
    say(["desiredCapacity", "initial"], { problem, fix: "leave it out, and set minSize" });
  }
}

/** A time whose nodes the group has anyway, or may not have. */
function cronNodes({ autoscaling, minSize, maxSize }: Group, say: Report): void {
  for (const [key, trigger] of entriesOf(autoscaling?.triggers)) {
    if (trigger.type !== "cron" || trigger.nodes === undefined) continue;
    const path = ["autoscaling", "triggers", key, "nodes"];
    if (maxSize !== undefined && trigger.nodes > maxSize)
      say(path, { problem: `above the group's maxSize ${maxSize}`, fix: `write ${maxSize} or less, or raise maxSize` });
    else if (minSize !== undefined && trigger.nodes <= minSize)
      say(path, { problem: `the group has ${minSize} nodes at least anyway`, fix: "write more, or lower minSize" });
  }
}

function refresh({ instanceRefresh, minSize }: Group, say: Report): void {
  const { minHealthyPercentage: min, maxHealthyPercentage: max } = instanceRefresh ?? {};
  if (min === 100 && max === 100) {
    const problem = "neither may a new node come first, nor an old one go first";
    say(["instanceRefresh", "maxHealthyPercentage"], { problem, fix: "write 150, or lower minHealthyPercentage" });
  }
  if (min === 0 && minSize !== undefined && minSize > 0) {
    const problem = "lets every node go before a new one serves";
    say(["instanceRefresh", "minHealthyPercentage"], { problem, fix: "write 50 or more" });
  }
}

const given = ["HOST", "PORT", "NODE_ID", "NODE_ZONE", "NODE_GROUP", "KEEP_ALIVE_TIMEOUT"];

function variables({ workload }: Group, say: Report): void {
  for (const part of ["environment", "secrets"] as const) {
    for (const [name] of entriesOf<unknown>(workload?.[part])) {
      const path = ["workload", part, name];
      if (given.includes(name)) {
        const problem = "this toolkit sets it on every node";
        say(path, { problem, allowed: name === "KEEP_ALIVE_TIMEOUT" ? "keepAliveTimeout says it" : "any other name" });
      } else if (part === "secrets" && workload?.environment !== undefined && name in workload.environment) {
        say(path, { problem: "a variable has one value, and environment has it already", allowed: "one of them" });
      }
    }
  }
}

function image({ workload }: Group, say: Report): void {
  if (workload?.image === undefined) return;
  const [, tag] = /:([^/:@]+)(?:@.*)?$/.exec(workload.image) ?? [];
  if (workload.image.includes("@sha256:") || (tag !== undefined && tag !== "latest")) return;
  const problem = tag === undefined ? "names no version" : "names whatever is newest";
  say(["workload", "image"], {
    problem: `${problem}: a node started later runs another image than its group`,
    fix: "add a version such as :1.4.2, or a digest",
  });
}

export const nodeGroupRules: SettingsRules<NodeGroupShape> = {
  "sizes-ordered": sizes,
  "one-owner-of-replicas": owner,
  "cron-nodes-within-sizes": cronNodes,
  "refresh-has-room": refresh,
  "environment-free": variables,
  "image-pinned": image,
  "entries-distinct": ({ targetGroups }, say) => entryRepeats(targetGroups ?? [], ["targetGroups"], say),
};
