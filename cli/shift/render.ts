import { formatDuration } from "../../operate/duration";
import { isOver, type ShiftState, weightsBefore, weightsOfStep } from "../../operate/shift/state";
import { formatWeights, type Weights } from "../../operate/shift/weights";

/** What is about to be done, before the first step. */
export function describePlan(stack: string, { plan }: ShiftState): string {
  const { place, start, wanted, steps, gate, bake } = plan;
  return [
    `${place} of ${stack}: ${formatWeights(start)} -> ${formatWeights(wanted)}`,
    `in ${steps.length} step${steps.length === 1 ? "" : "s"} (${steps.map(({ percent }) => `${percent} %`).join(", ")}), each watched for ${formatDuration(bake)}`,
    `goes back if ${gate.split(",").join(", or ")}`,
  ].join("\n");
}

/** How a shift ended, or where it stands. */
export function describeState(state: ShiftState): string {
  const { plan, phase, step, reason, unknown } = state;
  const at = `step ${step + 1} of ${plan.steps.length}`;
  const sentence = {
    setting: `${at} is being set: ${formatWeights(weightsOfStep(state))}`,
    watching: `${at} is watched: ${formatWeights(weightsOfStep(state))}`,
    paused: `paused at ${at}: ${formatWeights(weightsOfStep(state))}`,
    returning: `goes back to ${formatWeights(plan.start)}: ${reason}`,
    done: `done: ${formatWeights(plan.wanted)}`,
    returned: `gone back to ${formatWeights(plan.start)}: ${reason}`,
    stopped: `stopped: ${reason}`,
  }[phase];
  const notJudged = unknown.map((line) => `not judged: ${line}`);
  return [sentence, ...notJudged].join("\n");
}

/** What holds now, and what to do next, of a shift that was left. */
export function describeLeft(state: ShiftState, live: Weights | undefined, command: string): string {
  const holds = live ?? (state.phase === "setting" ? weightsBefore(state) : weightsOfStep(state));
  return (
    `left at step ${state.step + 1} of ${state.plan.steps.length}: ${state.plan.place} has ${formatWeights(holds)}, and keeps it\n` +
    `go on: ${command}   go back: ${command} --abort`
  );
}

/** For machines. */
export const shiftJson = (stack: string, state: ShiftState, weights: Weights | undefined) => ({
  stack,
  phase: state.phase,
  isOver: isOver(state),
  weights,
  step: state.step + 1,
  reason: state.reason,
  unknown: state.unknown,
  plan: state.plan,
  history: state.history,
});
