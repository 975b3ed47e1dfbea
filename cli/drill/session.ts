import { setTimeout as sleep } from "node:timers/promises";
import type { PathBudget } from "../../model/analysis/budget/types";
import { commandLine } from "../../model/command-line";
import { UserError } from "../../model/user-error";
import { boundOf, type DrillBound } from "../../operate/drill/bound";
import { chooseVictim } from "../../operate/drill/choose";
import { type ClusterView, isWhole, type StandingFault } from "../../operate/drill/cluster-view";
import { type DrillName, drillNames, drills } from "../../operate/drill/definitions";
import type { DrillDriver, Victim } from "../../operate/drill/driver";
import { type DrillResult, drillResult } from "../../operate/drill/result";
import { type DrillHost, type DrillRequest, runDrill } from "../../operate/drill/run";
import { type LoadTarget, OpenLoad } from "./load";

/** A stack that is up, as drills need it. */
export interface DrillSession {
  readonly stack: string;
  readonly driver: DrillDriver;
  readonly target: LoadTarget;
  /** Where nodes write their logs. */
  readonly nodeLogs: string;
  /** Ways of the budget that the load takes. */
  readonly paths: readonly PathBudget[];
  /** Whether a way of the budget leads to a group of nodes. */
  readonly leadsTo: (path: PathBudget, group: string) => boolean;
}

export interface DrillOptions {
  readonly rate: number;
  readonly seconds: number | undefined;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly onStep: (text: string) => void;
}

/** Seconds of load before the fault. */
const calmSeconds = 3;
/** Seconds beyond the budget that a drill looks on, so that what is too long is seen to be. */
const spareSeconds = 5;
/** Seconds after the fault where no budget says how long. */
const usualSeconds = 30;
/** Seconds that a cluster gets to be whole before the first fault. */
const readySeconds = 60;

/** What a drill would do to a stack: it can be had. */
interface Chosen {
  readonly victim: Victim;
  readonly bound: DrillBound;
}

/** A drill's victim and bound, or why the stack cannot have it. */
function choose(session: DrillSession, drill: DrillName, view: ClusterView, seed: number): Chosen | string {
  const refusal = session.driver.refusal(drill, view);
  if (refusal !== undefined) return refusal;
  const victim = chooseVictim(drills[drill], view, seed);
  if (victim === undefined) return "no healthy node gets requests from the listener";
  const groups = new Set(victim.nodes.map(({ group }) => group));
  const isMet = (path: PathBudget) => [...groups].some((group) => session.leadsTo(path, group));
  const bound = boundOf(drills[drill].measure, session.paths, isMet);
  return "impossible" in bound ? bound.impossible : { victim, bound };
}

/** Drills that a stack cannot have, and why. */
export function refusals(session: DrillSession, view: ClusterView): ReadonlyMap<DrillName, string> {
  const judged = drillNames.map((drill) => [drill, choose(session, drill, view, 0)] as const);
  return new Map(judged.flatMap(([drill, why]) => (typeof why === "string" ? [[drill, why]] : [])));
}

/** What is broken before a drill, and the commands that mend it. */
function refusalOf(stack: string, standing: readonly StandingFault[]): string {
  const lines = standing.map(({ says, mend }) =>
    mend === undefined ? `  ${says}` : `  ${says}; mend it: ${commandLine(`fault ${mend} ${stack}`, process.env)}`,
  );
  return [`${stack}: something is broken already, so a drill would measure both:`, ...lines].join("\n");
}

/** Waits until every group is whole. Throws UserError where it does not come to that, and at once where a fault stays until it is mended. */
export async function readyView({ stack, driver }: DrillSession, signal: AbortSignal): Promise<ClusterView> {
  for (const begin = performance.now(); !signal.aborted; await sleep(200)) {
    const view = await driver.view();
    const standing = view?.standing ?? [];
    if (standing.some(({ mend }) => mend !== undefined)) throw new UserError(refusalOf(stack, standing));
    if (view !== undefined && view.nodes.length > 0 && isWhole(view) && standing.length === 0) return view;
    if (performance.now() - begin > readySeconds * 1000)
      throw new UserError(
        `${stack}: not every group has the healthy nodes that it wants after ${readySeconds} s, so a drill would measure something else; see vipkit status ${stack}`,
      );
  }
  throw new UserError(`${stack}: interrupted before the drill began; nothing was broken`);
}

/** One drill, from load to verdict. Throws UserError where the stack cannot have it, with those that it can. */
export async function runOne(session: DrillSession, drill: DrillName, options: DrillOptions): Promise<DrillResult> {
  const { stack, driver, target, nodeLogs } = session;
  const { rate, seed, signal, onStep } = options;
  const view = await readyView(session, signal);
  const chosen = choose(session, drill, view, seed);
  if (typeof chosen === "string") {
    const refused = refusals(session, view);
    const others = drillNames.filter((name) => !refused.has(name)).join(", ") || "none";
    throw new UserError(`${drill}: ${stack} cannot have it: ${chosen}; it can have ${others}`);
  }
  const { victim, bound } = chosen;
  const longest = Math.max(bound.seconds ?? 0, bound.recovery ?? 0);
  const seconds =
    options.seconds ?? Math.max(drills[drill].longestSeconds ?? usualSeconds, Math.ceil(longest) + spareSeconds);
  const request: DrillRequest = { drill, victim, rate, seconds, calmSeconds };
  const host: DrillHost = {
    signal,
    onStep,
    startLoad: (first) =>
      OpenLoad.start({ ...target, areNew: drills[drill].hasNewClients === true, signal }, first, nodeLogs),
    sleep: (milliseconds) => sleep(milliseconds),
  };
  const startedAt = new Date();
  onStep(`${rate} requests a second to ${target.url}; the fault comes in ${calmSeconds} s`);
  const record = await runDrill(driver, request, host);
  const { platform } = driver;
  return drillResult(record, request, { stack, platform, startedAt, seed, url: target.url, bound });
}
