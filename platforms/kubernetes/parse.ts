import { createParser } from "../../model/settings/parse";
import { optionHint, valueHint } from "./hints";

/** Reads settings of Kubernetes: see `SettingsParser` for what each does and throws. */
export const { checkSettings, parseSettings, warningsOf } = createParser({
  optionHint,
  valueHint,
  // No stack overrides a rule of Kubernetes.
  basisOf: () => undefined,
});
