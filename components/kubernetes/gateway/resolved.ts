// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
import type { KubernetesActionSettings } from "./action-resolved";

/** The proxies that serve a gateway's listeners. */
export interface KubernetesProxiesSettings {
  /** Which implementation of Gateway API serves: `envoy` is Envoy Gateway 1.9, `aws` an application load balancer that the AWS Load Balancer Controller 3.5 makes. Default: `"envoy"`. */
  readonly profile: "envoy" | "aws";
  /** GatewayClass of the cluster whose controller is the profile's. Default: `envoy`, or `alb` with profile aws. Allowed: a GatewayClass's name: letters, digits, hyphens and dots, lower case, up to 253 characters. */
  readonly className?: string | undefined;
  /** Certificate of the HTTPS listeners. Profile aws only: a load balancer reads no Secrets. Allowed: a certificate's ARN of ACM. */
  readonly certificateArn?: string | undefined;
  /** Ranges of the subnets in which the load balancer has its own addresses: with the proxies' namespace gone, the only ones that may reach the nodes. Profile aws only. */
  readonly balancerRanges?: string[] | undefined;
  /** Namespace in which Envoy Gateway runs its proxies: the only one that may reach the nodes. Allowed: a namespace: letters, digits and hyphens, lower case, up to 63 characters. Default: `"envoy-gateway-system"`. */
  readonly proxyNamespace: string;
  /** Proxies, spread over zones and machines. Allowed: 1 to 100. Default: `2`. */
  readonly replicas: number;
  /** Thousandths of a processor that a proxy asks for. Allowed: 1 to 256000 thousandths of a processor. Default: `500`. */
  readonly cpuMillis: number;
  /** MiB of memory that a proxy asks for and may use. Allowed: 4 to 4194304 MiB. Default: `512`. */
  readonly memoryMiB: number;
  /** Seconds that a leaving proxy may finish its connections. Allowed: 0 to 3600 seconds. Default: `60`. */
  readonly drainTimeout: number;
  /** Proxies of your own in front of the gateway whose X-Forwarded-For is believed. Without it source_ip and allow see their addresses. Allowed: 0 to 10. Default: `0`. */
  readonly trustedHops: number;
  /** Oldest TLS version of HTTPS and TLS listeners, in quotes: "1.2" or "1.3". Default: `"1.2"`. */
  readonly minTlsVersion: "1.2" | "1.3";
  /** Times that a request is sent to another node when the first one took nothing of it. GET, HEAD and OPTIONS also when it answered nothing. With affinity the client's hash is asked again and may name the same node each time: of two nodes for 1 client in 32, of three for 1 in 243. Allowed: 0 to 10. Default: `2`. */
  readonly retries: number;
}

/** One gateway: its listeners and their rules. */
export interface KubernetesLoadBalancerSettings {
  /** `application` reads HTTP: rules, cookies, redirects. `network` passes connections on: TCP, TLS, UDP, affinity by address. Default: `"application"`. */
  readonly type: "application" | "network";
  /** Whether its address is public. `internal` needs an address of `kubernetes.address` that says how. Default: `"internet-facing"`. */
  readonly scheme: "internet-facing" | "internal";
  /** `dualstack` adds IPv6; the cluster's network must have both. Default: `"ipv4"`. */
  readonly ipAddressType: "ipv4" | "dualstack";
  /** Seconds without data after which a connection is closed, to clients and to nodes. Default: 60 for an application load balancer, 350 for a network one. Keep the application's own keep-alive longer. Allowed: 1 to 86400 seconds. */
  readonly idleTimeout?: number | undefined;
  /** Seconds that a client's connection may live at most. Default: 3600. Application load balancers only. Allowed: 60 to 604800 seconds. */
  readonly clientKeepAlive?: number | undefined;
  /** Whether Pulumi refuses to delete the gateway, and the namespace where it makes it. Default: `false`. */
  readonly enableDeletionProtection: boolean;
  /** Whether headers with an underscore are dropped; else they are passed on. Application load balancers only. Default: `true`. */
  readonly dropInvalidHeaderFields: boolean;
  /** Whether clients of HTTPS listeners may use HTTP/2. Application load balancers only. Default: `true`. */
  readonly enableHttp2: boolean;
  /** Whether nodes behind HTTPS listeners are told TLS version and cipher suite of the client's connection. Default: `false`. */
  readonly enableTlsVersionAndCipherSuiteHeaders: boolean;
  /** Whether each request is a line on the proxies' standard output, for the cluster's log store to collect. Default: `true`. */
  readonly accessLogs: boolean;
  /** Ports that clients connect to, by name. */
  readonly listeners: Record<string, KubernetesLoadBalancerListenerSettings>;
}

export interface KubernetesLoadBalancerListenerSettings {
  /** Port that clients connect to. Allowed: 1 to 65535. */
  readonly port: number;
  /** HTTP and HTTPS on an application load balancer, the others on a network one. */
  readonly protocol: "HTTP" | "HTTPS" | "TCP" | "TLS" | "UDP";
  /** Secret of type kubernetes.io/tls in the namespace, in place of the cluster's own certificate. Allowed: a Secret's name: letters, digits, hyphens and dots, lower case, up to 253 characters. */
  readonly certificateName?: string | undefined;
  /** TLS listeners only: the nodes end TLS with certificates of their own, and the gateway passes connections on as they come. */
  readonly passthrough?: KubernetesLoadBalancerPassthroughSettings | undefined;
  /** Certificates of the clients (mTLS), on HTTPS and TLS listeners. */
  readonly mutualAuthentication?: KubernetesLoadBalancerMutualAuthenticationSettings | undefined;
  /** Ranges that may use this listener. Default: everybody. */
  readonly allow?: string[] | undefined;
  /** Headers of every answer of a node, in place of what it sends under the same name. HTTP and HTTPS listeners only. */
  readonly responseHeaders: KubernetesLoadBalancerResponseHeadersSettings;
  /** Other names for the headers by which nodes learn of the client's TLS connection and certificate. HTTPS listeners only. */
  readonly requestHeaders: KubernetesLoadBalancerRequestHeadersSettings;
  /** What is done with requests that no rule takes. */
  readonly defaultAction: KubernetesActionSettings;
  /** Exceptions from the default action, by name. Application load balancers only. */
  readonly rules: Record<string, KubernetesLoadBalancerRuleSettings>;
}

export interface KubernetesLoadBalancerPassthroughSettings {
  /** Names that clients ask for (SNI); connections for another name, or for none, are reset. */
  readonly hosts: string[];
}

export interface KubernetesLoadBalancerMutualAuthenticationSettings {
  /** `verify`: only clients with a certificate of the trust store get in, and server certificates of its authorities count too. `passthrough`: any certificate or none, and nodes judge it. `off` switches it off again. */
  readonly mode: "off" | "passthrough" | "verify";
  /** Name of the trust store of mode verify. Allowed: a letter, then letters, digits and hyphens, lower case, 1 to 24 characters. */
  readonly trustStore?: string | undefined;
  /** Whether certificates that have expired are let in. Default: `false`. */
  readonly ignoreClientCertificateExpiry: boolean;
  /** Clients of mode verify are always told the authorities' names, by which browsers choose a certificate. Default: `true`. */
  readonly advertiseTrustStoreCaNames: boolean;
}

export interface KubernetesLoadBalancerResponseHeadersSettings {
  /** `Strict-Transport-Security`, on HTTPS listeners only. Default there: { maxAge: 31536000 }; false leaves the header to the nodes. Allowed: false, or { maxAge: 31536000 }. */
  readonly strictTransportSecurity?: KubernetesLoadBalancerStrictTransportSecuritySettings | false | undefined;
  /** `Content-Security-Policy`: what pages may load, such as default-src 'self'. Allowed: a policy of 1 to 1024 characters (limit gateway.value.length, read 2026-11-30). */
  readonly contentSecurityPolicy?: string | undefined;
  /** `X-Content-Type-Options: nosniff`: browsers keep to the media type that they are told. Default: `false`. */
  readonly contentTypeOptions: boolean;
  /** `X-Frame-Options`: whether pages may stand in another page's frame. */
  readonly frameOptions?: "DENY" | "SAMEORIGIN" | undefined;
  /** Which pages of other origins may read nodes' answers (CORS). The gateway answers preflight requests by itself, and pages of other origins get no such headers. */
  readonly cors?: KubernetesLoadBalancerCorsSettings | undefined;
}

export interface KubernetesLoadBalancerStrictTransportSecuritySettings {
  /** Seconds for which browsers use HTTPS alone. Default: a year. 0 makes them forget. Allowed: 0 to 2147483647 seconds. Default: `31536000`. */
  readonly maxAge: number;
  /** Whether it holds for every name below this one too. All of them must speak HTTPS then. Default: `false`. */
  readonly includeSubdomains: boolean;
  /** Asks browsers to build it in, which takes months to undo. Needs includeSubdomains. Default: `false`. */
  readonly preload: boolean;
}

export interface KubernetesLoadBalancerCorsSettings {
  /** The one origin whose pages may read answers, or `*`: `Access-Control-Allow-Origin`. Allowed: * or an origin such as https://shop.example.com. */
  readonly allowOrigin: string;
  /** Methods that such pages may use: `Access-Control-Allow-Methods`. */
  readonly allowMethods?:
    | ("GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" | "CONNECT" | "TRACE")[]
    | undefined;
  /** Request headers that such pages may send, or `*`: `Access-Control-Allow-Headers`. */
  readonly allowHeaders?: string[] | undefined;
  /** Response headers that such pages may read, or `*`: `Access-Control-Expose-Headers`. */
  readonly exposeHeaders?: string[] | undefined;
  /** Whether such pages may send cookies: `Access-Control-Allow-Credentials`. Not with `*`. Default: `false`. */
  readonly allowCredentials: boolean;
  /** Seconds that a browser may remember the answer to a preflight request: `Access-Control-Max-Age`. Default: 5. Allowed: 1 to 86400 seconds. */
  readonly maxAge?: number | undefined;
}

export interface KubernetesLoadBalancerRequestHeadersSettings {
  /** Name of the header with the TLS version. Allowed: a header name of 1 to 256 characters (limit gateway.header.length, read 2026-11-30). Default: `"X-Amzn-Tls-Version"`. */
  readonly tlsVersion: string;
  /** Name of the header with the cipher suite. Allowed: a header name of 1 to 256 characters (limit gateway.header.length, read 2026-11-30). Default: `"X-Amzn-Tls-Cipher-Suite"`. */
  readonly tlsCipherSuite: string;
  /** Name of the header with the client's certificate, of mode passthrough. Allowed: a header name of 1 to 256 characters (limit gateway.header.length, read 2026-11-30). Default: `"X-Amzn-Mtls-Clientcert"`. */
  readonly clientCertificate: string;
  /** Name of the header with the client's own certificate. Allowed: a header name of 1 to 256 characters (limit gateway.header.length, read 2026-11-30). Default: `"X-Amzn-Mtls-Clientcert-Leaf"`. */
  readonly clientCertificateLeaf: string;
  /** Name of the header with its serial number. Allowed: a header name of 1 to 256 characters (limit gateway.header.length, read 2026-11-30). Default: `"X-Amzn-Mtls-Clientcert-Serial-Number"`. */
  readonly clientCertificateSerialNumber: string;
  /** Name of the header with its issuer. Allowed: a header name of 1 to 256 characters (limit gateway.header.length, read 2026-11-30). Default: `"X-Amzn-Mtls-Clientcert-Issuer"`. */
  readonly clientCertificateIssuer: string;
  /** Name of the header with its subject. Allowed: a header name of 1 to 256 characters (limit gateway.header.length, read 2026-11-30). Default: `"X-Amzn-Mtls-Clientcert-Subject"`. */
  readonly clientCertificateSubject: string;
  /** Name of the header with its validity. Allowed: a header name of 1 to 256 characters (limit gateway.header.length, read 2026-11-30). Default: `"X-Amzn-Mtls-Clientcert-Validity"`. */
  readonly clientCertificateValidity: string;
}

export interface KubernetesLoadBalancerRuleSettings {
  /** Order of the rules, lowest first; unique within the listener. Where two rules take the same request the more precise one must come first, as Gateway API has it. Allowed: 1 to 50000. */
  readonly priority: number;
  /** When the rule applies: all conditions must hold, one of each condition's values suffices. */
  readonly conditions: KubernetesLoadBalancerConditionsSettings;
  /** What of a request is rewritten before it goes to a node. Conditions see the request as it came. */
  readonly rewrite?: KubernetesLoadBalancerRewriteSettings | undefined;
  /** What is done with a request: forward, redirect or fixed-response. */
  readonly action: KubernetesActionSettings;
}

export interface KubernetesLoadBalancerConditionsSettings {
  /** Patterns of the path, case counts; * stands for any characters, ? for one. */
  readonly path?: string[] | undefined;
  /** Regular expressions of the whole path, in place of path; case counts, RE2's dialect. */
  readonly pathRegex?: string[] | undefined;
  /** Host names; a star may stand for the first labels, as in *.example.com. */
  readonly host?: string[] | undefined;
  /** Request methods. */
  readonly method?:
    | ("GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "CONNECT" | "OPTIONS" | "TRACE" | "PATCH")[]
    | undefined;
  /** Patterns by header name; * stands for any characters, ? for one. */
  readonly headers?: Record<string, string[]> | undefined;
  /** Regular expressions of the whole value by header name, RE2's dialect. */
  readonly headersRegex?: Record<string, string[]> | undefined;
  /** Query parameters, one of which suffices; * stands for any characters, ? for one. */
  readonly query?: KubernetesLoadBalancerQuerySettings[] | undefined;
}

export interface KubernetesLoadBalancerQuerySettings {
  /** Name of the parameter. Allowed: a parameter name of 1 to 256 characters (limit gateway.header.length, read 2026-11-30). */
  readonly key: string;
  /** Pattern of its value. Allowed: a parameter pattern of 1 to 1024 characters (limit gateway.value.length, read 2026-11-30). */
  readonly value: string;
}

export interface KubernetesLoadBalancerRewriteSettings {
  /** Rewrites the Host header. */
  readonly host?: KubernetesLoadBalancerHostSettings | undefined;
  /** Rewrites the path. */
  readonly url?: KubernetesLoadBalancerUrlSettings | undefined;
}

export interface KubernetesLoadBalancerHostSettings {
  /** What is replaced: the whole name, whatever it is. Default: `"^.*$"`. */
  readonly regex: "^.*$" | ".*" | "^.+$" | ".+";
  /** The host name that nodes see. Allowed: a host name in lower case. */
  readonly replace: string;
}

export interface KubernetesLoadBalancerUrlSettings {
  /** What is looked for in the path, whose query stays as it is; RE2's dialect. The first match is replaced; without one nothing changes. Allowed: a regular expression of 1 to 1024 characters (limit gateway.value.length, read 2026-11-30). */
  readonly regex: string;
  /** What stands there instead; $1 is the first group in parentheses. */
  readonly replace: string;
}
