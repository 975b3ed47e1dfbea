import type { Say } from "../rule";
import { listenersOf } from "./actions";
import type { Cluster } from "./cluster-references";
import { isExisting } from "./network";
import { isUdp } from "./protocols";

/** What the twin cannot play, said before anything exists. Offline plans of other environments have all of it. */
export function playableOnTwin({ provider, network, certificate, loadBalancer }: Cluster, say: Say): void {
  if (provider !== "twin") return;
  if (network !== undefined && isExisting(network)) {
    const problem = "the twin has no network that it did not make";
    say(["network", "existing"], {
      problem,
      fix: "leave it out in this environment, and set network.cidr to the same range",
    });
  }
  const imported = { problem: "the twin has no certificate that it did not issue" };
  if (certificate !== undefined && "arn" in certificate) {
    say(["certificate", "arn"], { ...imported, fix: "set domainName and zoneId in this environment" });
  }
  for (const { listener, path } of listenersOf(loadBalancer)) {
    const own = ["loadBalancer", ...path];
    if (listener.protocol !== undefined && isUdp(listener.protocol)) {
      const problem = "the twin plays no UDP, which HAProxy does not balance";
      say([...own, "protocol"], { problem, fix: "use TCP in this environment, or set provider to aws" });
    }
    const fix = "leave it out in this environment: the cluster's own certificate serves";
    if (listener.certificateArn !== undefined) say([...own, "certificateArn"], { ...imported, fix });
    for (const key of Object.keys(listener.additionalCertificates ?? {})) {
      say([...own, "additionalCertificates", key], { ...imported, fix });
    }
  }
}
