import { type EvaluationSettings, evaluate, type Result } from "../../policies/evaluate";
import { rules } from "../../policies/rules";
import { type Break, cases } from "./cases";
import { graphOf, isReference, type Program, withProperty } from "./fixture";
import { compliant } from "./program";

export const everyRule: EvaluationSettings = {
  levelOf: () => "mandatory",
  exemptions: [],
  // Versions grow old: what a test says of them holds on this day.
  context: { promises: { class: "production", own: {} }, day: "2026-12-01" },
};

/** The program with one thing broken. */
export function breakIn(program: Program, how: Break): Program {
  return "length" in how ? withProperty(program, ...how) : how.program(program);
}

interface Broken {
  readonly how: Break;
  readonly rule: string;
  readonly resource: string;
}

interface Copy {
  readonly program: Program;
  readonly broken: readonly Broken[];
}

const isOf = (one: Broken) => (other: Broken) => one.rule === other.rule && one.resource === other.resource;

/** Those of them that fail, ids unknown as in a first preview. */
function shownIn({ program, broken }: Copy): readonly Broken[] {
  const concerned = rules.filter(({ id }) => broken.some(({ rule }) => rule === id));
  const { results } = evaluate(graphOf(program, "unknown"), concerned, everyRule);
  const failed = new Set(
    results.filter(({ verdict }) => verdict === "fail").map(({ rule, name }) => `${rule} ${name}`),
  );
  return broken.filter(({ rule, resource }) => failed.has(`${rule} ${resource}`));
}

/** Every break of every rule, in as few copies of the compliant program as can hold them side by side. */
function packBreaks(): readonly Copy[] {
  const copies: Copy[] = [];
  const all = Object.entries(cases).flatMap(([rule, breaks]) =>
    breaks.map((how): Broken => ({ how, rule, resource: "length" in how ? how[0] : how.resource })),
  );
  let waiting: readonly Broken[] = all.filter(({ how }) => !isProgram(how));
  while (waiting.length > 0) {
    const { copy, left } = addBreaks({ program: compliant, broken: [] }, waiting);
    if (copy.broken.length === 0) break;
    copies.push(copies.length === 0 ? copy : withoutOthers(copy));
    waiting = left;
  }
  // What no first preview can show is broken all the same.
  const apart = [...all.filter(({ how }) => isProgram(how)), ...waiting];
  return [...copies, ...apart.map((one) => ({ program: breakIn(compliant, one.how), broken: [one] }))];
}

/** A program of its own, with little of the compliant one. */
const isProgram = (how: Break) => Object.keys(breakIn(compliant, how)).length < Object.keys(compliant).length / 2;

/** References anywhere in a value, by name. */
function namesIn(value: unknown): readonly string[] {
  if (typeof value === "string") return isReference(value) ? [value.slice(1)] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(namesIn) : [];
}

/**
 * Without what the breaks have nothing to do with: dozens of copies would hold the same compliant resources. What is left is of a broken one's
 * type, refers to one, or is referred to by any of these.
 */
function withoutOthers({ program, broken }: Copy): Copy {
  const types = new Set(broken.map(({ resource }) => program[resource]?.type));
  const isNear = (name: string) => broken.some(({ resource }) => resource === name);
  const needed = new Set<string>();
  const need = (name: string): void => {
    const planned = program[name];
    if (planned === undefined || needed.has(name)) return;
    needed.add(name);
    namesIn(planned.inputs).forEach(need);
  };
  for (const [name, { type, inputs }] of Object.entries(program))
    if (types.has(type) || namesIn(inputs).some(isNear)) need(name);
  const less = Object.fromEntries(Object.entries(program).filter(([name]) => needed.has(name)));
  const smaller = { program: less, broken };
  return shownIn(smaller).length === broken.length ? smaller : { program, broken };
}

/** What can be broken beside what is: all at once, without those that others hide; half by half where some hide what is broken already. */
function addBreaks(copy: Copy, more: readonly Broken[]): { readonly copy: Copy; readonly left: readonly Broken[] } {
  const together = more.reduce(withBreak, copy);
  const added = together.broken.length - copy.broken.length;
  if (added === 0) return { copy, left: more };
  const shown = shownIn(together);
  if (shown.length === together.broken.length) return split(together, more);
  const fitting = more.filter((one) => shown.includes(one));
  const isKept = copy.broken.every((one) => shown.includes(one));
  if (isKept && fitting.length > 0) return split(addBreaks(copy, fitting).copy, more);
  if (more.length === 1) return { copy, left: more };
  const half = Math.ceil(more.length / 2);
  const first = addBreaks(copy, more.slice(0, half));
  return split(addBreaks(first.copy, more.slice(half)).copy, more);
}

const split = (copy: Copy, more: readonly Broken[]) => ({
  copy,
  left: more.filter((one) => !copy.broken.includes(one)),
});

/** As it was when that breaks what is broken already, or one of the two takes the other's resource away. */
function withBreak(copy: Copy, one: Broken): Copy {
  if (copy.broken.some(isOf(one))) return copy;
  try {
    const program = breakIn(copy.program, one.how);
    const broken = [...copy.broken, one];
    return broken.every(({ resource }) => resource in program) ? { program, broken } : copy;
  } catch {
    return copy;
  }
}

/** The compliant program with everything that a rule reads taken from a resource: not known before that exists. */
function hideEverything(): Program {
  const source = { source: { type: "aws:ssm/parameter:Parameter", inputs: {} } };
  return Object.values(cases)
    .flat()
    .filter((how) => "length" in how && how[2] !== undefined)
    .reduce<Program>(
      (program, how) => {
        const [resource, property] = how as readonly [string, string, unknown];
        return withProperty(program, resource, property, "$source");
      },
      { ...source, ...compliant },
    );
}

/** One program with every break of every rule in it, and with everything that a rule reads not known yet. */
export function breakEverything(): Program {
  const programs = [hideEverything(), ...packBreaks().map(({ program }) => program)];
  return Object.fromEntries(
    programs.flatMap((program, copy) =>
      Object.entries(program).map(
        ([name, planned]) =>
          [`copy-${copy}-${name}`, { ...planned, inputs: renamed(planned.inputs, program, `copy-${copy}-`) }] as const,
      ),
    ),
  );
}

/** References into the copy; what a break has taken away is somewhere else, and has an id. */
function renamed<T>(value: T, program: Program, prefix: string): T {
  if (typeof value === "string" && isReference(value)) {
    const name = value.slice(1);
    return (name in program ? `$${prefix}${name}` : `id-of-${name}`) as T;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => renamed(item, program, prefix)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamed(item, program, prefix)])) as T;
}

/** `fail kms-key-rotation key` */
export const verdictsOf = (results: readonly Result[]): readonly string[] =>
  results.map(({ verdict, rule, name }) => `${verdict} ${rule} ${name}`).sort();
