/** A certificate that listeners serve, by ARN. */
export interface Certificate {
  readonly arn: string;
  /** Subject first; empty for one whose names are not known. */
  readonly domainNames: readonly string[];
  readonly keyAlgorithm: string;
  /** PEM of an imported certificate with its chain, and of its key; undefined: the twin's own CA issues it. */
  readonly imported: { readonly certificate: string; readonly privateKey: string } | undefined;
  /** Milliseconds since the epoch at which it runs out, of whole seconds: a drill's. Absent: as long as the vendor's are valid. */
  readonly endsAt?: number;
}
