import type { ResourceReader } from "../model/graph";
import { each } from "./evaluate";
import type { Finding, Rule, RuleMetadata } from "./rule";
import { shownAt } from "./shown";

type Plain = boolean | number | string;

/** What a property must be. Texts, numbers and switches are read as the type of what is expected. */
type Expected =
  | { readonly expected: Plain }
  | { readonly not: Plain }
  | { readonly oneOf: readonly string[] }
  /** Of a number, whose default is named, or of the entries of a list. */
  | { readonly atLeast: number }
  | { readonly atMost: number }
  /** Entries that a list must have. */
  | { readonly includes: readonly string[] }
  /** What it must name, as a noun: `a KMS key`. */
  | { readonly present: string };

export type Expectation = Expected & {
  /** What the vendor takes where the program says nothing. Default: nothing that would meet the expectation. */
  readonly default?: Plain;
  /** Types that have the property, of several that the rule judges. Default: all of them. */
  readonly types?: readonly string[];
  /** True where the property may be as it likes. Default: nowhere. */
  readonly unless?: (resource: ResourceReader) => boolean;
};

/** A rule that holds each resource's own properties to plain values. */
interface PropertyRule extends RuleMetadata, Pick<Rule, "types" | "applies"> {
  /** By path: `metadataOptions.httpTokens`. */
  readonly properties: Readonly<Record<string, Expectation>>;
}

export function propertyRule({ properties, ...rule }: PropertyRule): Rule {
  const expectations = Object.entries(properties);
  return {
    ...rule,
    scope: "resource",
    check: (resource) => each(expectations, ([path, expectation]) => unexpected(resource, path, expectation)),
  };
}

/** Says of a property that is not as expected what it is: `encrypted is not set; expected true`. Throws UnknownValueError. */
export function* unexpected(view: ResourceReader, path: string, expectation: Expectation): Generator<Finding> {
  const { types, unless } = expectation;
  if (types?.includes(view.resource.type) === false || unless?.(view) === true) return;
  const wanted = unmet(view, path, expectation);
  if (wanted === undefined) return;
  const property = view.at(path).path;
  yield { property, problem: `${property} is ${stateOf(view, path, expectation)}; expected ${wanted}` };
}

/** What is expected, in words, where it is not so. */
function unmet(view: ResourceReader, path: string, expectation: Expectation): string | undefined {
  const { default: usual } = expectation;
  if ("present" in expectation) return view.has(path) ? undefined : expectation.present;
  if ("expected" in expectation) {
    const { expected } = expectation;
    return (read(view, path, expected) ?? usual) === expected ? undefined : `${expected}`;
  }
  if ("not" in expectation) return read(view, path, expectation.not) === expectation.not ? "any other" : undefined;
  if ("oneOf" in expectation) {
    const { oneOf } = expectation;
    return oneOf.includes(view.text(path) ?? `${usual ?? ""}`) ? undefined : oneOf.join(" or ");
  }
  if ("includes" in expectation) {
    const held = view.texts(path);
    return expectation.includes.every((one) => held.includes(one)) ? undefined : expectation.includes.join(", ");
  }
  if ("atMost" in expectation) {
    return amountOf(view, path, usual) > expectation.atMost ? `at most ${expectation.atMost}` : undefined;
  }
  const { atLeast } = expectation;
  const least = usual === undefined && atLeast === 1 ? "one" : atLeast;
  return amountOf(view, path, usual) < atLeast ? `at least ${least}` : undefined;
}

function read(view: ResourceReader, path: string, like: Plain): Plain | undefined {
  return typeof like === "boolean" ? view.flag(path) : typeof like === "number" ? view.number(path) : view.text(path);
}

/** A number, or how many entries a list has. */
function amountOf(view: ResourceReader, path: string, usual: Plain | undefined): number {
  return view.number(path) ?? (view.has(path) ? view.items(path).length : Number(usual ?? 0));
}

function stateOf(view: ResourceReader, path: string, { default: usual }: Expectation): string {
  const part = view.at(path);
  const value = shownAt(view, part.path);
  if (value === "[]") return "empty";
  if (value !== "nothing") return value === "" ? "of another form" : value;
  // What is written as JSON stands in no input of its own.
  if (part.isSet) return JSON.stringify(part.known());
  return usual === undefined ? "not set" : `not set, which means ${usual}`;
}
