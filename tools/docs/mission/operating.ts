import { type MissionRow, on, played } from "./types";

/** Rights, watching, backups, patches, scaling, addresses, environments. */
export const operatingRows: readonly MissionRow[] = [
  {
    what: "Different permissions for people and services",
    aws: on(
      "roles for admin, operator, viewer, deploy and preview; ceilings; least privilege of nodes",
      ["access"],
      "access",
      "node-group",
    ),
    kubernetes: on(
      "RBAC for admin, operator and viewer; service accounts without tokens",
      ["kubernetes.access"],
      "kubernetes/access",
    ),
    twin: {
      impossible:
        "the twin has one user, who starts it; roles and policies are recorded and checked, and judged by `vipkit access`",
    },
    proofs: [
      ["components/access-rights", "reach nothing of another cluster"],
      ["cli/access", "says of production who may do what"],
      ["components/node-policy", "the role of a node"],
      ["components/sessions", "a session is encrypted, logged, ends"],
    ],
    rules: [
      "iam-no-escalation",
      "iam-no-wildcard-trust",
      "oidc-trust-narrow",
      "role-asks-second-factor",
      "role-no-escalation",
    ],
  },
  {
    what: "One view of all nodes, alarms",
    aws: on(
      "alarms with runbooks, one that says that the VIP is at risk, a dashboard, error budgets",
      ["observability"],
      "observability",
    ),
    kubernetes: on("PodMonitors, PrometheusRules, a dashboard", ["kubernetes.monitoring"], "kubernetes/observability"),
    twin: played(
      "`vipkit status`",
      ["cli/status", "the table has a line for every node"],
      ["cluster/alerts", "promtool takes every alert"],
    ),
    proofs: [["components/observability", "what is watched"]],
    rules: ["alarm-acts", "alarm-reaches-recipients", "alarm-decides-on-silence", "alarm-math-fills-silence"],
  },
  {
    what: "Fault finding, log analysis",
    aws: on(
      "access, connection, health check, flow and WAF logs; a catalogue of questions",
      ["loadBalancer.accessLogs", "network.flowLogs", "firewall.waf.logs"],
      "load-balancer",
      "network",
    ),
    kubernetes: on("access logs of the gateway", ["loadBalancer"], "kubernetes/gateway"),
    twin: played(
      "the same questions of the twin's own logs",
      ["cli/logs", "who got 5xx"],
      ["traffic/balancer-log", "has one line per request"],
    ),
    proofs: [["components/log-delivery", "each kind of log is kept as long as it should be"]],
    rules: ["balancer-access-logs", "vpc-flow-logs", "web-acl-logs", "log-group-retention"],
  },
  {
    what: "Backups by the clock",
    aws: on("AWS Backup with a locked vault, copies and restores on trial", ["operations.backup"], "backup"),
    kubernetes: on("Velero's schedules", ["kubernetes.operations"], "kubernetes/operations"),
    twin: {
      impossible:
        "nodes of the twin have no disks: plans, vaults and selections are recorded and refused as AWS does, and nothing is copied",
    },
    proofs: [
      ["components/backup", "a vault with its key and lock"],
      ["operate/restore/judge", "is what the last restore says"],
      ["components/kubernetes/observability", "shows no certificate and no backup where there are none"],
    ],
    rules: ["backup-selects-resources", "backup-restore-tested", "backup-kept-within-lock", "volume-backed-up"],
  },
  {
    what: "Security patches",
    aws: on(
      "a patch window, one node at a time out of traffic; refreshes in waves that go back",
      ["operations.patching", "nodeGroups.<key>.instanceRefresh"],
      "patching",
      "node-group",
    ),
    kubernetes: on(
      "kured drains machines, and disruption budgets keep enough pods",
      ["kubernetes.operations"],
      "kubernetes/operations",
    ),
    twin: played("refreshes in waves with rollback; windows are recorded", [
      "traffic/refresh",
      "goes back by itself when the new version does not serve",
    ]),
    proofs: [
      ["components/patching", "a node is out of traffic before it is patched"],
      ["components/patching", "associations look for patches"],
    ],
    rules: [
      "patching-one-at-a-time",
      "patching-values-accepted",
      "group-refresh-keeps-spare",
      "disruption-budget-allows-one",
    ],
  },
  {
    what: "Elastic scaling without interruption",
    aws: on(
      "targets of CPU and requests, schedules, forecasts, warm pools, draining",
      ["nodeGroups.<key>.autoscaling", "nodeGroups.<key>.warmPool", "targetGroups.<key>.deregistrationDelay"],
      "autoscaling",
      "node-group",
    ),
    kubernetes: on("autoscalers on CPU", ["nodeGroups"], "kubernetes/autoscaling"),
    twin: played(
      "target tracking on the real load, schedules, warm pools; forecasts are recorded",
      ["traffic/scaling", "grows in proportion to it, and loses nothing"],
      ["traffic/warm-pool", "takes prepared machines"],
      ["cluster/metrics", "an autoscaler follows"],
    ),
    proofs: [],
    rules: ["schedule-keeps-spare", "target-group-drains", "autoscaler-reads-requests", "replicas-left-to-autoscaler"],
  },
  {
    what: "A stable address, beyond one region",
    aws: on(
      "an alias with failover, weights and latency; fixed addresses; Global Accelerator; zonal shift",
      ["address", "loadBalancer.elasticIps"],
      "address",
      "accelerator",
      "zonal-autoshift",
    ),
    kubernetes: on(
      "a Gateway's address by MetalLB, kube-vip or a cloud, and external-dns",
      ["kubernetes.address", "address"],
      "kubernetes/address",
    ),
    twin: played("one loopback address that outlives every node; names and accelerators are recorded", [
      "traffic/replacement",
      "lose nothing: the listener finds the new nodes",
    ]),
    proofs: [
      ["components/address", "is an alias that follows the balancer's health"],
      ["components/accelerator", "dials regions"],
    ],
    rules: [
      "record-alias-follows-health",
      "record-failover-has-partner",
      "accelerator-parts-accepted",
      "address-pool-announced",
    ],
  },
  {
    what: "A stack for each environment",
    aws: on("values of dev, staging and prod, compared with each other", ["name", "tags"], "vip-cluster"),
    kubernetes: on("the same spec with `platform: kubernetes`", ["name", "kubernetes.namespace"], "kubernetes/cluster"),
    twin: played("local, the same program on this machine", [
      "engine/commands",
      "start brings the stack up, a second one changes nothing",
    ]),
    proofs: [
      ["stacks/environments", "prod: three zones"],
      ["cli/diff", "our own production is nowhere weaker without a reason"],
    ],
    rules: {
      impossible:
        "one stack's resources tell nothing of another's; `vipkit check` compares production with staging (production-not-weaker-than-staging)",
    },
  },
];
