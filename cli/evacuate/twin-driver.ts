import type { GroupBefore } from "../../operate/evacuate/judge";
import { areEven, type EvacuationDriver, type GroupStanding, type Standing } from "../../operate/evacuate/run";
import type { ClosedZone } from "../../operate/evacuate/zones-left";
import type { ClusterStatus } from "../../twin/contract/data-plane";
import type { Action, ScalingGroup } from "../../twin/contract/desired-state";
import { askDaemon } from "../daemon";
import type { StackFiles } from "../project";

/** What a stack's file says of a scaling group's load. */
interface GroupNeed {
  /** As the stack's file calls it. */
  readonly name: string;
  readonly needed: number;
  readonly source: string;
  readonly cpuTarget: number | undefined;
}

/** A machine of the program's own stays where it is, whatever becomes of its zone. */
const movable = ({ scalingGroups }: ClusterStatus["desired"]): readonly ScalingGroup[] =>
  scalingGroups.filter(({ machine }) => machine === undefined);

/** By scaling group; one that the file does not know needs its minSize. */
export type NeedOf = (group: ScalingGroup) => GroupNeed;

/** What the twin says before a zone is left. Pure. */
export function groupsBefore(status: ClusterStatus, zone: string, needOf: NeedOf): readonly GroupBefore[] {
  const { desired, nodes, failedZones, evacuations = [] } = status;
  const closed = new Set([zone, ...failedZones, ...evacuations.map((each) => each.zone)]);
  const served = targetsOf(status);
  return movable(desired).map((group) => {
    const { name, needed, source, cpuTarget } = needOf(group);
    const own = nodes.filter((node) => node.group === group.name && isThere(node));
    const staying = own.filter((node) => !closed.has(node.zone));
    return {
      ...{ name, needed, source, cpuTarget },
      inZone: own.filter((node) => node.zone === zone).length,
      elsewhere: staying.filter(({ id }) => isHealthy(status, id)).length,
      openZones: zonesOf(group).filter((each) => !closed.has(each)),
      hasTraffic: group.targetGroups.some((arn) => served.has(arn)),
    };
  });
}

/** Zones that take no node just now: one that is broken and evacuated counts as evacuated, since that is what can be taken back. Pure. */
export function closedZones({
  failedZones,
  evacuations = [],
}: Pick<ClusterStatus, "failedZones" | "evacuations">): ClosedZone[] {
  const left = evacuations.map(({ zone }) => zone);
  return [
    ...left.map((zone): ClosedZone => ({ zone, why: "evacuated" })),
    ...failedZones.filter((zone) => !left.includes(zone)).map((zone): ClosedZone => ({ zone, why: "broken" })),
  ];
}

/** How the groups stand. Pure. */
export function standingOf(status: ClusterStatus, zone: string, needOf: NeedOf): Standing {
  const { desired, nodes, failedZones, evacuations = [] } = status;
  const closed = new Set([...failedZones, ...evacuations.map((each) => each.zone)]);
  const groups = movable(desired).map((group): GroupStanding => {
    const own = nodes.filter((node) => node.group === group.name && isThere(node));
    const healthy = own.filter(({ id }) => isHealthy(status, id));
    const open = zonesOf(group).filter((each) => !closed.has(each));
    const isStill = own.every(({ lifecycle }) => lifecycle === "InService") && own.length === group.desiredCapacity;
    return {
      group: needOf(group).name,
      inZone: own.filter((node) => node.zone === zone).length,
      elsewhere: healthy.filter((node) => node.zone !== zone).length,
      healthyInZone: healthy.filter((node) => node.zone === zone).length,
      wanted: group.desiredCapacity,
      isEven: isStill && areEven(open.map((each) => own.filter((node) => node.zone === each).length)),
    };
  });
  return { isEvacuated: evacuations.some((each) => each.zone === zone), groups };
}

const zonesOf = ({ subnets }: ScalingGroup): string[] => [...new Set(subnets.map(({ zone }) => zone))];

const isThere = ({ lifecycle }: { readonly lifecycle: string }): boolean =>
  lifecycle !== "Terminated" && !lifecycle.startsWith("Warmed");

/** In service, and healthy in every target group that checks it; one that has just been registered is not known to be. */
function isHealthy({ desired, nodes, health }: ClusterStatus, id: string): boolean {
  const node = nodes.find((each) => each.id === id);
  if (node?.lifecycle !== "InService" || node.fault !== undefined) return false;
  const group = desired.scalingGroups.find(({ name }) => name === node.group);
  const own = health.filter((each) => each.node === id);
  const isKnown = own.length > 0 || (group?.targetGroups ?? []).length === 0;
  return isKnown && own.every(({ state }) => state === "healthy" || state === "unused");
}

/** Target groups that some listener sends requests to just now. */
function targetsOf({ desired }: ClusterStatus): ReadonlySet<string> {
  const actions = desired.balancers.flatMap(({ listeners }) =>
    listeners.flatMap(({ defaultAction, rules }): Action[] => [defaultAction, ...rules.map(({ action }) => action)]),
  );
  return new Set(
    actions.flatMap((action) => {
      if (action.type !== "forward") return [];
      // A single one gets everything, whatever its weight says.
      const taking =
        action.targetGroups.length === 1 ? action.targetGroups : action.targetGroups.filter((g) => g.weight > 0);
      return taking.map(({ arn }) => arn);
    }),
  );
}

interface TwinEvacuation {
  readonly zone: string;
  readonly isReturn: boolean;
  readonly launchesFirst: boolean;
  readonly needOf: NeedOf;
}

/** Evacuations of the twin for AWS. */
export class TwinEvacuationDriver implements EvacuationDriver {
  readonly pace = 500;

  constructor(
    private readonly files: StackFiles,
    private readonly of: TwinEvacuation,
  ) {}

  async begin(): Promise<void> {
    const { zone, isReturn, launchesFirst } = this.of;
    const { isEvacuated } = await this.look();
    // It is only to be waited for; what was ordered first stands, also whether others come first.
    if (isEvacuated !== isReturn) return;
    await askDaemon(this.files, (daemon) => daemon.post("/evacuate", { zone, isReturn, launchesFirst }));
  }

  async look(): Promise<Standing> {
    const status = await askDaemon(this.files, (daemon) => daemon.status());
    return standingOf(status, this.of.zone, this.of.needOf);
  }
}
