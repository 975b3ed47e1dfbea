import { ruled } from "../../../model/settings/rule";
import { perLimits, relaxedRules } from "../../../platforms/aws/limits";
import { patchingRules } from "./rules";
import { patchingShape } from "./schema";

/** When running nodes get their security patches. */
export const patchingSettings = perLimits((limits) =>
  ruled(patchingShape(limits), patchingRules, {}, relaxedRules(limits)),
);
