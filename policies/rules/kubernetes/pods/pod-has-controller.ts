import { types } from "../../../../platforms/kubernetes/catalog/types";
import { kubernetesDocs } from "../../../queries/links";
import type { Rule } from "../../../rule";

export const podHasController: Rule = {
  id: "pod-has-controller",
  title: "Pods are made by a controller",
  why: "A pod that stands alone is gone with its machine: nothing makes it again.",
  remediation: "Make a Deployment, a StatefulSet, a DaemonSet or a Job with the same template.",
  url: kubernetesDocs("concepts/workloads/controllers"),
  severity: "medium",
  types: [types.pod],
  scope: "resource",
  *check() {
    yield { property: "", problem: "the pod stands alone; expected a controller that makes it again" };
  },
};
