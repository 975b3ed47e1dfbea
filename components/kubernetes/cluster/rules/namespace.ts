import type { Report } from "../../../../model/settings/rule";
import type { Cluster } from "./queries";

/** Namespaces that are there from the start cannot be made, and Kubernetes' own hold what every pod needs. */
export function ownNamespace({ name, kubernetes }: Cluster, say: Report): void {
  const namespace = kubernetes?.namespace ?? name;
  if (kubernetes === undefined || namespace === undefined) return;
  const path = kubernetes.namespace === undefined ? ["name"] : ["kubernetes", "namespace"];
  const fix = "choose one of the cluster's own, such as its name";
  if (namespace.startsWith("kube-")) {
    say(path, { problem: "belongs to Kubernetes itself", received: namespace, derived: true, fix });
  } else if (namespace === "default" && kubernetes.createNamespace === true) {
    say(path, { problem: "is there already, in every cluster", received: namespace, derived: true, fix });
  }
}
