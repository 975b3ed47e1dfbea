import { join } from "node:path";
import { type Preview, withScratch } from "../cli/plan/with-engine";
import { readStack } from "../cli/project";
import type { Figure } from "./figure";
import { median } from "./measure";

const root = join(__dirname, "../..");

async function secondsOf(preview: Preview, ...args: readonly string[]): Promise<number> {
  const begin = process.hrtime.bigint();
  const { code, output } = await preview("--suppress-outputs", ...args);
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  if (code !== 0) throw new Error(`the preview failed:\n${output}`);
  return seconds;
}

/** The engine's preview of prod with the policy pack, against the same preview without it. */
export function measurePack(pairs: number): Promise<Figure[]> {
  return withScratch(readStack(root, "prod"), process.env, async (preview) => {
    const judged = () => secondsOf(preview, "--policy-pack", join(root, "policies"));
    const plain = () => secondsOf(preview);
    await judged();
    await plain();
    const runs: { judged: number; plain: number }[] = [];
    for (let pair = 0; pair < pairs; pair++) runs.push({ judged: await judged(), plain: await plain() });
    const middle = (value: (run: (typeof runs)[number]) => number) => median(runs.map(value));
    const added = middle((run) => run.judged - run.plain);
    return [
      {
        name: "the engine's preview of prod with the policy pack",
        ratio: middle((run) => run.judged / run.plain),
        against: "the same preview without it",
        detail: `${middle((run) => run.judged).toFixed(2)} s against ${middle((run) => run.plain).toFixed(2)} s: the pack adds ${added.toFixed(2)} s`,
      },
    ];
  });
}
