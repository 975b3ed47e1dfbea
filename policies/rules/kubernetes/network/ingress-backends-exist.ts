import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/kubernetes/catalog/types";
import { type IngressTarget, serviceOfTarget, waysOfIngress } from "../../../../platforms/kubernetes/objects/ingresses";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import type { Finding, Rule } from "../../../rule";

const targetsOf = (ingress: ResourceReader): readonly IngressTarget[] =>
  waysOfIngress(ingress).flatMap(({ targets }) => targets.filter(({ service }) => service !== undefined));

/** Ports by number and by name. Throws UnknownValueError. */
const portsOf = (service: ResourceReader): readonly string[] =>
  service
    .items("spec.ports")
    .flatMap((port) => [port.text("port"), port.text("name")].filter((one) => one !== undefined));

export const ingressBackendsExist: Rule = {
  id: "ingress-backends-exist",
  title: "Services that an Ingress names have the port that it names",
  why: "The path of a port that is not there gets 503, and an AWS Load Balancer Controller leaves every Ingress of the load balancer as it was; the Ingress is accepted all the same.",
  remediation: "Name the Service and one of its ports, by its number or by its name.",
  url: kubernetesDocs("concepts/services-networking/ingress"),
  severity: "high",
  types: [types.ingress],
  scope: "stack",
  applies: (ingress) => targetsOf(ingress).length > 0,
  outside(ingress, graph) {
    const missing = targetsOf(ingress).find((target) => serviceOfTarget(target, graph) === undefined);
    return missing === undefined ? undefined : `Service ${missing.service?.namespace ?? ""}/${missing.name}`;
  },
  *check(ingress, graph) {
    yield* each(waysOfIngress(ingress), function* ({ backend, targets }): Generator<Finding> {
      for (const target of targets) {
        const service = serviceOfTarget(target, graph);
        if (service === undefined) continue;
        const ports = portsOf(service);
        if (target.port !== undefined && ports.includes(target.port)) continue;
        yield {
          property: backend.path,
          problem: `${backend.path} names port ${target.port ?? "none"} of Service ${target.name}; expected ${ports.join(" or ")}`,
        };
      }
    });
  },
};
