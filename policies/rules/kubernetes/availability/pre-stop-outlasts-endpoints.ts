import { type ResourceReader, UnknownValueError } from "../../../../model/graph";
import { scaledTypes, types } from "../../../../platforms/kubernetes/catalog/types";
import { isPreStopOpen, mainContainers, preStopSeconds } from "../../../../platforms/kubernetes/objects/pods";
import { timings } from "../../../../platforms/kubernetes/timings";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import { isServing } from "../../../queries/serving";
import { fact, type Rule } from "../../../rule";

const least = timings["endpoints.propagate"].worst;

/** Those that requests reach; the only one, where none names a port. */
function servingContainers(workload: ResourceReader): readonly ResourceReader[] {
  const containers = mainContainers(workload);
  const open = containers.filter((container) => container.has("ports"));
  return open.length === 0 && containers.length === 1 ? containers : open;
}

export const preStopOutlastsEndpoints: Rule = {
  id: "pre-stop-outlasts-endpoints",
  title: "Pods serve until no proxy sends them requests any more",
  why: "A pod is told to stop at the moment at which proxies begin to hear of it: what they send until then is refused, at every rollout.",
  remediation: `Set lifecycle.preStop.sleep.seconds to ${least} or more on the containers that serve.`,
  url: kubernetesDocs("concepts/workloads/pods/pod-lifecycle"),
  severity: "medium",
  types: [...scaledTypes, types.daemonSet],
  scope: "stack",
  applies: isServing,
  *check(workload) {
    yield* each(servingContainers(workload), function* (container) {
      const property = `${container.path}.lifecycle.preStop`;
      if (isPreStopOpen(container))
        throw new UnknownValueError(workload.resource.urn, `${property}: how long it takes is not told`, "open");
      const sleep = preStopSeconds(container);
      if (!container.has("lifecycle.preStop"))
        yield fact(property, `is not set; expected a sleep of ${least} seconds or more`);
      else if (sleep !== undefined && sleep < least)
        yield fact(property, `sleeps ${sleep} seconds; expected ${least} or more, until endpoints have gone round`);
    });
  },
};
