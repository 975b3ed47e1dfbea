import { servingTypes } from "../../../../platforms/kubernetes/catalog/types";
import { podRule } from "../../../pod-rule";
import { kubernetesDocs } from "../../../queries/links";
import { optIn, type Rule } from "../../../rule";

const standards = kubernetesDocs("concepts/security/pod-security-standards");
const context = kubernetesDocs("tasks/configure-pod-container/security-context");
const resources = kubernetesDocs("concepts/configuration/manage-resources-containers");
const images = kubernetesDocs("concepts/containers/images");
const probes = kubernetesDocs("concepts/configuration/liveness-readiness-startup-probes");

export const podNotPrivileged: Rule = podRule({
  id: "pod-not-privileged",
  title: "Containers are not privileged",
  why: "A privileged container is root on its machine: whatever breaks into it has the node, and every other pod there.",
  remediation: "Remove securityContext.privileged, and add the one capability that is needed.",
  url: standards,
  severity: "critical",
  controls: {
    podSecurity: ["baseline: Privileged Containers"],
    cisKubernetes: ["5.2.2"],
    checkov: ["CKV_K8S_16"],
    trivy: ["KSV-0017"],
  },
  containers: { "securityContext.privileged": { not: true } },
});

export const podNoHostNamespaces: Rule = podRule({
  id: "pod-no-host-namespaces",
  title: "Pods share no namespace with their machine",
  why: "In the machine's namespaces a container sees every process, or every connection, and passes all network policies by.",
  remediation: "Remove hostNetwork, hostPID and hostIPC from the pod's spec.",
  url: standards,
  severity: "high",
  controls: {
    podSecurity: ["baseline: Host Namespaces"],
    cisKubernetes: ["5.2.3", "5.2.4", "5.2.5"],
    checkov: ["CKV_K8S_17", "CKV_K8S_18", "CKV_K8S_19"],
    trivy: ["KSV-0008", "KSV-0009", "KSV-0010"],
  },
  isLinuxOnly: false,
  pod: { hostNetwork: { not: true }, hostPID: { not: true }, hostIPC: { not: true } },
});

export const podNoHostProcess: Rule = podRule({
  id: "pod-no-host-process",
  title: "Windows containers are no processes of their host",
  why: "A HostProcess container runs on the machine itself, with its files and its network.",
  remediation: "Remove windowsOptions.hostProcess.",
  url: standards,
  severity: "critical",
  controls: { podSecurity: ["baseline: HostProcess"], cisKubernetes: ["5.2.10"] },
  isLinuxOnly: false,
  pod: { "securityContext.windowsOptions.hostProcess": { not: true } },
  containers: { "securityContext.windowsOptions.hostProcess": { not: true } },
});

export const podNoPrivilegeEscalation: Rule = podRule({
  id: "pod-no-privilege-escalation",
  title: "Containers cannot gain more rights than they start with",
  why: "A setuid program in the image makes a process root that was started as a user.",
  remediation: "Set securityContext.allowPrivilegeEscalation: false on each container.",
  url: standards,
  severity: "medium",
  controls: {
    podSecurity: ["restricted: Privilege Escalation"],
    cisKubernetes: ["5.2.6"],
    checkov: ["CKV_K8S_20"],
    trivy: ["KSV-0001"],
  },
  containers: { "securityContext.allowPrivilegeEscalation": { expected: false, default: true } },
});

export const podRunsAsNonRoot: Rule = podRule({
  id: "pod-runs-as-non-root",
  title: "Containers do not run as root",
  why: "Root in a container is root on the machine as soon as one layer between them fails.",
  remediation: "Set securityContext.runAsNonRoot: true on the pod, and no runAsUser of 0.",
  url: standards,
  severity: "medium",
  controls: {
    podSecurity: ["restricted: Running as Non-root", "restricted: Running as Non-root user"],
    cisKubernetes: ["5.2.7"],
    checkov: ["CKV_K8S_23"],
    trivy: ["KSV-0012"],
  },
  inherited: ["securityContext.runAsNonRoot", "securityContext.runAsUser"],
  containers: {
    "securityContext.runAsNonRoot": { expected: true, default: false },
    "securityContext.runAsUser": { not: 0 },
  },
});

export const podHighUserId: Rule = podRule({
  id: "pod-high-user-id",
  title: "Containers run under a user id that the machine does not have",
  why: "A user of the machine with the same number owns what the container's process reaches when it breaks out.",
  remediation: "Set securityContext.runAsUser to 10000 or more.",
  url: context,
  severity: "low",
  levels: optIn,
  controls: { checkov: ["CKV_K8S_40"] },
  inherited: ["securityContext.runAsUser"],
  containers: { "securityContext.runAsUser": { atLeast: 10_000, default: 0 } },
});

export const podDropsCapabilities: Rule = podRule({
  id: "pod-drops-capabilities",
  title: "Containers drop every capability",
  why: "The runtime leaves fourteen capabilities to a container, raw sockets and changing owners among them.",
  remediation: 'Set securityContext.capabilities.drop: ["ALL"] on each container, and add back what is needed.',
  url: standards,
  severity: "medium",
  controls: {
    podSecurity: ["restricted: Capabilities"],
    cisKubernetes: ["5.2.8", "5.2.9"],
    checkov: ["CKV_K8S_28", "CKV_K8S_37"],
    trivy: ["KSV-0003"],
  },
  containers: { "securityContext.capabilities.drop": { includes: ["ALL"] } },
});

export const podSeccomp: Rule = podRule({
  id: "pod-seccomp",
  title: "Containers run under a seccomp profile",
  why: "Without one every system call of the kernel is open to the container, those with known holes too.",
  remediation: "Set securityContext.seccompProfile.type: RuntimeDefault on the pod.",
  url: standards,
  severity: "medium",
  controls: {
    podSecurity: ["baseline: Seccomp", "restricted: Seccomp"],
    cisKubernetes: ["5.6.2"],
    checkov: ["CKV_K8S_31"],
    trivy: ["KSV-0030"],
  },
  inherited: ["securityContext.seccompProfile.type"],
  containers: {
    "securityContext.seccompProfile.type": { oneOf: ["RuntimeDefault", "Localhost"], default: "Unconfined" },
  },
});

export const podDefaultProcMount: Rule = podRule({
  id: "pod-default-proc-mount",
  title: "Containers see /proc as the runtime masks it",
  why: "Unmasked, /proc shows the machine's kernel, and lets some of it be changed.",
  remediation: "Remove securityContext.procMount.",
  url: standards,
  severity: "medium",
  controls: { podSecurity: ["baseline: /proc Mount Type"] },
  containers: { "securityContext.procMount": { oneOf: ["Default"], default: "Default" } },
});

export const podReadOnlyRoot: Rule = podRule({
  id: "pod-read-only-root",
  title: "Containers cannot write to their image's files",
  why: "What breaks into a container that can write puts its own programs there.",
  remediation: "Set securityContext.readOnlyRootFilesystem: true, and mount an emptyDir where the program writes.",
  url: context,
  severity: "low",
  controls: { checkov: ["CKV_K8S_22"], trivy: ["KSV-0014"] },
  containers: { "securityContext.readOnlyRootFilesystem": { expected: true, default: false } },
});

export const podRequestsResources: Rule = podRule({
  id: "pod-requests-resources",
  title: "Containers say how much processor and memory they need",
  why: "The scheduler packs pods that ask for nothing onto full machines, and they are the first to be killed there; an autoscaler has nothing to compare with.",
  remediation: "Set resources.requests.cpu and resources.requests.memory on each container.",
  url: resources,
  severity: "medium",
  controls: { checkov: ["CKV_K8S_10", "CKV_K8S_12"], trivy: ["KSV-0015", "KSV-0016"] },
  isLinuxOnly: false,
  which: "main",
  containers: {
    "resources.requests.cpu": { present: "an amount", unless: (container) => container.has("resources.limits.cpu") },
    "resources.requests.memory": {
      present: "an amount",
      unless: (container) => container.has("resources.limits.memory"),
    },
  },
});

export const podMemoryLimit: Rule = podRule({
  id: "pod-memory-limit",
  title: "Containers have a limit of memory",
  why: "One that leaks takes the machine's memory, and the kernel kills other pods there.",
  remediation: "Set resources.limits.memory on each container.",
  url: resources,
  severity: "medium",
  controls: { checkov: ["CKV_K8S_13"], trivy: ["KSV-0018"] },
  isLinuxOnly: false,
  which: "main",
  containers: { "resources.limits.memory": { present: "an amount" } },
});

export const podCpuLimit: Rule = podRule({
  id: "pod-cpu-limit",
  title: "Containers have a limit of processor time",
  why: "Without one a container takes what is free of its machine.",
  remediation: "Set resources.limits.cpu on each container.",
  url: resources,
  severity: "low",
  levels: optIn,
  decision:
    "Off by default: a limit of processor time holds a container back although the machine has time left, and delays answers; requests share it out.",
  controls: { checkov: ["CKV_K8S_11"], trivy: ["KSV-0011"] },
  isLinuxOnly: false,
  which: "main",
  containers: { "resources.limits.cpu": { present: "an amount" } },
});

export const podImagePullAlways: Rule = podRule({
  id: "pod-image-pull-always",
  title: "Images are asked for at each start",
  why: "A machine that has the image runs it without asking whether the pod may have it.",
  remediation: "Set imagePullPolicy: Always.",
  url: images,
  severity: "low",
  levels: optIn,
  decision:
    "Off by default: a start then needs the image's server, also when a node dies and its pods start elsewhere.",
  controls: { checkov: ["CKV_K8S_15"] },
  isLinuxOnly: false,
  containers: { imagePullPolicy: { oneOf: ["Always"], default: "IfNotPresent" } },
});

export const podLivenessProbe: Rule = podRule({
  id: "pod-liveness-probe",
  title: "Containers that serve are restarted when they hang",
  why: "A process that hangs is not restarted before something asks it.",
  remediation: "Set livenessProbe, slower than the readiness probe, and asking nothing of other services.",
  url: probes,
  severity: "low",
  controls: { checkov: ["CKV_K8S_8"] },
  types: servingTypes,
  isLinuxOnly: false,
  which: "main",
  containers: { livenessProbe: { present: "a probe", unless: (container) => !container.has("ports") } },
});
