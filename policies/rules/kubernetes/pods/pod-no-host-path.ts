import { workloadTypes } from "../../../../platforms/kubernetes/catalog/types";
import { podSpec } from "../../../../platforms/kubernetes/objects/pods";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const podNoHostPath: Rule = {
  id: "pod-no-host-path",
  title: "Pods mount no folder of their machine",
  why: "Files of the machine are its keys, its other pods' data and the container runtime's socket, which is root there.",
  remediation: "Take a persistent volume, an emptyDir, a ConfigMap or a Secret instead of hostPath.",
  url: kubernetesDocs("concepts/security/pod-security-standards"),
  severity: "high",
  controls: {
    podSecurity: ["baseline: HostPath Volumes"],
    cisKubernetes: ["5.2.11"],
    checkov: ["CKV_K8S_27"],
    trivy: ["KSV-0023"],
  },
  types: workloadTypes,
  scope: "resource",
  *check(workload) {
    yield* each(podSpec(workload).items("volumes"), function* (volume) {
      if (!volume.has("hostPath")) return;
      const path = volume.text("hostPath.path") ?? "";
      yield fact(`${volume.path}.hostPath.path`, `is ${JSON.stringify(path)}; expected no hostPath`);
    });
  },
};
