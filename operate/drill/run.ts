import { isWhole, type TimedView } from "./cluster-view";
import { type DrillName, drills } from "./definitions";
import type { DrillDriver, DrillLoad, LoadEnd, Victim } from "./driver";
import type { Executions, RequestOutcome } from "./outcomes";

export interface DrillRequest {
  readonly drill: DrillName;
  readonly victim: Victim;
  /** Requests a second. */
  readonly rate: number;
  /** Seconds after the fault at which the drill ends at the latest. */
  readonly seconds: number;
  /** Seconds of load before the fault. */
  readonly calmSeconds: number;
}

/** What a drill needs of the machine. */
export interface DrillHost {
  /** Ends it early; what is broken is taken back all the same. */
  readonly signal: AbortSignal;
  readonly startLoad: (rate: number) => Promise<DrillLoad>;
  /** Milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** What is done now, for a reader who waits. */
  readonly onStep: (text: string) => void;
}

/** Everything that a drill saw. Milliseconds since the load began. */
export interface DrillRecord {
  readonly faultAt: number;
  readonly endedAt: number;
  readonly outcomes: readonly RequestOutcome[];
  readonly views: readonly TimedView[];
  readonly executions: Executions | undefined;
  /** Requests that the balancer sent to nodes again; undefined where it does not say. */
  readonly retries: number | undefined;
  readonly loadEnd: LoadEnd;
  readonly wasInterrupted: boolean;
  /** Whether every group is whole again after all is taken back. */
  readonly isWholeAgain: boolean;
  /** What could not be done, in words: the fault itself, or taking it back. */
  readonly problems: readonly string[];
}

/** Milliseconds between two looks at the cluster. */
const lookPace = 100;
/** Milliseconds without change after which nothing more is to be seen. */
const settleTime = 2000;
/** Seconds that a cluster gets to be whole again once all is taken back. */
const restoreSeconds = 90;

/** Load, a fault, and looks until the cluster is whole; then what is broken is taken back, come what may. */
export async function runDrill(driver: DrillDriver, request: DrillRequest, host: DrillHost): Promise<DrillRecord> {
  const { drill, victim, rate, calmSeconds } = request;
  const { does, loadFactor = 1 } = drills[drill];
  const load = await host.startLoad(rate);
  const retriesBefore = await driver.retries();
  const views: TimedView[] = [];
  const problems: string[] = [];
  const noting = (work: Promise<void>) => work.catch((error: unknown) => void problems.push(messageOf(error)));
  const fault = driver.faultOf(drill, victim);
  // Whatever the cluster answers, the load ends and what is broken is taken back.
  const looking = (isEnough: () => boolean | Promise<boolean>) => noting(look({ driver, load, views }, host, isEnough));
  await looking(() => load.elapsed >= calmSeconds * 1000);
  const faultAt = load.elapsed;
  if (!host.signal.aborted && problems.length === 0) {
    host.onStep(victim.name === "" ? does : `${victim.name}: ${does}`);
    load.setRate(rate * loadFactor);
    // A drain takes its time, and is looked at meanwhile.
    const injected = noting(fault.inject());
    await looking(async () => {
      if (problems.length > 0 || load.elapsed - faultAt >= request.seconds * 1000) return true;
      return isOver(request, load, views, faultAt) && ((await fault.isOver?.()) ?? true);
    });
    const endedAt = load.elapsed;
    const loadEnd = await load.end();
    await noting(fault.restore());
    await injected;
    return finish(endedAt, loadEnd);
  }
  return finish(load.elapsed, await load.end());

  async function finish(endedAt: number, loadEnd: LoadEnd): Promise<DrillRecord> {
    const executions = load.executions();
    host.onStep("what was broken is taken back; waiting until every group is whole");
    const isWholeAgain = await untilWhole(driver, host).catch(() => false);
    const { outcomes } = load;
    const retries = since(retriesBefore, await driver.retries());
    const wasInterrupted = host.signal.aborted;
    return { faultAt, endedAt, outcomes, views, executions, retries, loadEnd, wasInterrupted, isWholeAgain, problems };
  }
}

/** A balancer that was started anew has counted from 0. */
const since = (before: number | undefined, now: number | undefined): number | undefined =>
  before === undefined || now === undefined || now < before ? undefined : now - before;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

interface Watch {
  readonly driver: DrillDriver;
  readonly load: DrillLoad;
  /** Where each look is added. */
  readonly views: TimedView[];
}

async function look(
  { driver, load, views }: Watch,
  { signal, sleep }: DrillHost,
  isEnough: () => boolean | Promise<boolean>,
): Promise<void> {
  while (!signal.aborted && !(await isEnough())) {
    const view = await driver.view();
    // Undefined while the control plane is away: requests go on, and so does the drill.
    if (view !== undefined) views.push({ ...view, at: load.elapsed });
    await sleep(lookPace);
  }
}

/** Seen by the balancer where it is to be, held for long enough, whole again, and quiet. */
function isOver(
  { drill, victim }: DrillRequest,
  load: DrillLoad,
  views: readonly TimedView[],
  faultAt: number,
): boolean {
  const since = load.elapsed - faultAt;
  const { isDetected, holdSeconds, outlastsDrill = false } = drills[drill];
  if (since < holdSeconds * 1000) return false;
  if (!isDetected) return true;
  const after = views.filter(({ at }) => at >= faultAt);
  const names = victim.nodes.map(({ name }) => name);
  const seen = after.find(({ nodes }) => !nodes.some(({ name, state }) => names.includes(name) && state === "healthy"));
  if (seen === undefined) return false;
  if (outlastsDrill) return load.elapsed - seen.at >= holdSeconds * 1000;
  const lastThin = after.findLast((view) => !isWhole(view))?.at ?? faultAt;
  return load.elapsed - lastThin >= settleTime && load.elapsed - (after.at(-1)?.at ?? 0) < settleTime;
}

async function untilWhole(driver: DrillDriver, { sleep, signal }: DrillHost): Promise<boolean> {
  // Who has interrupted a drill waits for no more than one look.
  for (let waited = 0; waited <= restoreSeconds * 1000; waited += lookPace) {
    const view = await driver.view();
    if (view !== undefined && isWhole(view)) return true;
    if (signal.aborted) return false;
    await sleep(lookPace);
  }
  return false;
}
