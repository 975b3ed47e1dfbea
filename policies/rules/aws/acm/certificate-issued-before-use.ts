import { types } from "../../../../platforms/aws/catalog/types";
import { certificateGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const certificateIssuedBeforeUse: Rule = {
  id: "certificate-issued-before-use",
  title: "Listeners wait until their certificate is issued",
  why: "A certificate that is requested in the same update is not issued yet: the listener is refused (UnsupportedCertificate), and the update stops.",
  remediation: "Take certificateArn from the aws.acm.CertificateValidation of the certificate.",
  url: certificateGuide("dns-validation"),
  severity: "high",
  levels: { local: "disabled" }, // the twin issues at once
  decision: "A certificate that is imported or comes from a private authority is there at once.",
  types: [types.listener, types.listenerCertificate],
  scope: "stack",
  applies: (listener, graph) =>
    graph
      .dependenciesOf(listener, "certificateArn", types.certificate, types.certificateValidation)
      .some(({ resource }) => resource.type === types.certificateValidation || "validationMethod" in resource.inputs),
  *check(listener, graph) {
    const named = listener.resource.references.certificateArn ?? [];
    const waits = named.some((urn) => graph.find(urn)?.resource.type === types.certificateValidation);
    if (!waits)
      yield fact(
        "certificateArn",
        "is that of a certificate that may not be issued yet; expected that of its CertificateValidation",
      );
  },
};
