import { type Environment, parseStackConfig, SpecError } from "../../model";
import { UserError } from "../errors";
import type { StackFiles } from "../plan/project";

/** One environment of a comparison. Throws UserError when its values are wrong or cannot be read. */
export function readEnvironment({ stack, config, configFile }: StackFiles): Environment {
  const read = (key: string): unknown => {
    const text = config[`vipkit:${key}`];
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text);
    } catch {
      throw new UserError(`${configFile}: vipkit:${key} is encrypted or no map; a comparison needs its values`);
    }
  };
  const cluster = read("cluster");
  if (cluster === undefined) throw new UserError(`${configFile} has no vipkit:cluster, so there is nothing to compare`);
  const raw = { cluster, twin: read("twin"), limits: read("limits"), reasons: read("reasons") };
  try {
    return { name: stack, config: parseStackConfig(raw, stack) };
  } catch (error) {
    throw error instanceof SpecError ? new UserError(error.message) : error;
  }
}
