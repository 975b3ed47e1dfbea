import { entriesOf } from "../../../../model/settings/entries";
import type { ValidPart } from "../../../../model/settings/rule";
import { suggest } from "../../../../model/settings/suggest";
import type { ClusterShape } from "../schema";

export type Cluster = ValidPart<ClusterShape>;

/** What a name could have meant: the nearest one that exists, else all of them. */
export function unknownName(name: string, known: readonly string[], what: string) {
  const near = suggest(name, known);
  return {
    problem: `no such ${what}`,
    received: name,
    allowed: known.length === 0 ? `none is defined under ${what}s` : `one of ${known.slice(0, 10).join(", ")}`,
    ...(near === undefined ? {} : { fix: `did you mean ${near}` }),
  };
}

/** The node groups that serve a target group. */
export const nodeGroupsOf = (cluster: Cluster, targetGroup: string) =>
  entriesOf(cluster.nodeGroups).filter(([, group]) => group.targetGroups?.includes(targetGroup));
