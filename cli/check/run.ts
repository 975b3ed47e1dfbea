import { fork } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";
import { type Exemption, unusedExemptions } from "../../policies/exemptions";
import type { ProjectPolicies } from "../../policies/pack/project-policies";
import type { Report, StackReport } from "../../policies/report";
import { isProjectRule } from "../../policies/rule-metadata";
import type { ParsedSettings } from "../../policies/settings";
import { readProjectSettings } from "../../policies/settings-file";
import { noStandIns, type StandIns } from "../program/options";
import { listStacks } from "../project";
import { unjudged } from "./unjudged";

/** Programs that run side by side: each keeps a processor busy. */
const lanes = 2;

/** Judges stacks of a project, each in a process of its own when there are several. */
export async function runCheck(
  folder: string,
  stacks: readonly string[],
  policies: ProjectPolicies,
  standIns: StandIns = noStandIns,
): Promise<Report> {
  const judged = await judgeAll(folder, stacks, standIns);
  const reports = hasPair(judged)
    ? (await import("./compare.js")).compareStacks(folder, judged, policies.settings)
    : judged;
  const all = listStacks(folder).every((stack) => stacks.includes(stack));
  return withProblems(reports, policies, all);
}

/** Whether there is anything to compare: production with its rehearsal. What compares them is not loaded otherwise. */
const hasPair = (reports: readonly StackReport[]): boolean =>
  ["production", "staging"].every((kind) => reports.some(({ environment }) => environment === kind));

/** Judges an exported state by the settings of the project around it, if there is one. */
export async function runStateCheck(file: string, policies: ProjectPolicies): Promise<Report> {
  const { judgeState } = await import("./judge.js");
  return withProblems([await judgeState(file, policies)], policies, false);
}

/** `all` when every stack that an exemption can speak about was judged. */
function withProblems(reports: readonly StackReport[], { settings, problems }: ParsedSettings, all: boolean): Report {
  const judged = reports.filter(({ failure }) => failure === undefined);
  // Stacks that were not judged together were not compared, so it is not known whether the exemption is needed.
  const concerned = all ? settings.exemptions : settings.exemptions.filter(({ rule }) => !isProjectRule(rule));
  const unused = unusedExemptions(concerned, usedBy(settings.exemptions, reports), {
    stacks: judged.map(({ stack }) => stack),
    all: all && judged.length === reports.length,
  });
  return { stacks: reports, problems: [...problems, ...unused.map(describeUnused)] };
}

const describeUnused = ({ rule, urn, owner }: Exemption) =>
  `exemptions: the one from ${rule} for ${urn} (owner ${owner}) excuses nothing: remove it`;

/** Reports come from other processes, so exemptions are known by what they say. */
function usedBy(exemptions: readonly Exemption[], reports: readonly StackReport[]): ReadonlySet<Exemption> {
  const said = new Set(
    reports.flatMap(({ results }) =>
      results.flatMap(({ exemption }) => (exemption ? [JSON.stringify(exemption)] : [])),
    ),
  );
  return new Set(exemptions.filter((exemption) => said.has(JSON.stringify(exemption))));
}

async function judgeAll(
  folder: string,
  stacks: readonly string[],
  standIns: StandIns,
): Promise<readonly StackReport[]> {
  const [only] = stacks;
  if (stacks.length === 1 && only !== undefined) {
    const { judgeStack } = await import("./judge.js");
    return [await judgeStack(folder, only, standIns)];
  }
  const reports = new Map<string, StackReport>();
  const waiting = [...stacks];
  const lane = async () => {
    for (let stack = waiting.shift(); stack !== undefined; stack = waiting.shift()) {
      reports.set(stack, await judgeInChild(folder, stack, standIns));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return stacks.flatMap((stack) => reports.get(stack) ?? []);
}

const answer = z.custom<StackReport>((value) => z.looseObject({ stack: z.string() }).safeParse(value).success);

/** What is known of a program that ended its process before it was judged. Its own messages stand above. */
const describeEnd = (code: number | null, signal: string | null) =>
  signal === null
    ? `program did not finish: its process ended with exit code ${code ?? 0} before everything was registered`
    : `program did not finish: its process was ended by ${signal}`;

function judgeInChild(folder: string, stack: string, standIns: StandIns): Promise<StackReport> {
  return new Promise((resolve, reject) => {
    const child = fork(join(__dirname, "worker.js"), [folder, stack, JSON.stringify(standIns)], {
      // What the program prints is for the user to read, beside the report.
      stdio: ["ignore", process.stderr, "inherit", "ipc"],
    });
    let report: StackReport | undefined;
    child.on("message", (message) => {
      report = answer.parse(message);
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (report) resolve(report);
      else resolve(unjudged(stack, readProjectSettings(folder).settings, describeEnd(code, signal)));
    });
  });
}
