import { areComparable, type Environment, weakerThan } from "../../components/vip-cluster/diff";
import { exempted } from "../../policies/evaluate";
import { type Compared, type ComparedStack, compareWithStaging } from "../../policies/project/compare";
import { productionNotWeaker } from "../../policies/project/production-not-weaker-than-staging";
import type { LocatedResult, StackReport } from "../../policies/report";
import { ruleMetadata } from "../../policies/rule-metadata";
import { levelIn, type PolicySettings } from "../../policies/settings";
import { readEnvironment } from "../diff/read";
import { readStack, type StackFiles } from "../project";
import { lineOf } from "./location";

interface Side {
  readonly files: StackFiles;
  readonly stack: ComparedStack;
  /** Undefined for programs without one. */
  readonly spec: Environment | undefined;
}

/** Compares every production-class stack with every staging-class one; what is found belongs to production. */
export function compareStacks(
  folder: string,
  reports: readonly StackReport[],
  settings: PolicySettings,
): readonly StackReport[] {
  const sides = (kind: StackReport["environment"]) =>
    reports
      .filter(({ environment, failure }) => environment === kind && failure === undefined)
      .map((report) => sideOf(folder, report, settings));
  const [productions, stagings] = [sides("production"), sides("staging")];
  const found = new Map(
    productions.map((production) => [
      production.stack.report,
      stagings.flatMap((staging) => judged(production, staging, settings)),
    ]),
  );
  return reports.map((report) => {
    const results = found.get(report) ?? [];
    return results.length === 0 ? report : { ...report, results: [...results, ...report.results] };
  });
}

function sideOf(folder: string, report: StackReport, settings: PolicySettings): Side {
  const files = readStack(folder, report.stack);
  const { project, stack } = files;
  return {
    files,
    stack: {
      report,
      urn: `urn:pulumi:${stack}::${project}::pulumi:pulumi:Stack::${project}-${stack}`,
      levelOf: (rule) => levelIn(rule, report.environment, settings),
    },
    spec: specOf(files),
  };
}

/** A program of one's own has no spec, and an encrypted one cannot be compared. */
function specOf(files: StackFiles): Environment | undefined {
  const key = "vipkit:cluster";
  const isReadable = files.config[key] !== undefined && !files.secretKeys.includes(key);
  return isReadable ? readEnvironment(files) : undefined;
}

/** Undefined where two environments cannot be compared: without a spec, or on different platforms. */
const weakeningsOf = (production: Environment | undefined, staging: Environment | undefined) =>
  production === undefined || staging === undefined || !areComparable(production, staging)
    ? undefined
    : weakerThan(production, staging);

function judged(production: Side, staging: Side, settings: PolicySettings): readonly LocatedResult[] {
  if (production.stack.levelOf(productionNotWeaker) === "disabled") return [];
  const weakenings = weakeningsOf(production.spec, staging.spec);
  return compareWithStaging(production.stack, staging.stack, ruleMetadata, weakenings).map((compared) =>
    located(compared, production.files, settings),
  );
}

function located({ result, path }: Compared, files: StackFiles, { exemptions }: PolicySettings): LocatedResult {
  return { ...exempted(result, exemptions), location: lineOf(files, path) };
}
