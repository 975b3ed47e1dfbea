import type { ServiceTable } from "../../contract/resources";
import { accountTable } from "./account-data";
import { acmTable } from "./acm";
import { applicationAutoscalingTable } from "./application-autoscaling";
import { zonalShiftTable } from "./arczonalshift";
import { autoscalingGroupTable } from "./autoscaling-group";
import { autoscalingPoliciesTable } from "./autoscaling-policies";
import { backupTable } from "./backup";
import { cloudwatchTable } from "./cloudwatch";
import { cloudwatchAlarmTable } from "./cloudwatch-alarm";
import { ebsTable } from "./ebs";
import { ec2DataTable } from "./ec2-data";
import { ecsTable } from "./ecs";
import { flowLogTable } from "./flow-log";
import { gatewaysTable } from "./gateways";
import { globalAcceleratorTable } from "./globalaccelerator";
import { iamTable } from "./iam";
import { instanceTable } from "./instance";
import { kmsTable } from "./kms";
import { lambdaTable } from "./lambda";
import { launchTemplateTable } from "./launch-template";
import { listenerTable } from "./listener";
import { listenerRuleTable } from "./listener-rule";
import { loadBalancerTable } from "./load-balancer";
import { networkAclTable } from "./network-acl";
import { patchingTable } from "./patching";
import { route53Table } from "./route53";
import { routesTable } from "./routes";
import { s3Table } from "./s3";
import { secretsManagerTable } from "./secretsmanager";
import { securityGroupTable } from "./security-group";
import { securityGroupRuleTable } from "./security-group-rule";
import { snsTable } from "./sns";
import { ssmTable } from "./ssm";
import { subnetTable } from "./subnet";
import { targetGroupTable } from "./target-group";
import { trustStoreTable } from "./trust-store";
import { vpcTable } from "./vpc";
import { vpcEndpointTable } from "./vpc-endpoint";
import { wafv2Table } from "./wafv2";

/** Every AWS service the twin models, in no particular order. */
export const services: readonly ServiceTable[] = [
  accountTable,
  acmTable,
  zonalShiftTable,
  applicationAutoscalingTable,
  autoscalingGroupTable,
  autoscalingPoliciesTable,
  backupTable,
  cloudwatchTable,
  cloudwatchAlarmTable,
  ebsTable,
  ec2DataTable,
  ecsTable,
  flowLogTable,
  gatewaysTable,
  globalAcceleratorTable,
  iamTable,
  instanceTable,
  kmsTable,
  lambdaTable,
  launchTemplateTable,
  listenerTable,
  listenerRuleTable,
  loadBalancerTable,
  networkAclTable,
  patchingTable,
  route53Table,
  routesTable,
  s3Table,
  secretsManagerTable,
  securityGroupTable,
  securityGroupRuleTable,
  snsTable,
  ssmTable,
  subnetTable,
  targetGroupTable,
  trustStoreTable,
  vpcTable,
  vpcEndpointTable,
  wafv2Table,
];
