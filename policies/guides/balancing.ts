import { balancerGuide, networkBalancerGuide } from "../queries/links";
import { found, left, type VendorGuide } from "./types";

export const applicationBalancers: VendorGuide = {
  name: "Application load balancers",
  url: balancerGuide,
  warnings: [
    found("application-load-balancers", "subnets of two zones or more", "balancer-several-zones"),
    found(
      "application-load-balancers",
      "invalid headers are dropped or a desync mode is set",
      "balancer-drops-invalid-headers",
      "balancer-desync-mode",
    ),
    found("application-load-balancers", "deletion protection", "balancer-deletion-protection"),
    found(
      "application-load-balancers",
      "the web ACL decides what happens while WAF does not answer",
      "balancer-has-web-acl",
    ),
    left(
      "application-load-balancers",
      "a client may have to send the idle timeout's keep-alives",
      "a client's own setting",
    ),
    found("create-https-listener", "security policies differ in protocols and ciphers", "listener-tls-policy"),
    found(
      "https-listener-certificates",
      "a certificate of ACM renews itself, an imported one does not",
      "certificate-renews",
      "listener-certificate-from-acm",
    ),
    found("https-listener-certificates", "the certificate covers the name that clients use", "certificate-covers-name"),
    found(
      "disable-cross-zone",
      "affinity is not supported while cross-zone balancing of the group is off",
      "target-group-affinity-crosses-zones",
    ),
    left(
      "disable-cross-zone",
      "zones need enough targets of their own while cross-zone balancing is off",
      "`vipkit budget` computes capacity by zone; capacity-after-zone-loss holds it to the objective",
    ),
    found("enable-access-logging", "the prefix must not contain AWSLogs", "balancer-log-prefix-free"),
    found(
      "enable-access-logging",
      "the bucket's policy lets the region's delivery account or service write",
      "balancer-log-bucket-admits",
    ),
    found("enable-access-logging", "the bucket encrypts by S3's own keys", "balancer-log-bucket-admits"),
    left(
      "load-balancer-access-logs",
      "logs are delivered as well as possible, not completely",
      "a property of the service",
    ),
    found("lambda-functions", "the function's policy lets the balancer invoke it", "lambda-target-permitted"),
    left("lambda-functions", "bodies of 1 MB at most, no upgrade to WebSockets", "decided by requests"),
    left(
      "listener-authenticate-users",
      "the identity provider's addresses resolve publicly, and the balancer reaches them",
      "names outside of the program; `vipkit reach` shows what the balancer reaches",
    ),
    found(
      "listener-authenticate-users",
      "the client's secret is kept from those who may not have it",
      "listener-client-secret-encrypted",
    ),
    left(
      "listener-authenticate-users",
      "the client of the user pool has a secret and the code grant",
      "the pool is rarely in the program, and AWS refuses the login, not the update",
    ),
    found(
      "listener-update-rules",
      "a forward action leads to a group with targets",
      "weights-reach-nodes",
      "weights-positive",
    ),
    left(
      "create-listener",
      "a target group serves listeners of one balancer",
      "AWS refuses it at once and so does the twin",
    ),
    left("load-balancer-request-tracing", "large headers lose fields of X-Amzn-Trace-Id", "decided by requests"),
    left(
      "load-balancer-subnets",
      "eight free addresses in each subnet, a /27 or larger",
      "subnet-address-headroom counts the free addresses of the plan's subnets",
    ),
    found("load-balancer-subnets", "enough free addresses to scale", "subnet-address-headroom"),
    found(
      "load-balancer-troubleshooting",
      "targets do not answer: firewall, health check path, port",
      "balancer-reaches-health-port",
      "target-group-health-check",
    ),
    found(
      "load-balancer-troubleshooting",
      "502 where a target closes its connection before the balancer does",
      "node-keep-alive-outlasts-balancer",
    ),
    found("load-balancer-troubleshooting", "503 where a group has no target", "weights-reach-nodes"),
    left(
      "load-balancer-troubleshooting",
      "504 where a target takes longer than the idle timeout",
      "decided by the workload",
    ),
    found(
      "load-balancer-troubleshooting",
      "clients cannot reach an internet-facing balancer in a private subnet",
      "balancer-reaches-health-port",
    ),
    found(
      "sticky-sessions",
      "affinity to targets in a weighted forward needs affinity to the group",
      "weights-keep-affinity",
      "group-affinity-covers-node-affinity",
    ),
    left(
      "sticky-sessions",
      "an application's cookie must not be named as the balancer's own",
      "the spec and AWS refuse it",
    ),
    left("target-group-health", "the DNS threshold is not below the routing threshold", "the spec and AWS refuse it"),
    left(
      "target-group-health",
      "no DNS threshold where the balancer is itself a target",
      "advice that the vendor does not enforce; the outer balancer fails open",
    ),
    found(
      "target-group-health-checks",
      "checks of the path that serves, in the protocol that serves",
      "target-group-health-check",
    ),
    found("edit-target-group-attributes", "a drain longer than the longest request", "target-group-drains"),
    left(
      "target-group-register-targets",
      "addresses of targets are private",
      "AWS refuses it at once and so does the twin",
    ),
    found(
      "x-forwarded-headers",
      "the client's port is not added in the modes preserve and remove",
      "balancer-keeps-client-port",
    ),
    found(
      "load-balancer-cloudwatch-metrics",
      "counters are reported while there is something to count",
      "alarm-decides-on-silence",
    ),
    found(
      "load-balancer-cloudwatch-metrics",
      "counters are read by Sum, node counts by Minimum and Maximum",
      "alarm-statistic-fits",
    ),
    found("load-balancer-cloudwatch-metrics", "the dimensions are the last part of the ARN", "alarm-sees-its-metric"),
    found("zonal-shift", "zonal shift is switched on before the day it is needed", "balancer-zonal-shift"),
  ],
};

export const networkBalancers: VendorGuide = {
  name: "Network load balancers",
  url: networkBalancerGuide,
  warnings: [
    found("load-balancer-access-logs", "only TLS connections are logged", "network-balancer-logs-need-tls"),
    found(
      "load-balancer-access-logs",
      "the bucket's policy lets delivery.logs.amazonaws.com write",
      "balancer-log-bucket-admits",
    ),
    found(
      "load-balancer-security-groups",
      "a balancer made without a security group never gets one",
      "balancer-has-security-group",
    ),
    found(
      "application-load-balancer-target",
      "the application balancer has a listener on the group's port",
      "balancer-target-listens",
    ),
    left("application-load-balancer-target", "one application balancer per target group", "AWS refuses the second"),
    left("tls-listener-certificates", "no RSA keys above 2048 bits", "AWS refuses the listener"),
    left(
      "load-balancer-target-groups",
      "a node that calls the balancer in front of itself needs client IP preservation off",
      "who calls whom inside of a node is not in a plan",
    ),
    left(
      "load-balancer-target-groups",
      "connections from one source port collide when client IP preservation is on",
      "decided by clients",
    ),
    left(
      "target-group-health-checks",
      "new nodes take 30 seconds and more to serve, failed ones to leave",
      "the budget counts it (docs/timings.md)",
    ),
    left(
      "load-balancer-troubleshooting",
      "connections time out after 350 idle seconds",
      "decided by clients; the spec offers tcpIdleTimeout",
    ),
    found(
      "load-balancer-cloudwatch-metrics",
      "dimensions of network balancers begin with net/",
      "alarm-sees-its-metric",
    ),
  ],
};
