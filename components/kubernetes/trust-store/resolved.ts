// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** Whose client certificates are let in. */
export interface KubernetesTrustStoreSettings {
  /** Certificates of the authorities whose clients are let in: PEM, roots and intermediate ones. Allowed: { pem } with the certificates themselves, or { configMap } of one that exists. */
  readonly authorities: KubernetesCaPemAuthoritiesSettings | KubernetesCaConfigMapAuthoritiesSettings;
  /** Lists of certificates that are let in no more, by name. Where there are any, each authority that issues clients' certificates needs one. */
  readonly revocations: Record<string, KubernetesCaPemRevocationSettings | KubernetesCaConfigMapRevocationSettings>;
}

export interface KubernetesCaPemAuthoritiesSettings {
  /** The certificates as PEM text. The component makes a ConfigMap of them. Allowed: PEM text with -----BEGIN CERTIFICATE----- in it. */
  readonly pem: string;
}

export interface KubernetesCaConfigMapAuthoritiesSettings {
  /** ConfigMap in the namespace that has them under `ca.crt`. Allowed: a ConfigMap's name: letters, digits, hyphens and dots, lower case, up to 253 characters. */
  readonly configMap: string;
}

export interface KubernetesCaPemRevocationSettings {
  /** The revocation list as PEM text. The component makes a ConfigMap of it. One that has ended is refused by the gateway: every request is answered 500 then. Allowed: PEM text with -----BEGIN X509 CRL----- in it. */
  readonly pem: string;
}

export interface KubernetesCaConfigMapRevocationSettings {
  /** ConfigMap in the namespace that has them under `ca.crl`. Allowed: a ConfigMap's name: letters, digits, hyphens and dots, lower case, up to 253 characters. */
  readonly configMap: string;
}
