import type { Path } from "../../../../model/settings/path";
import type { Report } from "../../../../model/settings/rule";
import type { LimitSeverity, Limits } from "../../../../platforms/aws/limits";
import { aProtocol, isEncryptedProtocol } from "../../../../platforms/aws/protocols";
import { quota } from "../../../../platforms/aws/quota";
import { type Balancer, type Listener, listenersOf } from "../placed-actions";

/** Request headers by which nodes learn of the client's certificate, by mode. Source: Application Load Balancers user guide, mutual TLS. */
const headersOf: Readonly<Record<string, readonly string[]>> = {
  off: [],
  passthrough: ["clientCertificate"],
  verify: [
    "clientCertificateLeaf",
    "clientCertificateSerialNumber",
    "clientCertificateIssuer",
    "clientCertificateSubject",
    "clientCertificateValidity",
  ],
};

/** Whether a listener of that mode sends the header at all. */
export const isSentIn = (mode: string | undefined, header: string): boolean =>
  headersOf[mode ?? "off"]?.includes(header) ?? false;

export function clientCertificates(balancer: Balancer, say: Report): void {
  for (const { listener, path } of listenersOf(balancer)) {
    if (listener.mutualAuthentication === undefined) continue;
    judge(balancer, listener, [...path, "mutualAuthentication"], say);
  }
}

function judge({ type }: Balancer, listener: Listener, path: Path, say: Report): void {
  const { protocol, mutualAuthentication } = listener;
  const { mode, trustStore, ignoreClientCertificateExpiry, advertiseTrustStoreCaNames } = mutualAuthentication ?? {};
  if (protocol !== undefined && !isEncryptedProtocol(protocol)) {
    const encrypted = protocol === "HTTP" ? "HTTPS" : "TLS";
    say([...path, "mode"], {
      problem: `${aProtocol(protocol)} listener does not encrypt, so clients show no certificate`,
      fix: `leave mutualAuthentication out, or use ${encrypted}`,
    });
    return;
  }
  if (type === "network" && mode === "passthrough") {
    const problem = "a network load balancer passes no certificate on";
    say([...path, "mode"], {
      problem,
      allowed: "off or verify",
      fix: "use verify, or a TCP listener and TLS at the nodes",
    });
  }
  if (mode === "verify" && trustStore === undefined) {
    const fix = "name one of the cluster's trustStores";
    say([...path, "trustStore"], { problem: "missing: mode verify needs a trust store", fix });
  }
  if (mode === undefined || mode === "verify") return;
  const problem = `only mode verify has it, and this is ${mode}`;
  if (trustStore !== undefined) say([...path, "trustStore"], { problem, fix: "leave it out, or set mode to verify" });
  for (const [option, value] of Object.entries({ ignoreClientCertificateExpiry, advertiseTrustStoreCaNames })) {
    if (value === true) say([...path, option], { problem, fix: "leave it out, or set mode to verify" });
  }
}

export function verifyingListeners(balancer: Balancer, say: Report, limits: Limits, severity: LimitSeverity): void {
  if (balancer.type !== "application") return;
  const verifying = listenersOf(balancer).filter(({ listener }) => listener.mutualAuthentication?.mode === "verify");
  if (verifying.length === 0) return;
  quota(limits, severity, say)("elbv2.alb.verifyingListeners", verifying.length, ["listeners"]);
}
