import { types } from "../../../../platforms/kubernetes/catalog/types";
import { textMap } from "../../../../platforms/kubernetes/objects/names";
import { kubernetesDocs } from "../../../queries/links";
import type { Rule } from "../../../rule";

const label = "pod-security.kubernetes.io/enforce";

export const namespaceEnforcesPodSecurity: Rule = {
  id: "namespace-enforces-pod-security",
  title: "Namespaces refuse pods that are not restricted",
  why: "Without the label the API server takes a privileged pod from whatever may make pods there.",
  remediation: `Set the label ${label}: restricted, or baseline where a workload needs more.`,
  url: kubernetesDocs("concepts/security/pod-security-admission"),
  severity: "medium",
  controls: { cisKubernetes: ["5.2.1"] },
  decision:
    "A policy engine (Kyverno, Gatekeeper) does the same, and cannot be seen here: exempt the namespaces that it guards.",
  types: [types.namespace],
  scope: "resource",
  *check(namespace) {
    const level = textMap(namespace, "metadata.labels")[label];
    if (level !== "restricted" && level !== "baseline")
      yield {
        property: "metadata.labels",
        problem: `metadata.labels has ${level === undefined ? `no ${label}` : `${label}: ${level}`}; expected restricted or baseline`,
      };
  },
};
