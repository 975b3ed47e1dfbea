import { workloadTypes } from "../../../../platforms/kubernetes/catalog/types";
import { everyContainer } from "../../../../platforms/kubernetes/objects/pods";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const podNoHostPorts: Rule = {
  id: "pod-no-host-ports",
  title: "Containers take no port of their machine",
  why: "A machine's port is open to whatever reaches the machine, and a second pod with it finds no machine at all.",
  remediation: "Remove hostPort, and send requests through a Service.",
  url: kubernetesDocs("concepts/security/pod-security-standards"),
  severity: "medium",
  controls: { podSecurity: ["baseline: Host Ports"], cisKubernetes: ["5.2.12"], checkov: ["CKV_K8S_26"] },
  types: workloadTypes,
  scope: "resource",
  *check(workload) {
    yield* each(everyContainer(workload), (container) =>
      each(container.items("ports"), function* (port) {
        const taken = port.number("hostPort") ?? 0;
        if (taken !== 0) yield fact(`${port.path}.hostPort`, `is ${taken}; expected none`);
      }),
    );
  },
};
