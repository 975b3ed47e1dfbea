import type { Break } from "../../cases";
import { withProperty } from "../../fixture";
import { objects } from "../objects";
import { blue, changed, first, pod } from "./shared";

/** The same break of a container, in each kind of object that makes pods. */
const inContainer = (path: string, ...values: readonly unknown[]): readonly Break[] => [
  ...values.map((value): Break => [blue, `${first}.${path}`, value]),
  ["CronJob/backup", `spec.jobTemplate.spec.template.spec.containers[0].${path}`, values[0]],
  ["StatefulSet/store", `${first}.${path}`, values[0]],
];

const inPod = (path: string, ...values: readonly unknown[]): readonly Break[] => [
  ...values.map((value): Break => [blue, `${pod}.${path}`, value]),
  ["CronJob/backup", `spec.jobTemplate.spec.template.spec.${path}`, values[0]],
];

const prepared = (securityContext: object) => [{ name: "prepare", image: "example.com/a:1@sha256:0", securityContext }];

const alone = objects(
  "{ apiVersion: v1, kind: Pod, metadata: { name: alone, namespace: shop }, spec: { containers: [] } }",
);

export const podsCases: Readonly<Record<string, readonly Break[]>> = {
  "pod-not-privileged": [
    ...inContainer("securityContext.privileged", true),
    [blue, `${pod}.initContainers`, prepared({ privileged: true })],
  ],
  "pod-no-host-namespaces": [...inPod("hostNetwork", true), ...inPod("hostPID", true), ...inPod("hostIPC", true)],
  "pod-no-host-process": [
    ...inPod("securityContext.windowsOptions.hostProcess", true),
    ...inContainer("securityContext.windowsOptions.hostProcess", true),
  ],
  "pod-no-privilege-escalation": [
    ...inContainer("securityContext.allowPrivilegeEscalation", true, undefined),
    [blue, `${first}.securityContext`, undefined],
    [blue, `${pod}.initContainers`, prepared({})],
  ],
  "pod-runs-as-non-root": [
    ...inPod("securityContext.runAsNonRoot", false, undefined),
    ...inPod("securityContext.runAsUser", 0),
    ...inContainer("securityContext.runAsNonRoot", false),
    ...inContainer("securityContext.runAsUser", 0),
  ],
  "pod-high-user-id": [
    ...inPod("securityContext.runAsUser", 1000, undefined),
    ...inContainer("securityContext.runAsUser", 999),
  ],
  "pod-drops-capabilities": inContainer("securityContext.capabilities.drop", ["NET_RAW"], undefined),
  "pod-adds-no-capabilities": inContainer(
    "securityContext.capabilities.add",
    ["SYS_ADMIN"],
    ["NET_BIND_SERVICE", "CHOWN"],
  ),
  "pod-seccomp": [
    ...inPod("securityContext.seccompProfile", { type: "Unconfined" }, undefined),
    ...inContainer("securityContext.seccompProfile", { type: "Unconfined" }),
  ],
  "pod-app-armor": [
    ...inPod("securityContext.appArmorProfile", { type: "Unconfined" }),
    ...inContainer("securityContext.appArmorProfile", { type: "Unconfined" }),
    [
      blue,
      "spec.template.metadata.annotations",
      { "container.apparmor.security.beta.kubernetes.io/blue": "unconfined" },
    ],
  ],
  "pod-selinux-type": [
    ...inPod("securityContext.seLinuxOptions", { type: "spc_t" }, { user: "root" }),
    ...inContainer("securityContext.seLinuxOptions", { role: "admin" }),
  ],
  "pod-default-proc-mount": inContainer("securityContext.procMount", "Unmasked"),
  "pod-safe-sysctls": inPod("securityContext.sysctls", [{ name: "kernel.msgmax", value: "1" }]),
  "pod-no-host-path": inPod("volumes", [{ name: "run", hostPath: { path: "/var/run/docker.sock" } }]),
  "pod-volume-types": inPod("volumes", [{ name: "data", nfs: { server: "s", path: "/" } }]),
  "pod-no-host-ports": inContainer("ports", [{ containerPort: 80 }, { containerPort: 8080, hostPort: 80 }]),
  "pod-probes-itself": [
    ...inContainer("readinessProbe.httpGet.host", "127.0.0.1"),
    [blue, `${first}.lifecycle.preStop`, { tcpSocket: { host: "db", port: 1 } }],
  ],
  "pod-read-only-root": inContainer("securityContext.readOnlyRootFilesystem", false, undefined),
  "pod-requests-resources": [
    ...inContainer("resources", undefined, { requests: { cpu: "1" } }),
    [blue, `${first}.resources`, { requests: { memory: "1Gi" } }],
  ],
  "pod-amounts-meant": [
    ...inContainer("resources.limits.memory", "512m", 512, "64k"),
    ...inContainer("resources.requests.cpu", "500", 1000),
  ],
  "pod-memory-limit": inContainer("resources.limits.memory", undefined),
  "pod-cpu-limit": inContainer("resources.limits.cpu", undefined),
  "pod-image-tag": inContainer("image", "nginx", "nginx:latest", "example.com:5000/shop/web"),
  "pod-image-digest": inContainer("image", "nginx:1.27"),
  "pod-image-pull-always": inContainer("imagePullPolicy", "IfNotPresent", undefined),
  "pod-no-token": [
    changed(blue, "neither pod nor account says so", (program) =>
      withProperty(
        withProperty(program, blue, `${pod}.automountServiceAccountToken`, undefined),
        "ServiceAccount/web",
        "automountServiceAccountToken",
        undefined,
      ),
    ),
    changed(blue, "another account", (program) =>
      withProperty(
        withProperty(program, blue, `${pod}.automountServiceAccountToken`, undefined),
        blue,
        `${pod}.serviceAccountName`,
        "other",
      ),
    ),
  ],
  "pod-own-service-account": [
    changed(blue, "the default account with a token", (program) =>
      withProperty(
        withProperty(program, blue, `${pod}.automountServiceAccountToken`, true),
        blue,
        `${pod}.serviceAccountName`,
        undefined,
      ),
    ),
  ],
  "pod-secrets-as-files": [
    ...inContainer("env", [{ name: "A", valueFrom: { secretKeyRef: { name: "s", key: "k" } } }]),
    ...inContainer("envFrom", [{ secretRef: { name: "s" } }]),
  ],
  "pod-no-secrets-in-env": inContainer("env", [{ name: "DB_PASSWORD", value: "hunter2" }]),
  "pod-own-namespace": [
    [blue, "metadata.namespace", "default"],
    [blue, "metadata.namespace", undefined],
    ["Service/blue", "metadata.namespace", "default"],
  ],
  "pod-has-controller": [changed("Pod/alone", "a pod that stands alone", (program) => ({ ...program, ...alone }))],
  "pod-readiness-probe": [
    [blue, `${first}.readinessProbe`, undefined],
    ["StatefulSet/store", `${first}.readinessProbe`, undefined],
    changed(blue, "an only container without ports", (program) =>
      withProperty(
        withProperty(program, blue, `${first}.readinessProbe`, undefined),
        blue,
        `${first}.ports`,
        undefined,
      ),
    ),
  ],
  "pod-liveness-probe": [[blue, `${first}.livenessProbe`, undefined]],
  "namespace-enforces-pod-security": [
    ["Namespace/shop", "metadata.labels", undefined],
    ["Namespace/shop", "metadata.labels", { "pod-security.kubernetes.io/enforce": "privileged" }],
  ],
};
