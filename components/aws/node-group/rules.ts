import { entriesOf } from "../../../model/settings/entries";
import { limitText } from "../../../model/settings/primitives";
import { entryRepeats } from "../../../model/settings/repeats";
import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import { asksBalancer } from "../../../platforms/aws/health-checks";
import type { Limits } from "../../../platforms/aws/limits";
import { quota } from "../../../platforms/aws/quota";
import type { NodeGroupShape } from "./schema";
import { variablesOnce } from "./secret-rules";

type Group = ValidPart<NodeGroupShape>;
/** What has a least, a most and a first number of nodes. */
type Sized = Pick<Group, "minSize" | "maxSize" | "desiredCapacity">;

/** Says which sizes contradict one another. */
export function sizes({ minSize, maxSize, desiredCapacity }: Sized, say: Report): void {
  const initial = desiredCapacity?.initial;
  if (minSize !== undefined && maxSize !== undefined && minSize > maxSize) {
    say(["minSize"], { problem: `above maxSize ${maxSize}`, fix: `write ${maxSize} or less, or raise maxSize` });
  }
  if (initial === undefined) return;
  if (minSize !== undefined && initial < minSize) {
    say(["desiredCapacity", "initial"], { problem: `below minSize ${minSize}`, fix: `write ${minSize} or more` });
  } else if (maxSize !== undefined && initial > maxSize) {
    say(["desiredCapacity", "initial"], { problem: `above maxSize ${maxSize}`, fix: `write ${maxSize} or less` });
  }
}

/** Says where the program owns a number that it does not name. */
export function owner({ desiredCapacity, minSize }: Sized, say: Report): void {
  if (desiredCapacity?.owner !== "program" || desiredCapacity.initial !== undefined) return;
  const fix = `write ${minSize ?? 2}, or let the controller own it`;
  say(["desiredCapacity", "initial"], { problem: "missing: owner program sets it at every up", fix });
}

function scheduledSizes(group: Group, say: Report): void {
  for (const [name, schedule] of entriesOf(group.autoscaling?.schedules)) {
    const path = ["autoscaling", "schedules", name];
    const min = schedule.minSize ?? group.minSize;
    const max = schedule.maxSize ?? group.maxSize;
    const { desiredCapacity } = schedule;
    if (
      schedule.minSize !== undefined &&
      schedule.maxSize === undefined &&
      max !== undefined &&
      schedule.minSize > max
    ) {
      say([...path, "minSize"], { problem: `above the group's maxSize ${max}`, fix: "set the schedule's maxSize too" });
    }
    if (
      schedule.maxSize !== undefined &&
      schedule.minSize === undefined &&
      min !== undefined &&
      schedule.maxSize < min
    ) {
      say([...path, "maxSize"], { problem: `below the group's minSize ${min}`, fix: "set the schedule's minSize too" });
    }
    if (desiredCapacity === undefined) continue;
    if (schedule.maxSize === undefined && max !== undefined && desiredCapacity > max) {
      say([...path, "desiredCapacity"], {
        problem: `above the group's maxSize ${max}`,
        fix: "set the schedule's maxSize too",
      });
    }
    if (schedule.minSize === undefined && min !== undefined && desiredCapacity < min) {
      say([...path, "desiredCapacity"], {
        problem: `below the group's minSize ${min}`,
        fix: "set the schedule's minSize too",
      });
    }
  }
}

function refresh({ instanceRefresh }: Group, say: Report, limits: Limits): void {
  const { minHealthyPercentage: min, maxHealthyPercentage: max, checkpoints } = instanceRefresh ?? {};
  if (min !== undefined && max !== undefined) {
    const spread = limits["autoscaling.refresh.spread"];
    if (max - min > spread.max) {
      const allowed = limitText(limits, "autoscaling.refresh.spread");
      say(["instanceRefresh", "maxHealthyPercentage"], {
        problem: `${max - min} above the minimum of ${min}`,
        allowed,
        fix: `write ${min + spread.max} or less`,
      });
    } else if (max - min < spread.min) {
      const problem = "leaves no room: no node may go, and none may come";
      say(["instanceRefresh", "minHealthyPercentage"], { problem, fix: "lower it, or raise maxHealthyPercentage" });
    }
  }
  const known = (checkpoints ?? []).filter((value) => value !== undefined);
  if (known.length === 0) return;
  if (known.some((value, index) => index > 0 && value <= (known[index - 1] ?? 0))) {
    say(["instanceRefresh", "checkpoints"], {
      problem: "not ascending",
      received: known.join(", "),
      fix: "sort them, each once",
    });
  }
  if (known.at(-1) !== 100) {
    const problem = "the last one is not 100, so the rollout would never end";
    say(["instanceRefresh", "checkpoints"], { problem, received: known.join(", "), fix: "end the list with 100" });
  }
}

/** Source: AWS service model autoscaling, RefreshPreferences.AutoRollback. */
function rollback({ imageId, instanceRefresh }: Group, say: Report): void {
  if (imageId?.startsWith("resolve:ssm:") !== true || instanceRefresh?.autoRollback !== true) return;
  const problem = "AWS cannot roll back to a template that names its image by an SSM parameter";
  say(["instanceRefresh", "autoRollback"], { problem, fix: "write false, or give imageId an AMI id" });
}

/** Graviton families carry a g after their generation: m7g, c7gn, im4gn. Source: Amazon EC2 instance type naming conventions. */
const architectureOf = (instanceType: string): "arm64" | "x86_64" =>
  /^(?:a1\.|[a-z]+\d+[a-z]*g)/.test(instanceType.replace(/-.*?\./, ".")) ? "arm64" : "x86_64";

/** Prepared machines are those that the group may grow by: fewer than serve already can never be prepared. */
function warmPool({ warmPool: pool, minSize, maxSize }: Group, say: Report): void {
  if (pool === undefined) return;
  const { minSize: least, maxPreparedCapacity: most } = pool;
  if (most !== undefined && minSize !== undefined && most < minSize) {
    const problem = `below the group's minSize ${minSize}: nothing would ever be prepared`;
    say(["warmPool", "maxPreparedCapacity"], { problem, fix: `write more than ${minSize}` });
  }
  if (most !== undefined || least !== 0 || minSize === undefined || minSize !== maxSize) return;
  const problem = "prepares nothing: maxSize equals minSize, and minSize of the pool is 0";
  say(["warmPool", "minSize"], { problem, fix: "raise maxSize, or write 1 or more" });
}

function processor(group: Group, say: Report): void {
  const { architecture, instanceType, mixedInstances } = group;
  if (architecture === undefined) return;
  const judge = (type: string | undefined, path: (string | number)[]) => {
    if (type === undefined || architectureOf(type) === architecture) return;
    const actual = architectureOf(type);
    say(path, {
      problem: `an ${actual} machine cannot boot an ${architecture} image`,
      fix: `set architecture to ${actual}, or choose another type`,
    });
  };
  if (mixedInstances === undefined) judge(instanceType, ["instanceType"]);
  for (const [index, type] of (mixedInstances?.instanceTypes ?? []).entries()) {
    judge(type, ["mixedInstances", "instanceTypes", index]);
  }
}

function repeats(group: Group, say: Report): void {
  entryRepeats(group.targetGroups ?? [], ["targetGroups"], say);
  entryRepeats(group.mixedInstances?.instanceTypes ?? [], ["mixedInstances", "instanceTypes"], say);
  entryRepeats(group.instanceRefresh?.alarms ?? [], ["instanceRefresh", "alarms"], say);
  entryRepeats(group.managedPolicyArns ?? [], ["managedPolicyArns"], say);
}

/** GiB of the default image's own disk, which no root volume may be smaller than. Source: Amazon Linux 2023 user guide, AMIs. */
const imageSize = 8;

function disk(group: Group, say: Report, limits: Limits): void {
  const { sizeGiB, iops, throughput } = group.volume ?? {};
  if (sizeGiB !== undefined && sizeGiB < imageSize && !("imageId" in group)) {
    const problem = "smaller than the disk of Amazon Linux 2023, so no node would start";
    say(["volume", "sizeGiB"], { problem, allowed: `${imageSize} or more`, fix: `write ${imageSize}` });
  }
  const perGiB = limits["ec2.volume.iopsPerGiB"].max;
  const perMiB = limits["ec2.volume.iopsPerMiB"].min;
  if (sizeGiB !== undefined && iops !== undefined && iops > Math.max(limits["ec2.volume.iops"].min, sizeGiB * perGiB)) {
    const allowed = `at most ${perGiB} per GiB`;
    say(["volume", "iops"], {
      problem: `too many for ${sizeGiB} GiB`,
      allowed,
      fix: `raise sizeGiB to ${Math.ceil(iops / perGiB)}`,
    });
  }
  if (iops !== undefined && throughput !== undefined && throughput * perMiB > iops) {
    const allowed = `at most a quarter of iops, ${iops / perMiB}`;
    say(["volume", "throughput"], {
      problem: `too much for ${iops} operations per second`,
      allowed,
      fix: `raise iops to ${throughput * perMiB}`,
    });
  }
}

const reserved: readonly string[] = ["HOST", "PORT", "NODE_ID", "NODE_ZONE", "NODE_GROUP"];

function environment({ workload }: Group, say: Report): void {
  for (const option of ["environment", "secrets"] as const) {
    for (const name of Object.keys(workload?.[option] ?? {})) {
      const isOwn = name === "KEEP_ALIVE_TIMEOUT" && workload?.keepAliveTimeout !== undefined;
      if (!isOwn && !reserved.includes(name)) continue;
      say(["workload", option, name], {
        problem: "set by the node itself",
        fix: `choose another name, or read ${name} in the workload`,
      });
    }
  }
}

function counts(group: Group, say: Report, limits: Limits, severity: "error" | "warning"): void {
  const check = quota(limits, severity, say);
  check("autoscaling.hooks", Object.keys(group.lifecycleHooks ?? {}).length, ["lifecycleHooks"]);
  check("autoscaling.schedules", Object.keys(group.autoscaling?.schedules ?? {}).length, ["autoscaling", "schedules"]);
  check("autoscaling.targetGroups", Math.max(1, group.targetGroups?.length ?? 1), ["targetGroups"]);
}

export const nodeGroupRules = (limits: Limits): SettingsRules<NodeGroupShape> => ({
  "sizes-ordered": sizes,
  "program-owner-names-initial": owner,
  "schedules-fit-group": scheduledSizes,
  "refresh-has-room": (group, say) => refresh(group, say, limits),
  "rollback-possible": rollback,
  "warm-pool-holds-nodes": warmPool,
  "architecture-fits-type": processor,
  "entries-distinct": repeats,
  "disk-ratios": (group, say) => disk(group, say, limits),
  "environment-free": environment,
  "variables-once": variablesOnce,
  "within-quotas": (group, say) => counts(group, say, limits, "error"),
});

function contestedOwner({ desiredCapacity, autoscaling }: Group, say: Report): void {
  if (desiredCapacity?.owner !== "program") return;
  const scheduled = entriesOf(autoscaling?.schedules).some(([, schedule]) => schedule.desiredCapacity !== undefined);
  if (autoscaling?.cpu === undefined && autoscaling?.requestsPerTarget === undefined && !scheduled) return;
  const problem = "every up undoes what autoscaling did";
  say(["desiredCapacity", "owner"], { problem, fix: "use controller, or drop the scaling policies" });
}

function unseenFailures({ healthCheckType }: Group, say: Report): void {
  if (healthCheckType === undefined || asksBalancer(healthCheckType)) return;
  const problem = "nodes that the load balancer finds unhealthy are never replaced";
  say(["healthCheckType"], { problem, fix: "use ELB" });
}

/**
 * AWS's reference of PutWarmPool long ruled out a pool beside spot nodes; that of botocore 1.44.8 does not. A stopped spot node may still not find its
 * capacity again.
 */
function warmSpot({ warmPool: pool, mixedInstances }: Group, say: Report): void {
  const percentage = mixedInstances?.onDemandPercentageAboveBaseCapacity;
  if (pool === undefined || percentage === undefined || percentage === 100) return;
  const problem = "prepared spot nodes: AWS may not have the capacity when they start";
  const fix = "set mixedInstances.onDemandPercentageAboveBaseCapacity to 100, or drop the pool";
  say(["warmPool"], { problem, received: `${percentage} percent on demand`, derived: true, fix });
}

function noRoomToScale({ minSize, maxSize, autoscaling }: Group, say: Report): void {
  if (minSize === undefined || minSize !== maxSize) return;
  if (autoscaling?.cpu === undefined && autoscaling?.requestsPerTarget === undefined) return;
  say(["maxSize"], {
    problem: "equals minSize, so autoscaling has no room",
    fix: "raise maxSize, or drop the policies",
  });
}

export const nodeGroupCautions = (limits: Limits): SettingsRules<NodeGroupShape> => ({
  "owner-contested": contestedOwner,
  "failures-unseen": unseenFailures,
  "warm-pool-on-demand": warmSpot,
  "no-room-to-scale": noRoomToScale,
  "beyond-quotas": (group, say) => counts(group, say, limits, "warning"),
});
