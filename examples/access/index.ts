import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { Access } from "vipkit";

const config = new pulumi.Config();

// Rights over what another program of yours makes: topics and their alarms, all named reports-* and tagged vipkit:cluster: reports.
const access = new Access("reports-access", {
  cluster: "reports",
  types: [
    "aws:sns/topic:Topic",
    "aws:sns/topicSubscription:TopicSubscription",
    "aws:cloudwatch/metricAlarm:MetricAlarm",
  ],
  operator: { users: [config.require("onCall")], sourceAddresses: ["203.0.113.0/24"] },
  deploy: { subjects: [`repo:${config.require("repository")}:environment:dev`] },
  preview: { subjects: [`repo:${config.require("repository")}:pull_request`] },
  createProvider: true,
});

// A role of the program's own stands below the ceiling: whatever is attached to it later, it changes no rights.
new iam.Role("reports-worker", {
  name: "reports-worker",
  permissionsBoundary: access.boundaryArn,
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
  }),
  tags: { "vipkit:cluster": "reports" },
});

export const roles = access.roleArns;
