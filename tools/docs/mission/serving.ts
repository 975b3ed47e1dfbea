import { type MissionRow, on, played } from "./types";

/** Nodes, balancing, affinity, firewall, encryption. */
export const servingRows: readonly MissionRow[] = [
  {
    what: "Redundant nodes: one fails, others take over",
    aws: on("scaling groups over two zones or more", ["nodeGroups.<key>.minSize", "network.zones"], "node-group"),
    kubernetes: on(
      "Deployments spread over zones, with a disruption budget",
      ["nodeGroups", "kubernetes.zones"],
      "kubernetes/workload",
    ),
    twin: played(
      "node processes in three zones; killed ones are replaced",
      ["traffic/failover", "replaces it"],
      ["traffic/zones", "the loss of a zone under load"],
    ),
    proofs: [["model/capacity", "is nothing when all nodes are in the lost zone"]],
    rules: [
      "group-several-zones",
      "group-spares-a-node",
      "capacity-after-zone-loss",
      "replicas-spread-over-zones",
      "pods-after-zone-loss",
    ],
  },
  {
    what: "Failover in seconds, monitoring, recovery by itself",
    aws: on(
      "health checks of the balancer, replacement, a computed budget",
      ["targetGroups.<key>.healthCheck", "objectives"],
      "target-group",
      "vip-cluster",
    ),
    kubernetes: on(
      "active checks of the gateway, probes, eviction times",
      ["targetGroups", "objectives"],
      "kubernetes/target-group",
      "kubernetes/workload",
    ),
    twin: played(
      "HAProxy's checks at the spec's own timers, and the replacement loop",
      ["traffic/failover", "failover under load"],
      ["traffic/recovery", "serves on while the daemon is dead"],
    ),
    proofs: [["model/budget", "a crashed node is found after every check that must fail"]],
    rules: [
      "failover-within-objective",
      "group-elb-health-check",
      "target-group-health-check",
      "route-failover-within-objective",
    ],
  },
  {
    what: "Round robin",
    aws: on(
      "`round_robin`, least outstanding requests, weighted random",
      ["targetGroups.<key>.loadBalancingAlgorithmType"],
      "target-group",
    ),
    kubernetes: on("Envoy's RoundRobin and LeastRequest", ["targetGroups"], "kubernetes/target-group"),
    twin: played(
      "HAProxy's roundrobin and leastconn",
      ["traffic/balancer-network", "spreads them over a group"],
      ["cluster/gateway", "traffic goes through"],
    ),
    proofs: [],
    rules: ["target-group-values-accepted", "traffic-policy-accepted"],
  },
  {
    what: "Weighted round robin",
    aws: on(
      "weights 0 to 999 of target groups; an owner who is not overruled",
      ["loadBalancer.listeners", "traffic.owner"],
      "load-balancer",
    ),
    kubernetes: on("`backendRefs.weight`", ["loadBalancer", "traffic.owner"], "kubernetes/gateway"),
    twin: played(
      "weights of servers",
      ["traffic/balancer-routing", "splits by weight, within four standard deviations"],
      ["cluster/start", "serves HTTPS by its weights"],
    ),
    proofs: [["engine/lifecycle", "weights 90/10 -> 50/50"]],
    rules: ["weights-positive", "weights-reach-nodes", "route-weights-positive", "route-weights-obeyed"],
  },
  {
    what: "Session affinity by cookie",
    aws: on(
      "`lb_cookie` and `app_cookie`, and a cookie of the group",
      ["targetGroups.<key>.stickiness"],
      "target-group",
      "load-balancer",
    ),
    kubernetes: on("a consistent hash over a cookie", ["targetGroups"], "kubernetes/target-group"),
    twin: played("cookies of node and group", ["traffic/balancer-routing", "keeps a client on its group"]),
    proofs: [],
    rules: ["weights-keep-affinity", "group-affinity-covers-node-affinity", "route-session-pins"],
  },
  {
    what: "Session affinity by the client's address",
    aws: on(
      "`source_ip` of a network load balancer; `SOURCE_IP` of an accelerator",
      ["targetGroups.<key>.stickiness"],
      "target-group",
      "accelerator",
    ),
    kubernetes: on("a consistent hash over the address", ["targetGroups"], "kubernetes/target-group"),
    twin: played("a consistent hash over the source", ["traffic/balancer-network", "keeps a source on its target"]),
    proofs: [["components/accelerator", "an accelerator"]],
    rules: ["source-hash-sees-clients", "target-group-affinity-crosses-zones"],
  },
  {
    what: "A firewall in several layers",
    aws: on(
      "security groups and network ACLs from one edge list, AWS WAF",
      ["firewall.edges", "firewall.waf"],
      "firewall",
      "web-acl",
    ),
    kubernetes: on(
      "NetworkPolicies from the same list, allowed ranges of listeners",
      ["firewall", "loadBalancer"],
      "kubernetes/firewall",
      "kubernetes/gateway",
    ),
    twin: played(
      "the same edges, IP sets, rates and matches, enforced",
      ["traffic/balancer-security", "security groups"],
      ["traffic/balancer-web-acl", "a web ACL before"],
      ["traffic/reachability", "flow by flow"],
    ),
    proofs: [],
    rules: [
      "no-internet-path-to-nodes",
      "node-firewall-only-from-balancer",
      "balancer-has-web-acl",
      "network-policy-closed",
    ],
  },
  {
    what: "TLS everywhere",
    aws: on(
      "certificates by DNS, TLS 1.2 and later, client certificates, TLS to nodes",
      ["certificate", "trustStores", "loadBalancer.listeners"],
      "certificate",
      "trust-store",
    ),
    kubernetes: on(
      "cert-manager, client certificates, TLS to pods",
      ["certificate", "trustStores"],
      "kubernetes/certificate",
      "kubernetes/trust-store",
    ),
    twin: played(
      "an authority of this machine, real TLS",
      ["traffic/balancer-tls", "a TLS listener"],
      ["cluster/translation", "verifies clients of one listener"],
    ),
    proofs: [["components/certificate", "with a zone makes its records and waits for them"]],
    rules: ["listener-encrypted", "listener-tls-policy", "target-group-encrypted", "gateway-listener-certificate"],
  },
];
