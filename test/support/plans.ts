import assert from "node:assert/strict";
import { join } from "node:path";
import { readStack } from "../../cli/project";
import { parseStackFiles } from "../../cli/stack-values";
import { VipCluster } from "../../components/vip-cluster";
import type { StackConfig } from "../../components/vip-cluster/stack/stack";
import { type Graph } from "../../model/graph";
import { graphOfPlan } from "../../policies/plan-graph";
import { root } from "../../tools/setup";
import { recordOnTwin } from "./on-twin";
import { environments } from "./stacks";

/** Every environment of ours and of the examples that have a spec: its name, project folder and stack. */
export const planned = [
  ...environments.map((stack) => [stack, root, stack] as const),
  ...["nlb-source-ip", "mtls", "extend"].map((name) => [name, join(root, "examples", name), "local"] as const),
];

export const configOf = (folder: string, stack: string): StackConfig => parseStackFiles(readStack(folder, stack));

/** What the cluster of a configuration would create. */
export async function plannedGraph({ cluster, limits }: Pick<StackConfig, "cluster" | "limits">): Promise<Graph> {
  const program = () => new VipCluster(cluster.name, { ...cluster, limits });
  const { registrations, refusals } = await recordOnTwin(program, { project: "vipkit", stack: "test" });
  assert.deepEqual(refusals, []);
  const resources = registrations.map((one) => ({ ...one, inputs: one.checkedInputs }));
  return graphOfPlan({ project: "vipkit", stack: "test", resources });
}
