import { types } from "../../../../platforms/aws/catalog/types";
import { unexpected } from "../../../property-rule";
import { balancerGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const listenerCertificateFromAcm: Rule = {
  id: "listener-certificate-from-acm",
  title: "Listeners use certificates of ACM",
  why: "A certificate uploaded to IAM does not renew itself.",
  remediation: "Set certificateArn to a certificate of AWS Certificate Manager.",
  url: balancerGuide("https-listener-certificates"),
  severity: "medium",
  controls: {
    cdkNag: [
      "NIST.800.53.R5-ELBv2ACMCertificateRequired",
      "HIPAA.Security-ELBv2ACMCertificateRequired",
      "PCI.DSS.321-ELBv2ACMCertificateRequired",
    ],
    elbGuide: ["SEC03"],
  },
  types: [types.listener],
  scope: "stack",
  applies: (listener) => ["HTTPS", "TLS"].includes(listener.text("protocol") ?? ""),
  *check(listener, graph) {
    if (!listener.has("certificateArn")) {
      yield* unexpected(listener, "certificateArn", { present: "an ACM certificate" });
      return;
    }
    if (graph.dependenciesOf(listener, "certificateArn", types.certificate, types.certificateValidation).length > 0)
      return;
    if (listener.text("certificateArn")?.split(":")[2] !== "acm") {
      yield fact("certificateArn", `is ${listener.text("certificateArn")}; expected an ACM certificate`);
    }
  },
};
