import { types } from "../../../../platforms/aws/catalog/types";
import { propertyRule } from "../../../property-rule";
import { balancerGuide, securityHub } from "../../../queries/links";
import { optIn, productionOnly } from "../../../rule";

export const balancerAccessLogs = propertyRule({
  id: "balancer-access-logs",
  title: "Load balancers write access logs",
  why: "Without them it cannot be told afterwards who was served what, by which node, and how fast.",
  remediation: "Set accessLogs with a bucket and enabled: true.",
  url: securityHub("ELB.5"),
  severity: "medium",
  controls: {
    securityHub: ["ELB.5"],
    checkov: ["CKV_AWS_91"],
    cdkNag: ["AwsSolutions-ELB2", "NIST.800.53.R5-ELBLoggingEnabled"],
    elbGuide: ["SEC15", "SEC16"],
  },
  levels: { development: "disabled", local: "disabled" },
  types: [types.balancer],
  applies: (balancer) => balancer.text("loadBalancerType") !== "gateway",
  properties: {
    "accessLogs.enabled": { expected: true },
    "accessLogs.bucket": { present: "a bucket", unless: (balancer) => balancer.flag("accessLogs.enabled") !== true },
  },
});

export const balancerDeletionProtection = propertyRule({
  id: "balancer-deletion-protection",
  title: "Load balancers of production cannot be deleted by accident",
  why: "A balancer that is deleted takes its address along, and every client with it.",
  remediation:
    "Set enableDeletionProtection: true; to remove the balancer, switch it off in a change of its own first.",
  url: securityHub("ELB.6"),
  severity: "medium",
  controls: {
    securityHub: ["ELB.6"],
    checkov: ["CKV_AWS_150"],
    cdkNag: ["NIST.800.53.R5-ELBDeletionProtectionEnabled", "HIPAA.Security-ELBDeletionProtectionEnabled"],
  },
  levels: productionOnly,
  types: [types.balancer],
  properties: { enableDeletionProtection: { expected: true } },
});

export const balancerDesyncMode = propertyRule({
  id: "balancer-desync-mode",
  title: "Application balancers mitigate HTTP desync",
  why: "In monitor mode ambiguous requests are forwarded, and can be read as two by a node.",
  remediation: "Set desyncMitigationMode to defensive (the vendor's default) or strictest.",
  url: securityHub("ELB.12"),
  severity: "medium",
  controls: { securityHub: ["ELB.12"], checkov: ["CKV_AWS_328"], elbGuide: ["SEC14"] },
  types: [types.balancer],
  applies: (balancer) => (balancer.text("loadBalancerType") ?? "application") === "application",
  properties: { desyncMitigationMode: { oneOf: ["defensive", "strictest"], default: "defensive" } },
});

export const balancerDropsInvalidHeaders = propertyRule({
  id: "balancer-drops-invalid-headers",
  title: "Application balancers drop headers with invalid names",
  why: "Nodes and the balancer may read a malformed header differently, which is how requests are smuggled past it.",
  remediation: "Set dropInvalidHeaderFields: true.",
  url: securityHub("ELB.4"),
  severity: "medium",
  controls: {
    securityHub: ["ELB.4"],
    checkov: ["CKV_AWS_131"],
    cdkNag: ["HIPAA.Security-ALBHttpDropInvalidHeaderEnabled", "PCI.DSS.321-ALBHttpDropInvalidHeaderEnabled"],
    trivy: ["AWS-0052"],
  },
  types: [types.balancer],
  applies: (balancer) => (balancer.text("loadBalancerType") ?? "application") === "application",
  properties: { dropInvalidHeaderFields: { expected: true } },
});

export const balancerInternetFacing = propertyRule({
  id: "balancer-internet-facing",
  title: "Load balancers are internal",
  why: "A balancer that faces the internet is reachable from every address that its security group admits.",
  remediation: "Set internal: true, or exempt the balancers that are meant to be public.",
  url: "https://avd.aquasec.com/misconfig/avd-aws-0053",
  severity: "high",
  controls: { trivy: ["AWS-0053"] },
  levels: optIn,
  types: [types.balancer],
  properties: { internal: { expected: true } },
});

export const balancerZonalShift = propertyRule({
  id: "balancer-zonal-shift",
  title: "Load balancers can be moved out of a zone",
  why: "When a zone is ill without being dead, only a zonal shift takes the traffic away from it at once.",
  remediation: "Set enableZonalShift: true.",
  url: balancerGuide("zonal-shift"),
  severity: "low",
  controls: { elbGuide: ["REL13"] },
  decision:
    "A shift helps only those who can afford the zone's capacity elsewhere: off until a project switches it on.",
  levels: optIn,
  types: [types.balancer],
  applies: (balancer) => balancer.text("loadBalancerType") !== "gateway",
  properties: { enableZonalShift: { expected: true } },
});

export const listenerPassesThrough = propertyRule({
  id: "listener-passes-through",
  title: "Network listeners end TLS themselves",
  why: "Bytes that are passed through are encrypted only if the nodes see to it.",
  remediation: "Use protocol TLS with a certificate, or exempt the listeners whose nodes speak TLS themselves.",
  url: securityHub("ELB.18"),
  severity: "medium",
  controls: { securityHub: ["ELB.18"] },
  decision:
    "ELB.18 fails TCP listeners, CKV_AWS_2 passes them. Whether pass-through is encrypted cannot be seen from the listener, so this half of ELB.18 is a rule of its own that a project switches on.",
  levels: optIn,
  types: [types.listener],
  applies: (listener) => ["TCP", "UDP", "TCP_UDP", "TLS"].includes(listener.text("protocol") ?? ""),
  properties: { protocol: { expected: "TLS" } },
});

export const targetGroupAnomalyMitigation = propertyRule({
  id: "target-group-anomaly-mitigation",
  title: "Nodes that fail more than the others get fewer requests",
  why: "A node that answers its health check and fails one request in ten keeps its full share.",
  remediation: "Set loadBalancingAlgorithmType: weighted_random and loadBalancingAnomalyMitigation: on.",
  url: balancerGuide("automatic-target-weights"),
  severity: "low",
  controls: { elbGuide: ["REL14"] },
  decision:
    "It works with weighted_random alone, which takes round robin, least outstanding requests and slow start away: off until a project switches it on.",
  levels: optIn,
  types: [types.targetGroup],
  applies: (group) => (group.text("protocol") ?? "").startsWith("HTTP"),
  properties: { loadBalancingAnomalyMitigation: { expected: "on" } },
});

export const targetGroupDrains = propertyRule({
  id: "target-group-drains",
  title: "Nodes finish their requests before they leave",
  why: "Without a deregistration delay every scale-in and every refresh cuts requests off.",
  remediation: "Set deregistrationDelay to more seconds than the slowest request takes.",
  url: balancerGuide("edit-target-group-attributes"),
  severity: "medium",
  types: [types.targetGroup],
  applies: (group) => group.text("targetType") !== "lambda",
  properties: { deregistrationDelay: { atLeast: 1, default: 300 } },
});
