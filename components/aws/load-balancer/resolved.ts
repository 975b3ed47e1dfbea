// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
import type { LoadBalancerActionSettings } from "./action-resolved";

/** One load balancer: its listeners and their rules. */
export interface LoadBalancerSettings {
  /** `application` reads HTTP: rules, cookies, redirects. `network` passes connections on: TCP, TLS, UDP, affinity by address. Default: `"application"`. */
  readonly type: "application" | "network";
  /** Whether its address is public. A change replaces the balancer. Default: `"internet-facing"`. */
  readonly scheme: "internet-facing" | "internal";
  /** `dualstack` adds IPv6; the network needs ipv6 then. `dualstack-without-public-ipv4` has public addresses in IPv6 only: internet-facing application load balancers. Default: `"ipv4"`. */
  readonly ipAddressType: "ipv4" | "dualstack" | "dualstack-without-public-ipv4";
  /** Public IPv4 addresses that stay, one in each zone: true makes them, a map uses those that you have (zone -> allocation id). Internet-facing network load balancers only. Since an address serves one balancer at a time, a replacement deletes the balancer first. Allowed: true, false, or a map by zone, or by subnet id in a network that exists. Default: `false`. */
  readonly elasticIps: boolean | Record<string, string>;
  /** Private IPv4 addresses that stay: zone -> address of its subnet. Internal network load balancers only. */
  readonly internalAddresses: Record<string, string>;
  /** IPv6 addresses that stay: zone -> address of its subnet. Dualstack network load balancers only. */
  readonly ipv6Addresses: Record<string, string>;
  /** Seconds without data after which a connection is closed. Default: the vendor's, 60 for an application load balancer, 350 for a network one. Keep the application's own keep-alive longer. */
  readonly idleTimeout?: number | undefined;
  /** Seconds that a client's connection may live at most. Default: the vendor's, 3600. Application load balancers only. Allowed: 60 to 604800 seconds (limit elbv2.alb.clientKeepAlive, read 2026-11-30). */
  readonly clientKeepAlive?: number | undefined;
  /** Whether each zone's balancer reaches the targets of all zones. Always on for an application load balancer. Default: `true`. */
  readonly enableCrossZoneLoadBalancing: boolean;
  /** Whether AWS refuses to delete the balancer. Default: `false`. */
  readonly enableDeletionProtection: boolean;
  /** Whether traffic can be moved away from a zone by hand. Default: `true`. */
  readonly enableZonalShift: boolean;
  /** Whether malformed headers are dropped. Application load balancers only. Default: `true`. */
  readonly dropInvalidHeaderFields: boolean;
  /** How requests that could be smuggled are treated. Application load balancers only. Default: `"defensive"`. */
  readonly desyncMitigationMode: "monitor" | "defensive" | "strictest";
  /** Whether clients may use HTTP/2. Application load balancers only. Default: `true`. */
  readonly enableHttp2: boolean;
  /** Whether nodes are told the client's TLS version and cipher suite in request headers. Application load balancers only. Default: `false`. */
  readonly enableTlsVersionAndCipherSuiteHeaders: boolean;
  /** Access logs in a bucket made for them; false turns them off. A network load balancer logs TLS connections only. Allowed: false, or { retention: 90 }. */
  readonly accessLogs: LoadBalancerAccessLogsSettings | false;
  /** Connection logs in the balancer's log bucket, below `connections/`: client, TLS version, cipher and handshake, and why a client's certificate was refused. Application load balancers only. Source: Application Load Balancers user guide, connection logs. Allowed: false, or { retention: 90 }. Default: `false`. */
  readonly connectionLogs: LoadBalancerAccessLogsSettings | false;
  /** Health check logs in the balancer's log bucket, below `health-checks/`: each target's result and why a check failed. Application load balancers only. Source: Application Load Balancers user guide, health check logs. Allowed: false, or { retention: 90 }. Default: `false`. */
  readonly healthCheckLogs: LoadBalancerAccessLogsSettings | false;
  /** Ports that clients connect to, by name. */
  readonly listeners: Record<string, LoadBalancerListenerSettings>;
}

export interface LoadBalancerAccessLogsSettings {
  /** Days after which logs are deleted. Allowed: 1 to 36500 days (limit s3.retention, read 2026-11-30). Default: `90`. */
  readonly retention: number;
}

export interface LoadBalancerListenerSettings {
  /** Port that clients connect to. Allowed: 1 to 65535 (limit elbv2.port, read 2026-11-30). */
  readonly port: number;
  /** HTTP and HTTPS on an application load balancer, the others on a network one. */
  readonly protocol: "HTTP" | "HTTPS" | "TCP" | "TLS" | "UDP" | "TCP_UDP";
  /** TLS versions and ciphers of HTTPS and TLS listeners. The default, as the console's: 1.2 and 1.3, strong ciphers, post-quantum key exchange. Older ones are refused. Allowed: one of ELBSecurityPolicy-TLS13-1-3-PQ-2025-09, ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09, ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09, ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09, ELBSecurityPolicy-TLS13-1-2-PQ-2025-09, ELBSecurityPolicy-TLS13-1-2-FIPS-PQ-2025-09, ELBSecurityPolicy-TLS13-1-3-2021-06, ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04, ELBSecurityPolicy-TLS13-1-3-RFC9151-FIPS-2023-07, and 8 more (limit elbv2.listener.sslPolicy, read 2026-11-30). Default: `"ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"`. */
  readonly sslPolicy: string;
  /** Protocol negotiation of TLS listeners. */
  readonly alpnPolicy?: "HTTP1Only" | "HTTP2Only" | "HTTP2Optional" | "HTTP2Preferred" | "None" | undefined;
  /** Certificate in place of the cluster's own. Allowed: the ARN of an ACM or IAM certificate such as arn:aws:acm:eu-west-1:123456789012:certificate/1a2b3c4d. */
  readonly certificateArn?: string | undefined;
  /** More certificates, chosen by the name that the client asks for (SNI): name -> ARN. */
  readonly additionalCertificates: Record<string, string>;
  /** Ranges that may reach this port; merged into the firewall. Default: everybody for an internet-facing balancer, else the VPC. */
  readonly allow?: string[] | undefined;
  /** Certificates of the clients (mTLS), on HTTPS and TLS listeners. Network load balancers since 2026-11-19; their identity filters are not offered by the provider yet. */
  readonly mutualAuthentication?: LoadBalancerMutualAuthenticationSettings | undefined;
  /** Headers of every answer, in place of what a node sends under the same name. Application load balancers only. Source: Application Load Balancers user guide, header modification. */
  readonly responseHeaders: LoadBalancerResponseHeadersSettings;
  /** Other names for the headers by which nodes learn of the client's TLS connection and certificate. HTTPS listeners only. */
  readonly requestHeaders: LoadBalancerRequestHeadersSettings;
  /** What is done with requests that no rule takes. */
  readonly defaultAction: LoadBalancerActionSettings;
  /** Exceptions from the default action, by name. Application load balancers only. */
  readonly rules: Record<string, LoadBalancerRuleSettings>;
}

export interface LoadBalancerMutualAuthenticationSettings {
  /** `verify`: only clients with a certificate of the trust store get in. `passthrough`: any certificate, and nodes judge it (application load balancers only). `off` switches it off again. */
  readonly mode: "off" | "passthrough" | "verify";
  /** Name of the trust store of mode verify. Allowed: a letter, then letters, digits and hyphens, lower case, 1 to 24 characters. */
  readonly trustStore?: string | undefined;
  /** Whether certificates that have expired are let in. Default: `false`. */
  readonly ignoreClientCertificateExpiry: boolean;
  /** Whether clients are told the authorities' names, by which browsers choose a certificate. Default: `false`. */
  readonly advertiseTrustStoreCaNames: boolean;
}

export interface LoadBalancerResponseHeadersSettings {
  /** `Strict-Transport-Security`, on HTTPS listeners only. Default there: { maxAge: 31536000 }; false leaves the header to the nodes. Allowed: false, or { maxAge: 31536000 }. */
  readonly strictTransportSecurity?: LoadBalancerStrictTransportSecuritySettings | false | undefined;
  /** `Content-Security-Policy`: what pages may load, such as default-src 'self'. Allowed: a policy of 1 to 1024 characters (limit elbv2.header.value.length, read 2026-11-30). */
  readonly contentSecurityPolicy?: string | undefined;
  /** `X-Content-Type-Options: nosniff`: browsers keep to the media type that they are told. Default: `false`. */
  readonly contentTypeOptions: boolean;
  /** `X-Frame-Options`: whether pages may stand in another page's frame. */
  readonly frameOptions?: "DENY" | "SAMEORIGIN" | undefined;
  /** Which pages of other origins may read answers (CORS). Nodes still answer the preflight requests. */
  readonly cors?: LoadBalancerCorsSettings | undefined;
  /** Whether the balancer's own `Server` header is sent. Default: `true`. */
  readonly server: boolean;
}

export interface LoadBalancerStrictTransportSecuritySettings {
  /** Seconds for which browsers use HTTPS alone. Default: a year. 0 makes them forget. Allowed: 0 to 2147483647 seconds (limit elbv2.header.hstsMaxAge, read 2026-11-30). Default: `31536000`. */
  readonly maxAge: number;
  /** Whether it holds for every name below this one too. All of them must speak HTTPS then. Default: `false`. */
  readonly includeSubdomains: boolean;
  /** Asks browsers to build it in, which takes months to undo. Needs includeSubdomains and a maxAge of a year (hstspreload.org). Default: `false`. */
  readonly preload: boolean;
}

export interface LoadBalancerCorsSettings {
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
  /** Whether such pages may send cookies: `Access-Control-Allow-Credentials`. Default: `false`. */
  readonly allowCredentials: boolean;
  /** Seconds that a browser may remember the answer to a preflight request: `Access-Control-Max-Age`. Allowed: 0 to 86400 seconds (limit elbv2.header.corsMaxAge, read 2026-11-30). */
  readonly maxAge?: number | undefined;
}

export interface LoadBalancerRequestHeadersSettings {
  /** Name of the header with the TLS version. Allowed: a header name of 1 to 40 characters (limit elbv2.condition.headerName.length, read 2026-11-30). Default: `"X-Amzn-Tls-Version"`. */
  readonly tlsVersion: string;
  /** Name of the header with the cipher suite. Allowed: a header name of 1 to 40 characters (limit elbv2.condition.headerName.length, read 2026-11-30). Default: `"X-Amzn-Tls-Cipher-Suite"`. */
  readonly tlsCipherSuite: string;
  /** Name of the header with the whole chain, of mode passthrough. Allowed: a header name of 1 to 40 characters (limit elbv2.condition.headerName.length, read 2026-11-30). Default: `"X-Amzn-Mtls-Clientcert"`. */
  readonly clientCertificate: string;
  /** Name of the header with the client's own certificate. Allowed: a header name of 1 to 40 characters (limit elbv2.condition.headerName.length, read 2026-11-30). Default: `"X-Amzn-Mtls-Clientcert-Leaf"`. */
  readonly clientCertificateLeaf: string;
  /** Name of the header with its serial number. Allowed: a header name of 1 to 40 characters (limit elbv2.condition.headerName.length, read 2026-11-30). Default: `"X-Amzn-Mtls-Clientcert-Serial-Number"`. */
  readonly clientCertificateSerialNumber: string;
  /** Name of the header with its issuer. Allowed: a header name of 1 to 40 characters (limit elbv2.condition.headerName.length, read 2026-11-30). Default: `"X-Amzn-Mtls-Clientcert-Issuer"`. */
  readonly clientCertificateIssuer: string;
  /** Name of the header with its subject. Allowed: a header name of 1 to 40 characters (limit elbv2.condition.headerName.length, read 2026-11-30). Default: `"X-Amzn-Mtls-Clientcert-Subject"`. */
  readonly clientCertificateSubject: string;
  /** Name of the header with its validity. Allowed: a header name of 1 to 40 characters (limit elbv2.condition.headerName.length, read 2026-11-30). Default: `"X-Amzn-Mtls-Clientcert-Validity"`. */
  readonly clientCertificateValidity: string;
}

export interface LoadBalancerRuleSettings {
  /** Order of the rules, lowest first; unique within the listener. Allowed: 1 to 50000 (limit elbv2.rule.priority, read 2026-11-30). */
  readonly priority: number;
  /** When the rule applies: all conditions must hold, one of each condition's values suffices. */
  readonly conditions: LoadBalancerConditionsSettings;
  /** What of a request is rewritten before it goes to a target. Conditions see the request as it came. Source: Application Load Balancers user guide, rule transforms. */
  readonly rewrite?: LoadBalancerRewriteSettings | undefined;
  /** What is done with a request: forward, redirect or fixed-response. */
  readonly action: LoadBalancerActionSettings;
}

export interface LoadBalancerConditionsSettings {
  /** Patterns of the path, case counts; * stands for any characters, ? for one. */
  readonly path?: string[] | undefined;
  /** Patterns of the host name; * stands for any characters, ? for one. */
  readonly host?: string[] | undefined;
  /** Regular expressions of the path, in place of path; case counts, without look-around, backreferences, atomic groups, possessive quantifiers and \p classes. */
  readonly pathRegex?: string[] | undefined;
  /** Regular expressions of the Host header with its port, in place of host; without look-around, backreferences, atomic groups, possessive quantifiers and \p classes. */
  readonly hostRegex?: string[] | undefined;
  /** Request methods, exactly as sent. Treat GET and HEAD alike. */
  readonly method?: string[] | undefined;
  /** Ranges of the client's address; proxies in front hide it. */
  readonly sourceIp?: string[] | undefined;
  /** Family of the client's address; the only condition of a network load balancer, which must be dualstack. */
  readonly sourceIpAddressType?: "ipv4" | "ipv6" | undefined;
  /** Patterns by header name; * stands for any characters, ? for one. */
  readonly headers?: Record<string, string[]> | undefined;
  /** Regular expressions by header name, without look-around, backreferences, atomic groups, possessive quantifiers and \p classes. */
  readonly headersRegex?: Record<string, string[]> | undefined;
  /** Query parameters; * stands for any characters, ? for one. */
  readonly query?: LoadBalancerQuerySettings[] | undefined;
}

export interface LoadBalancerQuerySettings {
  /** Name of the parameter. Allowed: a parameter name of 1 to 128 characters (limit elbv2.condition.value.length, read 2026-11-30). */
  readonly key?: string | undefined;
  /** Pattern of its value. Allowed: a parameter pattern of 1 to 128 characters (limit elbv2.condition.value.length, read 2026-11-30). */
  readonly value: string;
}

export interface LoadBalancerRewriteSettings {
  /** Rewrites the Host header. */
  readonly host?: LoadBalancerHostSettings | undefined;
  /** Rewrites path and query. */
  readonly url?: LoadBalancerUrlSettings | undefined;
}

export interface LoadBalancerHostSettings {
  /** What is looked for in the Host header, without look-around, backreferences, atomic groups, possessive quantifiers and \p classes. Without a match nothing changes. Allowed: a regular expression of 1 to 1024 characters (limit elbv2.rewrite.regex.length, read 2026-11-30). */
  readonly regex: string;
  /** What stands there instead; $1 is the first group in parentheses. */
  readonly replace: string;
}

export interface LoadBalancerUrlSettings {
  /** What is looked for in the path with its query, without look-around, backreferences, atomic groups, possessive quantifiers and \p classes. Without a match nothing changes. Allowed: a regular expression of 1 to 1024 characters (limit elbv2.rewrite.regex.length, read 2026-11-30). */
  readonly regex: string;
  /** What stands there instead; $1 is the first group in parentheses. */
  readonly replace: string;
}
