import type { Props } from "../../../model/graph/json";
import { type Constraint, checks, each, limitedLength, oneOf, range, when } from "./constraint";
import { isSet, text } from "./read";

const response = (name: string) => `routingHttpResponse${name}HeaderValue`;
const request = (name: string) => `routingHttpRequestXAmzn${name}HeaderName`;

/** Listener attributes that put a header into every answer; an empty value is the vendor's way to leave it alone. */
export const responseHeaderAttributes: readonly string[] = [
  "StrictTransportSecurity",
  "ContentSecurityPolicy",
  "XContentTypeOptions",
  "XFrameOptions",
  "AccessControlAllowOrigin",
  "AccessControlAllowMethods",
  "AccessControlAllowHeaders",
  "AccessControlExposeHeaders",
  "AccessControlAllowCredentials",
  "AccessControlMaxAge",
].map(response);

/** The vendor's name of each request header that an attribute renames. */
export const requestHeaderNames: Readonly<Record<string, string>> = {
  [request("MtlsClientcert")]: "X-Amzn-Mtls-Clientcert",
  [request("MtlsClientcertIssuer")]: "X-Amzn-Mtls-Clientcert-Issuer",
  [request("MtlsClientcertLeaf")]: "X-Amzn-Mtls-Clientcert-Leaf",
  [request("MtlsClientcertSerialNumber")]: "X-Amzn-Mtls-Clientcert-Serial-Number",
  [request("MtlsClientcertSubject")]: "X-Amzn-Mtls-Clientcert-Subject",
  [request("MtlsClientcertValidity")]: "X-Amzn-Mtls-Clientcert-Validity",
  [request("TlsCipherSuite")]: "X-Amzn-Tls-Cipher-Suite",
  [request("TlsVersion")]: "X-Amzn-Tls-Version",
};

export const serverHeaderAttribute = "routingHttpResponseServerEnabled";

export const headerAttributes: readonly string[] = [
  serverHeaderAttribute,
  ...responseHeaderAttributes,
  ...Object.keys(requestHeaderNames),
];

const orEmpty = (attribute: string, allowed: RegExp, expected: string) =>
  each(attribute, (value) => value === "" || (typeof value === "string" && allowed.test(value)), expected);

const isGiven = (attribute: string) => (inputs: Props) => (text(inputs, attribute) ?? "") !== "";

/** Each kind of listener has attributes of its own. Source: AWS service model elbv2, ListenerAttribute. */
const rightProtocol: Constraint = (inputs) => {
  const given = headerAttributes.filter((attribute) => isSet(inputs, attribute) && inputs[attribute] !== "");
  if (given.length === 0) return [];
  const protocol = text(inputs, "protocol") ?? "HTTP";
  const isWeb = protocol === "HTTP" || protocol === "HTTPS";
  return given
    .filter((attribute) => !isWeb || (protocol === "HTTP" && requestHeaderNames[attribute] !== undefined))
    .map((property) => ({
      property,
      reason: `is not supported for listeners with protocol ${protocol}`,
      code: "InvalidConfigurationRequest",
    }));
};

/** Source of the values: terraform-provider-aws, lb_listener. */
export const headerConstraint = checks(
  oneOf(response("XContentTypeOptions"), ["", "nosniff"]),
  oneOf(response("AccessControlAllowCredentials"), ["", "true"]),
  orEmpty(
    response("XFrameOptions"),
    /^(?:DENY|SAMEORIGIN|ALLOW-FROM \S+)$/,
    "DENY, SAMEORIGIN or ALLOW-FROM and an origin",
  ),
  when(isGiven(response("AccessControlMaxAge")), range(response("AccessControlMaxAge"), 0, 86400)),
  ...responseHeaderAttributes.map((attribute) =>
    when(isGiven(attribute), limitedLength(attribute, "elbv2.header.value.length")),
  ),
  ...Object.keys(requestHeaderNames).map((attribute) =>
    orEmpty(attribute, /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}$/, "a header name"),
  ),
  rightProtocol,
);
