import * as acm from "@pulumi/aws/acm";
import * as alb from "@pulumi/aws/alb";
import * as lb from "@pulumi/aws/lb";
import type * as pulumi from "@pulumi/pulumi";
import type { Network } from "./network";
import type { Site } from "./site";

type Id = pulumi.Output<string>;

export interface Surroundings {
  readonly network: Network;
  readonly groups: { readonly web: Id; readonly relay: Id };
  readonly logs: Id;
}

/** HTTP and HTTPS for browsers, over the old names of the types, as programs of some years have them. */
export function createWeb(site: Site, { network, groups, logs }: Surroundings) {
  const { has, opts } = site;
  const { vpcId, publicIds: subnets } = network;
  const balancer = new alb.LoadBalancer(
    "web",
    {
      loadBalancerType: "application",
      subnets: [...subnets],
      securityGroups: [groups.web],
      ...(has("access-logs") ? {} : { accessLogs: { bucket: logs, enabled: true } }),
      enableDeletionProtection: !has("deletion-protection"),
      dropInvalidHeaderFields: !has("invalid-headers"),
    },
    opts,
  );
  const base = { port: 8080, protocol: "HTTP", vpcId, stickiness: { type: "lb_cookie", cookieDuration: 3600 } };
  const healthCheck = { path: "/healthz", interval: 5, healthyThreshold: 2, unhealthyThreshold: 2, timeout: 2 };
  const deregistrationDelay = has("no-drain") ? 0 : 60;
  const blueCheck = {
    ...healthCheck,
    unhealthyThreshold: has("patient-checks") ? 6 : 2,
    ...(has("closed-health-port") ? { port: "9090" } : {}),
  };
  const blue = new alb.TargetGroup("blue", { ...base, healthCheck: blueCheck, deregistrationDelay }, opts);
  const checked = has("no-health-check") ? {} : { healthCheck };
  const green = new alb.TargetGroup("green", { ...base, ...checked, deregistrationDelay: 60 }, opts);
  const status = new alb.TargetGroup("status", { ...base, healthCheck, deregistrationDelay: 60 }, opts);
  createWebListeners(site, balancer.arn, { blue: blue.arn, green: green.arn, status: status.arn });
  return { balancer, blue, green, status };
}

type WebTargets = Readonly<Record<"blue" | "green" | "status", Id>>;

function createWebListeners({ has, opts }: Site, loadBalancerArn: Id, { blue, green, status }: WebTargets): void {
  const certificate = new acm.Certificate(
    "shop",
    { domainName: "shop.example.com", validationMethod: has("mail-certificate") ? "EMAIL" : "DNS" },
    opts,
  );
  const issued = new acm.CertificateValidation("shop", { certificateArn: certificate.arn }, opts);
  const redirect = { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } };
  const toStatus = { type: "forward", targetGroupArn: status };
  const http = {
    loadBalancerArn,
    port: 80,
    protocol: "HTTP",
    defaultActions: [has("clear-listener") ? toStatus : redirect],
  };
  const clear = new alb.Listener("http", http, opts);
  const old = [{ pathPattern: { values: ["/old/*"] } }];
  const served = [has("clear-rule") ? toStatus : redirect];
  new alb.ListenerRule("http-old", { listenerArn: clear.arn, priority: 10, conditions: old, actions: served }, opts);
  const shared = (blueWeight: number, greenWeight: number, duration: number) => ({
    type: "forward",
    forward: {
      targetGroups: [
        { arn: blue, weight: blueWeight },
        { arn: green, weight: greenWeight },
      ],
      ...(duration > 0 ? { stickiness: { enabled: true, duration } } : {}),
    },
  });
  const https = new alb.Listener(
    "https",
    {
      loadBalancerArn,
      port: 443,
      protocol: "HTTPS",
      sslPolicy: has("old-tls") ? "ELBSecurityPolicy-2016-08" : "ELBSecurityPolicy-TLS13-1-2-2021-06",
      certificateArn: issued.certificateArn,
      defaultActions: [shared(90, 10, has("lost-affinity") ? 0 : 3600)],
    },
    opts,
  );
  const beta = [{ pathPattern: { values: ["/beta/*"] } }];
  const few = [shared(0, has("no-weights") ? 0 : 100, 3600)];
  new alb.ListenerRule("https-beta", { listenerArn: https.arn, priority: 10, conditions: beta, actions: few }, opts);
  const api = [{ pathPattern: { values: ["/api/*"] } }];
  const half = [shared(50, 50, has("cookie-outlives-group") ? 600 : 3600)];
  new alb.ListenerRule("https-api", { listenerArn: https.arn, priority: 20, conditions: api, actions: half }, opts);
}

/** A long-lived TLS connection for machines. */
export function createRelay({ has, opts }: Site, { network, groups, logs }: Surroundings) {
  const { vpcId, publicIds } = network;
  const balancer = new lb.LoadBalancer(
    "relay",
    {
      loadBalancerType: "network",
      subnets: has("one-zone-balancer") ? publicIds.slice(0, 1) : [...publicIds],
      ...(has("no-balancer-group") ? {} : { securityGroups: [groups.relay] }),
      accessLogs: { bucket: logs, prefix: "relay", enabled: true },
      enableDeletionProtection: true,
      enableCrossZoneLoadBalancing: true,
    },
    opts,
  );
  const answered = has("unanswered-checks") ? { protocol: "TCP" } : { protocol: "HTTP", path: "/healthz" };
  const healthCheck = { ...answered, interval: 5, healthyThreshold: 2, unhealthyThreshold: 2 };
  const drained = { deregistrationDelay: 120, connectionTermination: true };
  const group = new lb.TargetGroup("relay", { port: 9000, protocol: "TCP", vpcId, healthCheck, ...drained }, opts);
  const certificate = new acm.Certificate("relay", { domainName: "relay.example.com", validationMethod: "DNS" }, opts);
  const issued = new acm.CertificateValidation("relay", { certificateArn: certificate.arn }, opts);
  const old = "arn:aws:iam::123456789012:server-certificate/relay";
  new lb.Listener(
    "relay",
    {
      loadBalancerArn: balancer.arn,
      port: 8443,
      protocol: "TLS",
      sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      certificateArn: has("iam-certificate") ? old : issued.certificateArn,
      defaultActions: [{ type: "forward", targetGroupArn: group.arn }],
    },
    opts,
  );
  return group;
}
