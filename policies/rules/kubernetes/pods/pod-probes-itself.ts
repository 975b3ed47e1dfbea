import { workloadTypes } from "../../../../platforms/kubernetes/catalog/types";
import { everyContainer } from "../../../../platforms/kubernetes/objects/pods";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** What the kubelet opens connections for. */
const handlers = [
  "readinessProbe",
  "livenessProbe",
  "startupProbe",
  "lifecycle.postStart",
  "lifecycle.preStop",
].flatMap((handler) => [`${handler}.httpGet.host`, `${handler}.tcpSocket.host`]);

export const podProbesItself: Rule = {
  id: "pod-probes-itself",
  title: "Probes and hooks ask the pod itself",
  why: "The kubelet asks from its machine: with a host of its own a probe reaches what the machine may reach, and says nothing of the pod.",
  remediation: "Remove host; for a name in the request set the header Host.",
  url: kubernetesDocs("concepts/security/pod-security-standards"),
  severity: "medium",
  controls: { podSecurity: ["baseline: Host Probes / Lifecycle Hooks"] },
  types: workloadTypes,
  scope: "resource",
  *check(workload) {
    yield* each(everyContainer(workload), (container) =>
      each(handlers, function* (path) {
        const host = container.text(path) ?? "";
        if (host !== "") yield fact(container.at(path).path, `is ${host}; expected none`);
      }),
    );
  },
};
