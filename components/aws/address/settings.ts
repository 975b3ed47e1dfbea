import { ruled } from "../../../model/settings/rule";
import { perLimits, relaxedRules } from "../../../platforms/aws/limits";
import { addressRules } from "./rules";
import { addressShape } from "./schema";

/** The name that clients use: a Route 53 alias to the load balancer. */
export const addressSettings = perLimits((limits) =>
  ruled(addressShape(limits), addressRules(), {}, relaxedRules(limits)),
);
