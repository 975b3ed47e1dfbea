import { ruled } from "../../../model/settings/rule";
import { perLimits, relaxedRules } from "../../../platforms/aws/limits";
import { zonalAutoshiftRules } from "./rules";
import { zonalAutoshiftShape } from "./schema";

/** The settings of zonal autoshift. */
export const zonalAutoshiftSettings = perLimits((limits) =>
  ruled(zonalAutoshiftShape(limits), zonalAutoshiftRules, {}, relaxedRules(limits)),
);
