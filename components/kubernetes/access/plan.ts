import type { rbac } from "@pulumi/kubernetes/types/input";
import { metadataOf, nameOf, type Placement } from "../objects";
import type { KubernetesAccessSettings } from "./resolved";

type RoleName = keyof KubernetesAccessSettings;
type Rule = rbac.v1.PolicyRule;

const look = ["get", "list", "watch"];
const all = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"];

/** Kinds of the cluster's own making, by group: never a star, which grants what does not exist yet as well. */
const kinds: readonly { readonly apiGroups: string[]; readonly resources: string[] }[] = [
  { apiGroups: ["apps"], resources: ["deployments", "replicasets"] },
  { apiGroups: ["autoscaling"], resources: ["horizontalpodautoscalers"] },
  { apiGroups: ["keda.sh"], resources: ["scaledobjects"] },
  { apiGroups: ["policy"], resources: ["poddisruptionbudgets"] },
  { apiGroups: ["networking.k8s.io"], resources: ["networkpolicies"] },
  {
    apiGroups: ["gateway.networking.k8s.io"],
    resources: ["gateways", "httproutes", "tcproutes", "udproutes", "backendtlspolicies"],
  },
  {
    apiGroups: ["gateway.envoyproxy.io"],
    resources: [
      "backendtrafficpolicies",
      "clienttrafficpolicies",
      "securitypolicies",
      "envoyproxies",
      "httproutefilters",
    ],
  },
  {
    apiGroups: ["gateway.k8s.aws"],
    resources: ["loadbalancerconfigurations", "targetgroupconfigurations", "listenerruleconfigurations"],
  },
  { apiGroups: ["cert-manager.io"], resources: ["certificates", "certificaterequests", "issuers"] },
  { apiGroups: ["monitoring.coreos.com"], resources: ["podmonitors", "prometheusrules"] },
];

const allowing = (verbs: string[]): readonly Rule[] => kinds.map((kind) => ({ ...kind, verbs }));

/** Everything that the cluster is made of but Secrets, which hold the certificate's key. */
const seeing: readonly Rule[] = [
  {
    apiGroups: [""],
    resources: ["pods", "services", "endpoints", "events", "configmaps", "serviceaccounts"],
    verbs: look,
  },
  { apiGroups: [""], resources: ["pods/log"], verbs: ["get"] },
  { apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"], verbs: look },
  ...allowing(look),
];

/** What day-to-day work needs: restart, scale, shift weights, move a pod. */
const operating: readonly Rule[] = [
  ...seeing,
  { apiGroups: ["apps"], resources: ["deployments", "deployments/scale"], verbs: ["patch", "update"] },
  { apiGroups: ["autoscaling"], resources: ["horizontalpodautoscalers"], verbs: ["patch", "update"] },
  { apiGroups: ["keda.sh"], resources: ["scaledobjects"], verbs: ["patch", "update"] },
  {
    apiGroups: ["gateway.networking.k8s.io"],
    resources: ["httproutes", "tcproutes", "udproutes"],
    verbs: ["patch", "update"],
  },
  { apiGroups: [""], resources: ["pods"], verbs: ["delete"] },
  { apiGroups: [""], resources: ["pods/eviction"], verbs: ["create"] },
];

/** Rights and quotas of the namespace stay with the administrators of the whole cluster. */
const administering: readonly Rule[] = [
  {
    apiGroups: [""],
    resources: ["pods", "services", "configmaps", "secrets", "serviceaccounts", "persistentvolumeclaims"],
    verbs: all,
  },
  { apiGroups: [""], resources: ["pods/log", "events", "endpoints"], verbs: look },
  { apiGroups: [""], resources: ["pods/exec", "pods/portforward"], verbs: ["get", "create"] },
  { apiGroups: [""], resources: ["pods/eviction"], verbs: ["create"] },
  { apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"], verbs: look },
  { apiGroups: ["apps"], resources: ["deployments/scale"], verbs: ["get", "patch", "update"] },
  { apiGroups: ["batch"], resources: ["jobs", "cronjobs"], verbs: all },
  ...allowing(all),
];

const rules: Readonly<Record<RoleName, readonly Rule[]>> = {
  admin: administering,
  operator: operating,
  viewer: seeing,
};

const roleNames = ["admin", "operator", "viewer"] as const satisfies readonly RoleName[];

/** A role with members, and who they are. */
export const planRoles = (settings: KubernetesAccessSettings, placement: Placement) =>
  roleNames.flatMap((role) => {
    const { users, groups: teams } = settings[role];
    if (users.length + teams.length === 0) return [];
    const metadata = metadataOf(placement, nameOf(placement, role));
    const apiGroup = "rbac.authorization.k8s.io";
    const subject = (kind: "User" | "Group") => (name: string) => ({ kind, name, apiGroup });
    return [
      {
        key: role,
        role: { metadata, rules: [...rules[role]] } satisfies rbac.v1.Role,
        binding: {
          metadata,
          roleRef: { apiGroup, kind: "Role", name: metadata.name },
          subjects: [...[...users].sort().map(subject("User")), ...[...teams].sort().map(subject("Group"))],
        } satisfies rbac.v1.RoleBinding,
      },
    ];
  });
