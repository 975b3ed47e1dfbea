import type { Condition, Decision, GroupView } from "../../twin/compute/decision";
import type { Instance } from "../../twin/compute/instance";
import type { ScalingGroup } from "../../twin/contract/desired-state";

export const zones = ["a", "b", "c"] as const;
export const second = 1000;

/** A group over three zones, with whatever a test is about. */
export function scalingGroup(more: Partial<ScalingGroup> = {}): ScalingGroup {
  return {
    name: "web",
    arn: "arn:web",
    minSize: 0,
    maxSize: 10,
    desiredCapacity: 3,
    healthCheckType: "ELB",
    healthCheckGracePeriod: 10,
    defaultInstanceWarmup: 0,
    subnets: zones.map((zone, index) => ({ id: `subnet-${zone}`, zone, cidr: `10.20.${index}.0/24` })),
    targetGroups: ["tg"],
    launchTemplate: { id: "lt", version: 1, floating: false, securityGroups: [], userData: "" },
    hooks: [],
    policies: [],
    steps: [],
    schedules: [],
    skipped: [],
    maxInstanceLifetime: 0,
    maintenance: undefined,
    refresh: undefined,
    warmPool: undefined,
    tags: {},
    ...more,
  };
}

let next = 1;

export function instance(zone: string, more: Partial<Instance> = {}): Instance {
  const number = next++;
  return {
    id: `i-${number}`,
    group: "web",
    subnet: `subnet-${zone}`,
    zone,
    privateIp: `10.20.0.${number}`,
    backendAddress: `127.1.0.${number}`,
    securityGroups: [],
    template: { id: "lt", version: 1 },
    service: { command: ["true"], environment: {}, secrets: [], stopTimeout: 10 },
    registrations: [],
    lifecycle: "InService",
    since: 0,
    launchedAt: number,
    bootedAt: 0,
    inServiceAt: 0,
    hung: false,
    ...more,
  };
}

/** The group at one moment; nodes are healthy unless `conditions` says otherwise. */
export function view(
  group: ScalingGroup,
  instances: readonly Instance[],
  conditions: Readonly<Record<string, Condition>> = {},
  more: Partial<GroupView> = {},
): GroupView {
  const conditionOf = (it: Instance) => conditions[it.id] ?? (it.lifecycle === "InService" ? "healthy" : "pending");
  return { group, instances, failedZones: new Set(), conditionOf, now: 100 * second, alarming: [], ...more };
}

/** `launch a`, `terminate i-1`. */
export const said = (decisions: readonly Decision[]) =>
  decisions.map((decision) =>
    decision.kind === "launch" ? `launch ${decision.zone}` : `terminate ${decision.instance.id}`,
  );
