import { types, workloadTypes } from "../../../../platforms/kubernetes/catalog/types";
import { namespaceOf, objectsIn } from "../../../../platforms/kubernetes/objects/names";
import { podSpec } from "../../../../platforms/kubernetes/objects/pods";
import { accountOf } from "../../../../platforms/kubernetes/objects/references";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const podNoToken: Rule = {
  id: "pod-no-token",
  title: "Pods carry no key to the API server unless they say that they need it",
  why: "Whatever breaks into the pod speaks to the API server with its service account's rights.",
  remediation:
    "Set automountServiceAccountToken: false on the pod or its service account; true on the pod where it asks the API server.",
  url: kubernetesDocs("tasks/configure-pod-container/configure-service-account"),
  severity: "low",
  controls: { cisKubernetes: ["5.1.6"], checkov: ["CKV_K8S_38"], trivy: ["KSV-0036"] },
  decision:
    "A pod that sets it to true itself says that it needs it, and passes: Checkov fails it. With nothing said it is mounted.",
  types: workloadTypes,
  scope: "stack",
  *check(workload, graph) {
    const path = "automountServiceAccountToken";
    const spec = podSpec(workload);
    if (spec.has(path)) {
      spec.at(path).known();
      return;
    }
    const name = accountOf(workload);
    const account = objectsIn(graph).named(types.serviceAccount, { namespace: namespaceOf(workload), name });
    if (account?.flag(path) === false) return;
    yield fact(
      spec.at(path).path,
      `is not set, and neither is it false on the service account ${name}; expected false`,
    );
  },
};
