import { ruled } from "../../../model/settings/rule";
import { perLimits, relaxedRules } from "../../../platforms/aws/limits";
import { webAclCautions } from "./capacity-rules";
import { webAclRules } from "./rules";
import { webAclShape } from "./schema";

/** The settings of a web ACL: which requests are let through to an application load balancer. */
export const webAclSettings = perLimits((limits) =>
  ruled(webAclShape(limits), webAclRules(limits), webAclCautions(limits), relaxedRules(limits)),
);
