import { commandLine } from "../../model/command-line";
import { UserError } from "../../model/user-error";
import { isOver, type ShiftOrder, type ShiftState } from "../../operate/shift/state";
import { formatWeights, parseWeights, sameWeights } from "../../operate/shift/weights";
import { askAws } from "../aws/refusal";
import { defineCommand } from "../command/define";
import { flag, text } from "../command/parameters";
import { chooseStack } from "../command/stacks";
import { drillHolder } from "../drill/lease";
import { toJson } from "../json";
import { print } from "../output";
import { gateOf, planShift, type ShiftWords } from "../shift/begin";
import { carryOn, waitFor, weightsNow } from "../shift/carry";
import { choosePlace, type ShiftPlace } from "../shift/place";
import { describePlan, describeState, shiftJson } from "../shift/render";
import { type ShiftTarget, shiftTarget } from "../shift/target";

interface Said extends ShiftWords {
  readonly weights: string | undefined;
  readonly listener?: string | undefined;
  readonly rule?: string | undefined;
  readonly order: ShiftOrder | "status" | undefined;
  readonly json: boolean;
}

/** `vipkit shift`: moves a listener's weights in steps, behind a gate. */
export const shiftCommand = defineCommand({
  name: "shift",
  summary: "move traffic between target groups in steps, watch a gate at each, and go back by itself when it breaks",
  details: [
    "What a shift does, what it reads on each platform and what it leaves behind: [shifting traffic](../shifting.md).",
    "Weights are those of target groups, by their names in the stack's file; the stack may stand before or behind them. Without weights a shift that was interrupted goes on.",
  ],
  arguments: {
    weights: text(
      "weights",
      "the wanted weights, such as blue=50,green=50; absent: go on with a shift that was interrupted",
    ),
  },
  stack: "one",
  among: "twin",
  json: "how it ended, for machines; progress goes to standard error",
  options: {
    listener: text("name", "whose weights, where several listeners have some"),
    rule: text("name", "the same of a rule of the listener; its default action when absent"),
    steps: text("percents", "parts of the way, such as 1,5,25,50,100; 5,25,50,100 by default"),
    linear: text("pace", "equal parts of the way instead, such as 10%/60s"),
    bake: text("time", "how long each step is watched, such as 90s or 5m; 60s by default"),
    abortOn: text(
      "gate",
      "what makes it go back; 5xx>1%,unhealthy>0 by default. Also p50, p90, p95, p99>500ms and alarm:NAME",
    ),
    pause: flag("hold the shift that is under way where it is; its gate goes on guarding it"),
    resume: flag("go on with the one that was paused or interrupted"),
    abort: flag("go back to the weights before it"),
    status: flag("say how it stands"),
  },
  examples: [
    { line: "shift blue=50,green=50", says: "in the usual steps, of the project's stack on this machine" },
    { line: "shift prod blue=0,green=100 --steps 1,5,25,50,100 --bake 5m", says: "slowly, and by name" },
    { line: "shift blue=0,green=100 --linear 10%/60s", says: "a tenth of the way every minute" },
    { line: "shift blue=0,green=1 --abort-on 5xx>0.5%,p99>500ms", says: "with a gate of one's own" },
    { line: "shift --status", says: "how it stands" },
    { line: "shift --abort", says: "back to the weights before it" },
  ],
  async run({ weights, pause, resume, abort, status, json = false, ...rest }) {
    const orders = { pause, resume, abort, status };
    const given = (["pause", "resume", "abort", "status"] as const).filter((name) => orders[name] === true);
    const words = [weights, ...rest.named].filter((word) => word !== undefined);
    const moves = words.filter((word) => word.includes("="));
    if (given.length > 1 || moves.length > 1 || (given.length === 1 && moves.length === 1))
      throw new UserError(
        `${[...moves, ...given.map((name) => `--${name}`)].join(" and ")}: one thing at a time; leave all but one out`,
        2,
      );
    const named = words.filter((word) => !word.includes("="));
    const target = shiftTarget(chooseStack({ ...rest, call: "shift", named }));
    const said: Said = { ...rest, weights: moves[0], order: given[0], json };
    await askAws(async () => {
      const state = await shift(target, said);
      if (state !== undefined) await tellEnd(target, state, said);
    });
  },
});

const lineOf = ({ files }: ShiftTarget): string => commandLine(`shift ${files.stack}`, process.env);

async function shift(target: ShiftTarget, said: Said): Promise<ShiftState | undefined> {
  const { shifts } = target;
  const before = shifts.read();
  const open = before === undefined || isOver(before) ? undefined : before;
  const isRunning = shifts.lease() !== undefined;
  if (said.order === "status") return before ?? refuseNone(target);
  // How one stands, and the way back, are to be had whatever the file says by now.
  if (target.refusal !== undefined && said.order !== "abort" && said.order !== "pause")
    throw new UserError(target.refusal);
  if (said.weights !== undefined) return begin(target, said, open);
  if (open === undefined) return said.order === undefined ? askForWeights(target, said) : refuseNone(target);
  if (said.order === "pause" && !isRunning)
    throw new UserError(`no process moves the weights just now: ${describeState(open)}\ngo on: ${lineOf(target)}`);
  if (isRunning && said.order !== undefined) {
    shifts.leaveOrder(said.order);
    return waitFor(shifts, isDoneWith(said.order));
  }
  const isHeld = open.phase === "paused" || said.order === "abort";
  if (isHeld && !isRunning) shifts.leaveOrder(said.order === "abort" ? "abort" : "resume");
  return goOn(target, open, said);
}

const isDoneWith =
  (order: ShiftOrder) =>
  (state: ShiftState): boolean => {
    if (isOver(state)) return true;
    if (order === "pause") return state.phase === "paused";
    return order === "resume" && state.phase !== "paused";
  };

function refuseNone(target: ShiftTarget): never {
  throw new UserError(
    `no shift of ${target.files.stack} is known on this machine; begin one: ${lineOf(target)} blue=50,green=50`,
  );
}

async function askForWeights({ places, driverOf, ...target }: ShiftTarget, said: Said): Promise<never> {
  const place = choosePlace(places, said);
  const live = await driverOf(place).weights();
  throw new UserError(
    `which weights? ${place.name} has ${formatWeights(live)}; such as: ${lineOf({ ...target, places, driverOf })} ${formatWeights(live).replaceAll(", ", ",")}`,
    2,
  );
}

/** A new one; the same again is the one that was interrupted. */
async function begin(target: ShiftTarget, said: Said, open: ShiftState | undefined): Promise<ShiftState | undefined> {
  const { places, driverOf, files } = target;
  const place = choosePlace(places, said);
  const driver = driverOf(place);
  const whyNot =
    place.isHttp && !target.hasAccessLogs
      ? "loadBalancer.accessLogs is false"
      : place.isHttp
        ? "nothing measures it"
        : "a listener of connections answers no requests";
  if (open !== undefined) return goOnIfSame(target, said, { open, place });
  const planned = await planShift(said.weights ?? "", said, { driver, place, whyNot });
  if (planned === undefined) {
    const weights = await driver.weights();
    const text = `${place.name} of ${files.stack} has these weights already: ${formatWeights(weights)}`;
    print(said.json ? toJson({ stack: files.stack, phase: "done", isOver: true, weights, step: 0 }) : text);
    return undefined;
  }
  return carry(target, planned, { ...said, intro: describePlan(files.stack, planned) });
}

async function goOnIfSame(
  target: ShiftTarget,
  said: Said,
  { open, place }: { readonly open: ShiftState; readonly place: ShiftPlace },
): Promise<ShiftState> {
  const asked = parseWeights(said.weights ?? "", open.plan.wanted);
  const isSame = place.name === open.plan.place && "weights" in asked && sameWeights(open.plan.wanted, asked.weights);
  if (isSame) return goOn(target, open, said);
  throw new UserError(
    `a shift to ${formatWeights(open.plan.wanted)} is not over: ${describeState(open)}\ngo on: ${lineOf(target)}   go back: ${lineOf(target)} --abort`,
  );
}

function goOn(target: ShiftTarget, open: ShiftState, said: Said): Promise<ShiftState> {
  return carry(target, open, { ...said, intro: `goes on with the shift that was interrupted: ${describeState(open)}` });
}

/** Lines for the reader as they come. */
const progress =
  ({ json }: Said) =>
  (line: string): void => {
    if (json) process.stderr.write(`${line}\n`);
    else print(line);
  };

function carry(target: ShiftTarget, state: ShiftState, said: Said & { readonly intro: string }): Promise<ShiftState> {
  const { places, driverOf, shifts, files } = target;
  const place = places.find(({ name }) => name === state.plan.place);
  if (place === undefined)
    throw new UserError(`${state.plan.place} is not in the stack's file any more; its shift cannot go on`);
  const driver = driverOf(place);
  const begun = Date.now();
  const tell = (line: string) =>
    progress(said)(`[${String(Math.round((Date.now() - begun) / 1000)).padStart(4)} s] ${line}`);
  return carryOn(state, {
    ...{ driver, shifts, tell, announce: () => progress(said)(said.intro) },
    gate: gateOf(state.plan.gate, driver, "nothing measures it any more"),
    command: lineOf(target),
    drillHolder: () => drillHolder(files),
  });
}

/** The answer. Throws UserError where the weights are not as they were wanted. */
async function tellEnd({ files, places, driverOf }: ShiftTarget, state: ShiftState, said: Said): Promise<void> {
  const place = places.find(({ name }) => name === state.plan.place);
  const live = place === undefined ? undefined : await weightsNow(driverOf(place));
  const isWell = state.phase === "done" || said.order !== undefined;
  const text = describeState(state);
  if (said.json) print(toJson(shiftJson(files.stack, state, live)));
  else if (isWell) print(text);
  const isFailed = state.phase === "stopped" && said.order !== "status";
  if (!isWell || isFailed) throw new UserError(text);
}
