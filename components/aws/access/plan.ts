import type { PolicyKey } from "./documents";

/** Every role that access may make. */
export const roleKeys = ["admin", "operator", "viewer", "deploy", "preview"] as const;
export type RoleKey = (typeof roleKeys)[number];

const changes: readonly PolicyKey[] = ["change-network", "change-balancing", "change-machines", "change-data"];

/** Which policies a role has. */
export const policiesOf: Readonly<Record<RoleKey, readonly PolicyKey[]>> = {
  admin: ["read", "read-data", "watch", "operate", "restrict", ...changes],
  operator: ["read", "read-data", "watch", "operate"],
  viewer: ["read", "read-data", "watch"],
  deploy: ["read", "read-data", ...changes],
  preview: ["read", "read-data"],
};

/** What each policy allows, as IAM's console shows it. */
export const policyTexts: Readonly<Record<PolicyKey, string>> = {
  read: "Read what network, balancers and machines of the cluster are",
  "read-data": "Read what buckets, keys, backups, logs and alarms of the cluster are",
  watch: "See how the cluster is: metrics, logs, nodes, backups, patches",
  operate: "Weights, nodes in and out of traffic, sizes, rollouts, zones, alarms, a backup now",
  restrict: "Secrets, restores, shells on nodes",
  "change-network": "Change network and firewall of the cluster",
  "change-balancing": "Change balancers, listeners, names and certificates of the cluster",
  "change-machines": "Change node groups, their roles within the ceiling, and patching",
  "change-data": "Change buckets, keys, backups, logs and alarms of the cluster",
};

/** What each role is for. */
export const roleTexts: Readonly<Record<RoleKey, string>> = {
  admin: "Changes, operates, restores; no rights",
  operator: "Operates; sees no secrets",
  viewer: "Sees; changes nothing",
  deploy: "What the pipeline's up asks for",
  preview: "What the pipeline's preview reads",
};

/** Managed policies that one role takes. Source: IAM user guide, IAM and AWS STS quotas, read 2026-11-30; it can be raised to 25. */
export const mostPolicies = 10;
