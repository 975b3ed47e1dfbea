import type { Timing } from "../../model/analysis/budget/timing";

const seconds = { unit: "seconds", date: "2026-11-23" } as const;
const measured = { ...seconds, basis: "measured" } as const;
const stated = { ...seconds, basis: "stated" } as const;
const estimated = { ...seconds, basis: "estimated" } as const;

/**
 * Every time that a budget holds beside the spec's own. What AWS neither states nor lets users set is an estimate, and says so. A wait of which
 * only the longest is known is typically half of it.
 */
export const timings = {
  "alb.deregister": {
    typical: 0,
    worst: 0,
    ...stated,
    source:
      "Application Load Balancers user guide, deregistration delay: routing stops as soon as a target is deregistered",
  },
  "nlb.unhealthy": {
    typical: 35,
    worst: 40,
    ...measured,
    source: "aws/containers-roadmap #470: new connections go on for 30 to 40 seconds after a target is unhealthy",
  },
  "nlb.deregister": {
    typical: 120,
    worst: 120,
    ...measured,
    source: "aws/containers-roadmap #470, kubernetes-sigs/aws-load-balancer-controller #2366: two minutes at least",
  },
  "nlb.register": {
    typical: 120,
    worst: 180,
    ...measured,
    source:
      "awsdocs/elb-network-load-balancers-user-guide #11, kubernetes-sigs/aws-load-balancer-controller #1834: two to three minutes",
  },
  "elb.zoneDetection": {
    typical: 25,
    worst: 30,
    ...estimated,
    source: "AWS does not say how soon it sees a lost zone: three of Route 53's fastest checks, 10 seconds apart",
  },
  "route53.propagate": {
    typical: 30,
    worst: 60,
    ...stated,
    source: "Amazon Route 53 developer guide: changes reach all name servers within 60 seconds",
  },
  "route53.aliasTtl": {
    typical: 30,
    worst: 60,
    ...stated,
    source: "Amazon Route 53 FAQ: an alias to a load balancer has a fixed TTL of 60 seconds",
  },
  "route53.failoverCheck": {
    typical: 25,
    worst: 30,
    ...stated,
    source: "AWS service model route53, botocore 1.44.5: checks every 10 seconds at the fastest, 3 failures by default",
  },
  "route53.checkTimeout": {
    typical: 6,
    worst: 6,
    ...stated,
    source:
      "Amazon Route 53 developer guide, how it determines whether a health check is healthy: 4 seconds to connect, 2 to answer",
  },
  "route53.connectTimeout": {
    typical: 10,
    worst: 10,
    ...stated,
    source:
      "Amazon Route 53 developer guide, how it determines whether a health check is healthy: a TCP check has 10 seconds",
  },
  "route53.targetHealth": {
    typical: 25,
    worst: 30,
    ...estimated,
    source:
      "AWS does not say how soon an alias sees that its balancer is gone: three of Route 53's fastest checks, 10 seconds apart",
  },
  "globalAccelerator.check": {
    typical: 25,
    worst: 30,
    ...stated,
    source: "AWS service model globalaccelerator, botocore 1.44.5: checks every 10 seconds at the fastest, 3 failures",
  },
  "globalAccelerator.targetHealth": {
    typical: 25,
    worst: 30,
    ...estimated,
    source:
      "AWS does not say how soon an accelerator sees that a balancer is gone: three of its fastest checks, 10 seconds apart",
  },
  "globalAccelerator.reroute": {
    typical: 15,
    worst: 30,
    ...stated,
    source: "AWS Global Accelerator developer guide: new connections take another way within about 30 seconds",
  },
  "client.connect": {
    typical: 1,
    worst: 3,
    ...stated,
    source: "RFC 6298, 2.1: a connection attempt is repeated after 1 second, then after 2 more",
  },
  "autoscaling.notice": {
    typical: 30,
    worst: 60,
    ...estimated,
    source:
      "AWS does not say how often a group reads its balancer's health: one period of EC2's status checks, 60 seconds",
  },
  "autoscaling.warmStart": {
    typical: 30,
    worst: 60,
    ...estimated,
    source:
      "AWS does not say how soon a stopped machine of a warm pool serves: the start of a machine whose image and workload are in place",
  },
  "cloudwatch.datapoint": {
    typical: 60,
    worst: 120,
    ...estimated,
    source: "AWS does not say how late a datapoint can be seen: one or two periods of a minute",
  },
  "twin.lateness": {
    typical: 0,
    worst: 1,
    ...measured,
    source: "vipkit's own traffic tests: what a busy machine adds to HAProxy's checks",
  },
  "twin.balancerLook": {
    typical: 0.5,
    worst: 1,
    ...measured,
    source: "the twin looks every second whether HAProxy runs: twin/balancer/observer.ts",
  },
  "twin.balancerStart": {
    typical: 0.3,
    worst: 1,
    ...measured,
    source: "vipkit's own traffic tests: until HAProxy has read its configuration, and holds its ports",
  },
  "twin.notice": {
    typical: 1,
    worst: 2,
    ...measured,
    source: "vipkit's own traffic tests: the twin's groups follow health within two seconds",
  },
} as const satisfies Record<string, Timing>;

export type TimingKey = keyof typeof timings;
