import { actionConstraint } from "./actions";
import { arn, checks, limit, oneOf, port } from "./constraint";
import { headerConstraint } from "./listener-headers";

/** What each kind of balancer listens to. */
export const listenerProtocols = {
  application: ["HTTP", "HTTPS"],
  network: ["TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC"],
} as const;

export const listenerConstraint = checks(
  port("port"),
  oneOf("protocol", [...listenerProtocols.application, ...listenerProtocols.network, "GENEVE"]),
  oneOf("alpnPolicy", ["HTTP1Only", "HTTP2Only", "HTTP2Optional", "HTTP2Preferred", "None"]),
  oneOf("mutualAuthentication.mode", ["off", "passthrough", "verify"]),
  limit("tcpIdleTimeoutSeconds", "elbv2.nlb.tcpIdleTimeout"),
  arn("certificateArn"),
  arn("loadBalancerArn"),
  actionConstraint("defaultActions"),
  headerConstraint,
);

export const listenerCertificateConstraint = checks(arn("certificateArn"), arn("listenerArn"));
