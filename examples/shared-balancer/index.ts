import * as ec2 from "@pulumi/aws/ec2";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import { LoadBalancer, NodeGroup, TargetGroup } from "vipkit";

const config = new pulumi.Config();
const balancerArn = config.require("balancerArn");
const vpcId = config.require("vpcId");
const subnetIds = config.requireObject<string[]>("subnetIds");

const web = new TargetGroup("shop-web", { vpcId, port: 8080, belongsTo: balancerArn });

// The balancer, its listeners and its certificate stay the platform team's: this program only adds its own rules to the one on 443.
const shared = LoadBalancer.fromExisting("shared", {
  arn: balancerArn,
  targetGroups: { web },
  listeners: {
    https: {
      existing: { port: 443 },
      rules: {
        shop: {
          priority: 100,
          conditions: { host: ["shop.example.com"] },
          action: { type: "forward", targetGroups: { web: 1 } },
        },
      },
    },
  },
});

// Nodes let in the balancer by its own groups: nothing of the platform team's is changed for it.
const nodesGroup = new ec2.SecurityGroup("shop-nodes", { vpcId, description: "Nodes of the shop" });
new vpc.SecurityGroupIngressRule("shop-from-balancer", {
  securityGroupId: nodesGroup.id,
  referencedSecurityGroupId: shared.securityGroupIds.apply(([first = ""]) => first),
  ipProtocol: "tcp",
  fromPort: 8080,
  toPort: 8080,
  description: "Requests and checks from the shared balancer",
});
new vpc.SecurityGroupEgressRule("shop-out", {
  securityGroupId: nodesGroup.id,
  cidrIpv4: "0.0.0.0/0",
  ipProtocol: "tcp",
  fromPort: 443,
  toPort: 443,
  description: "Packages, images and services of AWS",
});

new NodeGroup("shop-web", {
  targetGroups: { web },
  subnetIds,
  securityGroupIds: [nodesGroup.id],
  belongsTo: vpcId,
  workload: { type: "command", command: ["/usr/bin/python3", "/srv/shop.py"] },
});

// Alarms on what CloudWatch has of this service alone: other services on the same balancer have their own.
const alarmActions = [config.require("pagerTopicArn")];
web.metric("HealthyHostCount", shared).alarm("shop-few-nodes", { threshold: 2, alarmActions });
web.metric("HTTPCode_Target_5XX_Count", shared).alarm("shop-5xx", { threshold: 10, alarmActions });
web
  .metric("TargetResponseTime", shared)
  .with({ statistic: "p99" })
  .alarm("shop-slow", { threshold: 1, evaluationPeriods: 5, datapointsToAlarm: 3, alarmActions });

export const url = pulumi.interpolate`https://${shared.dnsName}`;
