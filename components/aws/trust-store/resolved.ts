// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** Whose client certificates a listener lets in. */
export type TrustStoreSettings = TrustStoreNewSettings | TrustStoreArnSettings;

export interface TrustStoreNewSettings {
  /** Certificates of the authorities whose clients are let in: PEM, roots and intermediate ones. Allowed: { pem } with the certificates themselves, or { bucket, key } of a bundle in S3. */
  readonly authorities: TrustStorePemAuthoritiesSettings | TrustStoreBucketAuthoritiesSettings;
  /** Lists of certificates that are let in no more, by name. */
  readonly revocations: Record<string, TrustStorePemRevocationSettings | TrustStoreBucketRevocationSettings>;
}

export interface TrustStorePemAuthoritiesSettings {
  /** The certificates as PEM text. The component makes a private bucket for it, and a change is a new version. Allowed: PEM text. */
  readonly pem: string;
}

export interface TrustStoreBucketAuthoritiesSettings {
  /** Bucket that holds the certificates, in the balancer's region. Allowed: the name of an S3 bucket such as shop-trust. */
  readonly bucket: string;
  /** Its key. Allowed: a key of 1 to 1024 characters (limit s3.key.length, read 2026-11-30). */
  readonly key: string;
  /** Its version. Absent: the one that is current when the store is made; later ones are not noticed. Allowed: a version id. */
  readonly version?: string | undefined;
}

export interface TrustStorePemRevocationSettings {
  /** The revocation list as PEM text. The component makes a private bucket for it, and a change is a new version. Allowed: PEM text. */
  readonly pem: string;
}

export interface TrustStoreBucketRevocationSettings {
  /** Bucket that holds the revocation list, in the balancer's region. Allowed: the name of an S3 bucket such as shop-trust. */
  readonly bucket: string;
  /** Its key. Allowed: a key of 1 to 1024 characters (limit s3.key.length, read 2026-11-30). */
  readonly key: string;
  /** Its version. Absent: the one that is current when the store is made; later ones are not noticed. Allowed: a version id. */
  readonly version?: string | undefined;
}

export interface TrustStoreArnSettings {
  /** A trust store that exists, in the balancer's region. Allowed: the ARN of a trust store such as arn:aws:elasticloadbalancing:eu-west-1:123456789012:truststore/partners/1a2b3c4d. */
  readonly arn: string;
}
