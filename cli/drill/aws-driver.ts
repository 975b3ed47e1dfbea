import { readFileSync } from "node:fs";
import type { ClusterView, DrillNode, NodeState, StandingFault } from "../../operate/drill/cluster-view";
import type { DrillName } from "../../operate/drill/definitions";
import type { DrillDriver, Fault, Victim } from "../../operate/drill/driver";
import type { ClusterStatus } from "../../twin/contract/data-plane";
import type { Node } from "../../twin/contract/desired-state";
import { isExampleServer } from "../../twin/contract/drills";
import { CloudError } from "../../twin/contract/resources";
import { DaemonClient } from "../../twin/daemon/client";
import { type StatusRow, statusRows } from "../status/rows";
import type { Entry } from "./aws-entry";
import { awsFaults, type DrillClient } from "./aws-faults";

/** A stack on the twin for AWS. */
export class AwsDriver implements DrillDriver {
  readonly platform = "aws";
  /** @param status from which the entry was made */
  constructor(
    readonly folder: string,
    readonly entry: Entry,
    private readonly status: ClusterStatus,
    readonly client: DrillClient = new DaemonClient(folder),
  ) {}

  async view(): Promise<ClusterView | undefined> {
    try {
      return awsView(await this.client.status(), this.entry.groups);
    } catch (error) {
      // Away, or on its way down.
      if (error instanceof CloudError && error.code !== "DaemonSilent") throw error;
      return undefined;
    }
  }

  async retries(): Promise<number | undefined> {
    // An older daemon, and one that is away, does not say.
    const status = await this.client.status().catch(() => undefined);
    return status?.traffic?.find(({ balancer }) => balancer === this.entry.balancer)?.retries;
  }

  refusal(drill: DrillName, { nodes }: ClusterView): string | undefined {
    const zones = new Set(nodes.map(({ zone }) => zone));
    if (drill === "zoneLoss" && zones.size < 2) return "all of its nodes are in one zone, so no other could take over";
    const others = this.status.nodes.filter(({ group, pid }) => this.entry.groups.includes(group) && !runsExample(pid));
    const told = { dependencyOutage: "that a dependency is away", keepAliveMismatch: "to give connections up" };
    if ((drill === "dependencyOutage" || drill === "keepAliveMismatch") && others.length > 0)
      return `only the twin's example server can be told ${told[drill]}, and ${others[0]?.id} runs a command of its own`;
    if (drill === "keepAliveMismatch" && this.entry.target.isFresh)
      return "a network load balancer holds no connections to nodes for other clients";
    if (drill === "certificateExpiry") return this.certificateRefusal();
    if (drill === "badDeploy" && this.rollingGroup === undefined)
      return "none of its groups declares an instance refresh with autoRollback";
    return undefined;
  }

  private certificateRefusal(): string | undefined {
    const { certificate } = this.entry;
    if (certificate === undefined) return "the load goes to a listener without TLS";
    const { certificates } = this.status.desired;
    if (certificates.every(({ arn, imported }) => arn !== certificate || imported === undefined)) return undefined;
    return `${certificate} is imported, so the twin cannot issue one that runs out`;
  }

  /** The first group, by name, that goes back by itself. */
  get rollingGroup(): string | undefined {
    const { scalingGroups } = this.status.desired;
    const rolling = scalingGroups.filter(
      ({ name, refresh, launchTemplate }) =>
        this.entry.groups.includes(name) && refresh?.autoRollback === true && !launchTemplate.floating,
    );
    return rolling.map(({ name }) => name).sort()[0];
  }

  faultOf(drill: DrillName, victim: Victim): Fault {
    return awsFaults[drill](this, victim);
  }
}

function runsExample(pid: Node["pid"]): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    // One that has ended has none.
    return command === "" || isExampleServer(command.split("\0"));
  } catch {
    return true; // gone, or not started yet
  }
}

/** What clients get of a cluster, of the groups that the load reaches. */
function awsView(status: ClusterStatus, groups: readonly string[]): ClusterView {
  const rows = statusRows(status, 0).filter(({ group }) => groups.includes(group));
  const nodes = new Map<string, DrillNode>();
  for (const row of rows.filter(({ lifecycle }) => !lifecycle.startsWith("Warmed"))) {
    const before = nodes.get(row.node);
    const { node: name, group, zone, share = 0 } = row;
    nodes.set(name, { name, group, zone, state: stateOf(row), share: Math.max(share, before?.share ?? 0) });
  }
  const wanted = status.desired.scalingGroups.filter(({ name }) => groups.includes(name));
  return {
    nodes: [...nodes.values()],
    wanted: Object.fromEntries(wanted.map(({ name, desiredCapacity }) => [name, desiredCapacity])),
    standing: standingFaults(status, groups),
  };
}

/** A node that has ended is replaced by its group; one that hangs may do so for a while before its checks see it, and comes back. */
export const standingFaults = (
  { failedZones, nodes }: ClusterStatus,
  groups: readonly string[],
): readonly StandingFault[] => [
  ...failedZones.map((zone) => ({ says: `zone ${zone} is taken away`, mend: `restore-zone ${zone}` })),
  ...nodes
    .filter(({ group, lifecycle }) => groups.includes(group) && lifecycle === "InService")
    .flatMap(({ id, group, fault }): StandingFault[] => {
      if (fault === undefined) return [];
      return fault === "hung"
        ? [{ says: `${id} of ${group} hangs`, mend: `resume-node ${id}` }]
        : [{ says: `${id} of ${group} has ended` }];
    }),
];

function stateOf({ lifecycle, health }: StatusRow): NodeState {
  if (lifecycle.startsWith("Pending")) return "starting";
  if (lifecycle !== "InService") return health === "draining" ? "draining" : "ending";
  return health === "healthy" || health === "unhealthy" || health === "draining" ? health : "initial";
}
