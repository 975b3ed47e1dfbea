import { nameBase, withoutHash } from "../../components/names";
import type { ClusterSpec } from "../../components/vip-cluster/resolved";
import { topologyOf } from "../../components/vip-cluster/topology";
import type { AwsGroup } from "../../operate/evacuate/aws-calls";
import type { StackFiles } from "../project";
import { hasSpec, parseStackFiles } from "../stack-values";
import type { NeedOf } from "./twin-driver";

/** What a scaling group's name begins with, before its hash. */
export const groupBase = (cluster: string, key: string): string =>
  nameBase("autoscalingGroup", `${cluster}-nodes-${key}`);

/** What the groups of a stack's file need. A program without a spec names no need of its own: its groups' minSize is taken. */
export function needsOf(files: StackFiles): NeedOf {
  const known = hasSpec(files) ? specNeeds(files) : new Map<string, ReturnType<NeedOf>>();
  return ({ name, minSize }) =>
    known.get(withoutHash(name)) ?? {
      ...{ name, needed: minSize, source: "minSize", cpuTarget: undefined },
    };
}

/** The scaling groups of a spec in an account. A CPU target leaves room up to a full processor. */
export function accountGroups(cluster: ClusterSpec): readonly AwsGroup[] {
  const { pools } = topologyOf(cluster);
  return Object.entries(pools).map(([name, { needed, source, cpuTarget = 100 }]) => ({
    ...{ base: groupBase(cluster.name, name), name, source },
    needed: Math.ceil((needed * Math.min(100, cpuTarget)) / 100),
  }));
}

function specNeeds(files: StackFiles): ReadonlyMap<string, ReturnType<NeedOf>> {
  const { cluster } = parseStackFiles(files);
  const { pools } = topologyOf(cluster);
  return new Map(
    Object.entries(pools).map(([key, { needed, source, cpuTarget }]) => [
      groupBase(cluster.name, key),
      { name: key, needed, source, cpuTarget },
    ]),
  );
}
