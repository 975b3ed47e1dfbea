// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../rule";
import { balancerReachesHealthPort } from "./balancer-reaches-health-port";
import { balancerTargetListens } from "./balancer-target-listens";
import { capacityAfterZoneLoss } from "./capacity-after-zone-loss";
import { failoverWithinObjective } from "./failover-within-objective";
import { groupAffinityCoversNodeAffinity } from "./group-affinity-covers-node-affinity";
import { groupSparesANode } from "./group-spares-a-node";
import { noInternetPathToNodes } from "./no-internet-path-to-nodes";
import { nodeFirewallOnlyFromBalancer } from "./node-firewall-only-from-balancer";
import { nodeKeepAliveOutlastsBalancer } from "./node-keep-alive-outlasts-balancer";
import { subnetAddressHeadroom } from "./subnet-address-headroom";
import { weightsKeepAffinity } from "./weights-keep-affinity";
import { weightsPositive } from "./weights-positive";
import { weightsReachNodes } from "./weights-reach-nodes";

export const topologyRules: readonly Rule[] = [
  balancerReachesHealthPort,
  balancerTargetListens,
  capacityAfterZoneLoss,
  failoverWithinObjective,
  groupAffinityCoversNodeAffinity,
  groupSparesANode,
  noInternetPathToNodes,
  nodeFirewallOnlyFromBalancer,
  nodeKeepAliveOutlastsBalancer,
  subnetAddressHeadroom,
  weightsKeepAffinity,
  weightsPositive,
  weightsReachNodes,
];
