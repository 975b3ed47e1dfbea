import type { StackConfig } from "../components/vip-cluster/stack/stack";
import { renderStackIssue } from "../components/vip-cluster/stack/stack-texts";
import { newRegionNotes } from "./plan/region";
import type { StackFiles } from "./project";

/** Says what the user should know of a stack's files and what stops nothing: beside the answer, not in it. */
export function tellNotes(files: Pick<StackFiles, "notes" | "config" | "secretKeys" | "locate">): void {
  for (const note of [...files.notes, ...newRegionNotes(files, process.env)]) tellNote(note);
}

/**
 * Says that a spec's region may have opened since the table was read, for commands that do not run the program: that says so by itself. All
 * else that is odd in a spec is the plan's to say.
 */
export function tellNewRegion({ warnings }: Pick<StackConfig, "warnings">, files: StackFiles): void {
  for (const issue of warnings.filter(({ path }) => path === "cluster.region"))
    tellNote(renderStackIssue(issue, files));
}

/** One line beside the answer. */
export function tellNote(note: string): void {
  process.stderr.write(`warning: ${note}\n`);
}
