import { ruled } from "../../../model/settings/rule";
import { perLimits, relaxedRules } from "../../../platforms/aws/limits";
import { certificateCautions, certificateRules } from "./rules";
import { certificateShape } from "./schema";

/** The settings of a certificate: a new one with DNS validation, or one that exists. */
export const certificateSettings = perLimits((limits) =>
  ruled(certificateShape(limits), certificateRules(limits), certificateCautions(limits), relaxedRules(limits)),
);
