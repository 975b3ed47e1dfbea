import { types } from "../../../../platforms/aws/catalog/types";
import { networkGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

const places = ["subnetId", "networkInterfaces", "primaryNetworkInterface", "launchTemplate"];

export const defaultVpcUnused: Rule = {
  id: "default-vpc-unused",
  title: "Nothing is put into the default VPC",
  why: "Its subnets are all public, and whatever is started without a place lands beside whatever else was.",
  remediation: "Make a VPC, and name a subnet of it.",
  url: networkGuide("default-vpc"),
  severity: "medium",
  controls: { checkov: ["CKV_AWS_148"], cdkNag: ["NIST.800.53.R5-EC2InstancesInVPC"], trivy: ["AWS-0101"] },
  decision: "cdk-nag wants a subnet for every machine; one whose launch template names it passes too.",
  types: [types.defaultVpc, types.instance],
  scope: "resource",
  *check(view) {
    if (view.resource.type === types.defaultVpc) {
      yield { property: "", problem: "it is the account's default VPC; expected a VPC of the program" };
    } else if (!places.some((place) => view.has(place))) {
      yield fact("subnetId", "is not set, which means the default VPC; expected a subnet");
    }
  },
};
