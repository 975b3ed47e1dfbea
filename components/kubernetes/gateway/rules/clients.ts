import type { Path } from "../../../../model/settings/path";
import type { Report, ValidPart } from "../../../../model/settings/rule";
import { usualRequestHeaders } from "../../../balancer-options";
import { type Balancer, encrypts, listenersOf } from "../placed-actions";
import type { ListenerShape } from "../schema";

type Listener = ValidPart<ListenerShape>;

const leaveOut = "leave it out";

/** Clients show certificates where the gateway ends TLS, and a trust store judges them in one mode alone. */
export function clientCertificates(balancer: Balancer, say: Report): void {
  for (const { listener, path } of listenersOf(balancer)) {
    const { mutualAuthentication, protocol, passthrough } = listener;
    if (mutualAuthentication === undefined || protocol === undefined) continue;
    const own = [...path, "mutualAuthentication"];
    const { mode, trustStore, ignoreClientCertificateExpiry } = mutualAuthentication;
    if (!encrypts({ protocol, passthrough })) {
      const problem =
        passthrough === undefined
          ? `protocol ${protocol} does not encrypt, so clients show no certificate`
          : "the nodes end TLS, and ask for certificates if they want any";
      say([...own, "mode"], { problem, fix: "leave mutualAuthentication out" });
      continue;
    }
    if (mode === "verify" && trustStore === undefined)
      say([...own, "trustStore"], {
        problem: "missing: mode verify needs a trust store",
        fix: "name one of the cluster's trustStores",
      });
    if (mode === undefined || mode === "verify") continue;
    const problem = `only mode verify has it, and this is ${mode}`;
    const fix = "leave it out, or set mode to verify";
    if (trustStore !== undefined) say([...own, "trustStore"], { problem, fix });
    if (ignoreClientCertificateExpiry === true) say([...own, "ignoreClientCertificateExpiry"], { problem, fix });
  }
}

/** Listeners whose TLS the nodes end. */
export function passedThrough(balancer: Balancer, say: Report): void {
  for (const { listener, path } of listenersOf(balancer)) {
    const { passthrough, protocol, certificateName, allow } = listener;
    if (passthrough === undefined || protocol === undefined) continue;
    if (protocol !== "TLS") {
      const problem = `protocol ${protocol} asks for no name before it is taken`;
      say([...path, "passthrough"], { problem, allowed: "TLS listeners only", fix: leaveOut });
      continue;
    }
    if (certificateName !== undefined)
      say([...path, "certificateName"], {
        problem: "the nodes end TLS, with certificates of their own",
        fix: leaveOut,
      });
    if (allow !== undefined)
      say([...path, "allow"], {
        problem: "the gateway has no policy of clients' addresses for TLS that it passes through",
        fix: "leave it out, or use a TCP listener, which takes every name",
      });
  }
}

/** Browsers refuse credentials where every origin may read, and Envoy would name each origin that asks. */
export function openCredentials(balancer: Balancer, say: Report): void {
  for (const { listener, path } of listenersOf(balancer)) {
    const cors = listener.responseHeaders?.cors;
    if (cors?.allowOrigin !== "*" || cors.allowCredentials !== true) continue;
    say([...path, "responseHeaders", "cors", "allowOrigin"], {
      problem: "with allowCredentials any page that a user opens could read what the user may read",
      fix: "name the one origin, or leave allowCredentials out",
    });
  }
}

const isSent = ({ enableTlsVersionAndCipherSuiteHeaders }: Balancer, listener: Listener, key: string): boolean => {
  if (key.startsWith("tls")) return enableTlsVersionAndCipherSuiteHeaders === true;
  return listener.mutualAuthentication?.mode === (key === "clientCertificate" ? "passthrough" : "verify");
};

/** Names of headers are for those that are sent, each of its own. */
export function requestHeaderNames(balancer: Balancer, say: Report): void {
  for (const { listener, path } of listenersOf(balancer)) namesOf(balancer, listener, [...path, "requestHeaders"], say);
}

function namesOf(balancer: Balancer, listener: Listener, path: Path, say: Report): void {
  const first = new Map<string, string>();
  for (const [key, usual] of Object.entries(usualRequestHeaders)) {
    const name = Object.entries(listener.requestHeaders ?? {}).find(([own]) => own === key)?.[1];
    if (name === undefined) continue;
    const other = first.get(name.toLowerCase());
    if (other === undefined) first.set(name.toLowerCase(), key);
    else say([...path, key], { problem: `${other} has this name already`, fix: "give each a name of its own" });
    if (name === usual || listener.protocol === undefined) continue;
    if (listener.protocol !== "HTTPS")
      say([...path, key], { problem: "only HTTPS listeners tell nodes of TLS", fix: leaveOut });
    else if (!isSent(balancer, listener, key))
      say([...path, key], {
        problem: "this header is not sent",
        fix: key.startsWith("tls")
          ? "set loadBalancer.enableTlsVersionAndCipherSuiteHeaders to true"
          : `leave it out: mode ${key === "clientCertificate" ? "passthrough" : "verify"} of mutualAuthentication sends it`,
      });
  }
}
