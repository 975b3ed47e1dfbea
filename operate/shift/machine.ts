import { formatDuration } from "../duration";
import { type Condition, judge, type Reading } from "./gate";
import { isOver, type ShiftOrder, type ShiftState, weightsBefore, weightsOfStep } from "./state";
import { formatWeights, sameWeights, type Weights } from "./weights";

/** What a shift sees at one moment. */
interface Observation {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Weights of the action now. */
  readonly live: Weights;
  /** What the groups that gain have shown since the step began; undefined where it is not watched. */
  readonly reading?: Reading | undefined;
  readonly order?: ShiftOrder | undefined;
}

interface Move {
  readonly state: ShiftState;
  /** Weights to set, once the state is written down. */
  readonly set?: Weights;
}

/** What is done next. Pure, and the same when it is asked again after a crash: what holds is seen from the live weights, not remembered. */
export function nextMove(state: ShiftState, seen: Observation, gate: readonly Condition[]): Move {
  if (seen.order !== undefined && !isOver(state)) {
    const told = obey(state, seen.order, seen.now);
    if (told !== state) return { state: told };
  }
  switch (state.phase) {
    case "setting":
      return setStep(state, seen);
    case "watching":
    case "paused":
      return watch(state, seen, gate);
    case "returning":
      return goBack(state, seen);
    case "done":
    case "returned":
    case "stopped":
      return { state };
  }
}

/** A state with one more line of its history. */
const told = (state: ShiftState, now: number, text: string): ShiftState => ({
  ...state,
  history: [...state.history, { at: new Date(now).toISOString(), text }],
});

function obey(state: ShiftState, order: ShiftOrder, now: number): ShiftState {
  if (order === "abort")
    return state.phase === "returning" ? state : returning(state, now, "an operator has aborted it");
  if (order === "pause" && state.phase === "watching")
    return told({ ...state, phase: "paused" }, now, `paused at ${formatWeights(weightsOfStep(state))}`);
  if (order === "resume" && state.phase === "paused")
    // What happened during the pause is no part of the step's time.
    return told({ ...state, phase: "watching", since: now }, now, "resumed");
  return state;
}

const returning = (state: ShiftState, now: number, reason: string): ShiftState =>
  told({ ...state, phase: "returning", reason }, now, `goes back to ${formatWeights(state.plan.start)}: ${reason}`);

/** The weights are none that this shift has set: another hand moves them, and two must not fight over them. */
function foreign(state: ShiftState, { live, now }: Observation, own: readonly Weights[]): Move | undefined {
  if (own.some((weights) => sameWeights(weights, live))) return undefined;
  const expected = own.map(formatWeights).join(" or ");
  const reason = `the weights were changed meanwhile: they are ${formatWeights(live)}, and should be ${expected}`;
  return { state: told({ ...state, phase: "stopped", reason }, now, reason) };
}

function setStep(state: ShiftState, seen: Observation): Move {
  const wanted = weightsOfStep(state);
  const { percent = 100 } = state.plan.steps[state.step] ?? {};
  const place = `step ${state.step + 1} of ${state.plan.steps.length} (${percent} %)`;
  if (sameWeights(seen.live, wanted)) {
    const now = told({ ...state, phase: "watching", since: seen.now }, seen.now, `${place}: ${formatWeights(wanted)}`);
    return { state: now };
  }
  return foreign(state, seen, [weightsBefore(state)]) ?? { state, set: wanted };
}

function watch(state: ShiftState, seen: Observation, gate: readonly Condition[]): Move {
  const other = foreign(state, seen, [weightsOfStep(state)]);
  if (other !== undefined) return other;
  const { reading, now } = seen;
  const { bake, steps } = state.plan;
  const until = (state.since ?? now) + bake * 1000;
  if (reading === undefined) return { state };
  const isWatched = reading.until >= until;
  // A pause holds the step, and the gate goes on guarding it.
  const { broken, unknown } = judge(gate, reading, isWatched);
  if (broken.length > 0) return { state: returning(state, now, broken.join("; ")) };
  if (!isWatched || state.phase === "paused") return { state };
  const noted = unknown.reduce((before, line) => told(before, now, `not judged: ${line}`), {
    ...state,
    unknown: [...new Set([...state.unknown, ...unknown])],
  });
  const watched = `held for ${formatDuration(bake)}`;
  if (state.step + 1 >= steps.length) return { state: told({ ...noted, phase: "done" }, now, watched) };
  const { since: _, ...rest } = told(noted, now, watched);
  return { state: { ...rest, phase: "setting", step: state.step + 1 } };
}

function goBack(state: ShiftState, seen: Observation): Move {
  const { start } = state.plan;
  if (sameWeights(seen.live, start))
    return { state: told({ ...state, phase: "returned" }, seen.now, `${formatWeights(start)} again, as before`) };
  return foreign(state, seen, [weightsOfStep(state), weightsBefore(state)]) ?? { state, set: start };
}
