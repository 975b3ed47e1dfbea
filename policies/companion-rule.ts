import type { Graph, ResourceReader } from "../model/graph";
import { shortType } from "../model/graph/short-type";
import type { Rule, RuleMetadata } from "./rule";

/** A rule that asks for another resource which refers to the judged one. */
interface CompanionRule extends RuleMetadata, Pick<Rule, "types" | "applies"> {
  /** Properties by which a companion refers to the resource, by the companion's type: one companion of any type is enough. */
  readonly companions: Readonly<Record<string, readonly string[]>>;
  /** The resource's own property that does the same. Default: it has none. */
  readonly property?: string;
  /** True where its own property is enough. Default: it never is. */
  readonly unless?: (resource: ResourceReader) => boolean;
}

/** `aws:ec2/flowLog:FlowLog` as programs write it: `aws.ec2.FlowLog`. */
const className = (type: string): string => shortType(type).replaceAll(":", ".");

const hasCompanion = (
  view: ResourceReader,
  graph: Graph,
  companions: Readonly<Record<string, readonly string[]>>,
): boolean =>
  Object.entries(companions).some(([type, properties]) => graph.dependents(view, type, ...properties).length > 0);

export const companionRule = ({ companions, property = "", unless, ...rule }: CompanionRule): Rule => ({
  ...rule,
  scope: "stack",
  *check(view, graph) {
    if (unless?.(view) === true || hasCompanion(view, graph, companions)) return;
    const problem = `no ${Object.keys(companions).map(className).join(" or ")} refers to it`;
    yield { property, problem: property === "" ? problem : `${property} is not set, and ${problem}` };
  },
});
