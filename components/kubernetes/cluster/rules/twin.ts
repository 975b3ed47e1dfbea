import { entriesOf } from "../../../../model/settings/entries";
import type { Report } from "../../../../model/settings/rule";
import type { Cluster } from "./queries";

/** What a cluster on this machine does not have is said before anything is made. */
export function playable({ kubernetes, nodeGroups, provider, trustStores }: Cluster, say: Report): void {
  if (provider !== "twin" || kubernetes === undefined) return;
  for (const name of ["context", "kubeconfig"] as const) {
    if (kubernetes[name] === undefined) continue;
    const problem = "the twin makes a cluster of its own, and no kubeconfig leads to it";
    say(["kubernetes", name], { problem, fix: "drop it, or write provider: kubernetes" });
  }
  for (const [key, store] of entriesOf(trustStores)) {
    if (Object.keys(store.revocations ?? {}).length === 0) continue;
    const problem = "the twin's gateway reads no revocation lists, and would take a revoked certificate";
    const fix =
      "leave it out here, and try it in a cluster with Envoy Gateway; authorities and dates are judged here too";
    say(["trustStores", key, "revocations"], { problem, fix });
  }
  for (const [key, { autoscaling }] of entriesOf(nodeGroups)) {
    if (Object.keys(autoscaling?.triggers ?? {}).length === 0) continue;
    const problem = "the twin has no KEDA";
    say(["nodeGroups", key, "autoscaling", "triggers"], { problem, fix: "leave them out here; cpu scales here too" });
  }
  const { address, gateway, monitoring, operations } = kubernetes;
  if (gateway?.className !== undefined && gateway.className !== "envoy")
    say(["kubernetes", "gateway", "className"], { problem: "not a class of the twin's gateway", allowed: "envoy" });
  if (address?.kind === "metallb")
    say(["kubernetes", "address", "kind"], { problem: "the twin has no MetalLB", allowed: "cloud" });
  if (monitoring !== undefined)
    say(["kubernetes", "monitoring"], { problem: "the twin has no Prometheus operator", fix: "leave it out here" });
  if (operations?.backup !== undefined)
    say(["kubernetes", "operations", "backup"], { problem: "the twin has no Velero", fix: "leave it out here" });
}
