import type { Rule } from "../rule";
import { certificateValuesAccepted } from "../rules/aws/acm/certificate-values-accepted";
import { groupValuesAccepted } from "../rules/aws/autoscaling/group-values-accepted";
import { scalingLabelMatches } from "../rules/aws/autoscaling/scaling-label-matches";
import { templateValuesAccepted } from "../rules/aws/ec2/template-values-accepted";
import { balancerValuesAccepted } from "../rules/aws/elb/balancer-values-accepted";
import { balancerZonesAccepted } from "../rules/aws/elb/balancer-zones-accepted";
import { groupTargetsAccepted } from "../rules/aws/elb/group-targets-accepted";
import { listenerActionsAccepted } from "../rules/aws/elb/listener-actions-accepted";
import { listenerValuesAccepted } from "../rules/aws/elb/listener-values-accepted";
import { subnetsInDistinctZones } from "../rules/aws/elb/subnets-in-distinct-zones";
import { targetGroupValuesAccepted } from "../rules/aws/elb/target-group-values-accepted";
import { accessValuesAccepted } from "../rules/aws/iam/access-values-accepted";
import { logGroupValuesAccepted } from "../rules/aws/logs/log-group-values-accepted";
import { resourcesDoNotCollide } from "../rules/aws/operations/resources-do-not-collide";
import { recordFitsZone } from "../rules/aws/route53/record-fits-zone";
import { recordValuesAccepted } from "../rules/aws/route53/record-values-accepted";
import { bucketValuesAccepted } from "../rules/aws/s3/bucket-values-accepted";
import { endpointPrivateDnsPossible } from "../rules/aws/vpc/endpoint-private-dns-possible";
import { firewallValuesAccepted } from "../rules/aws/vpc/firewall-values-accepted";
import { internetGatewayAttached } from "../rules/aws/vpc/internet-gateway-attached";
import { networkValuesAccepted } from "../rules/aws/vpc/network-values-accepted";
import { resourcesInOneVpc } from "../rules/aws/vpc/resources-in-one-vpc";
import { subnetRangeAccepted } from "../rules/aws/vpc/subnet-range-accepted";

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
