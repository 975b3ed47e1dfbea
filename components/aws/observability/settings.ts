import { ruled } from "../../../model/settings/rule";
import { perLimits, relaxedRules } from "../../../platforms/aws/limits";
import { observabilityRules } from "./rules";
import { observabilityShape } from "./schema";

/** What is watched of a cluster, and who is told. */
export const observabilitySettings = perLimits((limits) =>
  ruled(observabilityShape(limits), observabilityRules(limits), {}, relaxedRules(limits)),
);
