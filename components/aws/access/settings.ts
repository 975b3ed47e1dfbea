import { ruled } from "../../../model/settings/rule";
import { perLimits, relaxedRules } from "../../../platforms/aws/limits";
import { accessCautions, accessRules } from "./rules";
import { accessShape } from "./schema";

/** Who may do what with the cluster's resources, and what a pipeline may. */
export const accessSettings = perLimits((limits) =>
  ruled(accessShape(limits), accessRules, accessCautions, relaxedRules(limits)),
);
