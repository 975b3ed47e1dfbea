import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { balancerGuide } from "../../../queries/links";
import { encryptedListenersOf } from "../../../queries/paths";
import { fact, type Rule } from "../../../rule";

/** The balancers that a record is an alias of. */
const targetsOf = (record: ResourceReader, graph: Graph) => graph.dependenciesOf(record, "aliases", types.balancer);

/** The certificates that a listener shows; undefined where one of them is not of this stack. */
function certificatesOf(listener: ResourceReader, graph: Graph): readonly ResourceReader[] | undefined {
  const more = graph.dependents(listener, types.listenerCertificate, "listenerArn");
  const shown = [listener, ...more].map((holder) => {
    const issued = graph
      .dependenciesOf(holder, "certificateArn", types.certificateValidation)
      .flatMap((wait) => graph.dependenciesOf(wait, "certificateArn", types.certificate));
    return [...issued, ...graph.dependenciesOf(holder, "certificateArn", types.certificate)];
  });
  return shown.some((found) => found.length === 0) ? undefined : [...new Set(shown.flat())];
}

/** The whole name of a record: names may be given without their zone's. */
function nameOf(record: ResourceReader, graph: Graph): string | undefined {
  const name = trimmed(record.text("name") ?? "");
  const [zone] = graph.dependenciesOf(record, "zoneId", types.zone);
  const suffix = zone && trimmed(zone.text("name") ?? "");
  if (suffix === undefined || suffix === "") return name.includes(".") ? name : undefined;
  return name === suffix || name.endsWith(`.${suffix}`) ? name : [name, suffix].filter((part) => part !== "").join(".");
}

const trimmed = (name: string) => name.toLowerCase().replace(/\.$/, "");

/** A wildcard stands for one label. */
const covers = (pattern: string, name: string) =>
  pattern === name || (pattern.startsWith("*.") && name.split(".").slice(1).join(".") === pattern.slice(2));

export const certificateCoversName: Rule = {
  id: "certificate-covers-name",
  title: "The certificate of a balancer names every host that DNS sends to it",
  why: "Clients that follow the name get a certificate for another one, and go no further.",
  remediation: "Add the name to domainName or subjectAlternativeNames of a certificate of every TLS listener.",
  url: balancerGuide("https-listener-certificates"),
  severity: "high",
  types: [types.record],
  scope: "stack",
  applies: (record, graph) =>
    targetsOf(record, graph).some((balancer) => encryptedListenersOf(balancer, graph).length > 0),
  outside: (record, graph) =>
    targetsOf(record, graph).some((balancer) =>
      encryptedListenersOf(balancer, graph).some((listener) => certificatesOf(listener, graph) === undefined),
    )
      ? "certificate"
      : undefined,
  *check(record, graph) {
    const name = nameOf(record, graph);
    const listeners = targetsOf(record, graph).flatMap((balancer) => encryptedListenersOf(balancer, graph));
    for (const listener of name === undefined ? [] : listeners) {
      const certificates = certificatesOf(listener, graph);
      const names = certificates?.flatMap((one) => [
        ...one.texts("domainName"),
        ...one.texts("subjectAlternativeNames"),
      ]);
      if (name !== undefined && names && !names.some((pattern) => covers(trimmed(pattern), name))) {
        yield fact("name", `is ${name}, and no certificate of ${listener.resource.name} names it`);
      }
    }
  },
};
