import type { Rule } from "../rule";
import { accessValuesAccepted } from "./access-values-accepted";
import { balancerValuesAccepted } from "./balancer-values-accepted";
import { balancerZonesAccepted } from "./balancer-zones-accepted";
import { bucketValuesAccepted } from "./bucket-values-accepted";
import { certificateValuesAccepted } from "./certificate-values-accepted";
import { endpointPrivateDnsPossible } from "./endpoint-private-dns-possible";
import { firewallValuesAccepted } from "./firewall-values-accepted";
import { groupTargetsAccepted } from "./group-targets-accepted";
import { groupValuesAccepted } from "./group-values-accepted";
import { internetGatewayAttached } from "./internet-gateway-attached";
import { listenerActionsAccepted } from "./listener-actions-accepted";
import { listenerValuesAccepted } from "./listener-values-accepted";
import { logGroupValuesAccepted } from "./log-group-values-accepted";
import { networkValuesAccepted } from "./network-values-accepted";
import { recordFitsZone } from "./record-fits-zone";
import { recordValuesAccepted } from "./record-values-accepted";
import { resourcesDoNotCollide } from "./resources-do-not-collide";
import { resourcesInOneVpc } from "./resources-in-one-vpc";
import { scalingLabelMatches } from "./scaling-label-matches";
import { subnetRangeAccepted } from "./subnet-range-accepted";
import { subnetsInDistinctZones } from "./subnets-in-distinct-zones";
import { targetGroupValuesAccepted } from "./target-group-values-accepted";
import { templateValuesAccepted } from "./template-values-accepted";

/** What AWS or its provider would refuse, found before anything is created: in any program, by the twin's own tables. */
export const refusalRules: readonly Rule[] = [
  listenerValuesAccepted,
  listenerActionsAccepted,
  balancerValuesAccepted,
  targetGroupValuesAccepted,
  subnetsInDistinctZones,
  balancerZonesAccepted,
  groupValuesAccepted,
  groupTargetsAccepted,
  scalingLabelMatches,
  templateValuesAccepted,
  firewallValuesAccepted,
  networkValuesAccepted,
  resourcesInOneVpc,
  subnetRangeAccepted,
  internetGatewayAttached,
  endpointPrivateDnsPossible,
  resourcesDoNotCollide,
  certificateValuesAccepted,
  recordValuesAccepted,
  recordFitsZone,
  bucketValuesAccepted,
  logGroupValuesAccepted,
  accessValuesAccepted,
];
