import { entriesOf } from "../../../../model/settings/entries";
import type { Report } from "../../../../model/settings/rule";
import { certifiedNames } from "../../../certificate-names";
import { encrypts, forwardsOf, listenersOf } from "../../gateway/placed-actions";
import { type Cluster, unknownName } from "./queries";

/** Target groups that listeners and node groups name must exist. */
export function references(cluster: Cluster, say: Report): void {
  if (cluster.targetGroups === undefined) return;
  const known = Object.keys(cluster.targetGroups);
  for (const { groups, actionPath } of forwardsOf(cluster.loadBalancer)) {
    for (const [name] of groups) {
      if (known.includes(name)) continue;
      say(["loadBalancer", ...actionPath, "targetGroups", name], unknownName(name, known, "targetGroup"));
    }
  }
  for (const [key, group] of entriesOf(cluster.nodeGroups)) {
    for (const [index, name] of (group.targetGroups ?? []).entries()) {
      if (name === undefined || known.includes(name)) continue;
      say(["nodeGroups", key, "targetGroups", index], unknownName(name, known, "targetGroup"));
    }
  }
}

/** Trust stores that listeners name must exist. */
export function trustStores({ loadBalancer, trustStores: stores }: Cluster, say: Report): void {
  const known = Object.keys(stores ?? {});
  for (const { listener, path } of listenersOf(loadBalancer)) {
    const name = listener.mutualAuthentication?.trustStore;
    if (name === undefined || known.includes(name)) continue;
    say(["loadBalancer", ...path, "mutualAuthentication", "trustStore"], unknownName(name, known, "trustStore"));
  }
}

/** Nodes needed are stated for node groups that exist and can have as many. */
export function neededNodes({ objectives, nodeGroups }: Cluster, say: Report): void {
  if (nodeGroups === undefined) return;
  const known = Object.keys(nodeGroups);
  for (const [key, needed] of entriesOf(objectives?.nodesNeeded)) {
    const path = ["objectives", "nodesNeeded", key];
    const most = nodeGroups[key]?.maxSize;
    if (!known.includes(key)) say(path, unknownName(key, known, "nodeGroup"));
    else if (most !== undefined && needed > most)
      say(path, { problem: `above the group's maxSize ${most}`, fix: `write ${most} or less, or raise maxSize` });
  }
}

/** Requests are counted per node, and a node of several groups must say whose. */
export function countedRequests(cluster: Cluster, say: Report): void {
  for (const [key, group] of entriesOf(cluster.nodeGroups)) {
    const policy = group.autoscaling?.requestsPerTarget;
    if (policy === undefined) continue;
    const path = ["nodeGroups", key, "autoscaling", "requestsPerTarget", "targetGroup"];
    const own = (group.targetGroups ?? []).filter((name) => name !== undefined);
    if (policy.targetGroup === undefined || own.includes(policy.targetGroup)) continue;
    say(path, { problem: "not a target group of this node group", allowed: `one of ${own.join(", ")}` });
  }
}

/** An encrypted listener needs a certificate, its own or the cluster's. */
export function certified(cluster: Cluster, say: Report): void {
  // With profile aws it is ACM's, and said elsewhere.
  if (cluster.certificate !== undefined || cluster.kubernetes?.gateway?.profile === "aws") return;
  for (const { listener, path } of listenersOf(cluster.loadBalancer)) {
    if (!encrypts(listener)) continue;
    if (listener.certificateName !== undefined) continue;
    const problem = `missing: ${listener.protocol === "HTTPS" ? "an HTTPS" : "a TLS"} listener needs a certificate`;
    const fix = "set certificate on the cluster (domainName and issuer, or secretName), or certificateName here";
    say(["loadBalancer", ...path, "certificateName"], { problem, fix });
  }
}

const covers = (name: string, host: string): boolean =>
  name === host || (name.startsWith("*.") && host.slice(host.indexOf(".")) === name.slice(1));

/** Clients of the address must not refuse the certificate. */
export function addressCertified({ address, certificate, loadBalancer }: Cluster, say: Report): void {
  if (address?.domainName === undefined || certificate === undefined || !("domainName" in certificate)) return;
  const isEncrypted = listenersOf(loadBalancer).some(({ listener }) => encrypts(listener));
  const names = certifiedNames(certificate);
  const host = address.domainName.toLowerCase();
  if (!isEncrypted || names.some((name) => covers(name.toLowerCase(), host))) return;
  say(["address", "domainName"], {
    problem: `the certificate does not cover it: ${names.join(", ")}`,
    fix: `add ${address.domainName} to certificate.subjectAlternativeNames`,
  });
}
