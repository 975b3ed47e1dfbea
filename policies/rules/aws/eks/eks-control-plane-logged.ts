import { securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

const wanted = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

export const eksControlPlaneLogged: Rule = {
  id: "eks-control-plane-logged",
  title: "The control plane of an EKS cluster logs",
  why: "Without the audit log nobody can tell who changed what, nor who tried.",
  remediation: `Set enabledClusterLogTypes to ${wanted.join(", ")}.`,
  url: securityHub("EKS.8"),
  severity: "medium",
  controls: {
    securityHub: ["EKS.8"],
    checkov: ["CKV_AWS_37"],
    cdkNag: ["AwsSolutions-EKS2"],
    trivy: ["AWS-0038"],
  },
  levels: { development: "disabled", local: "disabled" },
  types: [types.eksCluster],
  scope: "resource",
  *check(cluster) {
    const kept = cluster.texts("enabledClusterLogTypes");
    const missing = wanted.filter((type) => !kept.includes(type));
    if (missing.length > 0) yield { property: "enabledClusterLogTypes", problem: `${missing.join(", ")} is not kept` };
  },
};
