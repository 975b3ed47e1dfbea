import type { ControlRows } from "./index";

const checkov = (...numbers: readonly number[]) => ({ checkov: numbers.map((number) => `CKV_K8S_${number}`) });
const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

/**
 * The public controls about objects. Sources: Kubernetes 1.36, Pod Security Standards; CIS Kubernetes Benchmark 1.12, section 5; Checkov 3.3.13, of
 * manifests (flags of the control plane and of kubelets, CKV_K8S_68 to 151, are about no object of a program), read 2026-11-30.
 */
export const kubernetesControls: ControlRows = {
  "pods, baseline": {
    podSecurity: [
      "baseline: HostProcess",
      "baseline: Host Namespaces",
      "baseline: Privileged Containers",
      "baseline: Capabilities",
      "baseline: HostPath Volumes",
      "baseline: Host Ports",
      "baseline: Host Probes / Lifecycle Hooks",
      "baseline: AppArmor",
      "baseline: SELinux",
      "baseline: /proc Mount Type",
      "baseline: Seccomp",
      "baseline: Sysctls",
    ],
  },
  "pods, restricted": {
    podSecurity: [
      "restricted: Volume Types",
      "restricted: Privilege Escalation",
      "restricted: Running as Non-root",
      "restricted: Running as Non-root user",
      "restricted: Seccomp",
      "restricted: Capabilities",
    ],
  },
  "section 5": {
    cisKubernetes: [
      ...range(1, 13).map((number) => `5.1.${number}`),
      ...range(1, 12).map((number) => `5.2.${number}`),
      ...["5.3.1", "5.3.2", "5.4.1", "5.4.2", "5.5.1", "5.6.1", "5.6.2", "5.6.3", "5.6.4"],
    ],
  },
  manifests: checkov(...range(1, 45), 49, ...range(152, 158)),
  "several manifests": { checkov: range(1, 6).map((number) => `CKV2_K8S_${number}`) },
};
