import { type EvaluationSettings, evaluate, type Result } from "../../policies/evaluate";
import { rules } from "../../policies/rules";
import { type Break, cases } from "./cases";
import { graphOf, isReference, type Program, withProperty } from "./fixture";
import { compliant } from "./program";

export const everyRule: EvaluationSettings = { levelOf: () => "mandatory", exemptions: [] };

/** The program with one thing broken. */
export function breakIn(program: Program, how: Break): Program {
  return "length" in how ? withProperty(program, ...how) : how.program(program);
}

interface Broken {
  readonly rule: string;
  readonly resource: string;
}

interface Copy {
  program: Program;
  readonly broken: Broken[];
}

const isOf = (one: Broken) => (other: Broken) => one.rule === other.rule && one.resource === other.resource;

/** Whether each of these fails, ids unknown as in a first preview. */
function showsAll(program: Program, broken: readonly Broken[]): boolean {
  const concerned = rules.filter(({ id }) => broken.some(({ rule }) => rule === id));
  const { results } = evaluate(graphOf(program, "unknown"), concerned, everyRule);
  const failed = new Set(
    results.filter(({ verdict }) => verdict === "fail").map(({ rule, name }) => `${rule} ${name}`),
  );
  return broken.every(({ rule, resource }) => failed.has(`${rule} ${resource}`));
}

/** Every break of every rule, in as few copies of the compliant program as can hold them side by side. */
function packBreaks(): readonly Copy[] {
  const copies: Copy[] = [];
  for (const [rule, breaks] of Object.entries(cases)) {
    for (const how of breaks) {
      const broken = { rule, resource: "length" in how ? how[0] : how.resource };
      const isHeld = copies.some((copy) => addBreak(copy, how, broken));
      if (!isHeld) copies.push({ program: breakIn(compliant, how), broken: [broken] });
    }
  }
  return copies;
}

/** False, and nothing done, when the break would hide another or be hidden by it. */
function addBreak(copy: Copy, how: Break, broken: Broken): boolean {
  if (copy.broken.some(isOf(broken))) return false;
  try {
    const program = breakIn(copy.program, how);
    if (!showsAll(program, [...copy.broken, broken])) return false;
    copy.program = program;
    copy.broken.push(broken);
    return true;
  } catch {
    return false; // another break has taken the resource away
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
