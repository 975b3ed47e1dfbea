import type { Registration, TargetHealth } from "../contract/desired-state";
import { type BackendScope, isInScope } from "./backends";
import { type CounterLedger, counterKey, type Meaning } from "./counters";
import { type HealthVerdict, hasFirstSuccess, judge, verdicts } from "./health";
import { cut, promote } from "./membership/commands";
import { targetOf } from "./membership/plan";
import type { Occupant, SlotTable } from "./membership/slots";
import { checkRing } from "./render/check-log";
import { checkedBackend, openBackend, slotName } from "./render/names";
import { ask, run } from "./runtime/admin";
import type { HaproxyProcess } from "./runtime/process";
import { cutFormer, readWorkers, type WorkerStats } from "./runtime/workers";
import type { StatLine } from "./stats";

interface Surroundings {
  readonly scopes: () => readonly BackendScope[];
  /** HAProxy runs no more. */
  readonly lost: () => void;
  /** What the checks told HAProxy's ring, and its statistics by `backend/server`, read in this order. */
  readonly checked: (ring: string, lines: ReadonlyMap<string, StatLine>) => void;
  /** With every look: whatever else must keep running. */
  readonly tend: () => Promise<void>;
}

/** Milliseconds between looks; shorter while something is about to change. */
const calm = 1000;
const eager = 250;
/** Looks between two at the size of HAProxy's log. */
const looksPerLogCheck = 100;

/** Looks at HAProxy about every second: keeps health and counters, and does what depends on them. */
export class Observer {
  #timer: NodeJS.Timeout | undefined;
  #isRunning = false;
  #looks = 0;
  #verdicts = new Map<string, HealthVerdict>();
  #active = new Map<string, number>();
  /** Whose requests a slot's server counts: the last target's, until another takes the slot. */
  readonly #owners = new Map<string, string>();

  constructor(
    private readonly process: HaproxyProcess,
    private readonly table: SlotTable,
    private readonly ledger: CounterLedger,
    private readonly surroundings: Surroundings,
  ) {}

  start(): void {
    this.#isRunning = true;
    this.#schedule(eager);
  }

  stop(): void {
    this.#isRunning = false;
    clearTimeout(this.#timer);
  }

  /** Something changed: looks again soon. */
  pollSoon(): void {
    if (this.#isRunning) this.#schedule(eager);
  }

  /** One entry per registration, in the vendor's words. */
  health(registrations: readonly Registration[]): TargetHealth[] {
    const counters = this.ledger.read().targets;
    return registrations.map((registration) => {
      const scope = this.surroundings.scopes().find((candidate) => isInScope(candidate, registration));
      const key = scope === undefined ? "" : targetKey(scope.key, targetOf(registration));
      const counter = counters.get(counterKey(registration.targetGroup, registration.node));
      return {
        targetGroup: registration.targetGroup,
        node: registration.node,
        ...(scope === undefined ? this.#unused(registration) : (this.#verdicts.get(key) ?? verdicts.registering)),
        connections: this.#active.get(key) ?? 0,
        requests: counter?.requests ?? 0,
        errors: counter?.serverErrors ?? 0,
      };
    });
  }

  #unused(registration: Registration): HealthVerdict {
    const isUsed = this.surroundings.scopes().some(({ group }) => group.arn === registration.targetGroup);
    return isUsed ? verdicts.wrongZone : verdicts.notInUse;
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.poll()
        .catch(() => this.#noticeLoss())
        .then(async (isBusy) => {
          if (this.#isRunning) await this.surroundings.tend();
          return isBusy;
        })
        .then((isBusy) => this.#isRunning && this.#schedule(isBusy === true ? eager : calm))
        .catch(() => this.#isRunning && this.#schedule(calm));
    }, delay);
    this.#timer.unref();
  }

  /** Returns whether a target is on its way in or out. */
  async poll(): Promise<boolean> {
    if (this.process.generation === 0) return false;
    if (++this.#looks % looksPerLogCheck === 0) await this.process.boundLog();
    const ring = await this.#readChecks();
    const workers = await readWorkers(this.process);
    if (ring !== "") this.surroundings.checked(ring, index(workers.current));
    this.ledger.take(workers.all, this.#meanings());
    return this.#judgeAll(workers);
  }

  /** Nothing while no balancer logs its checks. */
  async #readChecks(): Promise<string> {
    if (!this.surroundings.scopes().some(({ balancer }) => balancer.healthCheckLogs)) return "";
    return ask(this.process.adminSocket, `show events ${checkRing}`);
  }

  /** Whether HAProxy has ended though it has something to serve. */
  async #noticeLoss(): Promise<void> {
    const isGone = (await this.process.masterPid()) === undefined;
    if (this.#isRunning && isGone && this.surroundings.scopes().length > 0) this.surroundings.lost();
  }

  async #judgeAll(workers: WorkerStats): Promise<boolean> {
    const now = Date.now();
    const current = index(workers.current);
    const inFlight = activeByServer(workers.all);
    const active = (section: string, slot: number) => inFlight.get(`${section}/${slotName(slot)}`) ?? 0;
    const scopes = new Map(this.surroundings.scopes().map((scope) => [scope.key, scope]));
    const promotions: string[] = [];
    const cuts: string[] = [];
    let isBusy = false;
    this.#verdicts = new Map();
    this.#active = new Map();
    for (const { scope: key, index: slot, occupant } of this.table.entries()) {
      const scope = scopes.get(key);
      if (scope === undefined) continue;
      const line = current.get(`${checkedBackend(key)}/${slotName(slot)}`);
      const verdict = judge(occupant, scope.group, line, now);
      this.#verdicts.set(targetKey(key, occupant.target), verdict);
      this.#active.set(
        targetKey(key, occupant.target),
        active(checkedBackend(key), slot) + active(openBackend(key), slot),
      );
      isBusy ||= verdict.state === "initial" || verdict.state === "draining";
      if (isFirst(verdict, line) && scope.balancer.type === "application") promotions.push(...promote(key, slot));
      if (verdict.state === "healthy" || verdict.state === "unhealthy") this.#note(key, slot, occupant, "judged");
      if (isOverdue(occupant, scope, now)) {
        cuts.push(...(isCut(scope) ? cut(key, slot) : []));
        this.table.place(key, slot, { ...occupant, isDrained: true });
      }
    }
    await run(this.process.adminSocket, [...promotions, ...cuts]);
    await cutFormer(this.process, cuts);
    return isBusy;
  }

  #note(scope: string, slot: number, occupant: Occupant, phase: Occupant["phase"]): void {
    if (occupant.phase !== phase) this.table.place(scope, slot, { ...occupant, phase });
  }

  #meanings(): (line: StatLine) => Meaning {
    const bySection = new Map<string, Meaning>();
    for (const scope of this.surroundings.scopes()) {
      for (const section of [checkedBackend(scope.key), openBackend(scope.key)]) {
        bySection.set(section, { targetGroup: scope.group.arn });
        for (const [slot, occupant] of this.table.slots(scope.key).entries()) {
          if (occupant === undefined) continue;
          this.#owners.set(`${section}/${slotName(slot)}`, counterKey(scope.group.arn, occupant.node));
        }
      }
    }
    const balancers = new Map(this.surroundings.scopes().map(({ balancer }) => [balancer.name, balancer.arn]));
    return (line) => {
      if (line.name === "BACKEND") return bySection.get(line.section) ?? {};
      if (line.name !== "FRONTEND") return owned(this.#owners.get(`${line.section}/${line.name}`));
      const arn = balancers.get(line.section.split(".")[1] ?? "");
      return arn === undefined ? {} : { balancer: arn };
    };
  }
}

const owned = (target: string | undefined): Meaning => (target === undefined ? {} : { target });

const targetKey = (scope: string, target: string): string => `${scope} ${target}`;

const isFirst = (verdict: HealthVerdict, line: StatLine | undefined): boolean =>
  verdict.state === "initial" && line !== undefined && hasFirstSuccess(line);

/** The deregistration delay is over and nothing was done about it yet. */
const isOverdue = (occupant: Occupant, { group }: BackendScope, now: number): boolean =>
  occupant.drainingSince !== undefined &&
  !occupant.isDrained &&
  now >= occupant.drainingSince + group.deregistrationDelay * 1000;

const isCut = ({ balancer, group }: BackendScope): boolean =>
  balancer.type === "application" || group.connectionTermination;

const index = (lines: readonly StatLine[]): ReadonlyMap<string, StatLine> =>
  new Map(lines.map((line) => [`${line.section}/${line.name}`, line]));

/** Requests, or connections of a stream balancer, in flight at each server, whichever worker has them. */
function activeByServer(workers: ReadonlyMap<string, readonly StatLine[]>): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { section, name, counts } of [...workers.values()].flat()) {
    const key = `${section}/${name}`;
    sums.set(key, (sums.get(key) ?? 0) + counts.active);
  }
  return sums;
}
