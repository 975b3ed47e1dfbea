import type { Listener } from "../../contract/desired-state";
import { headerName } from "./conditions";

/** Files with what a listener trusts. */
export interface ClientFiles {
  /** Authorities, PEM. */
  readonly authorities: string;
  /** Revocation lists, PEM; there only where a trust store has any. */
  readonly revocations: string;
}

/** OpenSSL's numbers: no list of that issuer, the certificate has expired. */
const noList = 3;
const hasExpired = 10;

/**
 * Options of a `bind` line by which clients must show a certificate. The vendor looks for revoked certificates in the lists that there are;
 * OpenSSL would miss the lists of all other issuers too. Source: Application Load Balancers user guide, mutual TLS.
 */
export function bindClientCertificates({ clientCertificates }: Listener, files: ClientFiles): string {
  if (clientCertificates === undefined) return "";
  const { mode, revocations, ignoreExpiry, advertiseNames } = clientCertificates;
  if (mode === "passthrough") {
    return ` verify optional ca-verify-file ${files.authorities} ca-ignore-err all crt-ignore-err all`;
  }
  const ignored = [...(revocations.length > 0 ? [noList] : []), ...(ignoreExpiry ? [hasExpired] : [])];
  return [
    ` verify required ${advertiseNames ? "ca-file" : "ca-verify-file"} ${files.authorities}`,
    revocations.length > 0 ? ` crl-file ${files.revocations}` : "",
    ignored.length > 0 ? ` ca-ignore-err ${ignored.join(",")} crt-ignore-err ${ignored.join(",")}` : "",
  ].join("");
}

/** A certificate as PEM in URL encoding, with `+`, `=` and `/` as they are. */
const pem =
  "-----BEGIN%%20CERTIFICATE-----%%0A%[ssl_c_der,base64,regsub('(.{1,64})','\\\\1%0A',g)]-----END%%20CERTIFICATE-----%%0A";

/** `20230921015017Z` without its century becomes `2023-09-21T01:50:17Z`. */
const instant = (fetch: string) =>
  `%[${fetch},regsub('^(..)(..)(..)(..)(..)(..).*','20\\\\1-\\\\2-\\\\3T\\\\4:\\\\5:\\\\6Z')]`;

/** What nodes are told of the client's certificate; what a client sends under these names does not reach them. */
export function clientCertificateHeaders({ clientCertificates }: Listener): string[] {
  if (clientCertificates === undefined) return [];
  const { mode, headers } = clientCertificates;
  // HAProxy gives the chain in one piece, which cannot be told apart: nodes get the client's own certificate.
  const values =
    mode === "passthrough"
      ? [[headers.chain, pem] as const]
      : [
          [headers.serialNumber, "%[ssl_c_serial,hex]"] as const,
          [headers.issuer, "%[ssl_c_i_dn(,0,rfc2253)]"] as const,
          [headers.subject, "%[ssl_c_s_dn(,0,rfc2253)]"] as const,
          [headers.validity, `NotBefore=${instant("ssl_c_notbefore")};NotAfter=${instant("ssl_c_notafter")}`] as const,
          [headers.leaf, pem] as const,
        ];
  return values.flatMap(([name, value]) => [
    `http-request del-header ${headerName(name)}`,
    `http-request set-header ${headerName(name)} "${value}" if { ssl_c_used }`,
  ]);
}
