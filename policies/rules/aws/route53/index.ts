// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { healthCheckReachesEndpoint } from "./health-check-reaches-endpoint";
import {
  domainTransferLocked,
  recordAliasFollowsHealth,
  recordFailoverHasCheck,
  recordTtlFollowsFailover,
} from "./properties";
import { recordFailoverHasPartner } from "./record-failover-has-partner";
import { recordFitsZone } from "./record-fits-zone";
import { recordTargetExists } from "./record-target-exists";
import { recordValuesAccepted } from "./record-values-accepted";
import { recordWeightsDecide } from "./record-weights-decide";
import { recordsAgreeOnRouting } from "./records-agree-on-routing";
import { zoneDelegated } from "./zone-delegated";
import { zoneNamesResolve } from "./zone-names-resolve";
import { zoneQueryLog } from "./zone-query-log";
import { zoneSigned } from "./zone-signed";

export const route53Rules: readonly Rule[] = [
  domainTransferLocked,
  healthCheckReachesEndpoint,
  recordAliasFollowsHealth,
  recordFailoverHasCheck,
  recordFailoverHasPartner,
  recordFitsZone,
  recordTargetExists,
  recordTtlFollowsFailover,
  recordValuesAccepted,
  recordWeightsDecide,
  recordsAgreeOnRouting,
  zoneDelegated,
  zoneNamesResolve,
  zoneQueryLog,
  zoneSigned,
];
