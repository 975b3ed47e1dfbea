import { types } from "../../../../platforms/kubernetes/catalog/types";
import { gatewayDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const backendTlsName: Rule = {
  id: "backend-tls-name",
  title: "TLS to the pods checks a name that a certificate can have",
  why: "The name is asked for and compared as it is written: with a wildcard, or none, no certificate fits and every request gets 503.",
  remediation: "Set validation.hostname to the name in the pods' certificate.",
  url: gatewayDocs("api-types/backendtlspolicy"),
  severity: "high",
  types: [types.backendTlsPolicy],
  scope: "resource",
  *check(policy) {
    const path = "spec.validation.hostname";
    const name = policy.text(path) ?? "";
    if (name === "") yield fact(path, "is not set; expected the name in the pods' certificate");
    else if (name.includes("*")) yield fact(path, `is ${name}; expected a name without a wildcard`);
  },
};
