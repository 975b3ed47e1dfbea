/** The projects of one combination: one that `vipkit init` wrote, and this checkout's own stacks. */
export const projects = ["init", "own"] as const;

export type Project = (typeof projects)[number];

export interface Step {
  readonly name: string;
  readonly project: Project;
  readonly args: readonly string[];
  /** What its output says when it worked. */
  readonly says: RegExp;
  /** Whether every combination must print the same. */
  readonly isSame?: boolean;
}

/** What vipkit does offline with a stack. */
const offline = (project: Project, stack: string): readonly Step[] => [
  { name: "plan", project, args: ["plan", stack, "--json"], says: /"resources":/, isSame: true },
  { name: "check", project, args: ["check"], says: /every mandatory policy holds/, isSame: true },
  { name: "reach", project, args: ["reach", stack], says: /listeners-closed-to-others/, isSame: true },
  { name: "budget", project, args: ["budget", stack], says: /objectives met/, isSame: true },
];

const onTwin = (project: Project): readonly Step[] => [
  { name: "start", project, args: ["start", "local"], says: /local answers at https:/ },
  { name: "down", project, args: ["down", "local"], says: /stack "local" is gone/ },
];

/** What one combination must do, in this order. `down` comes last: it ends what `start` began, whatever became of it. */
export const steps: readonly Step[] = projects.flatMap((project) => [...offline(project, "prod"), ...onTwin(project)]);

export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/**
 * What is wrong with how a step ended.
 * @param before what the same step printed in the combination before, when there was one
 */
export function problemOf(
  { says, isSame = false }: Step,
  { code, output }: Outcome,
  before?: string,
): string | undefined {
  if (code !== 0) return `exit code ${code}`;
  if (/\n {4}at /.test(output)) return "a stack trace";
  if (!says.test(output)) return `nothing of ${says.source}`;
  if (isSame && before !== undefined && before !== output)
    return `another answer than before: ${firstDifference(before, output)}`;
  return undefined;
}

function firstDifference(before: string, now: string): string {
  const [old, lines] = [before.split("\n"), now.split("\n")];
  let index = 0;
  while (index < Math.min(old.length, lines.length) && old[index] === lines[index]) index++;
  const shown = (line = "nothing") => JSON.stringify(line.slice(0, 160));
  return `line ${index + 1}, ${shown(old[index])} became ${shown(lines[index])}`;
}
