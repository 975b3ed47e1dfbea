import { actionConstraint, actionOrder, redirectRefusals } from "./actions";
import { arn, type Constraint, checks, limit, oneOf, port, refused, unlessRelaxed, word } from "./constraint";

import { headerConstraint } from "./listener-headers";
import { isSet, text } from "./read";
import { mutualAuthenticationConstraint } from "./trust-store";

/** What each kind of balancer listens to. */
export const listenerProtocols = {
  application: ["HTTP", "HTTPS"],
  network: ["TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC"],
} as const;

export const listenerConstraint = checks(
  port("port"),
  oneOf("protocol", [...listenerProtocols.application, ...listenerProtocols.network, "GENEVE"]),
  word("alpnPolicy", "elbv2.listener.alpnPolicy"),
  oneOf("mutualAuthentication.mode", ["off", "passthrough", "verify"]),
  limit("tcpIdleTimeoutSeconds", "elbv2.nlb.tcpIdleTimeout"),
  arn("certificateArn"),
  arn("loadBalancerArn"),
  actionConstraint("defaultActions"),
  oneOf("mutualAuthentication.advertiseTrustStoreCaNames", ["on", "off"]),
  arn("mutualAuthentication.trustStoreArn"),
  mutualAuthenticationConstraint,
  headerConstraint,
);

export const listenerCertificateConstraint = checks(arn("certificateArn"), arn("listenerArn"));

const isTls = (protocol: string) => ["HTTPS", "TLS"].includes(protocol);

const tls: Constraint = (inputs) => {
  const protocol = text(inputs, "protocol");
  // A gateway balancer's listener has none; everybody else's is refused for that elsewhere.
  if (protocol === undefined) return [];
  const hasCertificate = isSet(inputs, "certificateArn");
  if (isTls(protocol) && !hasCertificate) {
    const reason = `A certificate must be specified for ${protocol} listeners`;
    return refused("ValidationError", "certificateArn", reason);
  }
  if (!isTls(protocol) && hasCertificate) {
    const reason = `A certificate cannot be specified for ${protocol} listeners`;
    return refused("ValidationError", "certificateArn", reason);
  }
  return [];
};

const negotiation: Constraint = (inputs) => {
  if (isTls(text(inputs, "protocol") ?? "TLS") || !isSet(inputs, "alpnPolicy")) return [];
  if (text(inputs, "alpnPolicy") === "None") return [];
  return refused("InvalidConfigurationRequest", "alpnPolicy", "ALPN policies are supported by TLS listeners only");
};

const redirects: Constraint = (inputs, limits) => {
  const protocol = text(inputs, "protocol");
  return protocol === undefined ? [] : redirectRefusals("defaultActions", protocol)(inputs, limits);
};

/** Where CreateListener refuses the listener by itself. */
export const listenerRefusals = checks(
  unlessRelaxed("encryption-options-legal", tls),
  unlessRelaxed("encryption-options-legal", negotiation),
  unlessRelaxed("redirect-ends", redirects),
  actionOrder("defaultActions"),
);
