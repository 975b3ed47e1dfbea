import { accountPublishes, allowing, anybodyPublishes, publishedInClear, readAnyLogs } from "../documents";
import { without, withProperty } from "../fixture";
import type { Break } from "./index";

const session = (inputs: object) => JSON.stringify({ schemaVersion: "1.0", inputs });

export const operationCases: Readonly<Record<string, readonly Break[]>> = {
  "alarm-acts": [
    ["alarm", "alarmActions", []],
    ["alarm", "alarmActions", undefined],
    ["alarm", "actionsEnabled", false],
    ["compositeAlarm", "alarmActions", []],
    {
      resource: "partAlarm",
      title: "no composite alarm",
      program: (program) => without(program, "compositeAlarm"),
    },
  ],
  "alarm-math-fills-silence": [
    ["shareAlarm", "metricQueries[0].expression", "100 * errors / FILL(requests, 1)"],
    ["shareAlarm", "metricQueries[0].expression", "100 * FILL(errors, 0) / requests"],
  ],
  "alarm-reaches-recipients": [
    { resource: "alarm", title: "no subscriber", program: (program) => without(program, "subscription") },
    { resource: "compositeAlarm", title: "no subscriber", program: (program) => without(program, "subscription") },
  ],
  "topic-encrypted": [
    ["topic", "kmsMasterKeyId", undefined],
    ["topic", "kmsMasterKeyId", "alias/aws/sns"],
  ],
  "topic-not-public": [
    ["topicPolicy", "policy", anybodyPublishes],
    ["topicPolicy", "policy", JSON.parse(anybodyPublishes)],
    ["topic", "policy", anybodyPublishes],
  ],
  "topic-one-account": [["topicPolicy", "policy", accountPublishes]],
  "topic-tls-only": [
    {
      resource: "topic",
      title: "a policy that takes plain HTTP",
      program: (program) => withProperty(program, "topicPolicy", "policy", publishedInClear),
    },
    { resource: "topic", title: "no policy", program: (program) => without(program, "topicPolicy") },
  ],
  "backup-vault-own-key": [["vault", "kmsKeyArn", undefined]],
  "backup-times-possible": [["plan", "rules[0].completionWindow", 119]],
  "patching-values-accepted": [
    ["window", "schedule", "cron(0 3 * * * *)"],
    ["window", "cutoff", 4],
    ["task", "maxConcurrency", "0"],
    ["baseline", "approvedPatchesComplianceLevel", "SEVERE"],
  ],
  "patching-one-at-a-time": [
    ["task", "maxConcurrency", "50%"],
    ["task", "maxErrors", "1"],
  ],
  "volume-values-accepted": [
    ["volume", "size", 0],
    ["volume", "type", "gp9"],
  ],
  "backup-values-accepted": [
    ["plan", "rules[0].startWindow", 59],
    ["plan", "rules[0].schedule", "cron(0 3 * * * *)"],
    ["plan", "rules[0].lifecycle.deleteAfter", 119],
    ["plan", "rules[0].copyActions[0].lifecycle.coldStorageAfter", 31],
    ["vault", "name", "a vault"],
  ],
  "iam-no-vendor-policies": [
    ["attachment", "policyArn", "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"],
    ["role", "managedPolicyArns", ["arn:aws:iam::aws:policy/ReadOnlyAccess"]],
  ],
  "iam-no-every-secret": [
    ["rolePolicy", "policy", allowing("secretsmanager:GetSecretValue", "*")],
    ["rolePolicy", "policy", allowing("secretsmanager:*", "arn:aws:secretsmanager:*:*:secret:*")],
    ["rolePolicy", "policy", allowing("ssm:Get*", "arn:aws:ssm:eu-west-1:123456789012:parameter/*")],
    ["rolePolicy", "policy", allowing("kms:Decrypt", "arn:aws:kms:*:123456789012:key/*")],
    ["role", "inlinePolicies", [{ name: "secrets", policy: allowing("secretsmanager:GetSecretValue", "*") }]],
  ],
  "iam-no-wildcards": [
    ["rolePolicy", "policy", readAnyLogs],
    ["role", "inlinePolicies", [{ name: "logs", policy: readAnyLogs }]],
  ],
  "parameter-encrypted": [
    ["parameter", "type", "String"],
    ["parameter", "keyId", undefined],
  ],
  "document-private": [["document", "permissions", { type: "Share", account_ids: "All" }]],
  "session-logged": [
    ["document", "content", session({ cloudWatchLogGroupName: "sessions", cloudWatchEncryptionEnabled: true })],
    ["document", "content", session({ kmsKeyId: "key" })],
    ["document", "content", session({ kmsKeyId: "key", s3BucketName: "sessions", s3EncryptionEnabled: false })],
    ["document", "content", "inputs: [not, a, map"],
  ],
  "eks-endpoint-private": [
    ["cluster", "vpcConfig.endpointPublicAccess", true],
    ["cluster", "vpcConfig.endpointPublicAccess", undefined],
  ],
  "eks-endpoint-narrow": [
    ["cluster", "vpcConfig.endpointPublicAccess", true],
    {
      resource: "openCluster",
      title: "a public endpoint for everybody",
      program: (program) =>
        withProperty(
          withProperty(program, "openCluster", "vpcConfig.endpointPublicAccess", true),
          "openCluster",
          "vpcConfig.publicAccessCidrs",
          ["0.0.0.0/0"],
        ),
    },
  ],
  "eks-secrets-encrypted": [
    ["cluster", "encryptionConfig", undefined],
    ["openCluster", "encryptionConfig[0].resources", []],
  ],
  "eks-control-plane-logged": [["cluster", "enabledClusterLogTypes", ["api"]]],
  "eks-version-supported": [
    ["cluster", "version", "1.33"],
    ["cluster", "version", "1.24"],
    ["clusterNodes", "version", "1.31"],
  ],
  "eks-nodes-several-zones": [["clusterNodes", "subnetIds", ["$subnetA"]]],
  "eks-node-group-accepted": [
    ["clusterNodes", "updateConfig", { maxUnavailable: 1, maxUnavailablePercentage: 20 }],
    ["clusterNodes", "updateConfig", { updateStrategy: "MINIMAL" }],
    ["clusterNodes", "updateConfig.maxUnavailable", 0],
    ["clusterNodes", "updateConfig", { maxUnavailablePercentage: 101 }],
    ["clusterNodes", "updateConfig.updateStrategy", "SLOW"],
    ["clusterNodes", "scalingConfig.desiredSize", 5],
    ["clusterNodes", "scalingConfig.desiredSize", 1],
    ["clusterNodes", "scalingConfig.minSize", 6],
    ["clusterNodes", "scalingConfig", { minSize: 0, desiredSize: 0, maxSize: 0 }],
    ["templateNodes", "diskSize", 40],
    ["templateNodes", "remoteAccess", { ec2SshKey: "key", sourceSecurityGroupIds: ["$firewall"] }],
  ],
  "eks-nodes-no-ssh": [["clusterNodes", "remoteAccess.sourceSecurityGroupIds", undefined]],
};
