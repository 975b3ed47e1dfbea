import { z } from "zod";
import { loopbackAddress } from "../contract/addresses";
import type { Node } from "../contract/desired-state";

const processIdentity = z.object({ pid: z.number(), startedAt: z.string(), boot: z.string() });

/** The service of a node as it was when the node was launched: a later template changes only later nodes. */
const service = z.object({
  command: z.array(z.string()),
  environment: z.record(z.string(), z.string()),
  /** Names alone: the store never holds a secret's value. */
  secrets: z.array(z.string()).default([]),
  stopTimeout: z.number(),
});

const registration = z.object({ targetGroup: z.string(), port: z.number(), drainingSince: z.number().optional() });

/** One machine of a scaling group, as the store keeps it. Times are milliseconds since the epoch. */
export const instanceShape = z.object({
  id: z.string(),
  group: z.string(),
  subnet: z.string(),
  zone: z.string(),
  privateIp: z.string(),
  backendAddress: z.string(),
  securityGroups: z.array(z.string()),
  template: z.object({ id: z.string(), version: z.number() }),
  service,
  registrations: z.array(registration),
  lifecycle: z.enum([
    "Warmed:Pending",
    "Warmed:Stopped",
    "Pending",
    "Pending:Wait",
    "InService",
    "Terminating",
    "Terminating:Wait",
    "Terminated",
  ]),
  /** When the present lifecycle state began. */
  since: z.number(),
  launchedAt: z.number(),
  /** When the machine has booted and starts its service. */
  bootedAt: z.number(),
  inServiceAt: z.number().optional(),
  /** When the present hook's heartbeat ends. */
  hookDeadline: z.number().optional(),
  /** When its last target group let go of it. */
  drainedAt: z.number().optional(),
  /** When its service was told to stop. */
  stoppingSince: z.number().optional(),
  process: processIdentity.optional(),
  /** A fault stopped it: it neither answers nor ends. */
  hung: z.boolean().default(false),
  /** Made by the program itself, in no scaling group: `group` names it alone. */
  isOwn: z.boolean().optional(),
  /** When its service was found to have ended by itself: the machine counts as lost. */
  failedAt: z.number().optional(),
});

export type Instance = z.output<typeof instanceShape>;
export type InstanceRegistration = z.output<typeof registration>;
export type InstanceService = z.output<typeof service>;

/** Counts toward the group's capacity. */
export function isActive(instance: Instance): boolean {
  return ["Pending", "Pending:Wait", "InService"].includes(instance.lifecycle);
}

/** In the warm pool: prepared, or being prepared; it serves nothing and counts nowhere. */
export function isPooled({ lifecycle }: Instance): boolean {
  return lifecycle === "Warmed:Pending" || lifecycle === "Warmed:Stopped";
}

/** Neither boots, drains nor ends. */
export const isSettled = ({ lifecycle, failedAt, isOwn = false }: Instance): boolean =>
  lifecycle === "Warmed:Stopped" || (lifecycle === "InService" && (failedAt === undefined || isOwn));

/** Leaves the warm pool: what it was prepared with is there already, and its service starts at once. */
export function leavePool(instance: Instance, now: number): Instance {
  return { ...instance, lifecycle: "Pending", since: now, launchedAt: now, bootedAt: now };
}

/** Has been in service for long enough that its metrics and its health count. `warmup` in seconds. */
export function isWarm(instance: Instance, warmup: number, now: number): boolean {
  return instance.lifecycle === "InService" && now >= (instance.inServiceAt ?? now) + warmup * 1000;
}

export function toNode(instance: Instance, slot: number): Node {
  return {
    id: instance.id,
    group: instance.group,
    zone: instance.zone,
    privateIp: instance.privateIp,
    address: loopbackAddress(slot, instance.privateIp),
    backendAddress: instance.backendAddress,
    securityGroups: instance.securityGroups,
    launchTemplateVersion: instance.template.version,
    lifecycle: instance.lifecycle,
    launchedAt: instance.launchedAt,
    pid: instance.process?.pid,
    ...(instance.hung ? { fault: "hung" } : instance.failedAt === undefined ? {} : { fault: "ended" }),
  };
}
