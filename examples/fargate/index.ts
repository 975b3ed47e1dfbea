import * as pulumi from "@pulumi/pulumi";
import { ContainerService, Firewall, LoadBalancer, Network, TargetGroup } from "vipkit";

const config = new pulumi.Config();
const region = new pulumi.Config("aws").require("region");
const image = config.require("image");

const network = new Network("shop", { region, cidr: "10.60.0.0/16", zones: 2, nat: "single", flowLogs: false });

// Tasks have addresses of their own, so that they are registered by these.
const web = new TargetGroup("shop-web", {
  ...{ vpcId: network.vpcId, belongsTo: network.key, port: 8080, targetType: "ip", deregistrationDelay: 10 },
  healthCheck: { path: "/healthz", interval: 5, timeout: 2 },
});

const balancer = {
  listeners: { http: { port: 8000, protocol: "HTTP", defaultAction: { type: "forward", targetGroups: { web: 1 } } } },
} as const;

const firewall = new Firewall("shop", {
  network,
  loadBalancer: { type: "application", scheme: "internet-facing", ipAddressType: "ipv4", ...balancer },
  targetGroups: { web: web.settings },
});

const loadBalancer = new LoadBalancer("shop", {
  ...balancer,
  subnetIds: Object.values(network.publicSubnetIds),
  securityGroupIds: [firewall.frontendSecurityGroupId],
  targetGroups: { web },
  accessLogs: false,
});

// ECS takes no service whose target group no listener forwards to.
const service = new ContainerService(
  "shop-web",
  {
    targetGroups: { web },
    subnetIds: Object.values(network.privateSubnetIds),
    securityGroupIds: [firewall.backendSecurityGroupId],
    ...{ region, belongsTo: network.key, label: "shop" },
    ...{ minSize: 2, maxSize: 6, bootTime: 10, autoscaling: { cpu: { targetValue: 60 } } },
    workload: { type: "container", image, environment: { LOG_LEVEL: "info" } },
  },
  { dependsOn: [loadBalancer] },
);

export const url = pulumi.interpolate`http://${loadBalancer.dnsName}:8000`;
export const serviceArn = service.arn;
