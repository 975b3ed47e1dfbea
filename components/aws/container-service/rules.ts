import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import { fargateMemory, fargateUnits } from "../../../platforms/aws/fargate-sizes";
import { owner, sizes } from "../node-group/rules";
import type { ContainerServiceShape } from "./schema";

type Service = ValidPart<ContainerServiceShape>;

function taskSize({ cpu, memory }: Service, say: Report): void {
  if (cpu === undefined) return;
  const fitting = fargateMemory(cpu);
  if (fitting === undefined) {
    say(["cpu"], { problem: "not a size of Fargate's", fix: `write one of ${fargateUnits.join(", ")}` });
    return;
  }
  if (memory === undefined || fitting.includes(memory)) return;
  const above = fitting.find((size) => size > memory) ?? fitting.at(-1);
  say(["memory"], { problem: `not a size that goes with cpu ${cpu}`, fix: `write ${above}` });
}

/** A rollout that may neither stop a task nor start one more never ends. */
function rolloutMoves({ rollout, minSize }: Service, say: Report): void {
  const { minHealthyPercentage: least, maxHealthyPercentage: most } = rollout ?? {};
  if (least === undefined || most === undefined || minSize === undefined || minSize === 0) return;
  const [kept, atOnce] = [Math.ceil((minSize * least) / 100), Math.floor((minSize * most) / 100)];
  if (kept < minSize || atOnce > minSize) return;
  const problem = `${most} percent of ${minSize} tasks leaves no room for one more, and minHealthyPercentage ${least} lets none go`;
  say(["rollout", "maxHealthyPercentage"], { problem, fix: `write ${Math.ceil(100 + 100 / minSize)} or more` });
}

export const containerServiceRules: SettingsRules<ContainerServiceShape> = {
  "task-counts-ordered": sizes,
  "program-owner-names-initial": owner,
  "task-size-legal": taskSize,
  "rollout-moves": rolloutMoves,
};
