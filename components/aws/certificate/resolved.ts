// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** A certificate: a new one with DNS validation, or one that exists. */
export type CertificateSettings = CertificateNewSettings | CertificateArnSettings;

export interface CertificateNewSettings {
  /** Main name of the certificate, 64 characters at most; `*.example.com` covers one level. Allowed: a domain name such as shop.example.com or *.example.com. */
  readonly domainName: string;
  /** More names that it covers. Default: `[]`. */
  readonly subjectAlternativeNames: string[];
  /** Route 53 zone of the validation records. Absent: the records are made by hand, and the certificate waits for them. Allowed: a hosted zone id such as Z0123456789ABCDEFGHIJ. */
  readonly zoneId?: string | undefined;
  /** Zones of names that lie elsewhere, by domain: { example.net: Z... } proves example.net and what is below it there. All else is in zoneId. */
  readonly zoneIds: Record<string, string>;
  /** Whether the validation records stand already, made by another cluster or by hand: one record proves a name for every region of the account. None is made then, and the certificate is waited for. In place of zoneId. Default: `false`. */
  readonly recordsExist: boolean;
  /** Kind of key. Elliptic curves are faster; RSA serves very old clients. Default: `"EC_prime256v1"`. */
  readonly keyAlgorithm: "RSA_2048" | "EC_prime256v1" | "EC_secp384r1";
}

export interface CertificateArnSettings {
  /** A certificate that exists, in the cluster's region. Allowed: the ARN of a certificate in this region such as arn:aws:acm:eu-west-1:123456789012:certificate/1a2b3c4d. */
  readonly arn: string;
}
