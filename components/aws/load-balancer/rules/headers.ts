import type { Path } from "../../../../model/settings/path";
import type { Report } from "../../../../model/settings/rule";
import { usualRequestHeaders } from "../../../balancer-options";
import { type Balancer, type Listener, listenersOf } from "../placed-actions";
import { isSentIn } from "./mutual-authentication";

/** A year: what preload lists ask for at least. Source: hstspreload.org, read 2026-11-30. */
const preloadedAge = 31536000;

const fix = "leave it out";

type Headers = NonNullable<Listener["responseHeaders"]>;

/** Whether anything but the defaults is asked for. */
const isAsked = ({ strictTransportSecurity, cors, ...rest }: Headers): boolean =>
  (strictTransportSecurity !== undefined && strictTransportSecurity !== false) ||
  cors !== undefined ||
  rest.contentSecurityPolicy !== undefined ||
  rest.frameOptions !== undefined ||
  rest.contentTypeOptions === true ||
  rest.server === false;

/** Headers are for listeners that read HTTP; those about TLS for listeners that speak it. */
export function listenerHeaders(balancer: Balancer, say: Report): void {
  for (const { listener, path } of listenersOf(balancer)) {
    responseHeaders(balancer, listener, [...path, "responseHeaders"], say);
    requestHeaders(balancer, listener, [...path, "requestHeaders"], say);
  }
}

function responseHeaders({ type }: Balancer, listener: Listener, path: Path, say: Report): void {
  const headers = listener.responseHeaders;
  if (headers === undefined) return;
  if (type === "network") {
    if (isAsked(headers)) say(path, { problem: "a network load balancer does not read HTTP", fix });
    return;
  }
  const hsts = headers.strictTransportSecurity;
  if (hsts === undefined || hsts === false) return;
  const own = [...path, "strictTransportSecurity"];
  if (listener.protocol === "HTTP") {
    const problem = "browsers ignore it over HTTP (RFC 6797, 8.1)";
    say(own, { problem, fix: "leave it out, and redirect to an HTTPS listener, which sends it by itself" });
  }
  if (hsts.preload !== true) return;
  if (hsts.includeSubdomains === false) {
    say([...own, "preload"], { problem: "preloading needs includeSubdomains", fix: "set includeSubdomains to true" });
  }
  if (hsts.maxAge !== undefined && hsts.maxAge < preloadedAge) {
    say([...own, "maxAge"], { problem: "preloading needs a year", fix: `write ${preloadedAge} or more` });
  }
}

function requestHeaders(balancer: Balancer, listener: Listener, path: Path, say: Report): void {
  const first = new Map<string, string>();
  for (const [key, vendors] of Object.entries(usualRequestHeaders)) {
    const name = Object.entries(listener.requestHeaders ?? {}).find(([own]) => own === key)?.[1];
    if (name === undefined) continue;
    if (listener.protocol !== undefined && listener.protocol !== "HTTPS" && name !== vendors) {
      say([...path, key], { problem: "only HTTPS listeners tell nodes of TLS", fix });
    }
    const other = first.get(name.toLowerCase());
    if (other === undefined) first.set(name.toLowerCase(), key);
    else say([...path, key], { problem: `${other} has this name already`, fix: "give each a name of its own" });
    if (name === vendors || listener.protocol !== "HTTPS" || isSent(balancer, listener, key)) continue;
    const advice = key.startsWith("tls")
      ? "set loadBalancer.enableTlsVersionAndCipherSuiteHeaders to true"
      : `leave it out: mode ${key === "clientCertificate" ? "passthrough" : "verify"} of mutualAuthentication sends it`;
    say([...path, key], { problem: "this header is not sent", fix: advice });
  }
}

const isSent = (balancer: Balancer, listener: Listener, header: string): boolean =>
  header.startsWith("tls")
    ? balancer.enableTlsVersionAndCipherSuiteHeaders !== false
    : isSentIn(listener.mutualAuthentication?.mode, header);

/** Caution: browsers refuse credentials where every origin may read. Source: Fetch standard, CORS check. */
export function openCredentials(balancer: Balancer, say: Report): void {
  for (const { listener, path } of listenersOf(balancer)) {
    const cors = listener.responseHeaders?.cors;
    if (cors?.allowOrigin !== "*" || cors.allowCredentials !== true) continue;
    const problem = "browsers send no credentials where allowOrigin is *";
    say([...path, "responseHeaders", "cors", "allowCredentials"], {
      problem,
      fix: "name the one origin, or leave it out",
    });
  }
}
