import type { Controls } from "../../../policies/rule";
import { balancersControls } from "./balancers";
import { containersControls } from "./containers";
import { machinesControls } from "./machines";
import { networksControls } from "./networks";
import { servicesControls } from "./services";

/** Ids of public controls by what they ask for. */
export type ControlRows = Readonly<Record<string, Controls>>;

/**
 * The public controls about what clusters are made of. Sources: Security Hub user guide, CIS AWS Foundations Benchmark 5.0, Checkov 3.3.13, cdk-nag 3,
 * trivy-checks, and the best-practices guide for Elastic Load Balancing, read 2026-11-23.
 */
export const listedControls: ControlRows = {
  ...balancersControls,
  ...containersControls,
  ...machinesControls,
  ...networksControls,
  ...servicesControls,
};

/** Ids that rules cover and that stand in no row: on the way, because a rule that is there covers them too. */
export const besides: Controls = {
  securityHub: ["EC2.13", "EC2.14", "IAM.1", "KMS.1", "KMS.2", "KMS.4", "KMS.5"],
  cis: ["3.6", "3.7"],
  checkov: [
    ...["CKV_AWS_7", "CKV_AWS_33", "CKV_AWS_60", "CKV_AWS_61", "CKV_AWS_62", "CKV_AWS_63", "CKV_AWS_75"],
    ...["CKV_AWS_286"],
    "CKV_AWS_274",
  ],
  cdkNag: ["NIST.800.53.R5-IAMPolicyNoStatementsWithAdminAccess"],
  trivy: ["AWS-0065", "AWS-0088"],
};
