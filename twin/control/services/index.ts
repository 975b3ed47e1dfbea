import type { ServiceTable } from "../types";
import { flowLogTable } from "./flow-log";
import { gatewaysTable } from "./gateways";
import { launchTemplateTable } from "./launch-template";
import { networkAclTable } from "./network-acl";
import { routesTable } from "./routes";
import { securityGroupTable } from "./security-group";
import { securityGroupRuleTable } from "./security-group-rule";
import { subnetTable } from "./subnet";
import { vpcTable } from "./vpc";
import { vpcEndpointTable } from "./vpc-endpoint";

/** Every AWS service the twin models, in no particular order. */
export const services: readonly ServiceTable[] = [
  flowLogTable,
  gatewaysTable,
  launchTemplateTable,
  networkAclTable,
  routesTable,
  securityGroupTable,
  securityGroupRuleTable,
  subnetTable,
  vpcTable,
  vpcEndpointTable,
];
