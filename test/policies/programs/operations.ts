import { alarmsPublish } from "../documents";
import type { Program } from "../fixture";

const compared = { comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 3, threshold: 0 };

/** Alarms, backups, sessions, and a Kubernetes cluster. */
export const operations: Program = {
  topic: { type: "aws:sns/topic:Topic", inputs: { kmsMasterKeyId: "$key" } },
  topicPolicy: { type: "aws:sns/topicPolicy:TopicPolicy", inputs: { arn: "$topic", policy: alarmsPublish } },
  subscription: {
    type: "aws:sns/topicSubscription:TopicSubscription",
    inputs: { topic: "$topic", protocol: "email", endpoint: "on-call@example.com" },
  },
  alarm: {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    inputs: { ...compared, metricName: "UnHealthyHostCount", alarmActions: ["$topic"], okActions: ["$topic"] },
  },
  partAlarm: {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    inputs: { ...compared, metricName: "HTTPCode_ELB_5XX_Count" },
  },
  compositeAlarm: {
    type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
    inputs: { alarmName: "all", alarmRule: "$partAlarm", alarmActions: ["$topic"] },
  },
  shareAlarm: {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    inputs: {
      ...compared,
      ...{ alarmActions: ["$topic"], treatMissingData: "missing" },
      metricQueries: [
        { id: "share", expression: "100 * FILL(errors, 0) / FILL(requests, 1)", returnData: true },
        {
          id: "errors",
          metric: { namespace: "AWS/ApplicationELB", metricName: "HTTPCode_Target_5XX_Count", period: 60, stat: "Sum" },
        },
        {
          id: "requests",
          metric: { namespace: "AWS/ApplicationELB", metricName: "RequestCount", period: 60, stat: "Sum" },
        },
      ],
    },
  },
  dashboard: { type: "aws:cloudwatch/dashboard:Dashboard", inputs: { dashboardName: "shop", dashboardBody: "{}" } },
  eventRule: { type: "aws:cloudwatch/eventRule:EventRule", inputs: { name: "refresh", eventPattern: "{}" } },
  vault: { type: "aws:backup/vault:Vault", inputs: { name: "shop", kmsKeyArn: "$key" } },
  plan: {
    type: "aws:backup/plan:Plan",
    inputs: {
      name: "shop",
      rules: [
        {
          ruleName: "daily",
          schedule: "cron(0 3 ? * * *)",
          completionWindow: 180,
          targetVaultName: "$vault",
          startWindow: 60,
          lifecycle: { coldStorageAfter: 30, deleteAfter: 120 },
          copyActions: [{ destinationVaultArn: "arn", lifecycle: { coldStorageAfter: 30, deleteAfter: 120 } }],
        },
      ],
    },
  },
  selection: {
    type: "aws:backup/selection:Selection",
    inputs: {
      planId: "$plan",
      iamRoleArn: "$role",
      selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "daily" }],
    },
  },
  baseline: {
    type: "aws:ssm/patchBaseline:PatchBaseline",
    inputs: { name: "shop", operatingSystem: "AMAZON_LINUX_2023" },
  },
  patchGroup: { type: "aws:ssm/patchGroup:PatchGroup", inputs: { baselineId: "$baseline", patchGroup: "shop" } },
  window: {
    type: "aws:ssm/maintenanceWindow:MaintenanceWindow",
    inputs: { name: "shop", schedule: "cron(0 3 ? * TUE *)", duration: 4, cutoff: 1 },
  },
  windowTarget: {
    type: "aws:ssm/maintenanceWindowTarget:MaintenanceWindowTarget",
    inputs: { windowId: "$window", resourceType: "INSTANCE", targets: [{ key: "tag:PatchGroup", values: ["shop"] }] },
  },
  task: {
    type: "aws:ssm/maintenanceWindowTask:MaintenanceWindowTask",
    inputs: {
      windowId: "$window",
      taskType: "AUTOMATION",
      taskArn: "patch",
      targets: [{ key: "WindowTargetIds", values: ["$windowTarget"] }],
      maxConcurrency: "1",
      maxErrors: "0",
    },
  },
  restoreTest: {
    type: "aws:backup/restoreTestingPlan:RestoreTestingPlan",
    inputs: {
      name: "weekly",
      scheduleExpression: "cron(0 6 ? * SUN *)",
      recoveryPointSelection: {
        algorithm: "LATEST_WITHIN_WINDOW",
        includeVaults: ["$vault"],
        recoveryPointTypes: ["SNAPSHOT"],
      },
    },
  },
  parameter: { type: "aws:ssm/parameter:Parameter", inputs: { type: "SecureString", value: "x", keyId: "$key" } },
  document: {
    type: "aws:ssm/document:Document",
    inputs: {
      documentType: "Session",
      permissions: { type: "Share", account_ids: "123456789012" },
      content: JSON.stringify({
        schemaVersion: "1.0",
        sessionType: "Standard_Stream",
        inputs: { kmsKeyId: "key", cloudWatchLogGroupName: "sessions", cloudWatchEncryptionEnabled: true },
      }),
    },
  },
  cluster: {
    type: "aws:eks/cluster:Cluster",
    inputs: {
      version: "1.34",
      vpcConfig: { endpointPublicAccess: false, endpointPrivateAccess: true, subnetIds: ["$subnetA", "$subnetB"] },
      enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
      encryptionConfig: { provider: { keyArn: "$key" }, resources: ["secrets"] },
    },
  },
  openCluster: {
    type: "aws:eks/cluster:Cluster",
    inputs: {
      vpcConfig: { endpointPublicAccess: false, publicAccessCidrs: ["203.0.113.0/24"], subnetIds: ["$subnetA"] },
      enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
      encryptionConfig: [{ provider: [{ keyArn: "$key" }], resources: ["secrets"] }],
    },
  },
  clusterNodes: {
    type: "aws:eks/nodeGroup:NodeGroup",
    inputs: {
      clusterName: "$cluster",
      version: "1.34",
      subnetIds: ["$subnetA", "$subnetB"],
      scalingConfig: { minSize: 2, desiredSize: 2, maxSize: 4 },
      updateConfig: { maxUnavailable: 1 },
      remoteAccess: { ec2SshKey: "key", sourceSecurityGroupIds: ["$firewall"] },
    },
  },
  templateNodes: {
    type: "aws:eks/nodeGroup:NodeGroup",
    inputs: {
      clusterName: "$cluster",
      subnetIds: ["$subnetA", "$subnetB"],
      scalingConfig: { minSize: 2, desiredSize: 2, maxSize: 4 },
      launchTemplate: { id: "$template", version: "1" },
    },
  },
};
