import { types } from "../../../../platforms/kubernetes/catalog/types";
import { mainContainers } from "../../../../platforms/kubernetes/objects/pods";
import { workloadsBehind } from "../../../../platforms/kubernetes/objects/references";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const servicePortNamed: Rule = {
  id: "service-port-named",
  title: "Ports that Services name are ports of their pods",
  why: "A pod without a port of that name gets no endpoint: the Service answers nothing, or sends all to the other pods.",
  remediation: "Name the container's port as targetPort does, or write its number.",
  url: kubernetesDocs("concepts/services-networking/service"),
  severity: "high",
  types: [types.service],
  scope: "stack",
  applies: (service, graph) => workloadsBehind(service, graph).length > 0,
  *check(service, graph) {
    const workloads = workloadsBehind(service, graph);
    yield* each(service.items("spec.ports"), function* (port) {
      const target = port.text("targetPort");
      if (target === undefined || /^\d+$/.test(target)) return;
      for (const workload of workloads) {
        const names = mainContainers(workload).flatMap((one) => one.items("ports").map((open) => open.text("name")));
        if (!names.includes(target))
          yield fact(
            `${port.path}.targetPort`,
            `is ${target}; expected a port of ${workload.resource.name} of that name`,
          );
      }
    });
  },
};
