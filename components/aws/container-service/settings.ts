import { ruled } from "../../../model/settings/rule";
import { perLimits, relaxedRules } from "../../../platforms/aws/limits";
import { containerServiceRules } from "./rules";
import { containerServiceShape } from "./schema";

/** The settings of a service of ECS. */
export const containerServiceSettings = perLimits((limits) =>
  ruled(containerServiceShape(limits), containerServiceRules, {}, relaxedRules(limits)),
);
