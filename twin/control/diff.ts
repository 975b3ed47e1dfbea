import { compareProps, type Difference, formatPath, type RawChange } from "../../engine/provider/difference";
import type { Json, Props, ResourceModel } from "../contract/resources";
import { isMadeUp, withoutMarks } from "./check";
import { alignSets } from "./sets";
import { hasUnknown, isEqual, isList, isProps } from "./values";

/** What is compared. */
interface DiffSubject {
  /** The program's logical name. */
  readonly name: string;
  /** The provider's: a resource that names it in its own `region` is where it was without. */
  readonly region?: string | undefined;
}

/**
 * What an update would change, and whether AWS can only do it with a new resource. Both sides are checked inputs. Pure.
 */
export function diffInputs(model: ResourceModel, { name, region }: DiffSubject, old: Props, inputs: Props): Difference {
  const after = placed(normalized(model, name, inputs), region);
  const before = alignSets(placed(normalized(model, name, old), region), after, model.sets ?? []);
  const found = compareProps(before, after).filter((change) => !isKept(model, change));
  const conditional = model.replaceWhen?.(before, after) ?? [];
  const patterns = ["region", ...model.replaceOn, ...conditional].map(parsePath);
  const changes = found.map((change) => ({
    path: formatPath(change.steps),
    kind: change.kind,
    replaces: patterns.some((pattern) => touches(pattern, change)),
  }));
  const replaces = changes.some((change) => change.replaces);
  return { changes, replaces, deleteBeforeReplace: replaces && keepsOwnName(model, inputs, before, after) };
}

function normalized(model: ResourceModel, name: string, inputs: Props): Props {
  const plain = withoutMarks(inputs);
  return model.normalize ? model.normalize(plain, name) : plain;
}

function placed(inputs: Props, region: string | undefined): Props {
  return region === undefined || inputs.region !== region ? inputs : without(inputs, "region");
}

function without(inputs: Props, key: string): Props {
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => name !== key));
}

/** Leaving out an input that the cloud computes asks for nothing: the live value stays. */
function isKept(model: ResourceModel, change: RawChange): boolean {
  const [property] = change.steps;
  return (
    change.kind === "delete" && change.steps.length === 1 && (model.computed ?? []).some((key) => key === property)
  );
}

function keepsOwnName(model: ResourceModel, inputs: Props, before: Props, after: Props): boolean {
  const property = model.autoname?.property;
  if (property === undefined || isMadeUp(inputs, property)) return false;
  const name = after[property];
  return name !== undefined && !hasUnknown(name) && name === before[property];
}

/** True when the change lies on, below or above the pattern; above, only if the part that the pattern names differs. */
function touches(pattern: readonly string[], change: RawChange): boolean {
  const shared = Math.min(pattern.length, change.steps.length);
  for (let index = 0; index < shared; index++) {
    if (pattern[index] !== "*" && pattern[index] !== String(change.steps[index])) return false;
  }
  const rest = pattern.slice(shared);
  if (rest.length === 0) return true;
  return hasUnknown(change.new) || !isEqual(valuesAt(change.old, rest), valuesAt(change.new, rest));
}

function valuesAt(value: Json | undefined, pattern: readonly string[]): Json[] {
  const [step, ...rest] = pattern;
  if (value === undefined || value === null) return [];
  if (step === undefined) return [value];
  if (step !== "*")
    return valuesAt(isProps(value) ? value[step] : isList(value) ? value[Number(step)] : undefined, rest);
  const inner = isList(value) ? value : isProps(value) ? Object.values(value) : [];
  return inner.flatMap((item) => valuesAt(item, rest));
}

function parsePath(path: string): string[] {
  return path.split(/[.[\]]+/).filter((step) => step !== "");
}
