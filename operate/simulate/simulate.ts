import type { Autoscaler, Look, Target } from "./autoscaler";
import { Demand } from "./demand";
import { Fleet, type NodeTimings } from "./fleet";
import type { LoadCurve } from "./load-curve";
import type { Draw } from "./random";
import { Recorder, type Run } from "./recorder";

/** One run's question. */
interface Scenario {
  readonly load: LoadCurve;
  readonly autoscaler: Autoscaler;
  readonly timings: NodeTimings;
  readonly draw: Draw;
  /** Seconds from the start to the first look, up to a period: how a vendor's minutes fall is not known. */
  readonly firstLook: number;
  /** Requests a second that one node takes. */
  readonly nodeCapacity: number;
  /** Seconds that a request waits for a node. */
  readonly patience: number;
}

/**
 * Replays a load against a group's rules by discrete events: the load's own changes, the stages of each node, and the looks of the
 * autoscaler. In between nothing changes, so that all is exact whatever the steps. Pure.
 */
export function simulate({ load, autoscaler, timings, draw, firstLook, nodeCapacity, patience }: Scenario): Run {
  const { initial, period } = autoscaler;
  const fleet = new Fleet(timings, draw, initial.desired, initial.pooled);
  const demand = new Demand(patience);
  const recorder = new Recorder(nodeCapacity);
  const window = new Window(nodeCapacity);
  let target: Target = initial;
  let now = 0;
  let index = 0;
  let nextLook = firstLook > 0 ? firstLook : period;
  let lastLook = 0;
  recorder.resized(0, target);
  while (now < load.duration) {
    const nextLoad = load.points[index + 1]?.at ?? load.duration;
    const until = Math.min(nextLoad, fleet.nextAt, nextLook, load.duration);
    const rate = load.points[index]?.rate ?? 0;
    const served = demand.pass(until - now, rate, fleet.healthy * nodeCapacity);
    recorder.passed({ from: now, to: until }, rate, served, fleet);
    window.passed(until - now, served, fleet.healthy);
    now = until;
    fleet.advance(now);
    if (now >= nextLoad) index++;
    if (now >= nextLook) {
      const next = autoscaler.decide(window.look(now, now - lastLook, fleet));
      recorder.resized(now, next);
      recorder.looked(now, rate, fleet);
      target = next;
      lastLook = now;
      nextLook += period;
    }
    fleet.resize(target.desired, target.pooled, now);
  }
  return recorder.run(load.duration);
}

/** What is measured between two looks. */
class Window {
  private arrived = 0;
  /** CPU of a node that served all the time, in percent times seconds. */
  private cpu = 0;
  private seconds = 0;

  constructor(private readonly nodeCapacity: number) {}

  passed(seconds: number, { arrived, served }: { readonly arrived: number; readonly served: number }, healthy: number) {
    this.arrived += arrived;
    if (healthy === 0) return;
    this.cpu += (served / healthy / this.nodeCapacity) * 100;
    this.seconds += seconds;
  }

  look(at: number, seconds: number, { healthy, measured, active, warm }: Fleet): Look {
    const cpu = this.seconds === 0 || measured === 0 ? undefined : this.cpu / this.seconds;
    const look = { at, seconds, arrived: this.arrived, cpu, healthy, measured, active, warm };
    this.arrived = this.cpu = this.seconds = 0;
    return look;
  }
}
