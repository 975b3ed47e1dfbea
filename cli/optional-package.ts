import { createRequire } from "node:module";
import { join } from "node:path";
import { UserError } from "../model/user-error";

/**
 * A package that vipkit does not bring: the project's own, else the one beside vipkit; undefined where neither is there.
 * @param folder of the project
 * @param isIt whether what was loaded is what is needed of it
 * @throws UserError for one that is there and cannot be loaded
 */
export function loadOptional<T>(folder: string, name: string, isIt: (module: unknown) => module is T): T | undefined {
  for (const from of [join(folder, "package.json"), __filename]) {
    try {
      const module: unknown = createRequire(from)(name);
      if (isIt(module)) return module;
    } catch (error) {
      if (!isMissing(error)) throw new UserError(`${name} cannot be loaded: ${String(error)}`);
    }
  }
  return undefined;
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND";
