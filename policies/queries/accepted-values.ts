import {
  type Graph,
  isList,
  isRecord,
  type ResourceReader,
  Secret,
  Unknown,
  UnknownValueError,
  type Value,
} from "../../model/graph";
import { type Json, type Props, unknownValue } from "../../model/graph/json";
import { answeredValue, constraintsOf, UnknownInputError } from "../../platforms/aws/constraints";
import { defaultLimits } from "../../platforms/aws/limits";
import type { Context, Finding, Rule } from "../rule";

/** Inputs as constraints read them. What is not known yet and comes from another resource will have the right form. */
function inputsOf(view: ResourceReader, graph: Graph): Props {
  const inputs: Record<string, Json> = {};
  for (const [key, value] of Object.entries(view.resource.inputs)) {
    const isAnswered = (view.resource.references[key] ?? []).length > 0;
    const answers = isAnswered ? graph.dependenciesOf(view, key).flatMap(({ resource }) => resource.id ?? []) : [];
    inputs[key] = plain(value, { answers, isAnswered, path: [key] });
  }
  return inputs;
}

interface Reading {
  /** Ids of the resources that the input refers to: what another resource is called has the right form. */
  readonly answers: readonly string[];
  /** Whether the input refers to a resource at all. */
  readonly isAnswered: boolean;
  readonly path: readonly string[];
}

/** Below the top of an input only what names something is another resource's answer. */
const names = /(?:arn|id|name|label|key|role|bucket|group|subnet|target)s?$/i;

function missingAt({ isAnswered, path }: Reading): string {
  const isName = path.length === 1 || names.test(path.at(-1) ?? "");
  return isAnswered && isName ? answeredValue : unknownValue;
}

function plain(value: Value, reading: Reading): Json {
  if (value instanceof Unknown) return missingAt(reading);
  if (value instanceof Secret) return value.value === undefined ? answeredValue : plain(value.value, reading);
  if (typeof value === "string" && reading.answers.includes(value)) return answeredValue;
  if (isList(value)) return value.map((item) => plain(item, reading));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, plain(item, { ...reading, path: [...reading.path, key] })]),
  );
}

/** Everything that AWS or its provider refuses of a resource by itself. Throws UnknownValueError. */
function* refusedValues(view: ResourceReader, graph: Graph, { limits = defaultLimits }: Context): Generator<Finding> {
  const constraints = constraintsOf(view.resource.type);
  if (constraints === undefined) return;
  const missing = constraints.required.filter((property) => !view.has(property));
  for (const property of missing) yield { property, problem: `${property} is not set; it is required` };
  const inputs = inputsOf(view, graph);
  let open: string | undefined;
  for (const constraint of [constraints.constraint, constraints.refusals, constraints.changeRefusals]) {
    try {
      for (const { property, reason, code } of constraint(inputs, limits)) {
        if (missing.includes(property)) continue;
        yield { property, problem: code === undefined ? reason : `${code}: ${reason}` };
      }
    } catch (error) {
      if (!(error instanceof UnknownInputError)) throw error;
      open ??= error.property;
    }
  }
  if (open !== undefined) throw new UnknownValueError(view.resource.urn, open, "unknown");
}

/** A rule that holds the inputs of some types to what AWS takes: the same tables by which the twin refuses. */
export const acceptedValues = (head: Pick<Rule, "id" | "title" | "remediation" | "types" | "url">): Rule => ({
  ...head,
  why: "AWS refuses the resource, and the update stops half-way, with what came before it already changed.",
  severity: "high",
  isRefusal: true,
  scope: "resource",
  check: refusedValues,
});
