import type { HTTPRouteSpec } from "../crds/http-route";
import type { HTTPRouteFilterSpec } from "../crds/http-route-filter";
import { filterReference } from "./actions";
import type { KubernetesLoadBalancerListenerSettings, KubernetesLoadBalancerSettings } from "./resolved";

type Rule = NonNullable<HTTPRouteSpec["rules"]>[number];
type Filter = NonNullable<Rule["filters"]>[number];
type Listener = KubernetesLoadBalancerListenerSettings;
type Rewrite = NonNullable<Listener["rules"][string]["rewrite"]>;

const usualHsts = { maxAge: 31536000, includeSubdomains: false, preload: false };

/** The header that keeps browsers on HTTPS; undefined where it is not to be there. */
export function strictTransportSecurityOf({ protocol, responseHeaders }: Listener): string | undefined {
  const own = responseHeaders.strictTransportSecurity;
  if (protocol !== "HTTPS" || own === false) return undefined;
  const { maxAge, includeSubdomains, preload } = own ?? usualHsts;
  return [
    `max-age=${maxAge}`,
    ...(includeSubdomains ? ["includeSubDomains"] : []),
    ...(preload ? ["preload"] : []),
  ].join("; ");
}

/** Headers of every answer of a node: those that are set, and on HTTPS listeners the one that keeps browsers on HTTPS. */
function responseHeaderFilters(listener: Listener): readonly Filter[] {
  const { contentSecurityPolicy, contentTypeOptions, frameOptions } = listener.responseHeaders;
  const hsts = strictTransportSecurityOf(listener);
  const set = [
    ...(hsts === undefined ? [] : [{ name: "Strict-Transport-Security", value: hsts }]),
    ...(contentSecurityPolicy === undefined ? [] : [{ name: "Content-Security-Policy", value: contentSecurityPolicy }]),
    ...(contentTypeOptions ? [{ name: "X-Content-Type-Options", value: "nosniff" }] : []),
    ...(frameOptions === undefined ? [] : [{ name: "X-Frame-Options", value: frameOptions }]),
  ];
  return set.length === 0 ? [] : [{ type: "ResponseHeaderModifier", responseHeaderModifier: { set } }];
}

/** Which pages of other origins may read nodes' answers: Envoy adds nothing to answers of its own. Source: Envoy 1.40, measured. */
function corsFilters({ responseHeaders: { cors } }: Listener): readonly Filter[] {
  if (cors === undefined) return [];
  const { allowOrigin, allowMethods, allowHeaders, exposeHeaders, allowCredentials, maxAge } = cors;
  return [
    {
      type: "CORS",
      cors: {
        allowOrigins: [allowOrigin],
        ...(allowMethods === undefined ? {} : { allowMethods: [...allowMethods].sort() }),
        ...(allowHeaders === undefined ? {} : { allowHeaders: [...allowHeaders].sort() }),
        ...(exposeHeaders === undefined ? {} : { exposeHeaders: [...exposeHeaders].sort() }),
        ...(allowCredentials ? { allowCredentials } : {}),
        ...(maxAge === undefined ? {} : { maxAge }),
      },
    },
  ];
}

const validity = "%Y-%m-%dT%H:%M:%SZ";

/** What nodes are told of the client's connection, as Envoy's own commands. Source: Envoy 1.40, command operators. */
function toldHeaders(
  { requestHeaders: names, mutualAuthentication }: Listener,
  { enableTlsVersionAndCipherSuiteHeaders }: KubernetesLoadBalancerSettings,
): readonly { readonly name: string; readonly value: string }[] {
  const mode = mutualAuthentication?.mode ?? "off";
  return [
    ...(enableTlsVersionAndCipherSuiteHeaders
      ? [
          { name: names.tlsVersion, value: "%DOWNSTREAM_TLS_VERSION%" },
          { name: names.tlsCipherSuite, value: "%DOWNSTREAM_TLS_CIPHER%" },
        ]
      : []),
    ...(mode === "passthrough" ? [{ name: names.clientCertificate, value: "%DOWNSTREAM_PEER_CERT%" }] : []),
    ...(mode === "verify"
      ? [
          { name: names.clientCertificateLeaf, value: "%DOWNSTREAM_PEER_CERT%" },
          { name: names.clientCertificateSerialNumber, value: "%DOWNSTREAM_PEER_SERIAL%" },
          { name: names.clientCertificateIssuer, value: "%DOWNSTREAM_PEER_ISSUER%" },
          { name: names.clientCertificateSubject, value: "%DOWNSTREAM_PEER_SUBJECT%" },
          {
            name: names.clientCertificateValidity,
            value: `NotBefore=%DOWNSTREAM_PEER_CERT_V_START(${validity})%;NotAfter=%DOWNSTREAM_PEER_CERT_V_END(${validity})%`,
          },
        ]
      : []),
  ];
}

/** What a client sends under these names reaches no node: Envoy removes before it sets, and sets nothing where it knows nothing. */
function requestHeaderFilters(listener: Listener, settings: KubernetesLoadBalancerSettings): readonly Filter[] {
  const set = listener.protocol === "HTTPS" ? toldHeaders(listener, settings) : [];
  if (set.length === 0) return [];
  const remove = set.map(({ name }) => name);
  return [{ type: "RequestHeaderModifier", requestHeaderModifier: { set, remove } }];
}

export const rewriteFilterName = (route: string): string => `${route}-rewrite`;

/** Envoy counts groups from its own one on, when it has to look for the first match by itself. */
const substitutionOf = (replace: string, shift: number): string =>
  replace.replaceAll("\\", "\\\\").replace(/\$(\d)/g, (_, digit: string) => `\\${Number(digit) + shift}`);

/**
 * The path's rewriting. Envoy replaces every match, the spec the first one alone: what stands before it becomes a part of the expression, unless
 * that can match at the start only.
 */
export function rewriteFilter({ url }: Rewrite): HTTPRouteFilterSpec | undefined {
  if (url === undefined) return undefined;
  const isAnchored = url.regex.startsWith("^") && !url.regex.includes("|");
  const replaceRegexMatch = isAnchored
    ? { pattern: url.regex, substitution: substitutionOf(url.replace, 0) }
    : { pattern: `^(.*?)(?:${url.regex})`, substitution: `\\1${substitutionOf(url.replace, 1)}` };
  return { urlRewrite: { path: { type: "ReplaceRegexMatch", replaceRegexMatch } } };
}

function rewriteFilters(route: string, rewrite: Rewrite | undefined): readonly Filter[] {
  return [
    ...(rewrite?.host === undefined
      ? []
      : [{ type: "URLRewrite" as const, urlRewrite: { hostname: rewrite.host.replace } }]),
    ...(rewrite?.url === undefined ? [] : [filterReference(rewriteFilterName(route))]),
  ];
}

/** What is done to the requests of a rule that forwards, and to their answers. */
export const forwardFilters = (
  route: string,
  listener: Listener,
  rewrite: Rewrite | undefined,
  settings: KubernetesLoadBalancerSettings,
): readonly Filter[] => [
  ...corsFilters(listener),
  ...requestHeaderFilters(listener, settings),
  ...rewriteFilters(route, rewrite),
  ...responseHeaderFilters(listener),
];
