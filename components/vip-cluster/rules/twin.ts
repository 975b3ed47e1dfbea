import { entriesOf } from "../../../model/settings/entries";
import type { Report } from "../../../model/settings/rule";
import { isUdp } from "../../../platforms/aws/protocols";
import { forwardsOf, listenersOf } from "../../aws/load-balancer/placed-actions";
import { isExisting } from "../../aws/network/rules";
import type { Cluster } from "./references";

/** The twin has no bucket and no trust store that it did not make. */
function unreadableStores(stores: NonNullable<Cluster["trustStores"]>, say: Report): void {
  const fix = "give the text itself as pem in this environment";
  for (const [key, store] of entriesOf(stores)) {
    if (!("authorities" in store)) {
      const problem = "the twin has no trust store that it did not make";
      say(["trustStores", key, "arn"], { problem, fix: "set authorities: { pem } in this environment" });
      continue;
    }
    const lists = entriesOf(store.revocations).map(([name, list]) => [["revocations", name], list] as const);
    for (const [path, content] of [[["authorities"], store.authorities] as const, ...lists]) {
      if (content === undefined || !("bucket" in content)) continue;
      say(["trustStores", key, ...path, "bucket"], { problem: "the twin reads only buckets that it made", fix });
    }
  }
}

/** What the twin cannot play, said before anything exists. Offline plans of other environments have all of it. */
export function playableOnTwin(
  { provider, network, certificate, trustStores, loadBalancer }: Cluster,
  say: Report,
): void {
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
  unreadableStores(trustStores ?? {}, say);
  for (const { action, actionPath } of forwardsOf(loadBalancer)) {
    if (action.authenticate === undefined) continue;
    const problem = "the twin has no identity provider to ask, and would let everybody in";
    const fix = "leave it out in this environment: requests then come through as if they had passed";
    say(["loadBalancer", ...actionPath, "authenticate"], { problem, received: action.authenticate.type, fix });
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
