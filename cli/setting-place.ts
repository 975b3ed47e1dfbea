import { type Path, pathOf, renderPath } from "../model/settings/path";
import type { StackFiles } from "./project";

type Located = Pick<StackFiles, "locate">;

/**
 * Where a value of a stack's file stands: `stacks/Pulumi.prod.yaml:12 vipkit:cluster.provider`. The line is that of the deepest part that is
 * written down: a default has none of its own.
 * @param path below the key
 */
export function settingPlace({ locate }: Located, key: string, path: Path = []): string {
  const { file, line } = locate(key, path);
  return `${file}:${line} ${key}${path.length === 0 ? "" : `.${renderPath(path)}`}`;
}

/** The same of a path as `vipkit diff` and `vipkit:reasons` have it: the cluster's options stand at the top, beside `twin` and `limits`. */
export function comparedPlace(files: Located, path: string): string {
  const [first = "", ...rest] = pathOf(path);
  const isOwnKey = first === "twin" || first === "limits";
  return isOwnKey
    ? settingPlace(files, `vipkit:${first}`, rest)
    : settingPlace(files, "vipkit:cluster", [first, ...rest]);
}
