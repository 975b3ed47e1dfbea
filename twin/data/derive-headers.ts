import type { Listener } from "../contract/desired-state";
import type { ListenerShape } from "./shapes";

/** The headers that a listener's attributes put into every answer; an empty attribute puts none. */
export function responseHeadersOf(shape: ListenerShape): Listener["responseHeaders"] {
  const headers = [
    ["Strict-Transport-Security", shape.routingHttpResponseStrictTransportSecurityHeaderValue],
    ["Content-Security-Policy", shape.routingHttpResponseContentSecurityPolicyHeaderValue],
    ["X-Content-Type-Options", shape.routingHttpResponseXContentTypeOptionsHeaderValue],
    ["X-Frame-Options", shape.routingHttpResponseXFrameOptionsHeaderValue],
    ["Access-Control-Allow-Origin", shape.routingHttpResponseAccessControlAllowOriginHeaderValue],
    ["Access-Control-Allow-Methods", shape.routingHttpResponseAccessControlAllowMethodsHeaderValue],
    ["Access-Control-Allow-Headers", shape.routingHttpResponseAccessControlAllowHeadersHeaderValue],
    ["Access-Control-Expose-Headers", shape.routingHttpResponseAccessControlExposeHeadersHeaderValue],
    ["Access-Control-Allow-Credentials", shape.routingHttpResponseAccessControlAllowCredentialsHeaderValue],
    ["Access-Control-Max-Age", shape.routingHttpResponseAccessControlMaxAgeHeaderValue],
  ] as const;
  return headers.flatMap(([name, value]) => (value === "" ? [] : [{ name, value }]));
}
