import type { Balancer, Listener } from "../../data/types";
import { quote } from "./text";

/** Field names of a raw access record, in order; `format/` turns it into the vendor's line. */
export const httpFields = {
  now: "%[date(0,us)]",
  client: "%ci:%cp",
  server: "%si:%sp",
  timers: "%TR/%Tw/%Tc/%Tr/%Ta",
  status: "%ST",
  received: "%U",
  sent: "%B",
  method: "%[capture.req.method]",
  uri: "%[capture.req.uri,json(utf8s)]",
  version: "%[capture.req.ver]",
  major: "%[fc_http_major]",
  host: "%[capture.req.hdr(0),json(utf8s)]",
  agent: "%[capture.req.hdr(1),json(utf8s)]",
  cipher: "%sslc",
  protocol: "%sslv",
  backend: "%b",
  trace: "%[var(txn.trace),json(utf8s)]",
  domain: "%[ssl_fc_sni,json(utf8s)]",
  certificate: "%[ssl_f_serial,hex]",
  rule: "%[var(txn.rule)]",
  location: "%[var(txn.location),json(utf8s)]",
  connection: "%[var(sess.id)]",
  state: "%ts",
} as const;

export const tcpFields = {
  now: "%[date(0,us)]",
  client: "%ci:%cp",
  destination: "%fi:%fp",
  connected: "%Tt",
  handshake: "%Th",
  received: "%U",
  sent: "%B",
  certificate: "%[ssl_f_serial,hex]",
  cipher: "%sslc",
  protocol: "%sslv",
  domain: "%[ssl_fc_sni,json(utf8s)]",
  alpn: "%[ssl_fc_alpn]",
} as const;

/** Fields are separated by tabs, which JSON strings never contain. */
const separator = "\\t";

/** Source of what is logged: access logs of Application and Network Load Balancers. A network balancer logs TLS listeners only. */
export function renderLog(balancer: Balancer, listener: Listener): string[] {
  if (!isLogged(balancer, listener)) return ["no log"];
  const target = "log ring@access format raw local0 info";
  const resource = balancer.arn.split("loadbalancer/")[1] ?? balancer.name;
  if (balancer.type === "network")
    return [
      target,
      format(["tls", balancer.name, resource, listener.arn.split("/").at(-1) ?? "", ...Object.values(tcpFields)]),
    ];
  return [
    target,
    "option dontlognull",
    format(["http", balancer.name, resource, String(listener.port), ...Object.values(httpFields)]),
    "tcp-request session set-var(sess.id) uuid",
    "http-request capture req.fhdr(host) len 256",
    "http-request capture req.fhdr(user-agent) len 512",
    "http-after-response set-var(txn.location) res.fhdr(location) if { status 301 302 }",
  ];
}

export const isLogged = (balancer: Balancer, listener: Listener): boolean =>
  balancer.accessLogs && (balancer.type === "application" || listener.protocol === "TLS");

export const isLogging = (balancers: readonly Balancer[]): boolean =>
  balancers.some((balancer) => balancer.listeners.some((listener) => isLogged(balancer, listener)));

const format = (fields: readonly string[]): string => `log-format ${fields.map(unspaced).join(separator)}`;

/** Names are the user's: nothing in them may separate, quote or expand. */
const unspaced = (field: string): string => (/^[\w%[\]{}():.,/-]*$/.test(field) ? field : quote(field));
