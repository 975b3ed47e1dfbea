import { ruled } from "../../../model/settings/rule";
import { perLimits, relaxedRules } from "../../../platforms/aws/limits";
import { acceleratorCautions, acceleratorRules } from "./rules";
import { acceleratorShape } from "./schema";

/** The settings of an accelerator. */
export const acceleratorSettings = perLimits((limits) =>
  ruled(acceleratorShape(limits), acceleratorRules(limits), acceleratorCautions, relaxedRules(limits)),
);
