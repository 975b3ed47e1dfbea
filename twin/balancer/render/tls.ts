import { defaultTlsPolicy, offeredTlsPolicies, tlsPolicies } from "../../../platforms/aws/tls";
import type { Balancer, Listener } from "../../contract/desired-state";
import { bindClientCertificates, type ClientFiles } from "./client-certificates";

/** What a security policy allows, in OpenSSL's names. */
interface SslPolicy {
  readonly minimum: "TLSv1.2" | "TLSv1.3";
  /** TLS 1.2 suites; empty when 1.2 is not offered. */
  readonly ciphers: readonly string[];
  readonly suites: readonly string[];
}

const suites = ["TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"];
const fipsSuites = ["TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384"];
const cnsaSuites = ["TLS_AES_256_GCM_SHA384"];
const strong = [
  "ECDHE-ECDSA-AES128-GCM-SHA256",
  "ECDHE-RSA-AES128-GCM-SHA256",
  "ECDHE-ECDSA-AES256-GCM-SHA384",
  "ECDHE-RSA-AES256-GCM-SHA384",
];
const cbc = [
  ...strong.slice(0, 2),
  "ECDHE-ECDSA-AES128-SHA256",
  "ECDHE-RSA-AES128-SHA256",
  ...strong.slice(2),
  "ECDHE-ECDSA-AES256-SHA384",
  "ECDHE-RSA-AES256-SHA384",
];

/** RFC 9151 asks for 256-bit ciphers; its INTEROP policies take the clients of the others too. */
const isCnsa = (name: string): boolean => name.includes("-RFC9151-FIPS");

function played(name: string): SslPolicy {
  const { minimum, ciphers, fips } = tlsPolicies.get(name) ?? {};
  return {
    minimum: minimum === "1.3" ? "TLSv1.3" : "TLSv1.2",
    ciphers: minimum === "1.3" ? [] : isCnsa(name) ? strong.slice(2) : ciphers === "strong" ? strong : cbc,
    suites: isCnsa(name) ? cnsaSuites : fips === true ? fipsSuites : suites,
  };
}

/**
 * Security policies that the toolkit offers. The post-quantum variants differ in key exchange only, which the local TLS library does
 * not have: the twin plays them with their classical groups. Source: Application Load Balancer user guide, security policies.
 */
export const sslPolicies: Readonly<Record<string, SslPolicy>> = Object.fromEntries(
  offeredTlsPolicies.map((name) => [name, played(name)]),
);

export const isTls = (listener: Listener): boolean => listener.protocol === "HTTPS" || listener.protocol === "TLS";

export interface TlsFileNames extends ClientFiles {
  /** Certificates of the listener, the default one first. */
  readonly certificates: string;
}

/** Options of a `bind` line. @throws RangeError for a policy that the twin does not know. */
export function bindTls(balancer: Balancer, listener: Listener, files: TlsFileNames): string {
  if (!isTls(listener)) return "";
  const name = listener.sslPolicy ?? defaultTlsPolicy;
  const policy = sslPolicies[name];
  if (policy === undefined) {
    throw new RangeError(
      `the twin does not know the security policy ${name}; use one of ${Object.keys(sslPolicies).join(", ")}`,
    );
  }
  return [
    ` ssl crt-list ${files.certificates} ssl-min-ver ${policy.minimum}`,
    policy.ciphers.length > 0 ? ` ciphers ${policy.ciphers.join(":")}` : "",
    ` ciphersuites ${policy.suites.join(":")}`,
    bindClientCertificates(listener, files),
    ...protocolsOffered(balancer, listener),
  ].join("");
}

/** An application balancer offers HTTP/2; a network balancer what its ALPN policy says. */
function protocolsOffered(balancer: Balancer, listener: Listener): string[] {
  if (balancer.type === "application") return [balancer.http2 ? " alpn h2,http/1.1" : " alpn http/1.1"];
  const offered: Readonly<Record<string, string>> = {
    HTTP1Only: "http/1.1,http/1.0",
    HTTP2Only: "h2",
    HTTP2Optional: "http/1.1,http/1.0,h2",
    HTTP2Preferred: "h2,http/1.1,http/1.0",
  };
  const protocols = offered[listener.alpnPolicy ?? "None"];
  return protocols === undefined ? [] : [` alpn ${protocols}`];
}
