import { createParser } from "../../model/settings/parse";
import { ruleBases } from "./limits";
import { optionHint, valueHint } from "./migration-hints";

/** Reads settings of AWS: see `SettingsParser` for what each does and throws. */
export const { checkSettings, parseSettings, warningsOf } = createParser({
  optionHint,
  valueHint,
  basisOf: (rule) => ruleBases[rule],
});
