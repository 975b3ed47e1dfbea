import type { SettingsRules } from "../../../model/settings/rule";
import type { Limits } from "../../../platforms/aws/limits";
import type { ClusterShape } from "../schema";
import { checkAsksNodes } from "./address";
import { fixedAddressPlaces } from "./fixed-addresses";
import * as network from "./network";
import { alarmTopics, countedAnswers } from "./observability";
import * as operations from "./operations";
import { countedRequests, neededNodes, references, scheduledNodes, trustStoreReferences } from "./references";
import { secretsInPartition } from "./secrets";
import { groupQuota, storeQuotas } from "./target-quotas";
import * as traffic from "./traffic";
import { playableOnTwin } from "./twin";

export const clusterRules = (limits: Limits): SettingsRules<ClusterShape> => ({
  "references-exist": (cluster, say) => {
    references(cluster, say);
    operations.operatedGroups(cluster, say);
  },
  "backups-select": operations.backupsSelect,
  "patching-has-room": operations.patchingRoom,
  "patch-window-clear-of-backups": operations.patchWindow,
  "trust-stores-exist": trustStoreReferences,
  "requests-countable": countedRequests,
  "needed-nodes-exist": neededNodes,
  "schedules-keep-needed-nodes": scheduledNodes,
  "group-protocol-fits-balancer": traffic.groupProtocols,
  "group-protocol-fits-listener": traffic.listenerTargets,
  "weighted-affinity": traffic.weightedAffinity,
  "keep-alive-outlasts-balancer": traffic.keepAlive,
  "encrypted-listeners-certified": traffic.certified,
  "nodes-are-instances": traffic.nodeTargets,
  "functions-reachable": traffic.functions,
  "zones-in-region": network.zonesInRegion,
  "zones-take-balancer": network.zonesTakeBalancer,
  "ipv6-everywhere": network.ipv6Everywhere,
  "public-subnets-enough": network.publicSubnets,
  "certificate-in-region": network.certificateRegion,
  "address-certified": network.addressCertified,
  "fixed-addresses-in-zones": fixedAddressPlaces,
  "check-asks-nodes": (cluster, say) => checkAsksNodes(cluster, say, limits),
  "secrets-in-partition": secretsInPartition,
  "web-acl-before-application": traffic.webAclBalancer,
  "watched-of-type": countedAnswers,
  "alarm-topics-in-region": alarmTopics,
  "playable-on-twin": playableOnTwin,
  "range-holds-nodes": (cluster, say) => network.roomForNodes(cluster, say, limits),
  "within-quotas": (cluster, say) => {
    groupQuota(cluster, say, limits);
    storeQuotas(cluster, say, limits, "error");
  },
});
