import { closingRecord, httpFields, separators, tcpFields } from "../render/log";
import { decoded, quoted, unmarked } from "./escapes";
import { absent, type Connection, connectionOf, headersOf, known, timesOf, timestamp } from "./log-fields";
import { Memo } from "./memo";

/** What stands in the vendor's log for the twin's own names. */
export interface LogNames {
  /** Target group's ARN by backend. */
  readonly targetGroups: Readonly<Record<string, string>>;
  /** A target's public `address:port` by the hidden one. */
  readonly targets: Readonly<Record<string, string>>;
  /** Certificate's ARN by serial number. */
  readonly certificates: Readonly<Record<string, string>>;
  /** Which logs balancers write, by name. */
  readonly logs: Readonly<Record<string, { readonly access: boolean; readonly connections: boolean }>>;
}

interface LogLine {
  /** Name of the balancer. */
  readonly balancer: string;
  /** Of its access log. */
  readonly line: string;
  /** Of its connection log: with the first request of a connection. */
  readonly connection?: string;
}

type Read<K> = (field: K) => string;
type ReadHttp = Read<keyof typeof httpFields>;

/** Some megabytes of names; a connection that outlives so many others is told once more. */
const rememberedConnections = 65_536;

/** What stands before a record's fields: its kind, the balancer's name, its `app/web/50dc6c495c0c9188`, and port or id of the listener. */
const preface = 4;
const http = positionsOf(httpFields);
const tcp = positionsOf(tcpFields);
const httpCount = preface + http.size;
const tcpCount = preface + tcp.size;

function positionsOf(fields: object): ReadonlyMap<string, number> {
  return new Map(Object.keys(fields).map((name, index) => [name, preface + index]));
}

const valueAt = (values: readonly string[], position = -1): string => known(values[position]);

/** Turns HAProxy's records into the vendor's lines: thousands a second, so what many of them share is made once. */
export class Formatter {
  readonly #groups = new Map<string, string>();
  /** Balancers with a connection log. */
  #writers: ReadonlySet<string> = new Set();
  /** Connections whose line is written; those that are long gone are forgotten. */
  readonly #seen = new Set<string>();
  readonly #targets = new Map<string, string>();
  readonly #certificates = new Map<string, string>();
  readonly #times = new Memo(timesOf);
  readonly #headers = new Memo(headersOf);
  readonly #connections = new Memo((text) => connectionOf(text, this.#certificates));

  /** Names are kept when they go: records of their time may still come. */
  learn({ targetGroups, targets, certificates, logs }: LogNames): void {
    this.#writers = new Set(Object.entries(logs).flatMap(([name, { connections }]) => (connections ? [name] : [])));
    for (const [backend, arn] of Object.entries(targetGroups)) this.#groups.set(backend, arn);
    for (const [hidden, address] of Object.entries(targets)) this.#targets.set(hidden, address);
    for (const [serial, arn] of Object.entries(certificates)) this.#certificates.set(serial, arn);
    this.#connections.clear();
  }

  /** One raw record of HAProxy as the vendor's line; undefined when it is not a record. */
  format(raw: string): LogLine | undefined {
    if (raw.startsWith(`${closingRecord} `)) {
      return this.format(Buffer.from(raw.slice(closingRecord.length + 1), "base64").toString("latin1"));
    }
    const values = raw.split(separators.field);
    const [kind, balancer = ""] = values;
    if (kind === "http" && values.length >= httpCount) {
      // The trace is the record's rest: what a client sent as part of it may hold tabs.
      if (values.length > httpCount) values.push(values.splice(httpCount - 1).join(separators.field));
      const connection = this.#writers.has(balancer) ? this.#connectionLine(values) : undefined;
      return { balancer, line: this.#httpLine(values), ...(connection === undefined ? {} : { connection }) };
    }
    if (kind === "tls" && values.length === tcpCount) return { balancer, line: this.#tlsLine(values) };
    return undefined;
  }

  /** Source: Application Load Balancer user guide, access log entries. */
  #httpLine(values: readonly string[]): string {
    const read: ReadHttp = (field) => valueAt(values, http.get(field));
    const [, , resource, listener = ""] = values;
    const end = Number(read("now"));
    const times = this.#times.of(read("timers"));
    const connection = this.#connections.of(read("connection"));
    const { host, agent } = this.#headers.of(read("headers"));
    const server = read("server");
    const target = this.#targets.get(server) ?? (server.startsWith("-") ? absent : server);
    const group = this.#groups.get(read("backend"));
    const status = statusOf(read);
    // An answer that the balancer itself refuses is no answer of the target.
    const answered = times.isAnswered && !read("state").startsWith("P") ? status : absent;
    const action = group === undefined ? ownAction(read) : "forward";
    const location = group === undefined ? decoded(read("location")) : absent;
    const origin = `${connection.kind === "http" ? "http" : "https"}://${host}:${listener}`;
    return (
      `${kindOf(connection, status)} ${timestamp(end)} ${resource} ${connection.client} ${target} ${times.text} ` +
      `${status} ${answered} ${read("received")} ${read("sent")} ` +
      `${quoted(requestLine(read("request"), origin, connection))} ${agent} ` +
      `${connection.tls} ${group ?? absent} ${quoted(read("trace"))} ${connection.identity} ${ruleOf(read, group)} ` +
      `${timestamp(end - times.total)} "${action}" ${quoted(location)} "-" "${target}" "${answered}" "-" "-" ` +
      connection.trace
    );
  }

  /**
   * Source: Application Load Balancers user guide, connection log entries. What the twin's TLS library keeps to itself is `-`: the time of the
   * handshake, the client's certificate and the key exchange.
   */
  #connectionLine(values: readonly string[]): string | undefined {
    const read: ReadHttp = (field) => valueAt(values, http.get(field));
    const connection = this.#connections.of(read("connection"));
    if (connection.trace === absent || this.#seen.has(connection.trace)) return undefined;
    if (this.#seen.size >= rememberedConnections) this.#seen.clear();
    this.#seen.add(connection.trace);
    const begin = Number(read("now")) - this.#times.of(read("timers")).total;
    const at = connection.client.lastIndexOf(":");
    const [address, port] = [connection.client.slice(0, at), connection.client.slice(at + 1)];
    const [cipher = absent, protocol = absent] = connection.tls.split(" ");
    return `${timestamp(begin)} ${address} ${port} ${values[3] ?? absent} ${protocol} ${cipher} - "-" - - - ${connection.trace} -`;
  }

  /** Source: Network Load Balancer user guide, access log entries. Fields that the twin's TLS library keeps to itself are `-`. */
  #tlsLine(values: readonly string[]): string {
    const read: Read<keyof typeof tcpFields> = (field) => valueAt(values, tcp.get(field));
    const [, , resource, listener] = values;
    const end = Number(read("now"));
    const lifetime = Number(read("connected"));
    const serial = read("certificate");
    return [
      "tls",
      "2.0",
      timestamp(end).slice(0, 19),
      resource,
      listener,
      read("client"),
      read("destination"),
      read("connected"),
      read("handshake"),
      read("received"),
      read("sent"),
      absent,
      this.#certificates.get(serial) ?? absent,
      serial.toLowerCase(),
      read("cipher"),
      read("protocol").toLowerCase().replace(".", ""),
      absent,
      decoded(read("domain")),
      read("alpn"),
      absent,
      absent,
      timestamp(end - 1000 * Math.max(0, lifetime)).slice(0, 19),
    ].join(" ");
  }
}

function kindOf({ kind }: Connection, status: string): string {
  if (status !== "101") return kind;
  return kind === "http" ? "ws" : "wss";
}

/** Method, absolute URL and version; what the client never sent is `-`. */
function requestLine(request: string, origin: string, { kind }: Connection): string {
  if (request === absent || request === "<BADREQ>") return `- ${origin}- -`;
  // A URL beyond what HAProxy keeps of it has lost the version behind it.
  const [method = "", uri = "", version = kind === "h2" ? "HTTP/2.0" : "HTTP/1.1"] = request.split(" ");
  const path = uri.startsWith("/") ? uri : uri.replace(/^https?:\/\/[^/?]*/, "");
  return `${method} ${origin}${unmarked(path)} ${version}`;
}

/**
 * A client that went away while its request was on its way or waiting for an answer is 460, a transfer coding that is not known 501.
 * Source: Application Load Balancer user guide, troubleshooting.
 */
function statusOf(read: ReadHttp): string {
  const status = read("status");
  if (/^C[QCH]/.test(read("state")) || (status === "-1" && read("state").startsWith("C"))) return "460";
  return status === "422" && isRefused(read) ? "501" : status;
}

/** 0 is the default action, -1 an error before any rule. */
function ruleOf(read: ReadHttp, group: string | undefined): string {
  const rule = read("rule");
  if (rule !== absent) return rule;
  return group === undefined && isRefused(read) ? "-1" : "0";
}

/** What the balancer did by itself. */
function ownAction(read: ReadHttp): string {
  if (isRefused(read)) return absent;
  return read("location") === absent ? "fixed-response" : "redirect";
}

/** HAProxy ended it before or without an action: a bad or late request. */
const isRefused = (read: ReadHttp): boolean => "PCcR".includes(read("state").charAt(0));
