import { fromSetting, sum } from "../../../model/analysis/budget/delays";
import type { DelayComponent, Recovery } from "../../../model/analysis/budget/types";
import type { PodPool } from "../topology/serving-path";
import { fromTiming } from "./delays";

const boot = ({ boot: wait }: PodPool): DelayComponent =>
  fromSetting("replace", "the program starts, and is ready", wait.path, wait);

function slowest(pools: readonly PodPool[], terms: (pool: PodPool) => readonly DelayComponent[]): Recovery {
  const [first, ...others] = pools.map((pool) => sum(terms(pool)));
  if (first === undefined) return { kind: "unknown", reason: "its pods are made outside this program" };
  return { kind: "bounded", ...others.reduce((longest, next) => (next.worst > longest.worst ? next : longest), first) };
}

/** A container that has ended is started again where it was. */
export const restarted = (pools: readonly PodPool[]): Recovery => slowest(pools, (pool) => [boot(pool)]);

/** Pods of a dead machine are made again elsewhere, once their toleration is over; those that tolerate it for ever are not. */
export function madeElsewhere(pools: readonly PodPool[]): Recovery {
  const bound = pools.find(({ toleration }) => !Number.isFinite(toleration));
  if (bound !== undefined) return { kind: "unknown", reason: `pods of ${bound.path} tolerate a dead machine for ever` };
  return slowest(pools, (pool) => [
    fromTiming("detect", "the cluster takes the machine for dead", "node.unreachable"),
    fromSetting("replace", "its pods stay bound to it", `${pool.path}.tolerations.tolerationSeconds`, pool.toleration),
    fromTiming("replace", "a new pod on another machine", "pod.schedule"),
    boot(pool),
  ]);
}
