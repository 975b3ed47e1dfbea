import { workloadTypes } from "../../../../platforms/kubernetes/catalog/types";
import { everyContainer, isWindows, podAnnotations, podSpec } from "../../../../platforms/kubernetes/objects/pods";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

const annotation = "container.apparmor.security.beta.kubernetes.io/";

export const podAppArmor: Rule = {
  id: "pod-app-armor",
  title: "Containers are not taken out of AppArmor",
  why: "Unconfined, a container may open files and sockets of the machine that the runtime's own profile keeps from it.",
  remediation: "Remove appArmorProfile, or set its type to RuntimeDefault or Localhost.",
  url: kubernetesDocs("concepts/security/pod-security-standards"),
  severity: "medium",
  controls: { podSecurity: ["baseline: AppArmor"], trivy: ["KSV-0002"] },
  types: workloadTypes,
  scope: "resource",
  applies: (workload) => !isWindows(workload),
  *check(workload) {
    yield* each([podSpec(workload), ...everyContainer(workload)], function* (holder) {
      const path = "securityContext.appArmorProfile.type";
      if (holder.text(path) === "Unconfined")
        yield fact(holder.at(path).path, "is Unconfined; expected RuntimeDefault or Localhost");
    });
    for (const [key, value] of Object.entries(podAnnotations(workload)))
      if (key.startsWith(annotation) && !/^(?:runtime\/default|localhost\/.+)?$/.test(value))
        yield {
          property: "",
          problem: `the annotation ${key} is ${value}; expected runtime/default or localhost/<name>`,
        };
  },
};
