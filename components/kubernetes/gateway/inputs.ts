// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
import type { KubernetesActionInput } from "./action-inputs";

/** The proxies that serve a gateway's listeners. */
export interface KubernetesProxiesInput {
  /** Which implementation of Gateway API serves: `envoy` is Envoy Gateway 1.9, `aws` an application load balancer that the AWS Load Balancer Controller 3.5 makes. Default: `"envoy"`. */
  profile?: "envoy" | "aws" | undefined;
  /** GatewayClass of the cluster whose controller is the profile's. Default: `envoy`, or `alb` with profile aws. Allowed: a GatewayClass's name: letters, digits, hyphens and dots, lower case, up to 253 characters. */
  className?: string | undefined;
  /** Certificate of the HTTPS listeners. Profile aws only: a load balancer reads no Secrets. Allowed: a certificate's ARN of ACM. */
  certificateArn?: string | undefined;
  /** Ranges of the subnets in which the load balancer has its own addresses: with the proxies' namespace gone, the only ones that may reach the nodes. Profile aws only. */
  balancerRanges?: string[] | undefined;
  /** Namespace in which Envoy Gateway runs its proxies: the only one that may reach the nodes. Allowed: a namespace: letters, digits and hyphens, lower case, up to 63 characters. Default: `"envoy-gateway-system"`. */
  proxyNamespace?: string | undefined;
  /** Proxies, spread over zones and machines. Allowed: 1 to 100. Default: `2`. */
  replicas?: number | undefined;
  /** Thousandths of a processor that a proxy asks for. Allowed: 1 to 256000 thousandths of a processor. Default: `500`. */
  cpuMillis?: number | undefined;
  /** MiB of memory that a proxy asks for and may use. Allowed: 4 to 4194304 MiB. Default: `512`. */
  memoryMiB?: number | undefined;
  /** Seconds that a leaving proxy may finish its connections. Allowed: 0 to 3600 seconds. Default: `60`. */
  drainTimeout?: number | undefined;
  /** Proxies of your own in front of the gateway whose X-Forwarded-For is believed. Without it source_ip and allow see their addresses. Allowed: 0 to 10. Default: `0`. */
  trustedHops?: number | undefined;
  /** Oldest TLS version of HTTPS and TLS listeners, in quotes: "1.2" or "1.3". Default: `"1.2"`. */
  minTlsVersion?: "1.2" | "1.3" | undefined;
  /** Times that a request is sent to another node when the first one took nothing of it. GET, HEAD and OPTIONS also when it answered nothing. With affinity the client's hash is asked again and may name the same node each time: of two nodes for 1 client in 32, of three for 1 in 243. Allowed: 0 to 10. Default: `2`. */
  retries?: number | undefined;
}

/** One gateway: its listeners and their rules. */
export interface KubernetesLoadBalancerInput {
  /** `application` reads HTTP: rules, cookies, redirects. `network` passes connections on: TCP, TLS, UDP, affinity by address. Default: `"application"`. */
  type?: "application" | "network" | undefined;
  /** Whether its address is public. `internal` needs an address of `kubernetes.address` that says how. Default: `"internet-facing"`. */
  scheme?: "internet-facing" | "internal" | undefined;
  /** `dualstack` adds IPv6; the cluster's network must have both. Default: `"ipv4"`. */
  ipAddressType?: "ipv4" | "dualstack" | undefined;
  /** Seconds without data after which a connection is closed, to clients and to nodes. Default: 60 for an application load balancer, 350 for a network one. Keep the application's own keep-alive longer. Allowed: 1 to 86400 seconds. */
  idleTimeout?: number | undefined;
  /** Seconds that a client's connection may live at most. Default: 3600. Application load balancers only. Allowed: 60 to 604800 seconds. */
  clientKeepAlive?: number | undefined;
  /** Whether Pulumi refuses to delete the gateway, and the namespace where it makes it. Default: `false`. */
  enableDeletionProtection?: boolean | undefined;
  /** Whether headers with an underscore are dropped; else they are passed on. Application load balancers only. Default: `true`. */
  dropInvalidHeaderFields?: boolean | undefined;
  /** Whether clients of HTTPS listeners may use HTTP/2. Application load balancers only. Default: `true`. */
  enableHttp2?: boolean | undefined;
  /** Whether nodes behind HTTPS listeners are told TLS version and cipher suite of the client's connection. Default: `false`. */
  enableTlsVersionAndCipherSuiteHeaders?: boolean | undefined;
  /** Whether each request is a line on the proxies' standard output, for the cluster's log store to collect. Default: `true`. */
  accessLogs?: boolean | undefined;
  /** Ports that clients connect to, by name. */
  listeners: Record<string, KubernetesLoadBalancerListenerInput>;
}

export interface KubernetesLoadBalancerListenerInput {
  /** Port that clients connect to. Allowed: 1 to 65535. */
  port: number;
  /** HTTP and HTTPS on an application load balancer, the others on a network one. */
  protocol: "HTTP" | "HTTPS" | "TCP" | "TLS" | "UDP";
  /** Secret of type kubernetes.io/tls in the namespace, in place of the cluster's own certificate. Allowed: a Secret's name: letters, digits, hyphens and dots, lower case, up to 253 characters. */
  certificateName?: string | undefined;
  /** TLS listeners only: the nodes end TLS with certificates of their own, and the gateway passes connections on as they come. */
  passthrough?: KubernetesLoadBalancerPassthroughInput | undefined;
  /** Certificates of the clients (mTLS), on HTTPS and TLS listeners. */
  mutualAuthentication?: KubernetesLoadBalancerMutualAuthenticationInput | undefined;
  /** Ranges that may use this listener. Default: everybody. */
  allow?: string[] | undefined;
  /** Headers of every answer of a node, in place of what it sends under the same name. HTTP and HTTPS listeners only. */
  responseHeaders?: KubernetesLoadBalancerResponseHeadersInput | undefined;
  /** Other names for the headers by which nodes learn of the client's TLS connection and certificate. HTTPS listeners only. */
  requestHeaders?: KubernetesLoadBalancerRequestHeadersInput | undefined;
  /** What is done with requests that no rule takes. */
  defaultAction: KubernetesActionInput;
  /** Exceptions from the default action, by name. Application load balancers only. */
  rules?: Record<string, KubernetesLoadBalancerRuleInput> | undefined;
}

export interface KubernetesLoadBalancerPassthroughInput {
  /** Names that clients ask for (SNI); connections for another name, or for none, are reset. */
  hosts: string[];
}

export interface KubernetesLoadBalancerMutualAuthenticationInput {
  /** `verify`: only clients with a certificate of the trust store get in, and server certificates of its authorities count too. `passthrough`: any certificate or none, and nodes judge it. `off` switches it off again. */
  mode: "off" | "passthrough" | "verify";
  /** Name of the trust store of mode verify. Allowed: a letter, then letters, digits and hyphens, lower case, 1 to 24 characters. */
  trustStore?: string | undefined;
  /** Whether certificates that have expired are let in. Default: `false`. */
  ignoreClientCertificateExpiry?: boolean | undefined;
  /** Clients of mode verify are always told the authorities' names, by which browsers choose a certificate. Default: `true`. */
  advertiseTrustStoreCaNames?: boolean | undefined;
}

export interface KubernetesLoadBalancerResponseHeadersInput {
  /** `Strict-Transport-Security`, on HTTPS listeners only. Default there: { maxAge: 31536000 }; false leaves the header to the nodes. Allowed: false, or { maxAge: 31536000 }. */
  strictTransportSecurity?: KubernetesLoadBalancerStrictTransportSecurityInput | false | undefined;
  /** `Content-Security-Policy`: what pages may load, such as default-src 'self'. Allowed: a policy of 1 to 1024 characters (limit gateway.value.length, read 2026-11-30). */
  contentSecurityPolicy?: string | undefined;
  /** `X-Content-Type-Options: nosniff`: browsers keep to the media type that they are told. Default: `false`. */
  contentTypeOptions?: boolean | undefined;
  /** `X-Frame-Options`: whether pages may stand in another page's frame. */
  frameOptions?: "DENY" | "SAMEORIGIN" | undefined;
  /** Which pages of other origins may read nodes' answers (CORS). The gateway answers preflight requests by itself, and pages of other origins get no such headers. */
  cors?: KubernetesLoadBalancerCorsInput | undefined;
}

export interface KubernetesLoadBalancerStrictTransportSecurityInput {
  /** Seconds for which browsers use HTTPS alone. Default: a year. 0 makes them forget. Allowed: 0 to 2147483647 seconds. Default: `31536000`. */
  maxAge?: number | undefined;
  /** Whether it holds for every name below this one too. All of them must speak HTTPS then. Default: `false`. */
  includeSubdomains?: boolean | undefined;
  /** Asks browsers to build it in, which takes months to undo. Needs includeSubdomains. Default: `false`. */
  preload?: boolean | undefined;
}

export interface KubernetesLoadBalancerCorsInput {
  /** The one origin whose pages may read answers, or `*`: `Access-Control-Allow-Origin`. Allowed: * or an origin such as https://shop.example.com. */
  allowOrigin: string;
  /** Methods that such pages may use: `Access-Control-Allow-Methods`. */
  allowMethods?: ("GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" | "CONNECT" | "TRACE")[] | undefined;
  /** Request headers that such pages may send, or `*`: `Access-Control-Allow-Headers`. */
  allowHeaders?: string[] | undefined;
  /** Response headers that such pages may read, or `*`: `Access-Control-Expose-Headers`. */
  exposeHeaders?: string[] | undefined;
  /** Whether such pages may send cookies: `Access-Control-Allow-Credentials`. Not with `*`. Default: `false`. */
  allowCredentials?: boolean | undefined;
  /** Seconds that a browser may remember the answer to a preflight request: `Access-Control-Max-Age`. Default: 5. Allowed: 1 to 86400 seconds. */
  maxAge?: number | undefined;
}

export interface KubernetesLoadBalancerRequestHeadersInput {
  /** Name of the header with the TLS version. Allowed: a header name of 1 to 256 characters (limit gateway.header.length, read 2026-11-30). Default: `"X-Amzn-Tls-Version"`. */
  tlsVersion?: string | undefined;
  /** Name of the header with the cipher suite. Allowed: a header name of 1 to 256 characters (limit gateway.header.length, read 2026-11-30). Default: `"X-Amzn-Tls-Cipher-Suite"`. */
  tlsCipherSuite?: string | undefined;
  /** Name of the header with the client's certificate, of mode passthrough. Allowed: a header name of 1 to 256 characters (limit gateway.header.length, read 2026-11-30). Default: `"X-Amzn-Mtls-Clientcert"`. */
  clientCertificate?: string | undefined;
  /** Name of the header with the client's own certificate. Allowed: a header name of 1 to 256 characters (limit gateway.header.length, read 2026-11-30). Default: `"X-Amzn-Mtls-Clientcert-Leaf"`. */
  clientCertificateLeaf?: string | undefined;
  /** Name of the header with its serial number. Allowed: a header name of 1 to 256 characters (limit gateway.header.length, read 2026-11-30). Default: `"X-Amzn-Mtls-Clientcert-Serial-Number"`. */
  clientCertificateSerialNumber?: string | undefined;
  /** Name of the header with its issuer. Allowed: a header name of 1 to 256 characters (limit gateway.header.length, read 2026-11-30). Default: `"X-Amzn-Mtls-Clientcert-Issuer"`. */
  clientCertificateIssuer?: string | undefined;
  /** Name of the header with its subject. Allowed: a header name of 1 to 256 characters (limit gateway.header.length, read 2026-11-30). Default: `"X-Amzn-Mtls-Clientcert-Subject"`. */
  clientCertificateSubject?: string | undefined;
  /** Name of the header with its validity. Allowed: a header name of 1 to 256 characters (limit gateway.header.length, read 2026-11-30). Default: `"X-Amzn-Mtls-Clientcert-Validity"`. */
  clientCertificateValidity?: string | undefined;
}

export interface KubernetesLoadBalancerRuleInput {
  /** Order of the rules, lowest first; unique within the listener. Where two rules take the same request the more precise one must come first, as Gateway API has it. Allowed: 1 to 50000. */
  priority: number;
  /** When the rule applies: all conditions must hold, one of each condition's values suffices. */
  conditions: KubernetesLoadBalancerConditionsInput;
  /** What of a request is rewritten before it goes to a node. Conditions see the request as it came. */
  rewrite?: KubernetesLoadBalancerRewriteInput | undefined;
  /** What is done with a request: forward, redirect or fixed-response. */
  action: KubernetesActionInput;
}

export interface KubernetesLoadBalancerConditionsInput {
  /** Patterns of the path, case counts; * stands for any characters, ? for one. */
  path?: string[] | undefined;
  /** Regular expressions of the whole path, in place of path; case counts, RE2's dialect. */
  pathRegex?: string[] | undefined;
  /** Host names; a star may stand for the first labels, as in *.example.com. */
  host?: string[] | undefined;
  /** Request methods. */
  method?: ("GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "CONNECT" | "OPTIONS" | "TRACE" | "PATCH")[] | undefined;
  /** Patterns by header name; * stands for any characters, ? for one. */
  headers?: Record<string, string[]> | undefined;
  /** Regular expressions of the whole value by header name, RE2's dialect. */
  headersRegex?: Record<string, string[]> | undefined;
  /** Query parameters, one of which suffices; * stands for any characters, ? for one. */
  query?: KubernetesLoadBalancerQueryInput[] | undefined;
}

export interface KubernetesLoadBalancerQueryInput {
  /** Name of the parameter. Allowed: a parameter name of 1 to 256 characters (limit gateway.header.length, read 2026-11-30). */
  key: string;
  /** Pattern of its value. Allowed: a parameter pattern of 1 to 1024 characters (limit gateway.value.length, read 2026-11-30). */
  value: string;
}

export interface KubernetesLoadBalancerRewriteInput {
  /** Rewrites the Host header. */
  host?: KubernetesLoadBalancerHostInput | undefined;
  /** Rewrites the path. */
  url?: KubernetesLoadBalancerUrlInput | undefined;
}

export interface KubernetesLoadBalancerHostInput {
  /** What is replaced: the whole name, whatever it is. Default: `"^.*$"`. */
  regex?: "^.*$" | ".*" | "^.+$" | ".+" | undefined;
  /** The host name that nodes see. Allowed: a host name in lower case. */
  replace: string;
}

export interface KubernetesLoadBalancerUrlInput {
  /** What is looked for in the path, whose query stays as it is; RE2's dialect. The first match is replaced; without one nothing changes. Allowed: a regular expression of 1 to 1024 characters (limit gateway.value.length, read 2026-11-30). */
  regex: string;
  /** What stands there instead; $1 is the first group in parentheses. */
  replace: string;
}
