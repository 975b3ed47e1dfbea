// Generated from the published definition by `npm run crds`: do not edit.
// Source: github.com/cert-manager/cert-manager@v1.21.2. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface IssuerSpec {
  readonly ca?: {
    readonly crlDistributionPoints?: readonly string[];
    readonly issuingCertificateURLs?: readonly string[];
    readonly ocspServers?: readonly string[];
    readonly secretName: string;
  };
  readonly selfSigned?: { readonly crlDistributionPoints?: readonly string[] };
}

export interface Issuer {
  readonly apiVersion: "cert-manager.io/v1";
  readonly kind: "Issuer";
  readonly metadata: Metadata;
  readonly spec: IssuerSpec;
}
