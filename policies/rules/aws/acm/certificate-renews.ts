import { types } from "../../../../platforms/aws/catalog/types";
import { unexpected } from "../../../property-rule";
import { securityHub } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const certificateRenews: Rule = {
  id: "certificate-renews",
  title: "Certificates renew themselves",
  why: "An expired certificate stops every client at once, at the same second.",
  remediation: "Request the certificate with validationMethod: DNS and leave the validation record in place.",
  url: securityHub("ACM.1"),
  severity: "medium",
  controls: { securityHub: ["ACM.1"] },
  decision:
    "ACM.1 looks at the days left of certificates that exist. What the program decides is whether they renew by themselves, which e-mail validation and imported certificates do not.",
  types: [types.certificate],
  scope: "resource",
  *check(certificate) {
    if (certificate.has("privateKey")) {
      yield fact("certificateBody", "is set; expected a certificate that ACM issues");
    } else if (!certificate.has("certificateAuthorityArn")) {
      yield* unexpected(certificate, "validationMethod", { expected: "DNS" });
    }
  },
};
