import { sorted } from "../../model/settings/entries";
import type { ForwardTargets } from "../aws/load-balancer";
import type { NodeGroup } from "../aws/node-group";
import type { TargetGroup } from "../aws/target-group";

interface ServedCluster {
  readonly targetGroups: Readonly<Record<string, TargetGroup>>;
  readonly nodeGroups: Readonly<Record<string, NodeGroup>>;
}

/** Traffic follows nodes: a listener, new or changed, waits for the node groups behind the target groups that it names. */
export function forwardTargets({ targetGroups, nodeGroups }: ServedCluster): ForwardTargets {
  const groups = Object.values(nodeGroups);
  return Object.fromEntries(
    sorted(targetGroups).map(([key, { arn, name, ready: own }]) => {
      const nodes = groups.filter(({ settings }) => settings.targetGroups.includes(key)).map(({ group }) => group);
      return [key, { arn, name, ready: [...own, ...nodes] }];
    }),
  );
}
