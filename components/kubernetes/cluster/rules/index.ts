import type { SettingsRules } from "../../../../model/settings/rule";
import type { ClusterShape } from "../schema";
import { awsProfile, ownOptions } from "./aws-profile";
import { ownNamespace } from "./namespace";
import * as references from "./references";
import * as traffic from "./traffic";
import { playable } from "./twin";

export const clusterRules: SettingsRules<ClusterShape> = {
  "references-exist": references.references,
  "trust-stores-exist": references.trustStores,
  "needed-nodes-exist": references.neededNodes,
  "requests-countable": references.countedRequests,
  "encrypted-listeners-certified": references.certified,
  "address-certified": references.addressCertified,
  "group-protocol-fits-balancer": traffic.groupProtocols,
  "group-protocol-fits-listener": traffic.listenerTargets,
  "one-policy-per-action": traffic.onePolicy,
  "one-hash-per-client": traffic.affinity,
  "group-never-empty": traffic.neverEmpty,
  "keep-alive-outlasts-balancer": traffic.keepAlive,
  "internal-address": traffic.internalAddress,
  "node-ports-distinct": traffic.nodePorts,
  "namespace-own": ownNamespace,
  "profile-options": ownOptions,
  "profile-aws": awsProfile,
  "twin-plays-it": playable,
};
