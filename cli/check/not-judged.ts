import type { Graph } from "../../model/graph";
import { shortType } from "../../model/graph/short-type";
import { types } from "../../platforms/aws/catalog/types";
import { isPatch, objectTypeOf } from "../../platforms/kubernetes/catalog/object-type";
import { releaseType } from "../../platforms/kubernetes/catalog/rendered-elsewhere";
import { types as objectTypes } from "../../platforms/kubernetes/catalog/types";
import type { NotJudged, StackReport } from "../../policies/report";
import type { Rule } from "../../policies/rule";
import { services } from "../../twin/control/services";
import { colors as pc, screenWidth } from "../screen";
import { wrapIndented } from "../wrap";

/** Types that a rule reads, or whose every input the twin's model checks. */
const typesSpokenOf = (rules: readonly Rule[]): ReadonlySet<string> =>
  new Set<string>([
    ...Object.values(types),
    ...Object.values(objectTypes),
    ...rules.flatMap((rule) => rule.types),
    ...services.flatMap(({ resources }) => resources.map(({ type }) => type)),
  ]);

/** The resources of a stack that no verdict speaks of, by type. */
export function notJudgedOf(graph: Graph, rules: readonly Rule[]): readonly NotJudged[] {
  const spokenOf = typesSpokenOf(rules);
  const found = new Map<string, { readonly why: NotJudged["why"]; readonly names: string[] }>();
  for (const { resource } of graph.resources) {
    const why = whyNot(resource, spokenOf);
    if (why === undefined) continue;
    const type = shortType(resource.token);
    const same = found.get(type);
    if (same) same.names.push(resource.name);
    else found.set(type, { why, names: [resource.name] });
  }
  return [...found].map(([type, { why, names }]) => ({ why, type, names: names.sort() }));
}

function whyNot(
  { type, token, custom, remote }: Graph["resources"][number]["resource"],
  spokenOf: ReadonlySet<string>,
): NotJudged["why"] | undefined {
  // What a release installs is in no state either.
  if (remote || token === releaseType) return "remote-component";
  if (!custom || token.startsWith("pulumi:")) return undefined;
  const object = objectTypeOf(token);
  if (object === undefined && !token.startsWith("aws:")) return "other-provider";
  // A patch says a part of an object that stands elsewhere.
  return spokenOf.has(type) && !(object !== undefined && isPatch(object)) ? undefined : "no-rule";
}

/** What a reader must know was not looked at: components by name, the rest as a count of each type. */
export function notJudgedLines({ notJudged = [] }: Pick<StackReport, "notJudged">): readonly string[] {
  const remote = notJudged.filter(({ why }) => why === "remote-component");
  const count = remote.reduce((sum, { names }) => sum + names.length, 0);
  return [
    ...(count === 0
      ? []
      : lines(`not judged: the resources inside ${count} remote component${count === 1 ? "" : "s"}`, "  ? ", "    ")),
    ...remote.flatMap(({ type, names }) => names.flatMap((name) => lines(remoteText(type, name), "      ", "      "))),
    ...summary(notJudged, "other-provider", "of neither AWS nor Kubernetes"),
    ...summary(notJudged, "no-rule", "no rule reads them"),
  ];
}

const remoteText = (type: string, name: string) =>
  `${type} "${name}": made by the plugin ${type.split(":")[0] ?? ""}, which an offline plan does not run: nothing in it is judged`;

function summary(notJudged: readonly NotJudged[], why: NotJudged["why"], reason: string): readonly string[] {
  const those = notJudged.filter((one) => one.why === why);
  if (those.length === 0) return [];
  const text = those.map(({ type, names }) => `${names.length} ${type}`).join(", ");
  return lines(`not judged: ${text} (${reason})`, "  - ", "    ");
}

const lines = (text: string, first: string, next: string) =>
  wrapIndented(text, screenWidth(), next).map((line, index) =>
    index === 0 ? pc.yellow(first + line.trimStart()) : pc.yellow(line),
  );
