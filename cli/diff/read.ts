import type { Environment } from "../../components/vip-cluster/diff";
import type { StackFiles } from "../project";
import { parseAnyStackFiles } from "../stack-values";

/** One environment of a comparison. Throws UserError when its values are wrong or cannot be read. */
export const readEnvironment = (files: StackFiles): Environment => ({
  name: files.stack,
  config: parseAnyStackFiles(files),
});
