import { workloadTypes } from "../../../../platforms/kubernetes/catalog/types";
import { podSpec } from "../../../../platforms/kubernetes/objects/pods";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** Source: Kubernetes, Pod Security Standards, Sysctls. */
const safe = new Set([
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.ping_group_range",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_rmem",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.tcp_wmem",
]);

export const podSafeSysctls: Rule = {
  id: "pod-safe-sysctls",
  title: "Pods change settings of the kernel only that are their own",
  why: "Other settings hold for every pod on the machine, or let one take what belongs to all.",
  remediation: "Remove the setting from securityContext.sysctls, or make it on the machine.",
  url: kubernetesDocs("concepts/security/pod-security-standards"),
  severity: "medium",
  controls: { podSecurity: ["baseline: Sysctls"], trivy: ["KSV-0026"] },
  types: workloadTypes,
  scope: "resource",
  *check(workload) {
    yield* each(podSpec(workload).at("securityContext").items("sysctls"), function* (sysctl) {
      const name = sysctl.text("name") ?? "";
      if (!safe.has(name)) yield fact(`${sysctl.path}.name`, `is ${name}; expected one that is the pod's own`);
    });
  },
};
