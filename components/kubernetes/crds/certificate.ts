// Generated from the published definition by `npm run crds`: do not edit.
// Source: github.com/cert-manager/cert-manager@v1.21.2. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface CertificateSpec {
  readonly commonName?: string;
  readonly dnsNames?: readonly string[];
  readonly duration?: string;
  readonly issuerRef: { readonly group?: string; readonly kind?: string; readonly name: string };
  readonly privateKey?: {
    readonly algorithm?: "RSA" | "ECDSA" | "Ed25519";
    readonly encoding?: "PKCS1" | "PKCS8";
    readonly rotationPolicy?: "Never" | "Always";
    readonly size?: number;
  };
  readonly renewBefore?: string;
  readonly secretName: string;
  readonly usages?: readonly (
    | "signing"
    | "digital signature"
    | "content commitment"
    | "key encipherment"
    | "key agreement"
    | "data encipherment"
    | "cert sign"
    | "crl sign"
    | "encipher only"
    | "decipher only"
    | "any"
    | "server auth"
    | "client auth"
    | "code signing"
    | "email protection"
    | "s/mime"
    | "ipsec end system"
    | "ipsec tunnel"
    | "ipsec user"
    | "timestamping"
    | "ocsp signing"
    | "microsoft sgc"
    | "netscape sgc"
  )[];
}

export interface Certificate {
  readonly apiVersion: "cert-manager.io/v1";
  readonly kind: "Certificate";
  readonly metadata: Metadata;
  readonly spec: CertificateSpec;
}
