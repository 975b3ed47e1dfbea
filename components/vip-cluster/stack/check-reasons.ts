import { readPath, startsWith, unknownKey } from "../../../model/analysis/diff/paths";
import type { SpecIssue } from "../../../model/settings/issue";
import { type Path, renderPath } from "../../../model/settings/path";
import { suggest } from "../../../model/settings/suggest";
import { checkSettings } from "../../../platforms/aws/parse";
import { optionSchema } from "../settings-schema";
import { reasonsSettings } from "./reasons";

/** What reasons may speak of: one environment, parsed. The cluster's options stand at the top. */
export type Settings = Readonly<Record<string, unknown>>;

/** Such a path is known whatever the schema says, which takes its time to make. */
function isSet(path: Path, settings: Settings): boolean {
  let value: unknown = settings;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return false;
    value = Reflect.get(value, key);
  }
  return true;
}

function issueOf(text: string, settings: Settings): SpecIssue | undefined {
  const place = { path: renderPath([text]), received: JSON.stringify(text) };
  const path = readPath(text);
  if (path === undefined) return { ...place, problem: "not a path", allowed: "a path such as network.nat" };
  const unknown = isSet(path, settings) ? undefined : unknownKey(path, optionSchema(String(path[0])), settings);
  if (unknown === undefined) return undefined;
  const { index, candidates } = unknown;
  const meant = suggest(String(path[index]), candidates);
  const fix =
    meant === undefined
      ? {}
      : { fix: `write ${renderPath([...path.slice(0, index), meant, ...path.slice(index + 1)])}` };
  const allowed = candidates.length === 0 ? "nothing is below that" : `one of ${candidates.join(", ")}`;
  return { ...place, problem: `no such option: ${renderPath(path.slice(0, index + 1))}`, allowed, ...fix };
}

/** The reasons, or everything wrong with them: shapes first, then paths that do not exist. `settings` is undefined when it could not be parsed. */
export function checkReasons(raw: unknown, settings: Settings | undefined) {
  const checked = checkSettings(reasonsSettings(), raw);
  if (!checked.ok) return { problems: checked.issues, reasons: {} };
  const paths = Object.keys(checked.value);
  if (settings === undefined || paths.length === 0) return { problems: [], reasons: checked.value };
  const problems = paths.map((path) => issueOf(path, settings)).filter((issue) => issue !== undefined);
  return { problems, reasons: checked.value };
}

/** The reason whose path is the longest start of `path`. */
export function reasonFor(
  path: readonly (string | number)[],
  reasons: Readonly<Record<string, string>>,
): string | undefined {
  const fitting = Object.entries(reasons)
    .map(([text, why]) => ({ start: readPath(text), why }))
    .filter(({ start }) => start !== undefined && startsWith(path, start))
    .sort((one, other) => (other.start?.length ?? 0) - (one.start?.length ?? 0));
  return fitting[0]?.why;
}
