import assert from "node:assert/strict";
import { planBudget } from "../../components/vip-cluster/budget";
import type { ClusterSpec } from "../../components/vip-cluster/resolved";
import { clusterSpec } from "../../components/vip-cluster/settings";
import type { TwinSettings } from "../../components/vip-cluster/stack/resolved";
import type { BoundedEstimate, Estimate, FaultClass } from "../../model/analysis/budget/types";
import { type Changes, put } from "../model/bad/support";

const forward = () => ({ type: "forward", targetGroups: { web: 1 } });

/** One listener before one target group of two nodes in two zones, checked over HTTP every 5 seconds. */
const bases = {
  application: () => ({
    name: "shop",
    loadBalancer: { listeners: { http: { port: 80, protocol: "HTTP", defaultAction: forward() } } },
    targetGroups: { web: {} },
    nodeGroups: { web: { targetGroups: ["web"] } },
  }),
  network: () => ({
    name: "mail",
    loadBalancer: { type: "network", listeners: { tcp: { port: 25, protocol: "TCP", defaultAction: forward() } } },
    targetGroups: { web: { protocol: "TCP", healthCheck: { protocol: "HTTP" } } },
    nodeGroups: { web: { targetGroups: ["web"] } },
  }),
};
export type Kind = keyof typeof bases;

/** A sound cluster with some options changed, by path; all defaults resolved. */
export function cluster(kind: Kind, changes: Changes = {}): ClusterSpec {
  const input: Record<string, unknown> = bases[kind]();
  for (const [path, value] of Object.entries(changes)) put(input, path, value);
  return clusterSpec().parse(input);
}

/** The estimate on the first path. */
export function estimate(spec: ClusterSpec, fault: FaultClass, twin?: TwinSettings): Estimate {
  const [path] = planBudget(spec, twin).paths;
  assert.ok(path !== undefined);
  return path.faults[fault];
}

export function boundedEstimate(spec: ClusterSpec, fault: FaultClass, twin?: TwinSettings): BoundedEstimate {
  const found = estimate(spec, fault, twin);
  assert.ok(found.kind === "bounded", `${fault} is ${found.kind}`);
  return found;
}

/** Worst case in seconds until as many nodes serve as before. */
export function recoveryOf({ recovery }: BoundedEstimate): number {
  assert.ok(recovery.kind === "bounded");
  return recovery.worst;
}
