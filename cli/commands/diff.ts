import { areComparable, compareEnvironments, type Difference, unexplained } from "../../components/vip-cluster/diff";
import { UserError } from "../../model/user-error";
import { defineCommand } from "../command/define";
import { chooseStacks } from "../command/stacks";
import { readEnvironment } from "../diff/read";
import { renderDiff } from "../diff/render";
import { toJson } from "../json";
import { tellNewRegion, tellNotes } from "../notes";
import { print } from "../output";
import { refuseWrongRegions } from "../plan/region";
import { readStack, type StackFiles } from "../project";
import { comparedPlace } from "../setting-place";
import { isKubernetesStack } from "../stack-values";

/** `vipkit diff`: how two environments differ, why, and where production is the weaker one. No service is asked. */
export const diffCommand = defineCommand({
  name: "diff",
  summary: "show every difference between two environments, the reasons given, and where production is weaker",
  details: ["A production that is weaker and does not say why under `vipkit:reasons` is exit code 1."],
  stack: "two",
  json: "every difference with its whole values, for machines",
  examples: [
    { line: "diff staging prod", says: "what production has otherwise than its rehearsal" },
    { line: "diff staging prod --json", says: "the same for machines" },
  ],
  run(input) {
    const [a = "", b = ""] = input.named;
    if (a === b && input.named.length === 2)
      throw new UserError(`name two environments: ${a} does not differ from itself`, 2);
    const { folder, names } = chooseStacks(input);
    const files = names.map((name) => readStack(folder, name));
    for (const one of files) {
      tellNotes(one);
      if (!isKubernetesStack(one)) refuseWrongRegions(one, process.env);
    }
    const [first, second] = files.map((one) => {
      const environment = readEnvironment(one);
      tellNewRegion(environment.config, one);
      return environment;
    });
    if (first === undefined || second === undefined) return;
    const [left = "", right = ""] = names;
    if (!areComparable(first, second))
      throw new UserError(
        `${left} and ${right} are for different platforms, whose options mean different things; name two of one platform. What becomes of each option: docs/portability.md`,
      );
    const differences = compareEnvironments(first, second);
    print(input.json ? toJson({ a: left, b: right, differences }) : renderDiff(left, right, differences));
    refuseWeak(unexplained(differences), files);
  },
});

/** A production that is weaker and does not say why is a failure, for scripts too. */
function refuseWeak(weak: readonly Difference[], files: readonly StackFiles[]): void {
  const lines = weak.flatMap(({ path, weakness }) => {
    const own = files.find(({ stack }) => stack === weakness?.environment);
    if (weakness === undefined || own === undefined) return [];
    const { environment, loss } = weakness;
    return [
      `${comparedPlace(own, path)}: ${environment} is weaker: ${loss}; strengthen it, or say why under vipkit:reasons of this file as ${path}`,
    ];
  });
  if (lines.length > 0) throw new UserError(lines.join("\n"));
}
