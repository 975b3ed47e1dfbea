import { UserError } from "../../model/user-error";
import { isPassed } from "../../operate/drill/compare";
import { type DrillName, drillNames } from "../../operate/drill/definitions";
import { verdictWords } from "../../operate/drill/report";
import type { DrillResult } from "../../operate/drill/result";
import { defineCommand } from "../command/define";
import { choice, flag, type Parameter, positive, required, text } from "../command/parameters";
import { chooseStack } from "../command/stacks";
import { awsTemplate } from "../drill/aws-template";
import { keepResult, refuseUnwritable, writeReport } from "../drill/keep";
import { aloneOn } from "../drill/lease";
import { noting, takeBack } from "../drill/left";
import { openSession } from "../drill/open";
import { renderDrill, renderGameDay } from "../drill/render";
import { type DrillOptions, type DrillSession, readyView, refusals, runOne } from "../drill/session";
import { toJson } from "../json";
import { print } from "../output";
import type { StackFiles } from "../project";
import { twinFolder } from "../twin-folder";

/** Requests a second, and the most: what two processors send, and what their ports hold. */
const usualRate = 100;
const mostRate = 5000;
const mostSeconds = 1800;
/** Requests of one drill, whose outcomes are held in memory. */
const mostRequests = 1_000_000;

const bounded = (value: string, most: number, description: string): Parameter<number> => {
  const { parse, ...rest } = positive(value, `a number above 0 and up to ${most}`, description);
  return {
    ...rest,
    parse: (said) => {
      const number = parse?.(said) ?? Number.NaN;
      if (number <= most) return number;
      throw new UserError(`${value}: ${said} is too much; a number above 0 and up to ${most}`, 2);
    },
  };
};

const seed: Parameter<number> = {
  description: "whole number that decides which node or zone it is; 1 by default",
  value: "number",
  parse: (said) => {
    const number = Number(said);
    if (Number.isInteger(number) && number >= 0 && number < 2 ** 32) return number;
    throw new UserError(`--seed ${said}: not a whole number from 0 to 4294967295`, 2);
  },
};

/** `vipkit drill`: breaks a part of a local stack under load, and holds what clients saw against the budget. */
export const drillCommand = defineCommand({
  name: "drill",
  summary: "break a part of a local stack under load, and hold what clients saw against budget and objective",
  details: [
    "What each drill does, what it proves and what not: [drills](../drills.md). What it broke is taken back at its end, also after Ctrl-C.",
    "Exit code 1: more was measured than the budget allows, the budget allows more than the objective, or the drill could not be judged.",
  ],
  arguments: {
    fault: required(
      choice(
        "fault",
        [...drillNames, "all", "restore"],
        "what to break; all: a game day, one drill after the other; restore: break nothing, and take back what a drill has left whose process was killed",
      ),
    ),
  },
  stack: "one",
  among: "twin",
  json: "the result, for machines: of one drill as itself, of all as a list; progress goes to standard error",
  options: {
    load: bounded("rps", mostRate, `requests a second, up to ${mostRate}; ${usualRate} by default`),
    seconds: bounded(
      "seconds",
      mostSeconds,
      `after the fault, at most, up to ${mostSeconds}; by default as long as the budget allows, and a little more`,
    ),
    seed,
    aws: flag("write the experiment of AWS FIS that does the same, and run nothing; needs --role"),
    role: text("arn", "with --aws: the role that FIS assumes"),
    alarm: text("arn", "with --aws: the CloudWatch alarm that ends the experiment"),
    report: text("file", "where to write a report with a timeline, as one HTML file"),
  },
  examples: [
    { line: "drill nodeCrash", says: "kill a node under 100 requests a second" },
    { line: "drill zoneLoss local --load 200 --seed 7", says: "another zone, twice the load" },
    {
      line: "drill zoneLoss prod --aws --role arn:aws:iam::123456789012:role/fis",
      says: "the experiment for AWS FIS, for aws fis create-experiment-template --cli-input-json",
    },
    { line: "drill restore", says: "take back what a drill has left broken that was killed" },
    { line: "drill all --report game-day.html", says: "the game day, and a report of it to keep" },
  ],
  async run(input) {
    const { fault, load: rate = usualRate, seconds, seed: chosen = 1 } = input;
    if (rate * (seconds ?? 1) > mostRequests)
      throw new UserError(
        `--load ${rate} --seconds ${seconds}: more than ${mostRequests} requests; take less of one`,
        2,
      );
    refuseMixed(input);
    const files = chooseStack(input);
    if (input.aws) return printTemplate(files, fault, { ...input, seconds, seed: chosen });
    if (input.report !== undefined) refuseUnwritable(input.report);
    const opened = await openSession(files);
    if (fault === "restore") return aloneOn(files, () => restoreOnly(opened, files, input.json === true));
    const session = { ...opened, driver: noting(opened.driver, files) };
    const interruption = interruptible();
    const output: Output = { json: input.json === true, report: input.report, folder: twinFolder(files) };
    const options: DrillOptions = { rate, seconds, seed: chosen, signal: interruption.signal, onStep: tellStep };
    try {
      const results = await aloneOn(files, async () => {
        const left = await takeBack(opened.driver, files);
        if (left !== undefined) tellStep(`${left}; it is taken back now`);
        return fault === "all" ? gameDay(session, options, output) : [await one(session, fault, options, output)];
      });
      refuseFailed(results);
    } finally {
      interruption.end();
    }
  },
});

/** Only takes back. */
async function restoreOnly({ stack, driver }: DrillSession, files: StackFiles, json: boolean): Promise<void> {
  const left = await takeBack(driver, files);
  if (json) return print(toJson({ stack, restored: left ?? null }));
  print(left === undefined ? `no drill has left anything broken in ${stack}` : `${left}; it is taken back`);
}

/** A drill without `--aws` breaks something here and now, which is not what one who names a role of FIS means. */
function refuseMixed({ aws, role, alarm, load, report }: Mixed): void {
  const strangers = aws ? { "--load": load, "--report": report } : { "--role": role, "--alarm": alarm };
  const [given] = Object.entries(strangers).filter(([, value]) => value !== undefined);
  if (given === undefined) return;
  const [option, value] = given;
  const why = aws
    ? "--aws runs nothing, so there is no load and no report; leave it out"
    : "is for the experiment of AWS FIS; write --aws with it, or leave it out to run the drill here";
  throw new UserError(`${option} ${value}: ${why}`, 2);
}

interface Mixed {
  readonly aws?: boolean | undefined;
  readonly role?: string | undefined;
  readonly alarm?: string | undefined;
  readonly load?: number | undefined;
  readonly report?: string | undefined;
}

/** What CreateExperimentTemplate takes, and nothing else, so that it can be handed on. */
function printTemplate(
  files: StackFiles,
  fault: DrillName | "all" | "restore",
  { role, alarm, seconds, seed }: TemplateInput,
): void {
  if (fault === "all" || fault === "restore") throw new UserError("--aws writes one experiment: name the fault", 2);
  print(JSON.stringify(awsTemplate(files, fault, { role, alarm, seconds, seed }), undefined, 2));
}

interface TemplateInput {
  readonly role?: string;
  readonly alarm?: string;
  readonly seconds: number | undefined;
  readonly seed: number;
}

/** Progress is for a reader who waits, and no part of the answer. */
const tellStep = (text: string): void => void process.stderr.write(`${text}\n`);

/** Ctrl-C and the like end a drill in order; a second one ends vipkit at once. */
function interruptible(): { readonly signal: AbortSignal; readonly end: () => void } {
  const controller = new AbortController();
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const stop = () => {
    end();
    tellStep("interrupted: what is broken is taken back now; once more ends this at once, and leaves it broken");
    controller.abort();
  };
  const end = () => {
    for (const signal of signals) process.removeListener(signal, stop);
  };
  for (const signal of signals) process.once(signal, stop);
  return { signal: controller.signal, end };
}

interface Output {
  readonly json: boolean;
  /** Where the report goes; undefined for none. */
  readonly report: string | undefined;
  /** The stack's twin folder. */
  readonly folder: string;
}

async function one(
  session: DrillSession,
  drill: DrillName,
  options: DrillOptions,
  { json, report, folder }: Output,
): Promise<DrillResult> {
  const result = await runOne(session, drill, options);
  keepResult(folder, result);
  print(json ? toJson(result) : renderDrill(result));
  if (report !== undefined) writeReport(report, [result]);
  return result;
}

/** Every drill that the stack can have, one after the other. */
async function gameDay(
  session: DrillSession,
  options: DrillOptions,
  { json, report, folder }: Output,
): Promise<readonly DrillResult[]> {
  const refused = Object.fromEntries(refusals(session, await readyView(session, options.signal)));
  const results: DrillResult[] = [];
  for (const drill of drillNames.filter((name) => !(name in refused))) {
    if (options.signal.aborted) break;
    const result = await runOne(session, drill, options);
    results.push(result);
    keepResult(folder, result);
    if (!json) print(`${renderDrill(result)}\n`);
  }
  print(json ? toJson({ stack: session.stack, results, refused }) : renderGameDay(results, refused));
  if (report !== undefined) writeReport(report, results, refused);
  return results;
}

/** What is beyond a bound, or could not be held against one, is a failure, for scripts too. */
function refuseFailed(results: readonly DrillResult[]): void {
  const failed = results.filter(({ verdict }) => !isPassed(verdict));
  const lines = failed.map(
    ({ stack, drill, verdict, wasInterrupted }) =>
      `${drill} of ${stack}: ${wasInterrupted ? "interrupted" : verdictWords[verdict]}`,
  );
  const broken = results.filter(({ isWholeAgain, problems }) => !isWholeAgain || problems.length > 0);
  const left = broken.map(
    ({ stack, drill, problems }) => `${drill} of ${stack}: ${problems.join("; ") || "not whole again"}`,
  );
  if (lines.length + left.length === 0) return;
  throw new UserError([...lines, ...left].join("\n"), results.some(({ wasInterrupted }) => wasInterrupted) ? 130 : 1);
}
