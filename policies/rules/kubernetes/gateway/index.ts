// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { backendTlsName } from "./backend-tls-name";
import { gatewayListenerCertificate } from "./gateway-listener-certificate";
import { gatewayListenersDistinct } from "./gateway-listeners-distinct";
import { gatewayProxiesRedundant } from "./gateway-proxies-redundant";
import { healthCheckAsksRight } from "./health-check-asks-right";
import { passiveCheckEjects } from "./passive-check-ejects";
import { policyAloneOnTarget } from "./policy-alone-on-target";
import { poolSurvivesAGroup } from "./pool-survives-a-group";
import { redirectLeavesPort } from "./redirect-leaves-port";
import { routeAttaches } from "./route-attaches";
import { routeBackendsExist } from "./route-backends-exist";
import { routeBackendsHavePods } from "./route-backends-have-pods";
import { routeCorsNarrow } from "./route-cors-narrow";
import { routeEncrypted } from "./route-encrypted";
import { routeFieldsKept } from "./route-fields-kept";
import { routePolicyKeepsChecks } from "./route-policy-keeps-checks";
import { routePrefixJoined } from "./route-prefix-joined";
import { routeRulesReachable } from "./route-rules-reachable";
import { routeSessionPins } from "./route-session-pins";
import { routeTimeoutPerTry } from "./route-timeout-per-try";
import { routeWeightsObeyed } from "./route-weights-obeyed";
import { routeWeightsPositive } from "./route-weights-positive";
import { sourceHashSeesClients } from "./source-hash-sees-clients";
import { targetsWaitForBalancer } from "./targets-wait-for-balancer";
import { trafficPolicyAccepted } from "./traffic-policy-accepted";

export const gatewayRules: readonly Rule[] = [
  backendTlsName,
  gatewayListenerCertificate,
  gatewayListenersDistinct,
  gatewayProxiesRedundant,
  healthCheckAsksRight,
  passiveCheckEjects,
  policyAloneOnTarget,
  poolSurvivesAGroup,
  redirectLeavesPort,
  routeAttaches,
  routeBackendsExist,
  routeBackendsHavePods,
  routeCorsNarrow,
  routeEncrypted,
  routeFieldsKept,
  routePolicyKeepsChecks,
  routePrefixJoined,
  routeRulesReachable,
  routeSessionPins,
  routeTimeoutPerTry,
  routeWeightsObeyed,
  routeWeightsPositive,
  sourceHashSeesClients,
  targetsWaitForBalancer,
  trafficPolicyAccepted,
];
