import type { ResourceReader } from "../../../../model/graph";
import { workloadTypes } from "../../../../platforms/kubernetes/catalog/types";
import { everyContainer, isWindows, podSpec } from "../../../../platforms/kubernetes/objects/pods";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import { type Finding, fact, type Rule } from "../../../rule";

/** Source: Kubernetes, Pod Security Standards, SELinux. */
const allowed = ["container_t", "container_init_t", "container_kvm_t", "container_engine_t"];

function* wrongOptions(holder: ResourceReader): Generator<Finding> {
  const options = holder.at("securityContext.seLinuxOptions");
  const type = options.text("type") ?? "";
  if (type !== "" && !allowed.includes(type))
    yield fact(`${options.path}.type`, `is ${type}; expected none or one of ${allowed.join(", ")}`);
  for (const name of ["user", "role"]) {
    const value = options.text(name) ?? "";
    if (value !== "") yield fact(`${options.path}.${name}`, `is ${value}; expected none`);
  }
}

export const podSelinuxType: Rule = {
  id: "pod-selinux-type",
  title: "Containers keep an SELinux type for containers, and no user or role of their own",
  why: "With a type of the machine's, SELinux no longer keeps the container apart from it.",
  remediation: `Remove seLinuxOptions, or take one of ${allowed.join(", ")}.`,
  url: kubernetesDocs("concepts/security/pod-security-standards"),
  severity: "medium",
  controls: { podSecurity: ["baseline: SELinux"] },
  types: workloadTypes,
  scope: "resource",
  applies: (workload) => !isWindows(workload),
  *check(workload) {
    yield* each([podSpec(workload), ...everyContainer(workload)], wrongOptions);
  },
};
