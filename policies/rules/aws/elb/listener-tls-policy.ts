import { types } from "../../../../platforms/aws/catalog/types";
import { defaultTlsPolicy, offeredTlsPolicies, tlsPolicyAdvice, vendorTlsPolicy } from "../../../../platforms/aws/tls";
import { securityHub } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const listenerTlsPolicy: Rule = {
  id: "listener-tls-policy",
  title: "Listeners accept TLS 1.2 and 1.3 with forward secrecy only",
  why: "Older versions and weaker ciphers can be broken, and a recorded session read later.",
  remediation: `Set sslPolicy to ${defaultTlsPolicy} or a stricter one.`,
  url: securityHub("ELB.17"),
  severity: "medium",
  controls: {
    securityHub: ["ELB.17"],
    checkov: ["CKV_AWS_103", "CKV2_AWS_74"],
    trivy: ["AWS-0047"],
    elbGuide: ["SEC04"],
  },
  decision: `The public lists differ: Security Hub names eight policies, Checkov takes every name that starts with TLS13, and denies nine. Here: the vendor's policies of TLS 1.2 and 1.3 with forward secrecy and without the Ext ciphers, ${offeredTlsPolicies.length} in all, post-quantum, FIPS and RFC 9151 among them. A listener without a policy gets the vendor's default, ${vendorTlsPolicy}, which takes TLS 1.0.`,
  types: [types.listener],
  scope: "resource",
  applies: (listener) => ["HTTPS", "TLS"].includes(listener.text("protocol") ?? ""),
  *check(listener) {
    const policy = listener.text("sslPolicy");
    if (policy === undefined) {
      yield fact("sslPolicy", `is not set, which means ${vendorTlsPolicy}; expected ${defaultTlsPolicy}`);
    } else if (!offeredTlsPolicies.includes(policy)) {
      yield {
        property: "sslPolicy",
        problem: `sslPolicy is ${policy}: ${tlsPolicyAdvice(policy) ?? `expected ${defaultTlsPolicy}`}`,
      };
    }
  },
};
