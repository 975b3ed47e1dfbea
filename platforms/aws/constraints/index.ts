export { redirectRefusals } from "./actions";
export { constrainedTypes, constraintsOf, knownViolations } from "./catalog";
export type { Constraint } from "./constraint";
export { protocolName, rulePeers } from "./firewall";
export { listenerProtocols } from "./listener";
export {
  headerAttributes,
  requestHeaderNames,
  responseHeaderAttributes,
  serverHeaderAttribute,
} from "./listener-headers";
export { regexConditions } from "./listener-rule";
export { loadBalancerRefusals } from "./load-balancer";
export { flowLogSubjects } from "./logs";
export { routeDestinations } from "./network";
export { answeredValue, UnknownInputError } from "./read";
export { routingOf } from "./route53";
