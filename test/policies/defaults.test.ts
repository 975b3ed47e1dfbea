import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Evaluation, evaluate } from "../../policies/evaluate";
import { rules } from "../../policies/rules";
import type { Props } from "../../twin/contract/resources";
import { checkInputs, isMadeUp, withoutMarks } from "../../twin/control/check";
import { services } from "../../twin/control/services";
import { everyRule } from "./breaks";
import { graphOf, type Planned, type Program } from "./fixture";
import { compliant } from "./program";
import { relations } from "./relations";

const models = new Map(services.flatMap(({ resources }) => resources).map((model) => [model.type, model]));

/** As the provider completes it: what it leaves out has the vendor's default, by the twin's tables. Names are not drawn. */
function complete(name: string, resource: Planned): Planned {
  const model = models.get(resource.type);
  if (model === undefined) return resource;
  const { inputs } = checkInputs(model, { name, inputs: resource.inputs as Props, seed: "test" });
  const drawn = model.autoname?.property;
  const { [drawn !== undefined && isMadeUp(inputs, drawn) ? drawn : ""]: _, ...rest } = withoutMarks(inputs);
  return { ...resource, inputs: rest };
}

/** A product of a resource under its name, made once: programs share most of their resources. */
function perResource<T>(make: (name: string, resource: Planned, program: Program) => T): typeof make {
  const made = new WeakMap<Planned, Map<string, T>>();
  return (name, resource, program) => {
    const byName = made.get(resource) ?? new Map<string, T>();
    const known = byName.get(name) ?? make(name, resource, program);
    made.set(resource, byName.set(name, known));
    return known;
  };
}

const completed = perResource(complete);

const filled = (program: Program): Program =>
  Object.fromEntries(Object.entries(program).map(([name, resource]) => [name, completed(name, resource, program)]));

/** The program without one thing that it says, for each of them, blocks and their parts. */
function* leaner(program: Program): Generator<readonly [left: string, program: Program]> {
  for (const [name, resource] of Object.entries(program)) {
    const required = models.get(resource.type)?.required ?? [];
    const drawn = models.get(resource.type)?.autoname?.property;
    for (const [left, inputs] of without(resource.inputs))
      if (!required.includes(left) && left !== drawn)
        yield [`${name}.${left}`, { ...program, [name]: { ...resource, inputs } }];
  }
}

function* without(
  inputs: Readonly<Record<string, unknown>>,
  depth = 2,
): Generator<readonly [string, Record<string, unknown>]> {
  for (const [key, value] of Object.entries(inputs)) {
    const { [key]: _, ...rest } = inputs;
    yield [key, rest];
    if (depth > 1 && typeof value === "object" && value !== null && !Array.isArray(value))
      for (const [inner, part] of without(value as Record<string, unknown>, depth - 1))
        yield [`${key}.${inner}`, { ...inputs, [key]: part }];
  }
}

const said = ({ results }: Evaluation) =>
  results.map(({ rule, name, verdict, findings }) =>
    [rule, name, verdict, ...findings.map(({ property }) => property)].join(" "),
  );

const [ofOne, ofStack] = (["resource", "stack"] as const).map((scope) => rules.filter((rule) => rule.scope === scope));

/** Of the rules that see one resource alone, as the engine shows it to them. */
const ownVerdicts = perResource((name, resource) =>
  said(evaluate(graphOf({ [name]: resource }, "unknown"), ofOne ?? [], everyRule)),
);

/** One test for each resource's name would say little: the message names what was left out. */
const verdictsOf = (program: Program) =>
  [
    ...said(evaluate(graphOf(program, "unknown"), ofStack ?? [], everyRule)),
    ...Object.entries(program).flatMap(([name, resource]) => ownVerdicts(name, resource, program)),
  ].sort();

describe("what a program leaves out is judged as the vendor's default", () => {
  const programs = {
    "the compliant program": compliant,
    ...Object.fromEntries(
      Object.entries(relations).flatMap(([id, { sound }]) =>
        sound.map((program, index) => [`${id} ${index + 1}`, program]),
      ),
    ),
  };
  for (const [title, program] of Object.entries(programs))
    test(`in ${title}`, () => assert.deepEqual(verdictsOf(program), verdictsOf(filled(program))));

  test("in the compliant program without any one thing", () => {
    for (const [left, program] of leaner(compliant))
      assert.deepEqual(verdictsOf(program), verdictsOf(filled(program)), `without ${left}`);
  });
});
