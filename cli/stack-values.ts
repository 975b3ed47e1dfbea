import { parseStackConfig, SpecError } from "../model";
import { UserError } from "./errors";
import type { StackFiles } from "./plan/project";

/** What the stack's file says under `vipkit:`, parsed; its texts are JSON, as the engine hands them over. Throws UserError. */
export function parseStackFiles({ stack, config, configFile }: StackFiles) {
  const read = (key: string): unknown => {
    const text = config[`vipkit:${key}`];
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text);
    } catch {
      throw new UserError(`${configFile}: vipkit:${key} is encrypted or no map; its values are needed here`);
    }
  };
  const cluster = read("cluster");
  if (cluster === undefined) throw new UserError(`${configFile} has no vipkit:cluster, so there is nothing to look at`);
  const raw = { cluster, twin: read("twin"), limits: read("limits"), reasons: read("reasons") };
  try {
    return parseStackConfig(raw, stack);
  } catch (error) {
    throw error instanceof SpecError ? new UserError(error.message) : error;
  }
}
