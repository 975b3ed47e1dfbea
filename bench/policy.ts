import { join } from "node:path";
import { z } from "zod";
import type { Figure } from "./figure";
import { bareSdk, compare, type Run, runNode } from "./measure";

const root = join(__dirname, "../..");

const judged = z.object({ resources: z.number(), milliseconds: z.number() });

/** Every rule over as many clusters like prod's: seconds of the rules alone, in a process that has loaded and run them before. */
function judge(count: number): Run & { readonly resources: number } {
  const run = runNode([join(__dirname, "programs", "policy.js"), String(count)]);
  const { resources, milliseconds } = judged.parse(JSON.parse(run.output));
  return { ...run, seconds: milliseconds / 1000, resources };
}

const sdk = 'require("@pulumi/pulumi")';

/** The offline check, and every rule over few and over many resources. */
export function measurePolicy(pairs: number): Figure[] {
  const check = compare(() => runNode([join(root, "tools/run.cjs"), "policy", "prod"]), bareSdk, pairs);
  const { resources } = judge(3);
  const few = compare(() => judge(3), bareSdk, pairs);
  const many = compare(
    () => judge(100),
    () => judge(10),
    pairs,
  );
  return [
    {
      name: "vipkit check of prod, the whole command",
      ratio: check.ratio,
      against: sdk,
      detail: `${check.subject.seconds.toFixed(2)} s against ${check.baseline.seconds.toFixed(2)} s; ${check.subject.mebibytes.toFixed(0)} MiB`,
    },
    {
      name: `every rule over ${resources} resources`,
      ratio: few.ratio,
      against: sdk,
      detail: `${(few.subject.seconds * 1000).toFixed(0)} ms against ${few.baseline.seconds.toFixed(2)} s`,
    },
    {
      name: "every rule over 100 clusters like prod, per cluster",
      ratio: many.ratio / 10,
      against: "10 clusters, per cluster",
      detail: `${many.subject.seconds.toFixed(2)} s for ${judge(100).resources} resources; ${many.subject.mebibytes.toFixed(0)} MiB in all`,
    },
  ];
}
