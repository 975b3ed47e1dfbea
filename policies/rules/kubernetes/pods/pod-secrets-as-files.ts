import { workloadTypes } from "../../../../platforms/kubernetes/catalog/types";
import { everyContainer } from "../../../../platforms/kubernetes/objects/pods";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import { fact, optIn, type Rule } from "../../../rule";

export const podSecretsAsFiles: Rule = {
  id: "pod-secrets-as-files",
  title: "Secrets come as files, not in the environment",
  why: "An environment stands in crash dumps and logs, is inherited by every child process, and does not follow a renewed secret.",
  remediation: "Mount the Secret as a volume and read the file.",
  url: kubernetesDocs("concepts/configuration/secret"),
  severity: "low",
  levels: optIn,
  controls: { cisKubernetes: ["5.4.1"], checkov: ["CKV_K8S_35"] },
  types: workloadTypes,
  scope: "resource",
  *check(workload) {
    yield* each(everyContainer(workload), function* (container) {
      yield* each(container.items("env"), function* (variable) {
        const path = "valueFrom.secretKeyRef";
        if (variable.has(path)) yield fact(variable.at(path).path, "is set; expected a mounted file");
      });
      yield* each(container.items("envFrom"), function* (source) {
        if (source.has("secretRef")) yield fact(source.at("secretRef").path, "is set; expected a mounted file");
      });
    });
  },
};
