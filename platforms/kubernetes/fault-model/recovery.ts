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

/** A pod that was evicted is made again at once, on another machine. */
export const replaced = (pools: readonly PodPool[]): Recovery =>
  slowest(pools, (pool) => [fromTiming("replace", "a new pod on another machine", "pod.schedule"), boot(pool)]);

/** The reason of the first pool that has one. */
const because = (pools: readonly PodPool[], reason: (pool: PodPool) => string | undefined): string | undefined =>
  pools.map(reason).find((one) => one !== undefined);

/** The first of the pods of a dead machine is made again elsewhere, once its toleration is over; those that tolerate it for ever are not. */
export function firstElsewhere(pools: readonly PodPool[]): Recovery {
  const reason = because(
    pools,
    ({ path, stays, toleration }) =>
      stays ?? (Number.isFinite(toleration) ? undefined : `pods of ${path} tolerate a dead machine for ever`),
  );
  if (reason !== undefined) return { kind: "unknown", reason };
  return slowest(pools, (pool) => [
    fromTiming("detect", "the cluster takes the machine for dead", "node.unreachable"),
    fromSetting("replace", "its pods stay bound to it", `${pool.path}.tolerations.tolerationSeconds`, pool.toleration),
    fromTiming("replace", "a new pod on another machine", "pod.schedule"),
    boot(pool),
  ]);
}

/** All of them are, unless what keeps pods apart leaves no place for the last. */
export function madeElsewhere(pools: readonly PodPool[], lost: "machine" | "zone"): Recovery {
  const first = firstElsewhere(pools);
  const reason = because(pools, ({ heldBack }) => heldBack[lost]);
  return first.kind === "unknown" || reason === undefined ? first : { kind: "unknown", reason };
}
