import { isRecord } from "../../../model/settings/path";
import { checkSettings } from "../parse";
import { defaultLimits, isLimitKey, isRuleKey, isWordKey, type LimitOverrides, type Limits, limitsWith } from "./index";
import { definedOverrides, limitOverrides } from "./overrides";

const isOverridable = (key: string): boolean => isLimitKey(key) || isRuleKey(key) || isWordKey(key);

/** The limits in force under a stack's `vipkit:limits`, as JSON; what is wrong with them is for `parseStackConfig` to say. */
export function limitsInForce(text: string | undefined): Limits {
  if (text === undefined) return defaultLimits;
  try {
    return limitsWith(soundOverrides(JSON.parse(text)));
  } catch {
    return defaultLimits;
  }
}

/** The overrides that are sound, so that one wrong limit does not hide what else is wrong. */
export function soundOverrides(raw: unknown): LimitOverrides {
  if (!isRecord(raw)) return {};
  const sound = Object.entries(raw).filter(
    ([key, value]) => isOverridable(key) && checkSettings(limitOverrides(), { [key]: value }).ok,
  );
  const checked = checkSettings(limitOverrides(), Object.fromEntries(sound));
  return checked.ok ? definedOverrides(checked.value) : {};
}
