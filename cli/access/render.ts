import type { Answer, Principal, RightsTable } from "../../model/analysis/rights/types";
import { colors as pc, screenWidth } from "../screen";
import { tableLines } from "../table";
import { wrapIndented, wrapText } from "../wrap";

const shown: Readonly<Record<Answer, string>> = { yes: "yes", some: "some", no: "-", unknown: "?" };

/** `shop-access-admin-role` is `admin` beside others that begin and end alike. */
function shortNames(names: readonly string[]): readonly string[] {
  const parts = names.map((name) => name.split("-"));
  const alike = (at: (all: readonly string[]) => string | undefined) => {
    const [first] = parts;
    return parts.length > 1 && first !== undefined && parts.every((all) => all.length > 1 && at(all) === at(first));
  };
  if (alike((all) => all[0])) return shortNames(parts.map((all) => all.slice(1).join("-")));
  if (alike((all) => all.at(-1))) return shortNames(parts.map((all) => all.slice(0, -1).join("-")));
  return names;
}

const titles = { people: "People", pipeline: "Pipelines", service: "Roles of the program's own" } as const;

/** The whole answer of `vipkit access`, for a reader. */
export function renderRights(stack: string, { principals, duties, answers, unread, dated }: RightsTable): string {
  const columns = (kinds: readonly Principal["kind"][]) =>
    principals.flatMap((principal, index) => (kinds.includes(principal.kind) ? [{ principal, index }] : []));
  const table = (chosen: ReturnType<typeof columns>) => {
    const heads = shortNames(chosen.map(({ principal }) => principal.name)).map((name) => name.toUpperCase());
    return tableLines(
      ["WHAT", ...heads],
      duties.map((duty, row) => [duty.name, ...chosen.map(({ index }) => shown[answers[row]?.[index] ?? "no"])]),
      { split: true },
    );
  };
  const [outer, own] = [columns(["people", "pipeline"]), columns(["service"])];
  return [
    ...wrapText(pc.bold(`${stack}  who may do what`), screenWidth()),
    ...(outer.length === 0 ? ["", "No role of the program is for people or pipelines."] : ["", ...table(outer)]),
    ...(own.length === 0 ? [] : ["", pc.bold(titles.service), ...table(own)]),
    ...takers(principals),
    ...(dated.length === 0
      ? []
      : ["", pc.bold("Policies of AWS"), ...dated.flatMap((text) => wrapIndented(text, screenWidth(), "  "))]),
    ...(unread.length === 0
      ? []
      : ["", pc.bold("Not read"), ...unread.flatMap((text) => wrapIndented(text, screenWidth(), "  "))]),
    "",
    ...wrapText(
      pc.dim(
        "`some`: on a part of what it speaks of. `?`: a policy decides whose text is not in the program. By the program's own policies, as if the conditions on second factor and address were met; what the account grants besides is not in it. What each asks for: --json.",
      ),
      screenWidth(),
    ),
  ].join("\n");
}

/** Who takes each role on. */
function takers(principals: readonly Principal[]): readonly string[] {
  return (["people", "pipeline"] as const).flatMap((kind) => {
    const roles = principals.filter((principal) => principal.kind === kind);
    if (roles.length === 0) return [];
    const lines = roles.flatMap(({ name, takenBy }) =>
      wrapIndented(`${name}: ${takenBy.join("; ")}`, screenWidth(), "  "),
    );
    return ["", pc.bold(`${titles[kind]}, and who takes the role on`), ...lines];
  });
}
