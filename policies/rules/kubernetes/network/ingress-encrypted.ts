import { types } from "../../../../platforms/kubernetes/catalog/types";
import { listenersOfAlb } from "../../../../platforms/kubernetes/objects/alb-annotations";
import { albOf } from "../../../queries/ingresses";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const ingressEncrypted: Rule = {
  id: "ingress-encrypted",
  title: "Ingresses serve TLS",
  why: "Without it requests and answers, cookies among them, cross the network readable.",
  remediation:
    "Set spec.tls with the hosts and the Secret of their certificate; for a load balancer of AWS an HTTPS listener, by the annotation listen-ports or certificate-arn.",
  url: kubernetesDocs("concepts/services-networking/ingress"),
  severity: "medium",
  decision: "A load balancer of AWS reads no Secret: its listeners say whether it speaks TLS, and spec.tls does not.",
  types: [types.ingress],
  scope: "stack",
  *check(ingress, graph) {
    const alb = albOf(ingress, graph);
    if (alb === undefined) {
      if (ingress.items("spec.tls").length === 0) yield fact("spec.tls", "is not set; expected at least 1 entry");
      return;
    }
    const listeners = listenersOfAlb(ingress, alb);
    if (listeners.some(({ protocol }) => protocol === "HTTPS")) return;
    const said = listeners.map(({ protocol, port }) => `${protocol} ${port}`).join(", ");
    yield {
      property: "metadata.annotations",
      problem: `metadata.annotations has the listeners ${said}; expected one of HTTPS`,
    };
  },
};
