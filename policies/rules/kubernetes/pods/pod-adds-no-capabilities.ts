import { workloadTypes } from "../../../../platforms/kubernetes/catalog/types";
import { everyContainer, isWindows } from "../../../../platforms/kubernetes/objects/pods";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const podAddsNoCapabilities: Rule = {
  id: "pod-adds-no-capabilities",
  title: "Containers add no capability but that for ports below 1024",
  why: "Most capabilities are a part of root's rights on the machine, and SYS_ADMIN is nearly all of them.",
  remediation: "Remove what securityContext.capabilities.add holds, but NET_BIND_SERVICE.",
  url: kubernetesDocs("concepts/security/pod-security-standards"),
  severity: "high",
  controls: {
    podSecurity: ["baseline: Capabilities"],
    checkov: ["CKV_K8S_25", "CKV_K8S_39"],
    trivy: ["KSV-0022", "KSV-0005"],
  },
  types: workloadTypes,
  scope: "resource",
  applies: (workload) => !isWindows(workload),
  *check(workload) {
    yield* each(everyContainer(workload), function* (container) {
      const path = "securityContext.capabilities.add";
      const added = container.texts(path).filter((one) => one.replace(/^CAP_/, "") !== "NET_BIND_SERVICE");
      if (added.length > 0)
        yield fact(container.at(path).path, `has ${added.join(", ")}; expected at most NET_BIND_SERVICE`);
    });
  },
};
