import { type ArgumentTable, argumentTables, declaredArguments } from "./arguments";
import { markdownTable } from "./markdown";

/** What becomes of one argument, in words; undefined where the table does not know it. */
export function answerOf(
  { offered, refused, reached, transform }: ArgumentTable,
  argument: string,
): string | undefined {
  const option = offered[argument];
  if (option !== undefined) return option.startsWith("= ") ? `set by the toolkit: ${option.slice(2)}` : `\`${option}\``;
  const reason = refused[argument];
  if (reason !== undefined) return `not offered: ${reason}`;
  return reached.includes(argument) ? `as code, ${transform}` : undefined;
}

/** Every argument of the provider for the core types, and where it is: an option, the toolkit itself, code, or nowhere and why. */
export function argumentsPage(generated: string, root: string): string {
  const sections = argumentTables.flatMap((table) => {
    const rows = declaredArguments(root, table).map((name) => [`\`${name}\``, answerOf(table, name) ?? ""]);
    return [`## aws.${table.type}`, "", ...markdownTable(["argument", "where"], rows), ""];
  });
  return [
    generated,
    "",
    "# Arguments of the provider",
    "",
    "Every argument that the provider has for the types a cluster is made of, and where it is: an option of the spec, set by the toolkit, reached",
    "as code through a component's `transform`, or not offered and why.",
    "",
    ...sections,
  ].join("\n");
}
