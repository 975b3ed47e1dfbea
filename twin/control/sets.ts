import type { Json, Props } from "../contract/resources";
import { isEqual, isList, isProps } from "./values";

/**
 * `old` with every list that AWS keeps as a set put into the order of `next`, where both hold the same: another order is no change.
 * Paths as `subnets` or `defaultActions.*.forward.targetGroups`.
 */
export function alignSets(old: Props, next: Props, paths: readonly string[]): Props {
  return paths.reduce((props, path) => {
    const aligned = align(props, next, path.split("."));
    return isProps(aligned) ? aligned : props;
  }, old);
}

function align(old: Json, next: Json, [step, ...rest]: readonly string[]): Json {
  if (step === undefined) return isList(old) && isList(next) && isSameSet(old, next) ? next : old;
  if (step === "*") {
    if (!isList(old) || !isList(next)) return old;
    return old.map((item, index) => align(item, next[index] ?? null, rest));
  }
  if (!isProps(old) || !isProps(next)) return old;
  const [before, after] = [old[step], next[step]];
  return before === undefined || after === undefined ? old : { ...old, [step]: align(before, after, rest) };
}

function isSameSet(left: readonly Json[], right: readonly Json[]): boolean {
  if (left.length !== right.length) return false;
  const rest = [...right];
  return left.every((item) => {
    const place = rest.findIndex((other) => isEqual(item, other));
    if (place >= 0) rest.splice(place, 1);
    return place >= 0;
  });
}
