import type { StackFiles } from "./plan/project";

/** Says what the user should know of a stack's files and what stops nothing: beside the answer, not in it. */
export function tellNotes({ notes }: Pick<StackFiles, "notes">): void {
  for (const note of notes) process.stderr.write(`warning: ${note}\n`);
}
