import { types, workloadTypes } from "../../../../platforms/kubernetes/catalog/types";
import { namespaceOf } from "../../../../platforms/kubernetes/objects/names";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const podOwnNamespace: Rule = {
  id: "pod-own-namespace",
  title: "Workloads and Services are in a namespace of their own",
  why: "In `default` network policies, quotas, Pod Security labels and rights hold for whatever else lands there.",
  remediation: "Make a Namespace, and name it in metadata.namespace or on the provider.",
  url: kubernetesDocs("concepts/overview/working-with-objects/namespaces"),
  severity: "low",
  controls: { cisKubernetes: ["5.6.1", "5.6.4"], checkov: ["CKV_K8S_21"] },
  types: [...workloadTypes, types.service],
  scope: "resource",
  *check(object) {
    if (namespaceOf(object) === "default") yield fact("metadata.namespace", "is default; expected one of its own");
  },
};
