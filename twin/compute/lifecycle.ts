import { readyHook } from "../../platforms/aws/readiness";
import type { ScalingGroup } from "../contract/desired-state";
import type { Instance } from "./instance";
import type { Machines } from "./machine";

type Hook = ScalingGroup["hooks"][number];

/** What the lifecycle of one instance depends on. */
interface LifecycleContext {
  readonly now: number;
  readonly machines: Machines;
  readonly hooks: ScalingGroup["hooks"];
  /** True once the workload answers as the target groups it serves want. */
  readonly isReady: (instance: Instance) => Promise<boolean>;
  /** True once no target group still drains it. */
  readonly isDrained: (instance: Instance) => boolean;
}

/** The instance after this moment; the same object when nothing changed, undefined once it is terminated. */
export async function advance(instance: Instance, context: LifecycleContext): Promise<Instance | undefined> {
  switch (instance.lifecycle) {
    case "Warmed:Pending":
      return context.now >= instance.bootedAt
        ? { ...instance, lifecycle: "Warmed:Stopped", since: context.now }
        : instance;
    case "Warmed:Stopped":
      return instance;
    case "Pending":
      return context.now >= instance.bootedAt ? boot(instance, context) : instance;
    case "Pending:Wait":
      return waitForHooks(instance, context);
    case "InService":
      return watch(instance, context);
    case "Terminating":
      return end(instance, context);
    case "Terminating:Wait":
      return context.now >= (instance.hookDeadline ?? 0) ? stop(leaveHook(instance, context), context) : instance;
    case "Terminated":
      return undefined;
  }
}

export function toTerminating(instance: Instance, now: number): Instance {
  const registrations = instance.registrations.map((registration) => ({ drainingSince: now, ...registration }));
  return { ...withoutHook(instance), lifecycle: "Terminating", since: now, registrations };
}

async function boot(instance: Instance, context: LifecycleContext): Promise<Instance> {
  const adopted = context.machines.adopt(instance);
  const started = adopted.process === undefined ? await context.machines.start(adopted) : adopted;
  const heartbeats = hooksOf(context, "launching").map(({ heartbeat }) => heartbeat);
  if (heartbeats.length === 0) return enterService(started, context.now);
  return { ...started, lifecycle: "Pending:Wait", since: context.now };
}

/** A node completes its own hook once its workload answers; of any other the heartbeat runs out, and its default result holds. */
async function waitForHooks(instance: Instance, context: LifecycleContext): Promise<Instance> {
  const hooks = hooksOf(context, "launching");
  const ready = hooks.filter(({ name }) => name === readyHook);
  const elapsed = (hook: Hook) => context.now >= instance.since + hook.heartbeat * 1000;
  const isReady = ready.every(elapsed) || (await context.isReady(instance));
  const isOver = hooks.every((hook) => ready.includes(hook) || elapsed(hook));
  if (!isReady || !isOver) return watch(instance, context);
  // Every hook but the node's own has run out by now; its own only if the workload never answered.
  const ended = ready.every(elapsed) ? hooks : hooks.filter((hook) => !ready.includes(hook));
  const abandoned = ended.some(({ result }) => result === "ABANDON");
  return abandoned ? toTerminating(instance, context.now) : enterService(withoutHook(instance), context.now);
}

function enterService(instance: Instance, now: number): Instance {
  return { ...instance, lifecycle: "InService", since: now, inServiceAt: now };
}

/** A service that ended without being asked stands for a lost machine: on a real one it would have been started again. */
function watch(instance: Instance, { now, machines }: LifecycleContext): Instance {
  if (instance.failedAt !== undefined || machines.isRunning(instance)) return instance;
  return { ...instance, failedAt: now };
}

function end(instance: Instance, context: LifecycleContext): Instance | undefined {
  if (instance.stoppingSince !== undefined) return stop(instance, context);
  if (instance.drainedAt === undefined) {
    // A machine of its own is ended as RunInstances has made it: whatever its target groups still send there.
    const isCut = instance.isOwn === true || !context.machines.isRunning(instance);
    const done = isCut || context.isDrained(instance);
    // One step later the balancer has let go of it for good, and only then is the service stopped.
    return done ? { ...instance, drainedAt: context.now, registrations: [] } : instance;
  }
  const heartbeats = hooksOf(context, "terminating").map(({ heartbeat }) => heartbeat);
  if (heartbeats.length === 0) return stop(instance, context);
  const hookDeadline = context.now + Math.max(...heartbeats) * 1000;
  return { ...instance, lifecycle: "Terminating:Wait", since: context.now, hookDeadline };
}

function leaveHook(instance: Instance, { now }: LifecycleContext): Instance {
  return { ...withoutHook(instance), lifecycle: "Terminating", since: now };
}

/** SIGTERM, and SIGKILL once the service has used up its time. Undefined when it is gone. */
function stop(instance: Instance, { now, machines }: LifecycleContext): Instance | undefined {
  if (!machines.isRunning(instance)) return undefined;
  if (instance.stoppingSince === undefined) {
    machines.signal(instance, "SIGTERM");
    return { ...instance, stoppingSince: now };
  }
  if (now < instance.stoppingSince + instance.service.stopTimeout * 1000) return instance;
  machines.signal(instance, "SIGKILL");
  return instance;
}

function hooksOf({ hooks }: LifecycleContext, transition: "launching" | "terminating") {
  return hooks.filter((hook) => hook.transition === transition);
}

function withoutHook(instance: Instance): Instance {
  return { ...instance, hookDeadline: undefined };
}
