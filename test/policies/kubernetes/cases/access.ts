import type { Break } from "../../cases";
import { without, withProperty } from "../../fixture";
import { objects } from "../objects";
import { blue, changed } from "./shared";

const roles = (rule: object): readonly Break[] => [
  ["Role/reader", "rules", [rule]],
  ["ClusterRole/viewer", "rules[0]", rule],
];

const inner = "Ingress/inner";
const innerBackend = "spec.rules[0].http.paths[0].backend.service";

/** The Ingress of a load balancer of AWS with annotations of its own. */
const albWith = (title: string, changes: Readonly<Record<string, string | undefined>>): Break =>
  changed(inner, title, (program) => {
    const all: Readonly<Record<string, string | undefined>> = {
      "target-type": "ip",
      "healthcheck-path": "/ready",
      "listen-ports": '[{"HTTP": 80}, {"HTTPS": 443}]',
      "ssl-redirect": "443",
      ...changes,
    };
    const kept = Object.entries(all).flatMap(([name, value]) =>
      value === undefined ? [] : [[`alb.ingress.kubernetes.io/${name}`, value] as const],
    );
    return withProperty(program, inner, "metadata.annotations", Object.fromEntries(kept));
  });

export const accessCases: Readonly<Record<string, readonly Break[]>> = {
  "role-no-wildcards": [
    ...roles({ apiGroups: ["apps"], resources: ["*"], verbs: ["get"] }),
    ...roles({ apiGroups: ["apps"], resources: ["deployments"], verbs: ["*"] }),
  ],
  "role-no-every-secret": [
    ...roles({ apiGroups: [""], resources: ["secrets"], verbs: ["list"] }),
    ...roles({ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }),
  ],
  "role-no-escalation": [
    ...roles({ apiGroups: ["rbac.authorization.k8s.io"], resources: ["clusterroles"], verbs: ["escalate"] }),
    ...roles({ apiGroups: ["rbac.authorization.k8s.io"], resources: ["rolebindings"], verbs: ["bind"] }),
    ...roles({ apiGroups: [""], resources: ["serviceaccounts"], verbs: ["impersonate"] }),
  ],
  "role-no-pod-creation": [
    ...roles({ apiGroups: [""], resources: ["pods"], verbs: ["create"] }),
    ...roles({ apiGroups: ["apps"], resources: ["deployments"], verbs: ["create"] }),
  ],
  "role-no-pod-shell": [
    ...roles({ apiGroups: [""], resources: ["pods/exec"], verbs: ["create"] }),
    ...roles({ apiGroups: [""], resources: ["*/exec"], verbs: ["create"] }),
    ...roles({ apiGroups: [""], resources: ["nodes/proxy"], verbs: ["get"] }),
  ],
  "role-no-admission-changes": [
    [
      "ClusterRole/viewer",
      "rules[0]",
      { apiGroups: ["admissionregistration.k8s.io"], resources: ["mutatingwebhookconfigurations"], verbs: ["patch"] },
    ],
  ],
  "role-no-certificate-approval": [
    [
      "ClusterRole/viewer",
      "rules[0]",
      { apiGroups: ["certificates.k8s.io"], resources: ["certificatesigningrequests/approval"], verbs: ["update"] },
    ],
    [
      "ClusterRole/viewer",
      "rules[0]",
      { apiGroups: ["certificates.k8s.io"], resources: ["signers"], verbs: ["approve"] },
    ],
  ],
  "role-no-token-creation": roles({ apiGroups: [""], resources: ["serviceaccounts/token"], verbs: ["create"] }),
  "role-no-volume-creation": [
    ["ClusterRole/viewer", "rules[0]", { apiGroups: [""], resources: ["persistentvolumes"], verbs: ["create"] }],
  ],
  "role-no-service-status": roles({ apiGroups: [""], resources: ["services/status"], verbs: ["patch"] }),
  "binding-no-cluster-admin": [
    ["ClusterRoleBinding/viewer", "roleRef.name", "cluster-admin"],
    ["RoleBinding/reader", "roleRef", { kind: "ClusterRole", name: "cluster-admin" }],
  ],
  "binding-subjects-known": [
    ["ClusterRoleBinding/viewer", "subjects[0].name", "system:authenticated"],
    ["RoleBinding/reader", "subjects", [{ kind: "Group", name: "system:masters" }]],
    ["RoleBinding/reader", "subjects", [{ kind: "User", name: "system:anonymous" }]],
  ],
  "binding-not-default-account": [["RoleBinding/reader", "subjects[0].name", "default"]],
  "service-source-ranges": [["Service/store", "spec.loadBalancerSourceRanges", undefined]],
  "service-no-external-ips": [["Service/blue", "spec.externalIPs", ["192.0.2.1"]]],
  "service-selects-pods": [["Service/blue", "spec.selector", { app: "blue", tier: "wep" }]],
  "service-port-named": [["Service/blue", "spec.ports[0].targetPort", "https"]],
  "pods-have-network-policy": [
    changed(blue, "no policy for what comes in", (program) =>
      without(withProperty(program, "NetworkPolicy/deny", "spec.policyTypes", ["Egress"]), "NetworkPolicy/web"),
    ),
    changed("StatefulSet/store", "policies of another namespace", (program) =>
      withProperty(program, "NetworkPolicy/deny", "metadata.namespace", "other"),
    ),
  ],
  "network-policy-closed": [
    ["NetworkPolicy/web", "spec.ingress[1]", {}],
    ["NetworkPolicy/web", "spec.ingress[1].from[0].ipBlock.cidr", "0.0.0.0/0"],
  ],
  "ingress-encrypted": [
    ["Ingress/old", "spec.tls", undefined],
    albWith("listeners without TLS alone", { "listen-ports": '[{"HTTP": 80}]' }),
  ],
  "ingress-redirects-http": [
    albWith("a listener that forwards without TLS", { "ssl-redirect": undefined }),
    albWith("a redirect to a port without a listener", { "ssl-redirect": "8443" }),
  ],
  "ingress-backends-exist": [
    [inner, `${innerBackend}.port`, { number: 8080 }],
    [inner, `${innerBackend}.port`, { name: "web" }],
  ],
  "ingress-backends-have-pods": [
    changed(inner, "a group that is scaled to zero", (program) =>
      withProperty(without(program, "HorizontalPodAutoscaler/blue"), blue, "spec.replicas", 0),
    ),
  ],
  "ingress-node-port": [albWith("machines as targets", { "target-type": "instance" })],
  "ingress-health-path": [
    albWith("no path", { "healthcheck-path": undefined }),
    albWith("a path without its slash", { "healthcheck-path": "ready" }),
  ],
  "ingress-controller-maintained": [
    ["Ingress/old", "metadata.annotations", { "nginx.ingress.kubernetes.io/rewrite-target": "/" }],
    ...[{ name: "web" }, { name: "nginx" }].map(({ name }) =>
      changed("Ingress/old", `a class of the retired controller: ${name}`, (program) => ({
        ...withProperty(program, "Ingress/old", "spec.ingressClassName", name),
        ...objects(
          `{ apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: { name: ${name} }, spec: { controller: k8s.io/ingress-nginx } }`,
        ),
      })),
    ),
  ],
  "ingress-no-snippets": [
    ["Ingress/old", "metadata.annotations", { "nginx.ingress.kubernetes.io/configuration-snippet": "lua" }],
  ],
};
