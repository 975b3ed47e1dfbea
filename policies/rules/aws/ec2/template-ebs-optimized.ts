import { computeGuide } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

/** Types that can be optimised and are not by themselves. Source: EC2 user guide, "EBS-optimized instances". */
const older =
  /^(?:c1\.xlarge|c3\.[24]?xlarge|g2\.2xlarge|i2\.[24]?xlarge|m1\.x?large|m2\.[24]xlarge|m3\.2?xlarge|r3\.[24]?xlarge)$/;

export const templateEbsOptimized: Rule = {
  id: "template-ebs-optimized",
  title: "Machines have bandwidth of their own for their volumes",
  why: "Where volume and network share the bandwidth, a busy disk slows the answers down.",
  remediation: "Leave ebsOptimized out, or set it to true; older instance types need the word.",
  url: computeGuide("ebs-optimized"),
  severity: "low",
  controls: { checkov: ["CKV_AWS_135"], cdkNag: ["NIST.800.53.R5-EC2EBSOptimizedInstance"] },
  decision:
    "CKV_AWS_135 wants the word everywhere; every current instance type is optimised without it, as cdk-nag has it.",
  types: [types.launchTemplate, types.instance, types.launchConfiguration],
  scope: "resource",
  *check(machine) {
    const optimized = machine.flag("ebsOptimized");
    if (optimized === false || (optimized === undefined && older.test(machine.text("instanceType") ?? ""))) {
      yield { property: "ebsOptimized", problem: "volumes and network share one bandwidth" };
    }
  },
};
