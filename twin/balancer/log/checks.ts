import type { Registration } from "../../contract/desired-state";
import { type BackendScope, isInScope } from "../backends";
import { targetOf } from "../membership/plan";
import type { SlotTable } from "../membership/slots";
import { checkedBackend, slotName } from "../render/names";
import type { StatLine } from "../stats";
import { absent, timestamp } from "./log-fields";

/** Who is checked in a slot. */
export interface CheckedTarget {
  readonly balancer: string;
  /** `app/web/50dc6c495c0c9188`. */
  readonly resource: string;
  /** Address of the balancer's node that checks. */
  readonly node: string;
  readonly group: string;
  readonly protocol: string;
  /** `address:port`. */
  readonly target: string;
  /** Whether the security groups let the balancer reach it. */
  readonly isAdmitted: boolean;
  /** Microseconds since the epoch from which on the slot is this target's. */
  readonly since: number;
}

export interface CheckLine {
  readonly balancer: string;
  readonly line: string;
}

/** By `backend/server`: the targets of balancers that log their checks. */
export function checkedTargets(
  scopes: readonly BackendScope[],
  table: SlotTable,
  registrations: readonly Registration[],
): ReadonlyMap<string, CheckedTarget> {
  const targets = new Map<string, CheckedTarget>();
  for (const scope of scopes.filter(({ balancer }) => balancer.healthCheckLogs)) {
    const { balancer, group, key, zone } = scope;
    const members = registrations.filter((registration) => isInScope(scope, registration));
    const own = balancer.addresses.find((address) => zone === undefined || address.zone === zone);
    for (const [index, occupant] of table.slots(key).entries()) {
      const member = members.find((registration) => targetOf(registration) === occupant?.target);
      if (occupant === undefined || member === undefined) continue;
      targets.set(`${checkedBackend(key)}/${slotName(index)}`, {
        balancer: balancer.name,
        resource: balancer.arn.split("loadbalancer/")[1] ?? balancer.name,
        node: own?.ip ?? absent,
        group: group.name,
        protocol: group.healthCheck.protocol,
        target: `${member.address}:${member.port}`,
        isAdmitted: occupant.isAdmitted,
        since: 1000 * occupant.since,
      });
    }
  }
  return targets;
}

interface Check {
  readonly server: string;
  /** Microseconds since the epoch. */
  readonly begin: number;
}

interface Answer {
  readonly end: number;
  readonly status: string;
  readonly hasPassed: boolean;
}

const message = /^(\S+) \[debug\] (begun|passed|failed): type=str <(?:(\d+) )?(\S+) (\d+)>/gm;

const idOf = ({ server, begin }: Check): string => `${server} ${begin}`;

/** What the ring holds: checks in the order of their begin, and the answers that came. */
function read(ring: string): { readonly checks: readonly Check[]; readonly answers: ReadonlyMap<string, Answer> } {
  const checks: Check[] = [];
  const answers = new Map<string, Answer>();
  for (const [, time = "", kind, status = "", server = "", began] of ring.matchAll(message)) {
    const check = { server, begin: Number(began) };
    if (kind === "begun") checks.push(check);
    else answers.set(idOf(check), { end: microseconds(time), status, hasPassed: kind === "passed" });
  }
  return { checks, answers };
}

/** `2026-11-30T11:52:29.884893+00:00`: a Date keeps milliseconds only. */
const microseconds = (time: string): number =>
  1000 * Date.parse(`${time.slice(0, 19)}Z`) + Number(time.slice(20, 26).padEnd(6, "0"));

/** Turns what HAProxy's ring holds into the vendor's lines, one for each check that has ended. */
export class CheckLog {
  #written: ReadonlySet<string> = new Set();

  /** @param since microseconds since the epoch: what began earlier is another daemon's */
  constructor(private readonly since = 1000 * Date.now()) {}

  /**
   * @param ring what it holds, read before the `lines`
   * @param lines HAProxy's statistics by `backend/server`: why a check got no answer
   */
  take(
    ring: string,
    lines: ReadonlyMap<string, StatLine>,
    targets: ReadonlyMap<string, CheckedTarget>,
  ): readonly CheckLine[] {
    const { checks, answers } = read(ring);
    const last = new Map(checks.map((check) => [check.server, check]));
    const written = new Set<string>();
    const found: CheckLine[] = [];
    for (const check of checks) {
      const id = idOf(check);
      const target = targets.get(check.server);
      const isNew = !this.#written.has(id) && check.begin >= this.since;
      if (isNew && target !== undefined && check.begin >= target.since) {
        const line = lineOf(check, target, answers.get(id) ?? unanswered(target, lines.get(check.server)));
        if (line !== undefined) found.push({ balancer: target.balancer, line });
        else if (last.get(check.server) === check) continue;
      }
      written.add(id);
    }
    this.#written = written;
    return found;
  }
}

interface Failure {
  /** Seconds. */
  readonly latency: number;
  readonly reason: string;
}

/** Why the last check got no answer; undefined while it is under way, or when the one before is still all that is known. */
function unanswered({ isAdmitted }: CheckedTarget, line: StatLine | undefined): Failure | undefined {
  if (line === undefined || line.isChecking || ["", "INI", "L7OK", "L7STS"].includes(line.checkStatus))
    return undefined;
  const reason = !isAdmitted || line.checkStatus.endsWith("TOUT") ? "TimedOut" : "ConnectionReset";
  return { latency: line.checkDuration / 1000, reason };
}

/** Source: Application Load Balancers user guide, health check log entries and error reason codes. */
function lineOf({ begin }: Check, target: CheckedTarget, result: Answer | Failure | undefined): string | undefined {
  if (result === undefined) return undefined;
  const isAnswer = "status" in result;
  const latency = isAnswer ? (result.end - begin) / 1_000_000 : result.latency;
  const outcome = isAnswer
    ? `${result.hasPassed ? "PASS" : "FAIL"} ${result.status} ${reasonOf(result)}`
    : `FAIL ${absent} ${result.reason}`;
  const kind = target.protocol === "HTTPS" ? "https" : "http";
  return `${kind} ${timestamp(begin)} ${Math.max(0, latency).toFixed(6)} ${target.target} ${target.group} ${outcome} ${target.resource} ${target.node}`;
}

function reasonOf({ hasPassed, status }: Answer): string {
  if (hasPassed) return absent;
  return status.startsWith("5") ? "TargetError" : "ResponseCodeMismatch";
}
