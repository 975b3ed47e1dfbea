import type { Limit } from "../../../model/limits";

const elbv2 = { source: "AWS service model elbv2, botocore 1.44.8", date: "2026-11-30", severity: "error" } as const;
const albHeaders = { ...elbv2, source: "Application Load Balancers user guide, header modification" } as const;
const albAuth = { ...elbv2, source: "Application Load Balancers user guide, user authentication" } as const;
const albGuide = { ...elbv2, source: "Application Load Balancers user guide, 2023-05", date: "2026-11-23" } as const;
/** Default quotas: an account may have been granted more, so going beyond is said but not refused. */
const albQuota = { ...albGuide, severity: "warning" } as const;

/** Source: Network Load Balancers user guide, quotas; 50 listeners are the one figure there that no account gets raised. */
const nlbQuotas = { ...elbv2, source: "Network Load Balancers user guide, quotas", date: "2026-11-30" } as const;
const nlbQuota = { ...nlbQuotas, severity: "warning" } as const;

const albQuotaNew = {
  ...albQuota,
  source: "Application Load Balancers user guide, quotas",
  date: "2026-11-30",
} as const;

/** Elastic Load Balancing: balancers, listeners, rules, target groups. */
export const elbv2Limits = {
  "elbv2.name.length": { min: 1, max: 32, unit: "characters", ...elbv2 },
  "elbv2.port": { min: 1, max: 65535, unit: "port", ...elbv2 },

  "elbv2.healthCheck.interval": { min: 5, max: 300, unit: "seconds", ...elbv2 },
  "elbv2.healthCheck.timeout": { min: 2, max: 120, unit: "seconds", ...elbv2 },
  "elbv2.healthCheck.healthyThreshold": { min: 2, max: 10, unit: "count", ...elbv2 },
  "elbv2.healthCheck.unhealthyThreshold": { min: 2, max: 10, unit: "count", ...elbv2 },
  "elbv2.healthCheck.path.length": { min: 1, max: 1024, unit: "characters", ...elbv2 },
  "elbv2.matcher.alb": { min: 200, max: 499, unit: "status", ...elbv2 },
  "elbv2.matcher.nlb": { min: 200, max: 599, unit: "status", ...elbv2 },
  "elbv2.matcher.grpc": { min: 0, max: 99, unit: "status", ...elbv2 },

  "elbv2.targetGroup.deregistrationDelay": { min: 0, max: 3600, unit: "seconds", ...elbv2 },
  "elbv2.targetGroup.slowStart": { min: 30, max: 900, unit: "seconds", ...elbv2 },
  // Lower end: service model. Upper end: targets per target group, ALB guide's default quota.
  "elbv2.targetGroup.minimumHealthyTargets": { min: 1, max: 1000, unit: "count", ...albGuide },
  "elbv2.targetGroup.minimumHealthyPercentage": { min: 1, max: 100, unit: "percent", ...elbv2 },
  "elbv2.stickiness.duration": { min: 1, max: 604800, unit: "seconds", ...elbv2 },
  // The service model states no maximum: browsers keep name and value within 4096 bytes (RFC 6265, 6.1).
  "elbv2.stickiness.cookieName.length": { min: 1, max: 256, unit: "characters", ...elbv2, source: "RFC 6265, 6.1" },

  "elbv2.forward.weight": { min: 0, max: 999, unit: "weight", ...elbv2 },
  "elbv2.forward.targetGroups": { min: 1, max: 5, unit: "count", ...albGuide },
  // AWS has a quota of its own for actions of network balancers, which it does not publish; the provider takes five.
  "elbv2.nlb.forward.targetGroups": {
    min: 1,
    max: 5,
    unit: "count",
    ...elbv2,
    source: "terraform-provider-aws, lb_listener",
  },
  "elbv2.redirect.length": { min: 1, max: 128, unit: "characters", ...elbv2 },
  "elbv2.redirect.query.length": { min: 0, max: 128, unit: "characters", ...elbv2 },
  "elbv2.fixedResponse.statusCode": { min: 200, max: 599, unit: "status", ...elbv2 },
  "elbv2.fixedResponse.body.length": { min: 0, max: 1024, unit: "characters", ...elbv2 },

  "elbv2.rule.priority": { min: 1, max: 50000, unit: "priority", ...elbv2 },
  "elbv2.rule.values": { min: 1, max: 5, unit: "count", ...albGuide },
  // AWS's page of quotas says 5 in one language and 6 in another: 6 may work, 7 cannot.
  "elbv2.rule.wildcards": { min: 0, max: 6, unit: "count", ...albGuide },
  "elbv2.rule.wildcards.quota": { min: 0, max: 5, unit: "count", ...albQuota },
  "elbv2.condition.value.length": { min: 1, max: 128, unit: "characters", ...elbv2 },
  "elbv2.condition.headerName.length": { min: 1, max: 40, unit: "characters", ...elbv2 },
  "elbv2.condition.method.length": { min: 1, max: 40, unit: "characters", ...elbv2 },

  "elbv2.jwt.length": { min: 1, max: 256, unit: "characters", ...elbv2 },
  "elbv2.jwt.claims": { min: 0, max: 10, unit: "count", ...elbv2 },
  "elbv2.jwt.values": { min: 1, max: 10, unit: "count", ...elbv2 },
  "elbv2.auth.extraParams": { min: 0, max: 10, unit: "count", ...albAuth },
  "elbv2.auth.sessionTimeout": { min: 1, max: 604800, unit: "seconds", ...albAuth },
  "elbv2.rewrite.regex.length": { min: 1, max: 1024, unit: "characters", ...elbv2 },
  "elbv2.rewrite.replace.length": { min: 0, max: 1024, unit: "characters", ...elbv2 },
  "elbv2.header.value.length": { min: 1, max: 1024, unit: "characters", ...albHeaders },
  // RFC 6797 states no maximum; two years is what preload lists ask for at most.
  "elbv2.header.hstsMaxAge": { min: 0, max: 2147483647, unit: "seconds", ...elbv2, source: "RFC 6797, 6.1.1" },
  "elbv2.header.corsMaxAge": {
    min: 0,
    max: 86400,
    unit: "seconds",
    ...elbv2,
    source: "terraform-provider-aws, lb_listener",
  },

  "elbv2.alb.idleTimeout": { min: 1, max: 4000, unit: "seconds", ...elbv2 },
  "elbv2.nlb.tcpIdleTimeout": { min: 60, max: 6000, unit: "seconds", ...elbv2 },
  "elbv2.alb.clientKeepAlive": { min: 60, max: 604800, unit: "seconds", ...elbv2 },
  "elbv2.alb.targetGroups": { min: 1, max: 100, unit: "count", ...albGuide },
  "elbv2.alb.rules": { min: 0, max: 100, unit: "count", ...albQuota },
  "elbv2.alb.targetsPerGroup": { min: 0, max: 1000, unit: "count", ...albQuota },
  "elbv2.alb.targets": { min: 0, max: 1000, unit: "count", ...albQuotaNew },
  // With cross-zone load balancing this is the whole balancer's, and a target counts once for each of its groups.
  "elbv2.nlb.targetsPerZone": { min: 0, max: 500, unit: "count", ...nlbQuota },
  "elbv2.nlb.targets": { min: 0, max: 3000, unit: "count", ...nlbQuota },
  "elbv2.alb.verifyingListeners": { min: 0, max: 2, unit: "count", ...albQuotaNew },
  "elbv2.trustStore.authorities": { min: 1, max: 25, unit: "certificates", ...albQuotaNew },
  "elbv2.trustStore.revocations": { min: 0, max: 30, unit: "lists", ...albQuotaNew },
  "elbv2.trustStores": { min: 0, max: 20, unit: "count", ...albQuotaNew },
  "elbv2.alb.listeners": { min: 1, max: 50, unit: "count", ...albQuotaNew },
  "elbv2.nlb.listeners": { min: 1, max: 50, unit: "count", ...nlbQuotas },
  // Of all listeners together; an application balancer's default certificates do not count, a network balancer's do.
  "elbv2.alb.certificates": { min: 0, max: 25, unit: "count", ...albQuotaNew },
  "elbv2.nlb.certificates": { min: 0, max: 25, unit: "count", ...nlbQuota },
} as const satisfies Record<string, Limit>;
