// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { balancerHasWebAcl } from "./balancer-has-web-acl";
import { webAclActs } from "./web-acl-acts";
import { webAclHasRules } from "./web-acl-has-rules";
import { webAclLogName } from "./web-acl-log-name";
import { webAclLogs } from "./web-acl-logs";
import { webAclMetrics } from "./web-acl-metrics";
import { webAclStopsLog4j } from "./web-acl-stops-log4j";

export const wafv2Rules: readonly Rule[] = [
  balancerHasWebAcl,
  webAclActs,
  webAclHasRules,
  webAclLogName,
  webAclLogs,
  webAclMetrics,
  webAclStopsLog4j,
];
