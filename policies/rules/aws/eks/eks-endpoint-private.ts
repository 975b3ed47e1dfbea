import { securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const eksEndpointPrivate: Rule = {
  id: "eks-endpoint-private",
  title: "The API of an EKS cluster is reached from within only",
  why: "Every weakness of the API, and every leaked token, can be tried from anywhere.",
  remediation: "Set vpcConfig.endpointPublicAccess: false and endpointPrivateAccess: true.",
  url: securityHub("EKS.1"),
  severity: "high",
  controls: {
    securityHub: ["EKS.1"],
    checkov: ["CKV_AWS_39"],
    cdkNag: ["AwsSolutions-EKS1"],
    trivy: ["AWS-0040"],
  },
  types: [types.eksCluster],
  scope: "resource",
  *check(cluster) {
    if (cluster.flag("vpcConfig.endpointPublicAccess") !== false) {
      yield { property: "vpcConfig.endpointPublicAccess", problem: "the API has a public address" };
    }
  },
};
