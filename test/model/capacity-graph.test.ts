import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { planClusterCapacity } from "../../components/vip-cluster/capacity";
import { groupCapacity } from "../../model/analysis/capacity/groups";
import { resolveObjectives } from "../../model/objectives";
import { types } from "../../platforms/aws/catalog/types";
import { readPoolCapacity } from "../../platforms/aws/topology/pool-capacity";
import { readSubnetHeadroom } from "../../platforms/aws/topology/subnet-headroom";
import { configOf, planned, plannedGraph } from "../support/plans";

describe("capacity is the same from the spec and from the resources", () => {
  for (const [name, folder, stack] of planned) {
    test(name, async () => {
      const config = configOf(folder, stack);
      const { cluster } = config;
      const graph = await plannedGraph(config);
      const { nodeGroups, subnets = [] } = planClusterCapacity(cluster);
      const objective = resolveObjectives(cluster).capacityAfterZoneLoss;
      const seen = graph
        .ofType(types.group)
        .map((group) => [group.resource.name, groupCapacity(readPoolCapacity(group, graph), objective)] as const);
      // Where a figure comes from is told in the words of either side.
      const plain = (entries: typeof seen) => entries.map(([key, { source: _, ...rest }]) => [key, rest]).sort();
      const said = Object.entries(nodeGroups).map(
        ([key, capacity]) => [`${cluster.name}-nodes-${key}-group`, capacity] as const,
      );
      assert.ok(said.length > 0);
      assert.deepEqual(plain(seen), plain(said));
      for (const { zone, tier, ...room } of subnets) {
        const subnet = graph.ofType(types.subnet).find((view) => view.text("cidrBlock") === room.cidr);
        assert.deepEqual(subnet && readSubnetHeadroom(subnet, graph), room, `${tier} ${zone}`);
      }
    });
  }
});
