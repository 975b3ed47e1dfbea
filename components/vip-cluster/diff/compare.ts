import type { Weakening } from "../../../model/analysis/diff/weakening";
import { resolveObjectives } from "../../../model/objectives";
import { isRecord, type Path, renderPath } from "../../../model/settings/path";
import { lossOf as lossOnAws } from "../../../platforms/aws/weaker";
import { lossOf as lossOnKubernetes } from "../../../platforms/kubernetes/weaker";
import { isKubernetesConfig, type KubernetesStackConfig } from "../stack/any-stack";
import { reasonFor } from "../stack/check-reasons";
import type { StackConfig } from "../stack/stack";
import { settingsOf } from "../stack/whole-environment";

/** One side of a comparison. */
export interface Environment {
  readonly name: string;
  readonly config: StackConfig | KubernetesStackConfig;
}

/** Whether two environments are on one platform: options of another one mean something else. */
export const areComparable = (one: Environment, other: Environment): boolean =>
  isKubernetesConfig(one.config) === isKubernetesConfig(other.config);

const lossFor = ({ config }: Environment) => (isKubernetesConfig(config) ? lossOnKubernetes : lossOnAws);

/** Where production is the weaker one. */
export interface Weakness {
  /** The production environment. */
  readonly environment: string;
  readonly loss: string;
  /** Whether its own file says why. The other's reason does not excuse it. */
  readonly isExplained: boolean;
}

export interface Difference {
  /** `nodeGroups.blue.minSize`. */
  readonly path: string;
  /** Undefined where the environment has nothing there. */
  readonly a: unknown;
  readonly b: unknown;
  /** By environment, where its file gives one. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly weakness?: Weakness;
}

interface Pair {
  readonly path: Path;
  readonly a: unknown;
  readonly b: unknown;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const isListOfRecords = (value: unknown): value is unknown[] => Array.isArray(value) && value.some(isRecord);

/** Different values, each as deep as both sides go. Order of keys means nothing; a list of plain values is one value. */
function pairs(a: unknown, b: unknown, path: Path): readonly Pair[] {
  if (isRecord(a) && isRecord(b)) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    return keys.flatMap((key) => pairs(a[key], b[key], [...path, key]));
  }
  if (isListOfRecords(a) && isListOfRecords(b)) {
    const length = Math.max(a.length, b.length);
    return Array.from({ length }, (_, index) => pairs(a[index], b[index], [...path, index])).flat();
  }
  return isSame(a, b) ? [] : [{ path, a, b }];
}

/** The settings with the objectives in force: what a class promises counts as promised. */
function compared({ config }: Environment) {
  const { class: kind, seconds, capacityAfterZoneLoss } = resolveObjectives(config.cluster);
  const { nodesNeeded } = config.cluster.objectives;
  const settings = isKubernetesConfig(config) ? config.cluster : settingsOf(config);
  return { ...settings, objectives: { class: kind, ...seconds, capacityAfterZoneLoss, nodesNeeded } };
}

const isProduction = ({ config }: Environment): boolean => config.cluster.objectives.class === "production";

function reasonsOf(path: Path, sides: readonly Environment[]): Readonly<Record<string, string>> {
  const found = sides.map(({ name, config }) => [name, reasonFor(path, config.reasons)] as const);
  return Object.fromEntries(found.flatMap(([name, why]) => (why === undefined ? [] : [[name, why]])));
}

function weaknessOf({ path, a, b }: Pair, one: Environment, other: Environment): Weakness | undefined {
  const lossOf = lossFor(one);
  const sides = [
    { side: one, loss: lossOf(path, a, b) },
    { side: other, loss: lossOf(path, b, a) },
  ];
  for (const { side, loss } of sides) {
    if (loss === undefined || !isProduction(side)) continue;
    const isExplained = reasonFor(path, side.config.reasons) !== undefined;
    return { environment: side.name, loss, isExplained };
  }
  return undefined;
}

/** Every difference between two environments, sorted by path, with the reasons given and where production is the weaker one. Pure. */
export function compareEnvironments(one: Environment, other: Environment): readonly Difference[] {
  return pairs(compared(one), compared(other), [])
    .map((pair) => {
      const weakness = weaknessOf(pair, one, other);
      return {
        path: renderPath(pair.path),
        a: pair.a,
        b: pair.b,
        reasons: reasonsOf(pair.path, [one, other]),
        ...(weakness === undefined ? {} : { weakness }),
      };
    })
    .sort((x, y) => (x.path < y.path ? -1 : x.path > y.path ? 1 : 0));
}

/** Everything in which one environment is weaker than another, whatever they are for. Pure. */
export const weakerThan = (one: Environment, other: Environment): readonly Weakening[] =>
  pairs(compared(one), compared(other), []).flatMap(({ path, a, b }) => {
    const loss = lossFor(one)(path, a, b);
    if (loss === undefined) return [];
    const reason = reasonFor(path, one.config.reasons);
    return [{ path, own: a, other: b, loss, ...(reason === undefined ? {} : { reason }) }];
  });

/** The differences in which production is weaker and its own file does not say why. */
export const unexplained = (differences: readonly Difference[]): readonly Difference[] =>
  differences.filter(({ weakness }) => weakness !== undefined && !weakness.isExplained);
