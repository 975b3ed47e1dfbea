import { z } from "zod";
import { rangeOf } from "../../../model/settings/primitives";
import { ruled, type SettingsRules } from "../../../model/settings/rule";
import {
  isLimitKey,
  type LimitKey,
  type LimitOverride,
  type LimitOverrides,
  limitKeys,
  ruleBases,
  ruleKeys,
  table,
  wordKeys,
  wordTable,
} from "./index";

const bound = (which: string) => {
  const text = "a whole number, 0 or more";
  return z
    .number(text)
    .multipleOf(1, text)
    .min(0, text)
    .max(Number.MAX_SAFE_INTEGER, text)
    .describe(`${which} value, itself allowed.`)
    .optional();
};

const describeLimit = (key: LimitKey): string => {
  const { source, date } = table[key];
  return `${rangeOf(table[key])}. Source: ${source}, read ${date}.`;
};

const override = z.strictObject({
  min: bound("Lowest"),
  max: bound("Highest"),
  severity: z
    .enum(["error", "warning"])
    .describe("What happens beyond it: `error` refuses, `warning` only says so.")
    .optional(),
});

/** A rule has no range: it refuses, or it only warns. */
const ruleOverride = z.strictObject({
  severity: z.enum(["error", "warning"]).describe("`warning` where AWS takes by now what it refused.").optional(),
});

/** Names have no range either: AWS adds to them. */
const wordOverride = z.strictObject({
  also: z
    .array(z.string("a name as AWS has it").min(1, "a name as AWS has it"))
    .min(1, "at least one name")
    .describe("Names that AWS takes by now besides the known ones; they are passed on as they are."),
});

const describeWords = (key: keyof typeof wordTable): string => {
  const { values, source, date } = wordTable[key];
  return `${values.length > 6 ? `${values.length} names` : values.join(", ")}. Source: ${source}, read ${date}.`;
};

const describeRule = (key: string): string => {
  const basis = ruleBases[key.slice("rule.".length)];
  return basis?.kind === "vendor" ? `What AWS refuses. Source: ${basis.source}, read ${basis.date}.` : "";
};

type Overrides = Record<string, LimitOverride | undefined>;

const ordered: SettingsRules<Overrides> = {
  "limit-ordered": (overrides, say) => {
    for (const [key, changed] of Object.entries(overrides)) {
      if (changed === undefined || !isLimitKey(key)) continue;
      const [min, max] = [changed.min ?? table[key].min, changed.max ?? table[key].max];
      if (min <= max) continue;
      const fix =
        changed.min === undefined ? `max is at least ${min}, or set min too` : `min is at most ${max}, or set max too`;
      say([key], {
        problem: "its lowest value is above its highest",
        received: `${min} to ${max}`,
        derived: true,
        fix,
      });
    }
  },
};

const makeLimits = () => {
  const shape: Record<string, z.ZodType<LimitOverride | undefined>> = {};
  for (const key of limitKeys) shape[key] = override.describe(describeLimit(key)).optional();
  for (const key of ruleKeys) shape[key] = ruleOverride.describe(describeRule(key)).optional();
  for (const key of wordKeys) shape[key] = wordOverride.describe(describeWords(key)).optional();
  return ruled(z.strictObject(shape), ordered).describe("Vendor limits that have moved, by their key.");
};

let made: ReturnType<typeof makeLimits> | undefined;

/** Vendor limits that have moved: `vipkit:limits`. Made at first use, as most stacks set none. */
export const limitOverrides = () => {
  made ??= makeLimits();
  return made;
};

/** The overrides without what is not set. */
export const definedOverrides = (overrides: Overrides): LimitOverrides =>
  Object.fromEntries(
    Object.entries(overrides).flatMap(([key, changed]) => (changed === undefined ? [] : [[key, changed]])),
  );
