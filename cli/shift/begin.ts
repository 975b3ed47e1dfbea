import { UserError } from "../../model/user-error";
import { formatDuration, parseDuration } from "../../operate/duration";
import type { ShiftDriver } from "../../operate/shift/driver";
import { type Condition, judge, parseGate, usualGate } from "../../operate/shift/gate";
import { newShift, type ShiftState } from "../../operate/shift/state";
import { parseLinear, parseSteps, planSteps, usualBake, usualSteps } from "../../operate/shift/steps";
import { formatWeights, gaining, parseWeights } from "../../operate/shift/weights";
import type { ShiftPlace } from "./place";

/** How a user asks for a shift, as it was written. */
export interface ShiftWords {
  readonly steps?: string | undefined;
  readonly linear?: string | undefined;
  readonly bake?: string | undefined;
  readonly abortOn?: string | undefined;
}

const wrong = (problems: readonly string[]): UserError => new UserError(problems.join("\n"), 2);

/** The gate's conditions. Throws UserError with all that is wrong, and for what cannot be read at this place. */
export function gateOf(text: string, driver: ShiftDriver, whyNot: string): readonly Condition[] {
  const parsed = parseGate(text);
  if ("problems" in parsed) throw wrong(parsed.problems.map((problem) => `--abort-on ${problem}`));
  const unread = parsed.conditions.filter(({ measure }) => !driver.measures.includes(measure));
  if (unread.length > 0)
    throw wrong(
      unread.map(
        (each) => `--abort-on ${each.text}: cannot be read here, ${whyNot}; one of ${driver.measures.join(", ")}`,
      ),
    );
  return parsed.conditions;
}

/** Percents of the way and seconds of each. Throws UserError with all that is wrong. */
function paceOf({ steps, linear, bake }: ShiftWords): {
  readonly percents: readonly number[];
  readonly bake: number;
} {
  const list = steps === undefined ? undefined : parseSteps(steps);
  const line = linear === undefined ? undefined : parseLinear(linear);
  const seconds = bake === undefined ? undefined : parseDuration(bake);
  const problems = [
    ...(typeof list === "string" ? [`--steps: ${list}`] : []),
    ...(typeof line === "string" ? [`--linear: ${line}`] : []),
    ...(steps !== undefined && linear !== undefined
      ? ["--steps and --linear both say how fast; take one of them"]
      : []),
    ...(linear !== undefined && bake !== undefined ? ["--linear has its own time; leave --bake out"] : []),
    ...(bake !== undefined && (seconds === undefined || seconds < 1 || seconds > 86_400)
      ? [`--bake: not a time, got ${JSON.stringify(bake)}; 1s to 24h, such as 60s or 5m`]
      : []),
  ];
  if (problems.length > 0 || typeof list === "string" || typeof line === "string") throw wrong(problems);
  return { percents: list ?? line?.steps ?? usualSteps, bake: seconds ?? line?.bake ?? usualBake };
}

/**
 * The plan of a new shift, from what holds now. Throws UserError with all that is wrong, and where the gate is broken before anything was moved;
 * undefined where the weights are the wanted ones already.
 */
export async function planShift(
  wanted: string,
  words: ShiftWords,
  { driver, place, whyNot }: { readonly driver: ShiftDriver; readonly place: ShiftPlace; readonly whyNot: string },
): Promise<ShiftState | undefined> {
  const pace = paceOf(words);
  if (pace.bake < driver.shortestBake)
    throw wrong([
      `each step is watched for ${formatDuration(pace.bake)}; here at least ${formatDuration(driver.shortestBake)}, since metrics have one value in that time`,
    ]);
  const gate = words.abortOn ?? (driver.measures.includes("5xx") ? usualGate.requests : usualGate.connections);
  const conditions = gateOf(gate, driver, whyNot);
  const start = await driver.weights();
  const parsed = parseWeights(wanted, start);
  if ("problems" in parsed) throw wrong(parsed.problems);
  const steps = planSteps(start, parsed.weights, pace.percents);
  if (steps.length === 0) return undefined;
  const reading = await driver.reading(gaining(start, parsed.weights), conditions, Date.now());
  const { broken } = judge(conditions, reading, false);
  const idle = Object.entries(reading.groups).filter(([, group]) => group.healthy === 0);
  const problems = [...new Set([...broken, ...idle.map(([group]) => `${group} has no healthy target`)])];
  if (problems.length > 0)
    throw new UserError(`nothing was moved, ${place.name} has ${formatWeights(start)}: ${problems.join("; ")}`);
  return newShift({ place: place.name, start, wanted: parsed.weights, steps, gate, bake: pace.bake });
}
