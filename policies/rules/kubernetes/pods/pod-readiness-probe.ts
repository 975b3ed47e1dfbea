import { servingTypes } from "../../../../platforms/kubernetes/catalog/types";
import { mainContainers } from "../../../../platforms/kubernetes/objects/pods";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const podReadinessProbe: Rule = {
  id: "pod-readiness-probe",
  title: "Containers that serve say when they are ready",
  why: "Without the probe a pod is sent requests the moment that its process starts, at every rollout, and for as long as it hangs.",
  remediation: "Set readinessProbe with a path that answers only when the program can serve.",
  url: kubernetesDocs("concepts/configuration/liveness-readiness-startup-probes"),
  severity: "high",
  controls: { checkov: ["CKV_K8S_9"] },
  decision:
    "Asked of containers with ports; of a pod whose containers name none, of its only one. Checkov asks it of every container.",
  types: servingTypes,
  scope: "resource",
  *check(workload) {
    const containers = mainContainers(workload);
    const serving = containers.filter((container) => container.has("ports"));
    const judged = serving.length === 0 && containers.length === 1 ? containers : serving;
    yield* each(judged, function* (container) {
      if (!container.has("readinessProbe"))
        yield fact(`${container.path}.readinessProbe`, "is not set; expected a probe");
    });
  },
};
