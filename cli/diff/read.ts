import type { Environment } from "../../model";
import type { StackFiles } from "../plan/project";
import { parseStackFiles } from "../stack-values";

/** One environment of a comparison. Throws UserError when its values are wrong or cannot be read. */
export const readEnvironment = (files: StackFiles): Environment => ({
  name: files.stack,
  config: parseStackFiles(files),
});
