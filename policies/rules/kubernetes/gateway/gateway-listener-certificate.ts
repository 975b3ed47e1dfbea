import { types } from "../../../../platforms/kubernetes/catalog/types";
import { each } from "../../../evaluate";
import { gatewayDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const gatewayListenerCertificate: Rule = {
  id: "gateway-listener-certificate",
  title: "Listeners that end TLS have a certificate",
  why: "The API server takes an HTTPS listener without one; the gateway then serves nothing on its port.",
  remediation: "Set tls.certificateRefs to a Secret, such as one that cert-manager fills.",
  url: gatewayDocs("guides/tls"),
  severity: "high",
  types: [types.gateway],
  scope: "resource",
  decision: "Gateways of the AWS Load Balancer Controller take their certificates from ACM, and are not judged.",
  applies: (gateway) =>
    gateway.text("spec.infrastructure.parametersRef.group") !== "gateway.k8s.aws" &&
    !/aws|alb|nlb/i.test(gateway.text("spec.gatewayClassName") ?? ""),
  *check(gateway) {
    yield* each(gateway.items("spec.listeners"), function* (listener) {
      const protocol = listener.text("protocol");
      const mode = listener.text("tls.mode") ?? "Terminate";
      const isEnded = protocol === "HTTPS" || (protocol === "TLS" && mode === "Terminate");
      if (isEnded && listener.items("tls.certificateRefs").length === 0)
        yield fact(`${listener.path}.tls.certificateRefs`, "is empty; expected a certificate");
    });
  },
};
