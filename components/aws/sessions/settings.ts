import { ruled } from "../../../model/settings/rule";
import { perLimits, relaxedRules } from "../../../platforms/aws/limits";
import { sessionsRules } from "./rules";
import { sessionsShape } from "./schema";

/** Shells on nodes by Session Manager, and their log. */
export const sessionsSettings = perLimits((limits) =>
  ruled(sessionsShape(limits), sessionsRules, {}, relaxedRules(limits)),
);
