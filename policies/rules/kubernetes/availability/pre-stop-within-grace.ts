import { UnknownValueError } from "../../../../model/graph";
import { servingTypes } from "../../../../platforms/kubernetes/catalog/types";
import {
  gracePeriodOf,
  isPreStopOpen,
  mainContainers,
  preStopSeconds,
} from "../../../../platforms/kubernetes/objects/pods";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const preStopWithinGrace: Rule = {
  id: "pre-stop-within-grace",
  title: "A pod's last hook ends before the pod is killed",
  why: "The grace period runs while the hook does: when the hook takes all of it, the program is killed with its requests open.",
  remediation:
    "Raise terminationGracePeriodSeconds above the hook's sleep plus the longest request, or shorten the sleep.",
  url: kubernetesDocs("concepts/containers/container-lifecycle-hooks"),
  severity: "high",
  types: servingTypes,
  scope: "resource",
  applies: (workload) => mainContainers(workload).some((container) => container.has("lifecycle.preStop")),
  *check(workload) {
    const grace = gracePeriodOf(workload);
    yield* each(mainContainers(workload), function* (container) {
      const property = `${container.path}.lifecycle.preStop`;
      if (isPreStopOpen(container))
        throw new UnknownValueError(workload.resource.urn, `${property}: how long it takes is not told`, "open");
      const sleep = preStopSeconds(container);
      if (sleep !== undefined && sleep >= grace)
        yield fact(property, `sleeps ${sleep} seconds; expected less than terminationGracePeriodSeconds, ${grace}`);
    });
  },
};
