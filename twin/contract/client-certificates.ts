/** Whose certificates the clients of a listener must show (mTLS). */
export interface ClientCertificates {
  /** `passthrough`: nodes judge them. */
  readonly mode: "passthrough" | "verify";
  /** PEM: who may have issued them; of mode verify. */
  readonly authorities: string;
  /** PEM, each of one list. */
  readonly revocations: readonly string[];
  readonly ignoreExpiry: boolean;
  readonly advertiseNames: boolean;
  /** Names of the request headers by which nodes learn of them. */
  readonly headers: {
    readonly chain: string;
    readonly leaf: string;
    readonly serialNumber: string;
    readonly issuer: string;
    readonly subject: string;
    readonly validity: string;
  };
}
