import { Command } from "commander";
import { UserError } from "../errors";
import { tellNotes } from "../notes";
import { keepOutput, print } from "../output";
import { findProject, listStacks, readStack } from "../plan/project";
import { refuseLost, refuseRefused } from "../plan/refused";
import { readStandIns, type StandInOptions, withStandIns } from "../program/options";
import { refuseUnseen } from "../program/unseen";
import { renderPaths, renderReach } from "../reach/render";
import { type ReachReport, reportReach } from "../reach/report";
import { selectCells } from "../reach/select";
import { sayEnded, unlessEnded } from "../unfinished";

interface ReachOptions extends StandInOptions {
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
}

/** `vipkit reach <stack>`: who reaches whom, on which ports, by which way. Nothing is created or asked. */
export function reachCommand(): Command {
  return withStandIns(new Command("reach"))
    .description("show who could reach whom, on which ports, and what lets them through or stops them")
    .argument("[stack]", "the environment, as in Pulumi.<stack>.yaml")
    .option(
      "--from <end>",
      "only from there, hop by hop: a name of the matrix, or internet, balancer, nodes, vpc, a range",
    )
    .option("--to <end>", "only to there: the same words")
    .option("--json", "everything, every hop with its resource, for machines")
    .action(async (stack: string | undefined, options: ReachOptions) => {
      keepOutput();
      const folder = findProject(process.cwd());
      if (stack === undefined) throw new UserError(`which stack? ${listStacks(folder).join(", ")}`, 2);
      const files = readStack(folder, stack);
      tellNotes(files);
      // Loaded on demand: the SDK is most of the start-up time of every other command too.
      const { planOffline } = await import("../plan/offline.js");
      const plan = await unlessEnded(planOffline(files, readStandIns(options)), sayEnded);
      refuseLost(plan);
      const report = reportReach(files, plan);
      const cells = selectCells(report.reach, options);
      if (options.json) print(JSON.stringify(asJson(report, cells), undefined, 2));
      else print(isNarrowed(options) ? renderPaths(cells) : renderReach(report));
      refuseUnseen(plan);
      refuseRefused(plan);
      refuseBroken(report);
    });
}

const isNarrowed = ({ from, to }: ReachOptions): boolean => from !== undefined || to !== undefined;

const asJson = ({ stack, reach, assertions, unseen }: ReachReport, cells: ReachReport["reach"]["cells"]) => ({
  stack,
  ends: reach.ends.map(({ kind, name, urn }) => ({ kind, name, urn })),
  cells,
  assertions,
  unseen,
});

/** A broken assertion is a failure, for scripts too. */
function refuseBroken({ stack, assertions }: ReachReport): void {
  const broken = assertions.filter(({ outcome }) => outcome === "broken");
  if (broken.length === 0) return;
  throw new UserError(
    broken.flatMap(({ id, findings }) => findings.map(({ text }) => `${stack}: ${id}: ${text}`)).join("\n"),
  );
}
