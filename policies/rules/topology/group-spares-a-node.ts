import type { Graph, ResourceReader } from "../../../model/graph";
import { nodesNeeded } from "../../../model/objectives/around";
import { hasTraffic } from "../../../platforms/aws/topology/pool-capacity";
import { fewestMade, makerTypes } from "../../../platforms/aws/topology/pools";
import { scalingGuide } from "../../queries/links";
import { sizePlace } from "../../queries/sizes";
import type { Rule } from "../../rule";

/** Nodes that must be left: what the spec says carries the load; where it does not say, one that answers at all. */
const least = (group: ResourceReader, graph: Graph): number => nodesNeeded(group, graph) ?? 1;
const left = (group: ResourceReader, graph: Graph): number => Math.max(0, fewestMade(group, graph).count - 1);

export const groupSparesANode: Rule = {
  id: "group-spares-a-node",
  title: "Scaling groups and services with traffic can lose a node",
  why: "Nodes fail one at a time, and a replacement takes minutes: the others must carry the load meanwhile.",
  remediation: "Raise minSize, minCapacity or desiredCount to one more than carries the load.",
  url: scalingGuide("auto-scaling-benefits"),
  severity: "low",
  levels: { development: "disabled", local: "disabled" },
  decision:
    "N+1 is judged against objectives.nodesNeeded of the spec; where it does not say how many nodes carry the load, against one.",
  types: makerTypes,
  scope: "stack",
  applies: hasTraffic,
  *check(group, graph) {
    const needed = least(group, graph);
    if (left(group, graph) < needed) {
      const { property, place } = sizePlace(group, graph);
      const problem = `${property} leaves ${left(group, graph)} nodes when one is lost; expected at least ${needed}`;
      yield { property: place, problem, fix: `write ${needed + 1} or more` };
    }
  },
  measure: (group, graph) => {
    const [computed, objective] = [left(group, graph), least(group, graph)];
    const what = `nodes of ${group.resource.name} with one lost`;
    return [{ what, unit: "nodes", computed, objective, verdict: computed >= objective ? "met" : "broken" }];
  },
};
