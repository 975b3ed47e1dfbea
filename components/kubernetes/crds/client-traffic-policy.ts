// Generated from the published definition by `npm run crds`: do not edit.
// Source: github.com/envoyproxy/gateway@v1.9.1. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface ClientTrafficPolicySpec {
  readonly clientIPDetection?: {
    readonly customHeader?: { readonly failClosed?: boolean; readonly name: string };
    readonly directSourceIP?: Readonly<Record<string, never>>;
    readonly xForwardedFor?: {
      readonly disableXForwardedForAppend?: boolean;
      readonly numTrustedHops?: number;
      readonly trustedCIDRs?: readonly string[];
    };
  };
  readonly connection?: {
    readonly connectionLimit?: {
      readonly closeDelay?: string;
      readonly maxConnectionDuration?: string;
      readonly maxRequestsPerConnection?: number;
      readonly maxStreamDuration?: string;
      readonly value?: number;
    };
  };
  readonly headers?: { readonly withUnderscoresAction?: "Allow" | "RejectRequest" | "DropHeader" };
  readonly proxyProtocol?: { readonly optional?: boolean };
  readonly targetRefs?: readonly {
    readonly group: string;
    readonly kind: string;
    readonly name: string;
    readonly sectionName?: string;
  }[];
  readonly timeout?: {
    readonly http?: {
      readonly idleTimeout?: string;
      readonly requestHeadersReceivedTimeout?: string;
      readonly requestReceivedTimeout?: string;
      readonly streamIdleTimeout?: string;
    };
    readonly tcp?: {
      readonly connectionInspectionTimeout?: string;
      readonly idleTimeout?: string;
      readonly tlsHandshakeTimeout?: string;
    };
  };
  readonly tls?: {
    readonly alpnProtocols?: readonly string[];
    readonly ciphers?: readonly string[];
    readonly clientValidation?: {
      readonly allowExpiredCertificate?: boolean;
      readonly caCertificateRefs?: readonly {
        readonly group?: string;
        readonly kind?: string;
        readonly name: string;
        readonly namespace?: string;
      }[];
      readonly certificateHashes?: readonly string[];
      readonly crl?: {
        readonly onlyVerifyLeafCertificate?: boolean;
        readonly refs: readonly {
          readonly group?: string;
          readonly kind?: string;
          readonly name: string;
          readonly namespace?: string;
        }[];
      };
      readonly mode?: "Request" | "RequireAny" | "VerifyIfGiven" | "RequireAndVerify";
      readonly optional?: boolean;
      readonly spkiHashes?: readonly string[];
      readonly subjectAltNames?: {
        readonly dnsNames?: readonly {
          readonly type?: "Exact" | "Prefix" | "Suffix" | "RegularExpression";
          readonly value: string;
        }[];
        readonly emailAddresses?: readonly {
          readonly type?: "Exact" | "Prefix" | "Suffix" | "RegularExpression";
          readonly value: string;
        }[];
        readonly ipAddresses?: readonly {
          readonly type?: "Exact" | "Prefix" | "Suffix" | "RegularExpression";
          readonly value: string;
        }[];
        readonly otherNames?: readonly {
          readonly oid: string;
          readonly type?: "Exact" | "Prefix" | "Suffix" | "RegularExpression";
          readonly value: string;
        }[];
        readonly uris?: readonly {
          readonly type?: "Exact" | "Prefix" | "Suffix" | "RegularExpression";
          readonly value: string;
        }[];
      };
    };
    readonly ecdhCurves?: readonly string[];
    readonly fingerprints?: readonly ("JA3" | "JA4")[];
    readonly maxVersion?: "Auto" | "1.0" | "1.1" | "1.2" | "1.3";
    readonly minVersion?: "Auto" | "1.0" | "1.1" | "1.2" | "1.3";
    readonly session?: {
      readonly resumption?: {
        readonly stateful?: Readonly<Record<string, never>>;
        readonly stateless?: Readonly<Record<string, never>>;
      };
    };
    readonly signatureAlgorithms?: readonly string[];
  };
}

export interface ClientTrafficPolicy {
  readonly apiVersion: "gateway.envoyproxy.io/v1alpha1";
  readonly kind: "ClientTrafficPolicy";
  readonly metadata: Metadata;
  readonly spec: ClientTrafficPolicySpec;
}
