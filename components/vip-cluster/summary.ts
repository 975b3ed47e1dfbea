import type * as pulumi from "@pulumi/pulumi";
import type { BudgetSummary } from "../../model/analysis/budget/summary";
import type { ReachSummary } from "../../platforms/aws/reachability";
import type { CapacitySummary } from "./capacity";

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
