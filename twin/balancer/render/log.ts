import type { Balancer, Listener } from "../../contract/desired-state";
import { quote } from "./text";

/** What stays the same for a whole connection is put together once, when it begins: one field of a record. */
export const connectionFields = {
  client: "%ci:%cp",
  cipher: "%[ssl_fc_cipher]",
  protocol: "%[ssl_fc_protocol]",
  domain: "%[ssl_fc_sni,json(utf8s)]",
  alpn: "%[ssl_fc_alpn]",
  certificate: "%[ssl_f_serial,hex]",
  connection: "%[var(sess.id)]",
} as const;

/**
 * HAProxy's own aliases where there are any: each costs it a tenth of an expression. In `%r` and `%hr` it writes as `#HH` what is no
 * plain character.
 */
const requestFields = {
  now: "%[date(0,us)]",
  server: "%si:%sp",
  timers: "%TR/%Tw/%Tc/%Tr/%Ta",
  status: "%ST",
  received: "%U",
  sent: "%B",
  request: "%r",
  headers: "%hr",
  backend: "%b",
  state: "%ts",
  rule: "%[var(txn.rule)]",
  location: "%[var(txn.location),json(utf8s)]",
} as const;

/** Field names of a raw access record, in order. The last one may hold anything: a client may have sent a part of it. */
export const httpFields = { ...requestFields, connection: "%[var(sess.log)]", trace: "%[var(txn.trace)]" } as const;

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

/** Descriptor on which HAProxy finds the file of its records, which outlives its workers. */
const recordsDescriptor = 3;
/** Bytes of a record. */
const recordLimit = 8192;

/** Between fields, and between those of a connection: JSON strings contain neither. */
export const separators = { field: "\t", connection: "\u001f" } as const;
/** As they are written in a configuration. */
const written = { field: "\\t", connection: "\\x1f" } as const;

/** What a record begins with that HAProxy would not have written: base64 of a usual one follows. */
export const closingRecord = "late";

const logTarget = `log fd@${recordsDescriptor} len ${recordLimit} format raw local0 info`;

/** Where a backend's own messages go: its filter's records, which its frontends write no longer. */
export const backendLog = (balancer: Balancer): string => (hasLogs(balancer) ? logTarget : "no log");

/** A connection is told by its first request, so that both logs need the same records. */
const hasLogs = ({ accessLogs, connectionLogs }: Balancer): boolean => accessLogs || connectionLogs;

/** Source of what is logged: access logs of Application and Network Load Balancers. A network balancer logs TLS listeners only. */
export function renderLog(balancer: Balancer, listener: Listener): string[] {
  if (!isLogged(balancer, listener)) return ["no log"];
  const resource = balancer.arn.split("loadbalancer/")[1] ?? balancer.name;
  if (balancer.type === "network")
    return [
      logTarget,
      `log-format ${format(["tls", balancer.name, resource, listener.arn.split("/").at(-1) ?? "", ...Object.values(tcpFields)])}`,
    ];
  const unset = unsetFields(listener);
  const fields = { ...httpFields, ...Object.fromEntries(unset.map((field) => [field, "-"])) };
  const record = format([...["http", balancer.name, resource, String(listener.port)], ...Object.values(fields)]);
  return [
    logTarget,
    "option dontlognull",
    `log-format ${record}`,
    `http-after-response set-var-fmt(txn.record) ${record} if { var(txn.silent) -m found }`,
    "http-after-response set-var(txn.record) var(txn.record),base64 if { var(txn.silent) -m found }",
    `tcp-request session set-var-fmt(sess.log) "${Object.values(connectionFields).join(written.connection)}"`,
    "capture request header Host len 256",
    "capture request header User-Agent len 512",
    ...(unset.includes("location")
      ? []
      : ["http-after-response set-var(txn.location) res.fhdr(location) if { status 301 302 }"]),
  ];
}

/** What no request of this listener has. */
function unsetFields({ rules, defaultAction }: Listener): (keyof typeof requestFields)[] {
  const redirects = [defaultAction, ...rules.map(({ action }) => action)].some(({ type }) => type === "redirect");
  return [...(rules.length > 0 ? [] : ["rule" as const]), ...(redirects ? [] : ["location" as const])];
}

const isLogged = (balancer: Balancer, listener: Listener): boolean =>
  hasLogs(balancer) && (balancer.type === "application" || listener.protocol === "TLS");

export const isLogging = (balancers: readonly Balancer[]): boolean =>
  balancers.some(
    (balancer) => balancer.healthCheckLogs || balancer.listeners.some((listener) => isLogged(balancer, listener)),
  );

const format = (fields: readonly string[]): string => fields.map(unspaced).join(written.field);

/** Names are the user's: nothing in them may separate, quote or expand. */
const unspaced = (field: string): string => (/^[\w%[\]{}():.,/-]*$/.test(field) ? field : quote(field));
