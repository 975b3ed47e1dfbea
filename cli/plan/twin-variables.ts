import type { StackFiles } from "../project";
import { takenRegions } from "./region";

/** What a provider of the twin is told of the stack's own regions and limits, which the engine does not hand to providers. */
export const twinVariables = ({ config }: Pick<StackFiles, "config">) => ({
  VIPKIT_REGIONS: takenRegions(config).join(","),
  VIPKIT_LIMITS: config["vipkit:limits"] ?? "",
});
