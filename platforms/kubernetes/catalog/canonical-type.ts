import { objectTypeOf, tokenOf } from "./object-type";

/** Where kinds of a former group live now. Source: the Kubernetes deprecation guide, 1.16 and 1.22. */
const moved: Readonly<Record<string, readonly [group: string, version: string]>> = {
  "extensions DaemonSet": ["apps", "v1"],
  "extensions Deployment": ["apps", "v1"],
  "extensions ReplicaSet": ["apps", "v1"],
  "extensions Ingress": ["networking.k8s.io", "v1"],
  "extensions NetworkPolicy": ["networking.k8s.io", "v1"],
};

/** The version by which a group's kinds go here, whichever the program uses. */
const current: Readonly<Record<string, string>> = {
  "": "v1",
  apps: "v1",
  autoscaling: "v2",
  batch: "v1",
  policy: "v1",
  "networking.k8s.io": "v1",
  "rbac.authorization.k8s.io": "v1",
  "gateway.networking.k8s.io": "v1",
  "gateway.k8s.aws": "v1",
  "metallb.io": "v1beta1",
};

/** Kinds that have another version than their group. */
const exceptions: Readonly<Record<string, string>> = { "metallb.io BGPPeer": "v1beta2" };

/** The one name of an object type: `kubernetes:extensions/v1beta1:Deployment` is `kubernetes:apps/v1:Deployment`. */
export function canonicalType(token: string): string {
  const type = objectTypeOf(token);
  if (type === undefined) return token;
  const key = `${type.group} ${type.kind}`;
  const [group, version] = moved[key] ?? [type.group, exceptions[key] ?? current[type.group] ?? type.version];
  return tokenOf({ group, version, kind: type.kind });
}
