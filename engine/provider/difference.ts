import { isEqual, isList, isProps, type Json, type Props } from "../../model/graph/json";

type ChangeKind = "add" | "delete" | "update";

/** One changed input. */
interface Change {
  /** `defaultActions[0].forward.targetGroups[1].weight` */
  readonly path: string;
  readonly kind: ChangeKind;
  readonly replaces: boolean;
}

export interface Difference {
  readonly changes: readonly Change[];
  readonly replaces: boolean;
  /** Two resources cannot bear the program's own name at once, so the old one goes first. */
  readonly deleteBeforeReplace: boolean;
}

type Step = string | number;
/** A place where two sides differ. */
export interface RawChange {
  readonly steps: readonly Step[];
  readonly kind: ChangeKind;
  readonly old: Json | undefined;
  readonly new: Json | undefined;
}

/** Where inputs list the properties that the provider filled in by itself. */
export const defaultsKey = "__defaults";

/** Every place where two objects differ, in the order of their keys; {@link defaultsKey} does not count. */
export function compareProps(old: Props, next: Props): RawChange[] {
  const found: RawChange[] = [];
  compare(old, next, [], found);
  return found;
}

function compare(old: Json | undefined, next: Json | undefined, steps: readonly Step[], found: RawChange[]): void {
  if (isEqual(old, next)) return;
  if (isProps(old) && isProps(next)) {
    const keys = new Set([...Object.keys(old), ...Object.keys(next)]);
    keys.delete(defaultsKey);
    for (const key of keys) compare(old[key], next[key], [...steps, key], found);
    return;
  }
  if (isList(old) && isList(next)) {
    const length = Math.max(old.length, next.length);
    for (let index = 0; index < length; index++) compare(old[index], next[index], [...steps, index], found);
    return;
  }
  const kind = isAbsent(old) ? "add" : isAbsent(next) ? "delete" : "update";
  found.push({ steps, kind, old, new: next });
}

function isAbsent(value: Json | undefined): boolean {
  return value === undefined || value === null;
}

/** The engine's notation. Source: pulumi sdk/go/common/resource/property_path.go. */
export function formatPath(steps: readonly Step[]): string {
  let path = "";
  for (const step of steps) {
    if (typeof step === "number") path += `[${step}]`;
    else if (/^[A-Za-z_][\w-]*$/.test(step)) path += path === "" ? step : `.${step}`;
    else path += `["${step.replace(/"/g, '\\"')}"]`;
  }
  return path;
}
