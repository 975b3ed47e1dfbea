import { join } from "node:path";
import type { Figure } from "./figure";
import { bareSdk, compare, runNode } from "./measure";

const root = join(__dirname, "../..");
const program = (name: string) => join(__dirname, "programs", `${name}.js`);

/** As Pulumi.yaml has the engine start a program. */
const preload = ["--require", join(root, "tools", "base", "lean-sdk.cjs")];

/** Program start and the offline plan, against a bare `require("@pulumi/pulumi")`. */
export function measureStartUp(pairs: number): Figure[] {
  const start = compare(() => runNode([...preload, program("offline-plan"), "prod"]), bareSdk, pairs);
  const plan = compare(() => runNode([join(root, "tools/run.cjs"), "plan", "prod", "--json"]), bareSdk, pairs);
  return [
    {
      name: "program start, prod (load, spec, construction)",
      ratio: start.ratio,
      against: 'require("@pulumi/pulumi")',
      detail: `${start.subject.seconds.toFixed(2)} s against ${start.baseline.seconds.toFixed(2)} s; ${start.subject.mebibytes.toFixed(0)} MiB`,
    },
    {
      name: "offline plan of prod, the whole command",
      ratio: plan.ratio,
      against: 'require("@pulumi/pulumi")',
      detail: `${plan.subject.seconds.toFixed(2)} s against ${plan.baseline.seconds.toFixed(2)} s; ${plan.subject.mebibytes.toFixed(0)} MiB`,
    },
  ];
}

/** Cost per cluster as programs grow: 1 would be perfectly linear. */
export function measureGrowth(pairs: number): Figure[] {
  const clusters = (count: number) => () => runNode([program("clusters"), String(count)]);
  const empty = compare(clusters(1), clusters(0), pairs);
  const idle = empty.baseline.seconds;
  return [10, 100].map((count) => {
    const { subject, baseline } = compare(clusters(count * 1), clusters(count / 10), pairs);
    const perCluster = (subject.seconds - idle) / count;
    const perClusterBefore = (baseline.seconds - idle) / (count / 10);
    return {
      name: `construction of ${count} clusters like prod, per cluster`,
      ratio: perCluster / perClusterBefore,
      against: `${count / 10} cluster${count > 10 ? "s" : ""}, per cluster`,
      detail: `${(perCluster * 1000).toFixed(0)} ms a cluster; ${subject.mebibytes.toFixed(0)} MiB in all`,
    };
  });
}
