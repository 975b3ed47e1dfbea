// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { balancerHasWebAcl } from "./balancer-has-web-acl";
import { webAclActs } from "./web-acl-acts";
import { webAclBalancerAccepted } from "./web-acl-balancer-accepted";
import { webAclHasRules } from "./web-acl-has-rules";
import { webAclLogName } from "./web-acl-log-name";
import { webAclLogs } from "./web-acl-logs";
import { webAclMetrics } from "./web-acl-metrics";
import { webAclStopsLog4j } from "./web-acl-stops-log4j";
import { webAclValuesAccepted } from "./web-acl-values-accepted";

export const wafv2Rules: readonly Rule[] = [
  balancerHasWebAcl,
  webAclActs,
  webAclBalancerAccepted,
  webAclHasRules,
  webAclLogName,
  webAclLogs,
  webAclMetrics,
  webAclStopsLog4j,
  webAclValuesAccepted,
];
