import type { LoadBalancerListenerSettings, LoadBalancerSettings } from "./resolved";

type ResponseHeaders = LoadBalancerListenerSettings["responseHeaders"];

/** A year, this name alone: safe for every name that is served by HTTPS only. */
const defaultTransportSecurity = { maxAge: 31536000, includeSubdomains: false, preload: false } as const;

/** `Strict-Transport-Security` of a listener; empty for none. */
function transportSecurity({ protocol, responseHeaders }: LoadBalancerListenerSettings): string {
  const asked = responseHeaders.strictTransportSecurity ?? defaultTransportSecurity;
  if (protocol !== "HTTPS" || asked === false) return "";
  const { maxAge, includeSubdomains, preload } = asked;
  return [
    `max-age=${maxAge}`,
    ...(includeSubdomains ? ["includeSubDomains"] : []),
    ...(preload ? ["preload"] : []),
  ].join("; ");
}

function crossOrigin({ cors }: ResponseHeaders) {
  return {
    routingHttpResponseAccessControlAllowOriginHeaderValue: cors?.allowOrigin ?? "",
    routingHttpResponseAccessControlAllowMethodsHeaderValue: cors?.allowMethods?.join(", ") ?? "",
    routingHttpResponseAccessControlAllowHeadersHeaderValue: cors?.allowHeaders?.join(", ") ?? "",
    routingHttpResponseAccessControlExposeHeadersHeaderValue: cors?.exposeHeaders?.join(", ") ?? "",
    routingHttpResponseAccessControlAllowCredentialsHeaderValue: cors?.allowCredentials === true ? "true" : "",
    routingHttpResponseAccessControlMaxAgeHeaderValue: cors?.maxAge === undefined ? "" : `${cors.maxAge}`,
  };
}

/** Always explicit: the provider keeps what it once set, so only an empty value takes a header away again. */
function responseHeaders(listener: LoadBalancerListenerSettings) {
  const { responseHeaders: headers } = listener;
  return {
    routingHttpResponseServerEnabled: headers.server,
    routingHttpResponseStrictTransportSecurityHeaderValue: transportSecurity(listener),
    routingHttpResponseContentSecurityPolicyHeaderValue: headers.contentSecurityPolicy ?? "",
    routingHttpResponseXContentTypeOptionsHeaderValue: headers.contentTypeOptions ? "nosniff" : "",
    routingHttpResponseXFrameOptionsHeaderValue: headers.frameOptions ?? "",
    ...crossOrigin(headers),
  };
}

/** The names of the request headers that this listener sends at all. */
function requestHeaders(listener: LoadBalancerListenerSettings, settings: LoadBalancerSettings) {
  const { protocol, requestHeaders: names, mutualAuthentication } = listener;
  if (protocol !== "HTTPS") return {};
  return {
    ...(settings.enableTlsVersionAndCipherSuiteHeaders
      ? {
          routingHttpRequestXAmznTlsVersionHeaderName: names.tlsVersion,
          routingHttpRequestXAmznTlsCipherSuiteHeaderName: names.tlsCipherSuite,
        }
      : {}),
    ...certificateHeaders(names, mutualAuthentication?.mode ?? "off"),
  };
}

/** By these nodes learn of the client's certificate: of the whole chain, or of what the balancer has verified. */
function certificateHeaders(
  names: LoadBalancerListenerSettings["requestHeaders"],
  mode: "off" | "passthrough" | "verify",
) {
  if (mode === "off") return {};
  if (mode === "passthrough") return { routingHttpRequestXAmznMtlsClientcertHeaderName: names.clientCertificate };
  return {
    routingHttpRequestXAmznMtlsClientcertLeafHeaderName: names.clientCertificateLeaf,
    routingHttpRequestXAmznMtlsClientcertSerialNumberHeaderName: names.clientCertificateSerialNumber,
    routingHttpRequestXAmznMtlsClientcertIssuerHeaderName: names.clientCertificateIssuer,
    routingHttpRequestXAmznMtlsClientcertSubjectHeaderName: names.clientCertificateSubject,
    routingHttpRequestXAmznMtlsClientcertValidityHeaderName: names.clientCertificateValidity,
  };
}

/** The header attributes of an application balancer's listener in the provider's words. */
export const planHeaders = (listener: LoadBalancerListenerSettings, settings: LoadBalancerSettings) =>
  settings.type === "network" ? {} : { ...responseHeaders(listener), ...requestHeaders(listener, settings) };
