import * as pulumi from "@pulumi/pulumi";
import { type BudgetSummary, summarizeBudget } from "../../model/analysis/budget/summary";
import type { ReachSummary } from "../../platforms/aws/reachability";
import type { LoadBalancer } from "../aws/load-balancer";
import type { NodeGroup } from "../aws/node-group";
import type { TargetGroup } from "../aws/target-group";
import { planBudget } from "./budget";
import { type CapacitySummary, planClusterCapacity, summarizeCapacity } from "./capacity";
import { planAddress, planFailover } from "./plan";
import type { ReachRecorder } from "./reach";
import { intentOf } from "./reach-intent";
import type { ClusterSpec } from "./resolved";

/** What clients use: the balancer's own name and zone, to make further aliases for. */
export interface VirtualAddress {
  readonly dnsName: pulumi.Output<string>;
  readonly zoneId: pulumi.Output<string>;
}

/** What a stack tells its user. */
export interface ClusterSummary {
  /** Where clients go first. */
  readonly url: pulumi.Output<string>;
  /** The balancer's own name. */
  readonly dnsName: pulumi.Output<string>;
  readonly virtualAddress: VirtualAddress;
  /** Names of the autoscaling groups, by key. */
  readonly nodeGroups: Readonly<Record<string, string>>;
  /** ARNs, by key. */
  readonly targetGroups: Readonly<Record<string, pulumi.Output<string>>>;
  /** Seconds until a silent node gets no more requests, by target group; a function has none. */
  readonly failoverSeconds: Readonly<Record<string, number>>;
  /** Worst case in seconds by path and fault class; `unbounded`, `notApplicable` and `unknown` in words. */
  readonly budget: BudgetSummary;
  /** What is left after losing a node or a zone, in percent of the nodes needed, and whether that meets the objective; by node group. */
  readonly capacity: CapacitySummary;
  /** Who reaches whom on which ports, and whether all is open and closed that must be. */
  readonly reach: pulumi.Output<ReachSummary>;
}

interface CreatedCluster {
  readonly spec: ClusterSpec;
  readonly loadBalancer: LoadBalancer;
  readonly targetGroups: Readonly<Record<string, TargetGroup>>;
  readonly nodeGroups: Readonly<Record<string, NodeGroup>>;
}

export function summarize(
  { spec, loadBalancer: { dnsName, zoneId }, nodeGroups, targetGroups }: CreatedCluster,
  recorder: ReachRecorder,
): ClusterSummary {
  const { scheme, suffix, host } = planAddress(spec);
  return {
    url: pulumi.interpolate`${scheme}://${host ?? dnsName}${suffix}`,
    dnsName,
    virtualAddress: { dnsName, zoneId },
    nodeGroups: Object.fromEntries(Object.entries(nodeGroups).map(([key, group]) => [key, group.name])),
    targetGroups: Object.fromEntries(Object.entries(targetGroups).map(([key, group]) => [key, group.arn])),
    failoverSeconds: planFailover(spec),
    budget: summarizeBudget(planBudget(spec)),
    capacity: summarizeCapacity(planClusterCapacity(spec)),
    reach: recorder.summarize(intentOf(spec)),
  };
}
