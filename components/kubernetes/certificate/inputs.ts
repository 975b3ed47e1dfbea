// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
/** A certificate: a new one of cert-manager, or a Secret that exists. */
export type KubernetesCertificateInput = KubernetesCertificateNewInput | KubernetesCertificateSecretNameInput;

export interface KubernetesCertificateNewInput {
  /** Main name of the certificate; `*.example.com` covers one level. Allowed: a domain name such as shop.example.com or *.example.com. */
  domainName: string;
  /** More names that it covers. Default: `[]`. */
  subjectAlternativeNames?: string[] | undefined;
  /** Kind of key. Elliptic curves are faster; RSA serves very old clients. Default: `"EC_prime256v1"`. */
  keyAlgorithm?: "EC_prime256v1" | "EC_secp384r1" | "RSA_2048" | "RSA_3072" | "RSA_4096" | undefined;
  /** Who issues the certificate: an issuer of cert-manager by `name`, or one made for your own `authority`. Allowed: { name } of an issuer that exists, or { authority } for one of your own. */
  issuer: KubernetesCertificateNameIssuerInput | KubernetesCertificateAuthorityIssuerInput;
}

export interface KubernetesCertificateNameIssuerInput {
  /** Issuer of cert-manager that exists. Allowed: an issuer's name: letters, digits, hyphens and dots, lower case, up to 253 characters. */
  name: string;
  /** Whether it is the whole cluster's or the namespace's own. Default: `"ClusterIssuer"`. */
  kind?: "ClusterIssuer" | "Issuer" | undefined;
}

export interface KubernetesCertificateAuthorityIssuerInput {
  /** Secret in the namespace with an authority of your own, `tls.crt` and `tls.key`: an Issuer is made for it. Allowed: a Secret's name: letters, digits, hyphens and dots, lower case, up to 253 characters. */
  authority: string;
}

export interface KubernetesCertificateSecretNameInput {
  /** Secret of type kubernetes.io/tls in the namespace that exists, and that something else renews. Allowed: a Secret's name: letters, digits, hyphens and dots, lower case, up to 253 characters. */
  secretName: string;
}
