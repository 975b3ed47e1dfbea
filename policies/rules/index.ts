// Generated from the folders by `npm run docs`.
import type { Rule } from "../rule";
import { acmRules } from "./aws/acm";
import { arczonalshiftRules } from "./aws/arczonalshift";
import { autoscalingRules } from "./aws/autoscaling";
import { backupRules } from "./aws/backup";
import { cloudwatchRules } from "./aws/cloudwatch";
import { ec2Rules } from "./aws/ec2";
import { ecsRules } from "./aws/ecs";
import { eksRules } from "./aws/eks";
import { elbRules } from "./aws/elb";
import { globalacceleratorRules } from "./aws/globalaccelerator";
import { iamRules } from "./aws/iam";
import { kmsRules } from "./aws/kms";
import { lambdaRules } from "./aws/lambda";
import { logsRules } from "./aws/logs";
import { operationsRules } from "./aws/operations";
import { route53Rules } from "./aws/route53";
import { s3Rules } from "./aws/s3";
import { snsRules } from "./aws/sns";
import { ssmRules } from "./aws/ssm";
import { vpcRules } from "./aws/vpc";
import { wafv2Rules } from "./aws/wafv2";
import { topologyRules } from "./topology";

/** Every rule of the pack, by folder and name. */
export const rules: readonly Rule[] = [
  ...topologyRules,
  ...acmRules,
  ...arczonalshiftRules,
  ...autoscalingRules,
  ...backupRules,
  ...cloudwatchRules,
  ...ec2Rules,
  ...ecsRules,
  ...eksRules,
  ...elbRules,
  ...globalacceleratorRules,
  ...iamRules,
  ...kmsRules,
  ...lambdaRules,
  ...logsRules,
  ...operationsRules,
  ...route53Rules,
  ...s3Rules,
  ...snsRules,
  ...ssmRules,
  ...vpcRules,
  ...wafv2Rules,
];

export const ruleIds: readonly string[] = rules.map(({ id }) => id);

/** What AWS or its provider would refuse, found before anything is created: in any program, by the twin's own tables. */
export const refusalRules: readonly Rule[] = rules.filter(({ isRefusal }) => isRefusal === true);
