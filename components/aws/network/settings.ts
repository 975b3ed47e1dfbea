import { ruled } from "../../../model/settings/rule";
import { perLimits, relaxedRules } from "../../../platforms/aws/limits";
import { networkCautions, networkRules } from "./rules";
import { networkShape } from "./schema";

/** The settings of a network: a new VPC, or one that exists. */
export const networkSettings = perLimits((limits) =>
  ruled(networkShape(limits), networkRules(limits), networkCautions, relaxedRules(limits)),
);
