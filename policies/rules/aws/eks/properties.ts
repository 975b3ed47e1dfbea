import { types } from "../../../../platforms/aws/catalog/types";
import { propertyRule } from "../../../property-rule";
import { securityHub } from "../../../queries/links";

const controlPlaneLogs = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

export const eksControlPlaneLogged = propertyRule({
  id: "eks-control-plane-logged",
  title: "The control plane of an EKS cluster logs",
  why: "Without the audit log it cannot be told who changed what, nor who tried.",
  remediation: `Set enabledClusterLogTypes to ${controlPlaneLogs.join(", ")}.`,
  url: securityHub("EKS.8"),
  severity: "medium",
  controls: { securityHub: ["EKS.8"], checkov: ["CKV_AWS_37"], cdkNag: ["AwsSolutions-EKS2"], trivy: ["AWS-0038"] },
  levels: { development: "disabled", local: "disabled" },
  types: [types.eksCluster],
  properties: { enabledClusterLogTypes: { includes: controlPlaneLogs } },
});

export const eksEndpointPrivate = propertyRule({
  id: "eks-endpoint-private",
  title: "The API of an EKS cluster is reached from within only",
  why: "Every weakness of the API, and every leaked token, can be tried from anywhere.",
  remediation: "Set vpcConfig.endpointPublicAccess: false and endpointPrivateAccess: true.",
  url: securityHub("EKS.1"),
  severity: "high",
  controls: { securityHub: ["EKS.1"], checkov: ["CKV_AWS_39"], cdkNag: ["AwsSolutions-EKS1"], trivy: ["AWS-0040"] },
  types: [types.eksCluster],
  properties: { "vpcConfig.endpointPublicAccess": { expected: false, default: true } },
});

export const eksNodesNoSsh = propertyRule({
  id: "eks-nodes-no-ssh",
  title: "Nodes of an EKS cluster do not take SSH from the internet",
  why: "With a key and without a group EKS opens port 22 of every node to the internet.",
  remediation: "Use Session Manager in place of remoteAccess, or set remoteAccess.sourceSecurityGroupIds.",
  url: "https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html",
  severity: "critical",
  controls: { checkov: ["CKV_AWS_100"] },
  types: [types.eksNodeGroup],
  applies: (group) => group.has("remoteAccess.ec2SshKey"),
  properties: { "remoteAccess.sourceSecurityGroupIds": { atLeast: 1 } },
});

export const eksSecretsEncrypted = propertyRule({
  id: "eks-secrets-encrypted",
  title: "Secrets of an EKS cluster are encrypted with a key of yours",
  why: "Without it a secret is as safe as the vendor's disk, and nothing shows who decrypted it.",
  remediation: "Set encryptionConfig with resources: [secrets] and a key.",
  url: securityHub("EKS.3"),
  severity: "medium",
  controls: { securityHub: ["EKS.3"], checkov: ["CKV_AWS_58"], trivy: ["AWS-0039"] },
  types: [types.eksCluster],
  properties: { "encryptionConfig.resources": { includes: ["secrets"] } },
});
