import * as pulumi from "@pulumi/pulumi";
import { Address, Autoscaling, Firewall, LoadBalancer, Network, NodeGroup, TargetGroup } from "vipkit";

interface Existing {
  vpcId: string;
  cidr: string;
  publicSubnetIds: string[];
  privateSubnetIds: string[];
}

const config = new pulumi.Config();
const existing = config.requireObject<Existing>("existing");
const certificateArn = config.require("certificateArn");

// The VPC and its subnets stay yours: the component only refers to them.
const network = new Network("shop", { existing });

const web = new TargetGroup("shop-web", { vpcId: network.vpcId, belongsTo: network.key, port: 8080 });

const balancer = {
  listeners: {
    https: { port: 443, protocol: "HTTPS", defaultAction: { type: "forward", targetGroups: { web: 1 } } },
    http: { port: 80, protocol: "HTTP", defaultAction: { type: "redirect" } },
  },
} as const;

// The balancer opens its listeners to their clients, the nodes open to the balancer only.
const firewall = new Firewall("shop", {
  network,
  loadBalancer: { type: "application", scheme: "internet-facing", ipAddressType: "ipv4", ...balancer },
  targetGroups: { web: web.settings },
});

const nodes = new NodeGroup("shop-web", {
  targetGroups: { web },
  subnetIds: Object.values(network.privateSubnetIds),
  securityGroupIds: [firewall.backendSecurityGroupId],
  belongsTo: network.key,
  minSize: 2,
  maxSize: 6,
  workload: {
    type: "container",
    image: "public.ecr.aws/docker/library/httpd:2.4",
    command: [
      "sh",
      "-c",
      'sed -i "s/^Listen 80$/Listen $PORT/" conf/httpd.conf && touch htdocs/healthz && httpd-foreground',
    ],
    // The nodes fetch it when they start, and their role may read it; nothing here, in the state or in user data has the value.
    secrets: { DB_PASSWORD: { parameter: "/shop/db-password" } },
  },
});

const loadBalancer = new LoadBalancer("shop", {
  ...balancer,
  subnetIds: Object.values(network.publicSubnetIds),
  securityGroupIds: [firewall.frontendSecurityGroupId],
  // Traffic waits for the nodes.
  targetGroups: { web: { arn: web.arn, name: web.name, ready: [nodes.group] } },
  certificateArn,
  belongsTo: network.key,
});

new Autoscaling(
  "shop-web",
  {
    groupName: nodes.group.name,
    cpu: { targetValue: 60 },
    requestsPerTarget: { targetValue: 1000 },
    loadBalancerArnSuffix: loadBalancer.arnSuffix,
    targetGroupArnSuffix: web.arnSuffix,
  },
  { dependsOn: [...loadBalancer.routes] },
);

// The first of two clusters under one name: Route 53 asks this one's balancer, and answers with the other one while it fails.
const domain = config.getObject<{ name: string; zoneId: string }>("domain");
const address =
  domain &&
  new Address("shop", {
    domainName: domain.name,
    zoneId: domain.zoneId,
    target: loadBalancer,
    routing: { type: "failover", role: "primary" },
    healthCheck: {},
    probed: { loadBalancer: loadBalancer.settings, targetGroups: { web: web.settings } },
  });

export const url = address === undefined ? loadBalancer.url : pulumi.interpolate`https://${address.fqdn}`;
export const failoverSeconds = web.failoverSeconds;
