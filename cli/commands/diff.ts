import { Command } from "commander";
import { compareEnvironments, type Difference, unexplained } from "../../model";
import { readEnvironment } from "../diff/read";
import { renderDiff } from "../diff/render";
import { UserError } from "../errors";
import { tellNewRegion, tellNotes } from "../notes";
import { print } from "../output";
import { findProject, readStack } from "../plan/project";
import { refuseWrongRegions } from "../plan/region";

/** `vipkit diff <a> <b>`: how two environments differ, why, and where production is the weaker one. Nothing is asked of anybody. */
export function diffCommand(): Command {
  return new Command("diff")
    .description("show every difference between two environments, the reasons given, and where production is weaker")
    .argument("<a>", "one environment, as in Pulumi.<stack>.yaml")
    .argument("<b>", "the other one")
    .option("--json", "every difference with its whole values, for machines")
    .action((a: string, b: string, { json }: { readonly json?: boolean }) => {
      if (a === b) throw new UserError(`name two environments: ${a} does not differ from itself`, 2);
      const folder = findProject(process.cwd());
      const [first, second] = [readStack(folder, a), readStack(folder, b)];
      for (const files of [first, second]) {
        tellNotes(files);
        refuseWrongRegions(files, process.env);
      }
      const environments = [readEnvironment(first), readEnvironment(second)] as const;
      for (const { name, config } of environments) tellNewRegion(config, name);
      const differences = compareEnvironments(...environments);
      print(json ? JSON.stringify({ a, b, differences }, undefined, 2) : renderDiff(a, b, differences));
      refuseWeak(unexplained(differences));
    });
}

/** A production that is weaker and does not say why is a failure, for scripts too. */
function refuseWeak(weak: readonly Difference[]): void {
  if (weak.length === 0) return;
  throw new UserError(
    weak
      .map(
        ({ path, weakness }) =>
          `${weakness?.environment ?? ""} is weaker: ${path}: ${weakness?.loss ?? ""}; strengthen it, or say why under vipkit:reasons of that environment's file`,
      )
      .join("\n"),
  );
}
