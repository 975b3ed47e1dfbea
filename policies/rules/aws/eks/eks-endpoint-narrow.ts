import { types } from "../../../../platforms/aws/catalog/types";
import { isWorld } from "../../../queries/openings";
import { fact, type Rule } from "../../../rule";

export const eksEndpointNarrow: Rule = {
  id: "eks-endpoint-narrow",
  title: "The public API of an EKS cluster takes addresses you know only",
  why: "The vendor's default lets the whole internet try.",
  remediation: "Set vpcConfig.publicAccessCidrs to the ranges you work from.",
  url: "https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html",
  severity: "critical",
  controls: { checkov: ["CKV_AWS_38"], trivy: ["AWS-0041"] },
  types: [types.eksCluster],
  scope: "resource",
  *check(cluster) {
    if (cluster.flag("vpcConfig.endpointPublicAccess") === false) return;
    const property = "vpcConfig.publicAccessCidrs";
    const ranges = cluster.texts(property);
    const open = ranges.length === 0 ? "not set, which means 0.0.0.0/0" : ranges.find(isWorld);
    if (open !== undefined) yield fact(property, `is ${open}; expected the ranges you work from`);
  },
};
