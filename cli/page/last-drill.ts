import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { PageDrill } from "./page-view";

const count = z.number().nonnegative();

/** What the page reads of a drill's result; the rest is the drill's own. */
const drillShape = z.object({
  drill: z.string(),
  startedAt: z.string(),
  verdict: z.string(),
  timeline: z.object({
    faultAt: count,
    endedAt: count,
    bucketSize: z.number().positive(),
    buckets: z.array(z.object({ at: count, answered: count, refused: count, unanswered: count })),
    nodes: z.array(
      z.object({
        name: z.string(),
        zone: z.string(),
        spans: z.array(z.object({ from: count, to: count, state: z.string() })),
      }),
    ),
  }),
});

/** The newest result in a stack's twin folder, `drills/<time>-<fault>.json`; undefined where there is none that can be read. */
export function readLastDrill(twinFolder: string): PageDrill | undefined {
  const folder = join(twinFolder, "drills");
  for (const file of filesIn(folder)) {
    const drill = read(join(folder, file));
    if (drill !== undefined) return drill;
  }
  return undefined;
}

/** Their names begin with the time: the newest first. */
function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith(".json"))
      .sort()
      .reverse();
  } catch {
    return [];
  }
}

/** One that is being written, or is of another version, is passed over. */
function read(file: string): PageDrill | undefined {
  try {
    return drillShape.safeParse(JSON.parse(readFileSync(file, "utf8"))).data;
  } catch {
    return undefined;
  }
}
