import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { commandLine } from "../../model/command-line";
import { parseJson } from "../../model/graph/json";
import { drillNames, drills } from "../../operate/drill/definitions";
import type { DrillDriver, Fault } from "../../operate/drill/driver";
import { replaceFile, textOf } from "../lease/file-lease";
import type { StackFiles } from "../project";
import { twinFolder } from "../twin-folder";
import { drillHolder } from "./lease";

const nodeShape = z.object({
  name: z.string(),
  group: z.string(),
  zone: z.string(),
  state: z.enum(["starting", "initial", "healthy", "unhealthy", "draining", "ending"]),
  share: z.number(),
  host: z.string().optional(),
});
const leftShape = z.object({
  drill: z.enum(drillNames),
  victim: z.object({ name: z.string(), nodes: z.array(nodeShape) }),
  /** ISO 8601. */
  at: z.string(),
});

/** What a drill has broken, and not taken back so far. */
type Left = z.output<typeof leftShape>;

type Stack = Pick<StackFiles, "folder" | "stack">;

const fileOf = (files: Stack): string => join(twinFolder(files), "drill", "broken.json");

const read = (files: Stack): Left | undefined => {
  const text = textOf(fileOf(files));
  return text === undefined ? undefined : leftShape.safeParse(parseJson(text)).data;
};

const forget = (files: Stack): void => rmSync(fileOf(files), { force: true });

/** A driver that notes down what it breaks before it does, until it has taken it back: a drill may be killed at any moment. */
export function noting(driver: DrillDriver, files: Stack): DrillDriver {
  return {
    platform: driver.platform,
    view: () => driver.view(),
    retries: () => driver.retries(),
    refusal: (drill, view) => driver.refusal(drill, view),
    faultOf: (drill, victim): Fault => {
      const fault = driver.faultOf(drill, victim);
      return {
        ...fault,
        inject: () => {
          mkdirSync(join(twinFolder(files), "drill"), { recursive: true, mode: 0o700 });
          replaceFile(fileOf(files), JSON.stringify({ drill, victim, at: new Date().toISOString() }));
          return fault.inject();
        },
        restore: async () => {
          await fault.restore();
          forget(files);
        },
      };
    },
  };
}

const sayLeft = ({ drill, victim: { name }, at }: Left): string =>
  `the drill ${drill} of ${at} was ended before it took back what it broke (${name === "" ? "" : `${name}: `}${drills[drill].does})`;

/** How a drill that was killed has left a stack, and what mends it; undefined where none has. */
export function leftBroken(files: Stack): string | undefined {
  const left = read(files);
  if (left === undefined || drillHolder(files) !== undefined) return undefined;
  return `${sayLeft(left)}; take it back: ${commandLine(`drill restore ${files.stack}`, process.env)}`;
}

/**
 * Takes back what a drill that was killed has left. Returns what was to be taken back, in words; undefined where there was nothing.
 * @throws what it cannot be taken back with; it is tried again with the next drill
 */
export async function takeBack(driver: DrillDriver, files: Stack): Promise<string | undefined> {
  const left = read(files);
  if (left === undefined) {
    forget(files);
    return undefined;
  }
  await driver.faultOf(left.drill, left.victim).restore();
  forget(files);
  return sayLeft(left);
}
