import type { ScalingGroup } from "../contract/desired-state";
import { CloudError } from "../contract/resources";
import type { RefreshStatus } from "../contract/scaling";
import type { GroupMemory } from "./group-memory";
import { type Instance, isActive } from "./instance";
import { isFresh, isRunning, type Refresh, startRefresh } from "./refresh";

interface RefreshHost {
  now(): number;
  newId(prefix: string): string;
}

/** Instance refreshes that are asked for by hand, and how all of them stand. */
export class Refreshes {
  constructor(
    private readonly host: RefreshHost,
    private readonly memories: Map<string, GroupMemory>,
    private readonly instances: () => readonly Instance[],
  ) {}

  /**
   * Replaces every node of a group, of whatever version it is. Returns the refresh's id.
   * @throws CloudError while another one runs, and for a group that does not say how it is refreshed
   */
  start(group: ScalingGroup): string {
    const memory = this.memories.get(group.name);
    if (isRunning(memory?.refresh))
      throw new CloudError(
        "InstanceRefreshInProgress",
        `an instance refresh of ${group.name} runs already: ${memory?.refresh?.id}`,
      );
    if (memory === undefined || group.refresh === undefined)
      throw new CloudError("ValidationError", `${group.name} declares no instance refresh, or is not there yet`);
    const id = this.host.newId("ir-");
    const refresh = startRefresh(id, group.launchTemplate, undefined, this.host.now());
    this.memories.set(group.name, { ...memory, refresh: { ...refresh, isForced: true } });
    return id;
  }

  isRunning = (group: string): boolean => isRunning(this.memories.get(group)?.refresh);

  /** The last refresh of each group that had one. */
  statuses(groups: readonly ScalingGroup[]): readonly RefreshStatus[] {
    return groups.flatMap(({ name, desiredCapacity }) => {
      const refresh = this.memories.get(name)?.refresh;
      if (refresh === undefined) return [];
      const own = this.instances().filter((instance) => instance.group === name && isActive(instance));
      const fresh = own.filter((instance) => isFresh(instance, refresh));
      const served = fresh.filter(({ lifecycle }) => lifecycle === "InService").length;
      const share = desiredCapacity === 0 ? 1 : Math.min(1, served / desiredCapacity);
      const isDone = refresh.status === "Successful";
      return [
        {
          group: name,
          id: refresh.id,
          status: refresh.status,
          percentageComplete: isDone ? 100 : Math.floor(share * 100),
          instancesToUpdate: isDone ? 0 : own.length - fresh.length,
          reason: reasonOf(refresh),
        },
      ];
    });
  }
}

function reasonOf({ failures, endedBy }: Refresh): string {
  if (endedBy !== undefined) return `alarm ${endedBy} went into state ALARM`;
  return failures === 0 ? "" : `${failures} new nodes did not become healthy`;
}
