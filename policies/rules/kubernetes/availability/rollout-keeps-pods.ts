import { types } from "../../../../platforms/kubernetes/catalog/types";
import { fewestPods, takenInRollout } from "../../../../platforms/kubernetes/objects/scaling";
import { kubernetesDocs } from "../../../queries/links";
import { isServing } from "../../../queries/serving";
import { fact, type Rule } from "../../../rule";

export const rolloutKeepsPods: Rule = {
  id: "rollout-keeps-pods",
  title: "Rollouts leave pods that serve",
  why: "Every change of the template takes all pods away before their successors are ready: nothing answers meanwhile.",
  remediation: "Take strategy.type RollingUpdate with maxUnavailable: 0 and maxSurge of 1 or more.",
  url: kubernetesDocs("concepts/workloads/controllers/deployment"),
  severity: "medium",
  types: [types.deployment],
  scope: "stack",
  applies: isServing,
  *check(workload, graph) {
    const pods = fewestPods(workload, graph) ?? 1;
    if (workload.text("spec.strategy.type") === "Recreate") {
      yield fact("spec.strategy.type", "is Recreate; expected RollingUpdate");
      return;
    }
    const taken = takenInRollout(workload, pods);
    if (pods > 0 && taken >= pods && workload.has("spec.strategy.rollingUpdate"))
      yield fact("spec.strategy.rollingUpdate", `takes ${taken} of as few as ${pods} pods at once; expected fewer`);
  },
};
