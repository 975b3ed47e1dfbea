import { types } from "../../../../platforms/aws/catalog/types";
import { zonesBehind } from "../../../../platforms/aws/topology";
import { clusterGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const eksNodesSeveralZones: Rule = {
  id: "eks-nodes-several-zones",
  title: "Managed node groups of EKS spread over two zones or more",
  why: "A group in one zone is gone with it, and no other zone takes its place.",
  remediation: "Give subnetIds subnets in two zones or more.",
  url: clusterGuide("managed-node-groups"),
  severity: "high",
  decision:
    "A group for volumes of one zone, as the scaler of Kubernetes wants them, stands beside others: exempt it by name.",
  types: [types.eksNodeGroup],
  scope: "stack",
  *check(group, graph) {
    const zones = zonesBehind(group, "subnetIds", graph);
    if (zones < 2) yield fact("subnetIds", `is in ${zones} ${zones === 1 ? "zone" : "zones"}; expected at least 2`);
  },
};
