import type { Timing } from "../../model/analysis/budget/timing";

const seconds = { unit: "seconds", date: "2026-11-30" } as const;
const measured = { ...seconds, basis: "measured" } as const;
const stated = { ...seconds, basis: "stated" } as const;
const estimated = { ...seconds, basis: "estimated" } as const;

/** Every time that a budget holds beside the program's own fields. A wait of which only the longest is known is typically half of it. */
export const timings = {
  "endpoints.propagate": {
    typical: 1,
    worst: 5,
    ...estimated,
    source:
      "Kubernetes promises none: a pod's status, its EndpointSlice, and what each proxy makes of it; a translation of Envoy Gateway 1.9.1 alone takes 2 seconds of a processor",
  },
  "kubelet.notice": {
    typical: 1,
    worst: 2,
    ...estimated,
    source: "the kubelet looks at its containers each second; a container that has ended makes its pod not ready",
  },
  "node.unreachable": {
    typical: 45,
    worst: 50,
    ...stated,
    source:
      "kube-controller-manager, --node-monitor-grace-period: 40 seconds in older versions, 50 since kubernetes/kubernetes #127352; until then a dead node's endpoints stay ready",
  },
  "pod.toleration": {
    typical: 300,
    worst: 300,
    ...stated,
    source: "Kubernetes, admission plugin DefaultTolerationSeconds: pods stay bound to a dead machine for 300 seconds",
  },
  "pod.schedule": {
    typical: 1,
    worst: 5,
    ...estimated,
    source: "from the eviction to a new pod on a machine with room; pulling an image that is not there comes on top",
  },
  "pod.start": {
    typical: 5,
    worst: 30,
    ...estimated,
    source: "no field says how long a program takes to start where its pods have no probe that bounds it",
  },
  "envoy.noTraffic": {
    typical: 0,
    worst: 60,
    ...measured,
    source:
      "Envoy 1.40.0 under Envoy Gateway 1.9.1: checks of a pool that has not carried a request yet are 60 seconds apart, and no field sets that",
  },
  "client.connect": {
    typical: 1,
    worst: 3,
    ...stated,
    source: "RFC 6298, 2.1: a connection attempt is repeated after 1 second, then after 2 more",
  },
  "l2.takeover": {
    typical: 5,
    worst: 6,
    ...estimated,
    source:
      "MetalLB 0.16, memberlist: a probe each second with half a second of time-out, and a suspicion of 4 seconds up to ten nodes (metallb/metallb #2009)",
  },
  "l2.otherSubnets": {
    typical: 8,
    worst: 15,
    ...estimated,
    source:
      "routers of other subnets may ignore a gratuitous ARP until their cache expires: 15 seconds or more (metallb/metallb #298)",
  },
  "bfd.process": {
    typical: 0.07,
    worst: 0.1,
    ...measured,
    source: "FRR 8.4.4 on Linux 6.18: from the end of a BFD session until its routes are gone",
  },
  "bgp.restart": {
    typical: 120,
    worst: 120,
    ...measured,
    source:
      "FRR 8.4.4: with graceful restart the router keeps a dead node's routes for the hold time and then for the restart time, 120 seconds by default",
  },
  "bgp.hold": {
    typical: 90,
    worst: 180,
    ...estimated,
    source: "where a BGPPeer sets no holdTime: 90 seconds in MetalLB's own speaker, 180 in FRR",
  },
  "cloud.unhealthy": {
    typical: 35,
    worst: 40,
    ...measured,
    source: "aws/containers-roadmap #470: new connections go on for 30 to 40 seconds after a target is unhealthy",
  },
  "cloud.check": {
    typical: 25,
    worst: 36,
    ...estimated,
    source: "a network load balancer's default check: 3 of 10 seconds and the last one's time-out of 6",
  },
  "alb.deregister": {
    typical: 5,
    worst: 20,
    ...estimated,
    source:
      "no vendor states it: the AWS Load Balancer Controller sees the EndpointSlice and deregisters the target, and every node of the load balancer learns of it; kubernetes-sigs/aws-load-balancer-controller #2366 has errors from pods that end before",
  },
  "alb.dns": {
    typical: 60,
    worst: 120,
    ...estimated,
    source:
      "Route 53 says of changed records that its servers have them within 60 seconds, and resolvers keep an alias for 60 more; how soon a lost zone's address leaves, AWS does not state",
  },
  "gateway.proxyRestart": {
    typical: 5,
    worst: 30,
    ...estimated,
    source: "a new proxy must be scheduled, start, and take its configuration before it is ready",
  },
} as const satisfies Record<string, Timing>;

export type TimingKey = keyof typeof timings;
